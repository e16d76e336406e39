import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueueRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../history/command";
import { currentProtocol } from "../protocol/queries";
import type { StageKind } from "../protocol/schema";
import { decidableItems, downstreamOf } from "../screening/batch/queries";
import { consequencesOf, takenBackOf } from "../screening/moves/rules";
import type { FinalDecision } from "../screening/schema";
import { refuseUnderStop } from "../screening/stopped/queries";
import { conflictsProjection } from "./projection";
import { type OpenConflict, visibleConflict } from "./queries";
import {
  choosableReasons,
  refuseMinority,
  refuseReason,
  refuseStale,
  refuseWay,
  type Settling,
  type Way,
} from "./rules";
import type {
  ConfirmConsensus,
  ProposeConsensus,
  ResolveConflict,
  Resolved,
  WithdrawResolution,
} from "./schema";

type Settler = Scope<"conflicts.resolve">;

interface Said {
  decision: FinalDecision;
  reasonId: string | null;
  rationale: string;
  seenEventIds: string[];
  protocolVersionId: string | null;
}

/** Settles a conflict alone: as adjudicator, by the majority of three, or as lead. In an open batch it waits unseen. */
export function resolveConflict(scope: Settler, input: ResolveConflict): Promise<{ resolutionId: string }> {
  return command(scope, "resolve_conflict", input, conflictsProjection, async (tx) => {
    const { stage, itemId, mode } = input;
    const conflict = await unsettled(tx, scope, stage, itemId);
    const settling = await refuseUnfit(tx, scope, conflict, mode, input);
    if (mode === "majority") refuseMinority(input.decision, settling);
    const payload = await resolutionOf(tx, scope, conflict, itemId, input, mode, [scope.personId]);
    const reply = { resolutionId: payload.resolutionId };
    const afterwards = () => rankAgain(tx, scope, conflict.batch);
    return { kind: "conflict_resolved", payload, reply, ...about(stage, itemId), afterwards };
  });
}

/** Proposes to the other voters how to settle a conflict; a newer proposal takes the place of an older one. */
export function proposeConsensus(scope: Settler, input: ProposeConsensus): Promise<{ proposalId: string }> {
  return command(scope, "propose_consensus", input, conflictsProjection, async (tx) => {
    const { stage, itemId, decision, reasonId, rationale, seenEventIds, protocolVersionId } = input;
    const conflict = await unsettled(tx, scope, stage, itemId);
    await refuseUnfit(tx, scope, conflict, "consensus", input);
    const proposalId = uuid();
    const said = { decision, reasonId, rationale, seenEventIds, protocolVersionId };
    const payload = { proposalId, stageId: conflict.batch.stageId, itemId, ...said };
    return { kind: "consensus_proposed", payload, reply: { proposalId }, ...about(stage, itemId) };
  });
}

/** Agrees to a proposal. With the last voter's word it becomes the resolution, in the names of all. */
export function confirmConsensus(scope: Settler, input: ConfirmConsensus): Promise<{ resolved: boolean }> {
  return command(scope, "confirm_consensus", input, conflictsProjection, async (tx) => {
    const { stage, itemId, proposalId } = input;
    const conflict = await unsettled(tx, scope, stage, itemId);
    const stageId = conflict.batch.stageId;
    const proposal = await tx.consensusProposal.findUnique({
      where: { reviewId_stageId_itemId: { reviewId: scope.reviewId, stageId, itemId } },
    });
    if (proposal?.id !== proposalId) {
      throw new Refusal("CONFLICT", "There is another proposal by now. Look at it before you agree.");
    }
    const said = { ...proposal, decision: finalOf(proposal.decision) };
    await refuseUnfit(tx, scope, conflict, "consensus", said);
    if (proposal.confirmedBy.includes(scope.personId)) {
      throw new Refusal("CONFLICT", "You have agreed to this already; the others have not yet.");
    }
    const names = [...proposal.confirmedBy, scope.personId];
    const isLast = conflict.votes.every((vote) => names.includes(vote.personId));
    const resolution = isLast
      ? await resolutionOf(tx, scope, conflict, itemId, said, "consensus", names)
      : null;
    const payload = { proposalId, stageId, itemId, resolution };
    const reply = { resolved: isLast };
    const afterwards = async () => isLast && rankAgain(tx, scope, conflict.batch);
    return { kind: "consensus_confirmed", payload, reply, ...about(stage, itemId), afterwards };
  });
}

function finalOf(decision: string): FinalDecision {
  return decision === "include" ? "include" : "exclude";
}

