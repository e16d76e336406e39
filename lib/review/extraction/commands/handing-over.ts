import { extracts } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { command } from "../../history/command";
import {
  type GivingUp,
  leads,
  refuseForOther,
  refuseGivingUp,
  refuseInformed,
  refuseTakingUp,
} from "../handing-over";
import { extractionProjection } from "../projection";
import {
  type ExtractionState,
  refuseNotIncluded,
  refuseThird,
  type StandingExtraction,
  stateOf,
} from "../rules";
import type { ActOnExtraction, GiveUpExtraction } from "../shapes";
import { lockReport } from "./lock";

type Moved = { state: ExtractionState };
type Hander = Scope<"extraction.give_up">;

/** Gives an extraction up, so that another can extract the report. Its claims stay and are compared no more. */
export function giveUpExtraction(scope: Hander, input: GiveUpExtraction): Promise<Moved> {
  return command(scope, "give_up_extraction", input, extractionProjection, async (tx) => {
    const { reportId, personId, note } = input;
    const { all } = await lockReport(tx, scope, reportId);
    const who = actingOn(scope, personId, all);
    refuseForOther(who);
    refuseGivingUp(ofPerson(all, personId), who);
    const payload = { reportId, personId, note };
    return { kind: "extraction_given_up", payload, reply: { state: "given_up" }, reportId };
  });
}

/** Takes up what was given up, as it was left, as long as no other has taken the place. */
export function takeUpExtraction(scope: Hander, input: ActOnExtraction): Promise<Moved> {
  return command(scope, "take_up_extraction", input, extractionProjection, async (tx) => {
    const { reportId, personId } = input;
    const { status, all, active } = await lockReport(tx, scope, reportId);
    refuseForOther(actingOn(scope, personId, all));
    const extraction = ofPerson(all, personId);
    refuseTakingUp(extraction);
    refuseNotIncluded(status);
    refuseThird(active);
    await refuseInformedMember(tx, scope, all, personId);
    const state = stateOf(extraction && { ...extraction, givenUpAt: null });
    return { kind: "extraction_taken_up", payload: { reportId, personId }, reply: { state }, reportId };
  });
}

const ofPerson = (all: readonly StandingExtraction[], personId: string) =>
  all.find((each) => each.personId === personId);

function actingOn(scope: Scope, personId: string, all: readonly StandingExtraction[]): GivingUp {
  const own = ofPerson(all, scope.personId);
  const extractsThis = own !== undefined && own.givenUpAt === null;
  return {
    isOwn: personId === scope.personId,
    oversees: leads(scope.roles) && !extracts(scope.roles) && !extractsThis,
  };
}

/** Unsubmitted extractions of people who extract in this review no longer. */
export async function abandoned(
  tx: Transaction,
  { reviewId }: Scope,
  active: readonly StandingExtraction[],
): Promise<string[]> {
  const unsubmitted = active
    .filter(({ submittedAt }) => submittedAt === null)
    .map(({ personId }) => personId);
  if (unsubmitted.length === 0) return [];
  const staying = await tx.membership.findMany({
    where: { reviewId, personId: { in: unsubmitted }, endedAt: null, roles: { has: "extractor" } },
  });
  return unsubmitted.filter((personId) => !staying.some((member) => member.personId === personId));
}

/** Roles come and go; who could have read a comparison is asked of the history of roles. */
export async function refuseInformedMember(
  tx: Transaction,
  { reviewId }: Scope,
  all: readonly StandingExtraction[],
  personId: string,
): Promise<void> {
  if (all.every(({ openedAt }) => openedAt === null)) return;
  const [row] = await tx.$queryRaw<{ hasOverseen: boolean }[]>`
    SELECT EXISTS (SELECT FROM decision_event e WHERE e.review_id = ${reviewId}::uuid
      AND ((e.kind = 'review_created' AND e.payload ->> 'ownerId' = ${personId})
        OR (e.kind IN ('member_joined', 'roles_changed') AND e.payload ->> 'personId' = ${personId}
          AND jsonb_exists_any(e.payload -> 'roles', ARRAY['owner', 'lead', 'adjudicator'])))) AS "hasOverseen"`;
  refuseInformed(all, ofPerson(all, personId), row?.hasOverseen ?? true);
}
