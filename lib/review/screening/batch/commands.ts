import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { enqueueOwnRanking, enqueueRanking } from "@/lib/db/queue";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { protocolInForce } from "../../protocol/queries";
import { assignSlots } from "../assignment";
import { closingOf, consequencesOf, takenBackOf } from "../moves/rules";
import { rulesOf } from "../outcome";
import { screeningProjection } from "../projection";
import type { ActOnBatch, ClosingCounts, OpenBatch, OpenedBatch } from "../schema";
import { isStopped, refuseUnderStop } from "../stopped/queries";
import { batchFacts, decidableItems, downstreamOf } from "./queries";
import { chosenBy, votersFor } from "./rules";
import { eligibleItems, holdBatches, lockStage, rankingNow, votingMembers } from "./selection/queries";

type Manager = Scope<"screening.manage">;

/** Opens a batch: picks what waits, and draws who votes on what before anybody has voted. */
export function openBatch(scope: Manager, input: OpenBatch): Promise<OpenedBatch> {
  return command(scope, "open_batch", input, screeningProjection, async (tx) => {
    const protocol = await protocolInForce(scope, tx);
    const { id: stageId, nextNumber: number } = await lockStage(tx, scope, input.stage);
    const batches = await holdBatches(tx, scope, stageId);
    const { votesPerItem, batchSize, order } = rulesOf(protocol.settings, input.stage);
    const ranking = await rankingNow(tx, scope, stageId);
    const chosen = chosenBy(input.order ?? order, ranking);
    const voterIds = votersFor(await votingMembers(tx, scope), input.voterIds, votesPerItem);
    const seed = input.seed ?? uuid();
    const { stage, size = batchSize } = input;
    const { left, ids } = await eligibleItems(tx, scope, { stage, stageId, order: chosen, seed, size });
    if (ids.length === 0) {
      throw nothingWaits(input.stage, batches, await isStopped(tx, scope, stageId));
    }
    const kind = input.stage === "title_abstract" ? ("record" as const) : ("report" as const);
    const batchId = uuid();
    const payload = {
      batchId,
      stageId,
      number,
      seed,
      chosen,
      left,
      model: chosen === "ranked" ? ranking?.model : null,
      learned: chosen === "ranked" ? ranking?.learned : null,
      votesPerItem,
      protocolVersionId: protocol.id,
      items: ids.map((id) => ({ id, kind })),
      slots: assignSlots(ids, voterIds, votesPerItem, seed),
    };
    const reply = { batchId, number, seed, chosen, items: ids.length, voters: voterIds.length };
    const afterwards = async () => {
      if (order !== "ranked_own") return;
      for (const personId of voterIds) await enqueueOwnRanking(tx, scope.reviewId, stage, personId);
    };
    return { kind: "batch_opened", payload, reply, afterwards };
  });
}

function nothingWaits(
  stage: OpenBatch["stage"],
  batches: readonly { status: string }[],
  stopped: boolean,
): Refusal {
  if (stopped) {
    return new Refusal(
      "CONFLICT",
      "Screening was stopped, and no record came since. Take the stop back, or draw an elusion sample.",
    );
  }
  const what =
    stage === "title_abstract"
      ? "No record waits for screening: import some first"
      : "No report waits for assessment: retrieve full texts first";
  const isOpen = batches.some(({ status }) => status === "open");
  return new Refusal("CONFLICT", isOpen ? `${what}, or close the batches that are open.` : `${what}.`);
}

/** Closes a batch and with it unseals its votes: what is agreed moves on, conflicts open, unfinished items wait. */
export function closeBatch(scope: Manager, input: ActOnBatch): Promise<ClosingCounts> {
  return command(scope, "close_batch", input, screeningProjection, async (tx) => {
    const batch = await batchFacts(scope, input.batchId, tx, "FOR UPDATE");
    if (batch.status !== "open") throw new Refusal("CONFLICT", "This batch is closed already.");
    const items = await decidableItems(scope, batch.id, tx);
    const { outcomes, setAside, counts } = closingOf(items, batch.deciding);
    const made = consequencesOf(outcomes, items, batch.stage, uuid);
    const payload = { batchId: batch.id, stageId: batch.stageId, outcomes, setAside, ...made };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, batch.stage);
    return { kind: "batch_closed", payload, reply: counts, afterwards };
  });
}

/**
 * Takes closing back; refused with a list while somebody has built on what was decided. What has left the stage since
 * (merged late, set aside as ongoing) keeps its decision, and so finds it again if it comes back.
 */
export function reopenBatch(scope: Manager, input: ActOnBatch): Promise<Record<string, never>> {
  return command(scope, "reopen_batch", input, screeningProjection, async (tx) => {
    const batch = await batchFacts(scope, input.batchId, tx, "FOR UPDATE");
    if (batch.status !== "closed") throw new Refusal("CONFLICT", "This batch is open.");
    await refuseUnderStop(tx, scope, batch.id);
    const back = takenBackOf(await downstreamOf(scope, batch.id, tx), batch.stage);
    const payload = { batchId: batch.id, stageId: batch.stageId, ...back };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, batch.stage);
    return { kind: "batch_reopened", payload, reply: {}, afterwards };
  });
}
