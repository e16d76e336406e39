import type { Transaction } from "@/lib/db/client";
import type { NotedEvent } from "../../history/projection";

type At = Pick<NotedEvent, "reviewId" | "at">;

/**
 * Nobody is asked to vote on these items any more. What was sealed stays for agreement, which counts first sealed
 * votes; every vote stays in the history.
 */
export async function clearSlots(
  tx: Transaction,
  { reviewId, at }: At,
  stageId: string,
  itemIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO earlier_vote (review_id, batch_id, item_id, person_id, verdict, reason_id)
    SELECT review_id, batch_id, item_id, person_id, coalesce(sealed_verdict, verdict),
      CASE WHEN sealed_verdict IS NULL THEN reason_id ELSE sealed_reason_id END
    FROM slot
    WHERE review_id = ${reviewId}::uuid AND stage_id = ${stageId}::uuid AND item_id = ANY(${itemIds}::uuid[])
      AND (sealed_at IS NOT NULL OR cast_at <= ${at.toISOString()}::timestamptz - interval '24 hours')`;
  await tx.$executeRaw`
    DELETE FROM slot
    WHERE review_id = ${reviewId}::uuid AND stage_id = ${stageId}::uuid AND item_id = ANY(${itemIds}::uuid[])`;
}

/** Items come out of their batch and wait for another; a batch that holds nothing any more is closed. */
export async function leaveBatch(
  tx: Transaction,
  event: At,
  { batchId, stageId }: { batchId: string; stageId: string },
  itemIds: readonly string[],
): Promise<void> {
  const { reviewId, at } = event;
  await clearSlots(tx, event, stageId, itemIds);
  await tx.stageItem.deleteMany({ where: { reviewId, stageId, id: { in: [...itemIds] } } });
  await tx.batch.updateMany({
    where: { reviewId, id: batchId, status: "open", items: { none: {} } },
    data: { status: "closed", closedAt: at },
  });
}
