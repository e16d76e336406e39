import type { Transaction } from "@/lib/db/client";
import type { NotedEvent } from "../history/projection";
import { projection } from "../history/projection";
import { moveOn, takeBack } from "../screening/moves/projection";
import { conflictEvents, type Resolved } from "./schema";

/** Proposals and resolutions of conflicts, and what a resolution moves. The votes stay as they were. */
export const conflictsProjection = projection(conflictEvents, {
  conflict_resolved: (tx, event) => settle(tx, event, event.payload),

  consensus_proposed: async (tx, { reviewId, payload, actorId, at }) => {
    const { proposalId: id, stageId, itemId, decision, reasonId, rationale } = payload;
    const { seenEventIds, protocolVersionId } = payload;
    const made = { seenEventIds, protocolVersionId, confirmedBy: [actorId], at };
    const said = { id, decision, reasonId, rationale, ...made };
    await tx.consensusProposal.upsert({
      where: { reviewId_stageId_itemId: { reviewId, stageId, itemId } },
      create: { reviewId, stageId, itemId, ...said },
      update: said,
    });
  },

  consensus_confirmed: async (tx, event) => {
    const { reviewId, payload, actorId } = event;
    const { stageId, itemId } = payload;
    if (payload.resolution) return settle(tx, event, payload.resolution);
    return tx.consensusProposal.updateMany({
      where: { reviewId, stageId, itemId },
      data: { confirmedBy: { push: actorId } },
    });
  },

  resolution_withdrawn: async (tx, event) => {
    const { reviewId, payload, actorId, at } = event;
    await tx.resolution.updateMany({
      where: { reviewId, id: payload.resolutionId },
      data: { withdrawnAt: at, withdrawnBy: actorId, withdrawnReason: payload.reason },
    });
    await takeBack(tx, event, payload.stageId, payload, "conflict");
  },
});

type Place = Pick<NotedEvent, "reviewId" | "id" | "at">;

async function settle(tx: Transaction, event: Place, resolved: Resolved): Promise<void> {
  const { reviewId, at } = event;
  const { resolutionId: id, stageId, itemId, decision, reasonId, mode, resolverIds } = resolved;
  const { byVoter, rationale, seenEventIds, protocolVersionId } = resolved;
  await tx.resolution.create({
    data: {
      reviewId,
      id,
      stageId,
      itemId,
      decision,
      reasonId,
      mode,
      resolverIds,
      byVoter,
      rationale,
      seenEventIds,
      protocolVersionId,
      at,
    },
  });
  await tx.consensusProposal.deleteMany({ where: { reviewId, stageId, itemId } });
  await moveOn(tx, event, stageId, resolved);
}
