import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueueRanking } from "@/lib/db/queue";
import { command } from "../../history/command";
import { batchFacts } from "../batch/queries";
import { screeningProjection } from "../projection";
import type { ReleaseItems } from "../schema";
import { releasedOf, type StandingItem } from "./rules";

/**
 * Takes items out of an open batch, or all of them: nobody is asked to vote on them there any more, and they wait for
 * another batch. The votes stay in the history. While the batch is held no vote is cast, so none slips in between.
 */
export function releaseItems(
  scope: Scope<"screening.manage">,
  input: ReleaseItems,
): Promise<{ released: number }> {
  return command(scope, "release_items", input, screeningProjection, async (tx) => {
    const batch = await batchFacts(scope, input.batchId, tx, "FOR UPDATE");
    const itemIds = releasedOf(batch.status, await standingItems(tx, scope, batch.id), input.itemIds);
    const payload = { batchId: batch.id, stageId: batch.stageId, itemIds, reason: input.reason };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, batch.stage);
    return { kind: "items_released", payload, reply: { released: itemIds.length }, afterwards };
  });
}

function standingItems(tx: Transaction, scope: Scope, batchId: string): Promise<StandingItem[]> {
  return tx.$queryRaw`
    SELECT i.id AS "itemId", i.decision IS NULL AS "isUndecided" FROM stage_item i
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.batch_id = ${batchId}::uuid ORDER BY i.id`;
}
