import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import {
  confirmConsensus,
  proposeConsensus,
  resolveConflict,
  withdrawResolution,
} from "@/lib/review/conflicts/commands";
import { ProposeConsensus, ResolveConflict, type ResolvingMode } from "@/lib/review/conflicts/schema";
import { currentProtocol } from "@/lib/review/protocol/queries";
import type { StageKind } from "@/lib/review/protocol/schema";
import { type SeedPerson, scopeOf } from "./team";

interface SeedDecision {
  itemId: string;
  decision: "include" | "exclude";
  stage?: StageKind;
  reasonId?: string | null;
  rationale?: string;
  protocolVersionId?: string;
}

/** Settles a conflict alone; the votes it names are those there are now. */
export async function resolve(
  reviewId: string,
  person: SeedPerson,
  given: SeedDecision,
  mode: ResolvingMode = "adjudication",
): Promise<string> {
  const scope = await scopeOf(person.id, reviewId, "conflicts.resolve");
  const input = ResolveConflict.parse({ ...(await decisionOn(reviewId, given)), mode });
  return (await resolveConflict(scope, input)).resolutionId;
}

/** Proposes a decision as a voter; the other voters confirm it. */
export async function propose(reviewId: string, person: SeedPerson, given: SeedDecision): Promise<string> {
  const scope = await scopeOf(person.id, reviewId, "conflicts.resolve");
  const input = ProposeConsensus.parse(await decisionOn(reviewId, given));
  return (await proposeConsensus(scope, input)).proposalId;
}

/** Confirms a proposal as another voter. */
export async function confirm(
  reviewId: string,
  person: SeedPerson,
  proposalId: string,
  itemId: string,
  stage: StageKind = "title_abstract",
): Promise<boolean> {
  const scope = await scopeOf(person.id, reviewId, "conflicts.resolve");
  const input = { operationId: uuid(), reviewId, stage, itemId, proposalId };
  return (await confirmConsensus(scope, input)).resolved;
}

/** Takes a resolution back. */
export async function withdraw(
  reviewId: string,
  person: SeedPerson,
  itemId: string,
  stage: StageKind = "title_abstract",
): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "conflicts.resolve");
  const reason = "The paper reports another outcome.";
  await withdrawResolution(scope, { operationId: uuid(), reviewId, stage, itemId, reason });
}

async function decisionOn(reviewId: string, given: SeedDecision) {
  const stage = given.stage ?? "title_abstract";
  const slots = await db.slot.findMany({
    where: { reviewId, itemId: given.itemId, verdict: { not: null } },
  });
  const [doubt] = await db.$queryRaw<{ eventId: string }[]>`
    SELECT x.event_id AS "eventId" FROM checked_exclusion x
    JOIN stage_item i ON i.review_id = x.review_id AND i.id = x.record_id AND i.batch_id = x.batch_id
    WHERE x.review_id = ${reviewId}::uuid AND x.record_id = ${given.itemId}::uuid AND x.verdict = 'doubted'`;
  const seenEventIds = [...slots, ...(doubt ? [doubt] : [])].flatMap((seen) => seen.eventId ?? []);
  const protocol = await currentProtocol({ reviewId });
  return {
    operationId: uuid(),
    rationale: "Settled after reading it again.",
    protocolVersionId: protocol?.id,
    ...given,
    reviewId,
    stage,
    seenEventIds,
  };
}