/** Takes a resolution back, with a reason: the votes stay, the item is a conflict again. Refused while later work depends on it. */
export function withdrawResolution(
  scope: Settler,
  input: WithdrawResolution,
): Promise<Record<string, never>> {
  return command(scope, "withdraw_resolution", input, conflictsProjection, async (tx) => {
    const { stage, itemId, reason } = input;
    const { batch } = await visibleConflict(scope, stage, itemId, tx, true);
    const { reviewId } = scope;
    const { stageId } = batch;
    const standing = await tx.resolution.findFirst({
      where: { reviewId, stageId, itemId, withdrawnAt: null },
    });
    if (!standing) throw new Refusal("CONFLICT", "There is no resolution to take back.");
    const decides = scope.roles.some((role) => ["owner", "lead", "adjudicator"].includes(role));
    if (!decides && !standing.resolverIds.includes(scope.personId)) {
      throw new Refusal("NOT_ALLOWED", "Only who settled it, an adjudicator or a lead can take this back.");
    }
    await refuseUnderStop(tx, scope, batch.id);
    const moved = batch.status === "closed" ? await downstreamOf(scope, batch.id, tx, itemId) : [];
    if (batch.status === "closed" && moved.length === 0) throw leftTheStage();
    const payload = { resolutionId: standing.id, stageId, itemId, reason, ...takenBackOf(moved, stage) };
    const afterwards = () => rankAgain(tx, scope, batch);
    return { kind: "resolution_withdrawn", payload, reply: {}, ...about(stage, itemId), afterwards };
  });
}

/** Nothing of an open batch is learned from, settled or not. */
async function rankAgain(
  tx: Transaction,
  scope: Settler,
  { status, stage }: OpenConflict["batch"],
): Promise<void> {
  if (status === "closed") await enqueueRanking(tx, scope.reviewId, stage);
}

const leftTheStage = () =>
  new Refusal(
    "CONFLICT",
    "What was settled here has left the stage since: it was merged with another, or set aside. Split it, or give it back, first. Nothing was changed.",
  );

/** The item and its votes, held; one that was settled must be taken back first. */
async function unsettled(
  tx: Transaction,
  scope: Settler,
  stage: StageKind,
  itemId: string,
): Promise<OpenConflict> {
  const conflict = await visibleConflict(scope, stage, itemId, tx, true);
  if (conflict.status === "resolved") {
    throw new Refusal(
      "CONFLICT",
      "This conflict was settled meanwhile. Take that back first to settle it anew.",
    );
  }
  return conflict;
}

async function refuseUnfit(
  tx: Transaction,
  scope: Settler,
  { batch, votes }: OpenConflict,
  way: Way,
  said: Said,
): Promise<Settling> {
  const settling = { personId: scope.personId, roles: scope.roles, ...batch.rules, votes };
  refuseWay(way, settling);
  refuseStale(said.seenEventIds, votes);
  const inForce = (await currentProtocol(scope, tx))?.reasons ?? [];
  refuseReason(batch.stage, said, choosableReasons(inForce, batch.deciding.reasons, votes));
  await refuseUnknownVersion(tx, scope, said.protocolVersionId);
  return settling;
}

async function refuseUnknownVersion(tx: Transaction, scope: Settler, id: string | null): Promise<void> {
  const { reviewId } = scope;
  if (id === null || (await tx.protocolVersion.count({ where: { reviewId, id } })) > 0) return;
  const message = "There is no such version of the protocol.";
  throw new Refusal("BAD_INPUT", message, [{ path: "protocolVersionId", message }]);
}

async function resolutionOf(
  tx: Transaction,
  scope: Settler,
  { batch, votes }: OpenConflict,
  itemId: string,
  said: Said,
  mode: Way,
  resolverIds: string[],
): Promise<Resolved> {
  const items = await decidableItems(scope, batch.id, tx, itemId);
  if (!items[0]) throw notFound("conflict");
  if (!items[0].isThere)
    throw new Refusal("CONFLICT", "This item left the stage meanwhile; nothing was saved.");
  const { decision, reasonId, rationale, seenEventIds, protocolVersionId } = said;
  const decided = [{ itemId, status: "resolved" as const, decision, reasonId, mode }];
  const outcomes = batch.status === "closed" ? decided : [];
  return {
    resolutionId: uuid(),
    stageId: batch.stageId,
    itemId,
    decision,
    reasonId,
    mode,
    resolverIds,
    // Consensus is the voters' own; alone, a voter is counted apart.
    byVoter: mode !== "consensus" && votes.some((vote) => vote.personId === scope.personId),
    rationale,
    seenEventIds,
    protocolVersionId,
    outcomes,
    ...consequencesOf(outcomes, items, batch.stage, uuid),
  };
}

function about(stage: StageKind, itemId: string): { recordId?: string; reportId?: string } {
  return stage === "title_abstract" ? { recordId: itemId } : { reportId: itemId };
}
