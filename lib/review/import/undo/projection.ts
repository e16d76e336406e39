import type { Transaction } from "@/lib/db/client";
import type { NotedEvent } from "../../history/projection";

/**
 * What an undone import had at work: its records and reports come out of their batches, with votes and resolutions that
 * only the history keeps; a batch that holds nothing any more is closed, and a study that told of nothing else is dropped.
 */
export async function leaveBatches(
  tx: Transaction,
  { reviewId, at }: Pick<NotedEvent, "reviewId" | "at">,
  importId: string,
): Promise<void> {
  const itemIds = await idsOf(tx, reviewId, importId);
  await tx.earlierVote.deleteMany({ where: { reviewId, itemId: { in: itemIds } } });
  const left = await tx.$queryRaw<{ batchId: string }[]>`
    DELETE FROM stage_item WHERE review_id = ${reviewId}::uuid AND id = ANY(${itemIds}::uuid[])
    RETURNING batch_id AS "batchId"`;
  await tx.batch.updateMany({
    where: { reviewId, id: { in: left.map(({ batchId }) => batchId) }, status: "open", items: { none: {} } },
    data: { status: "closed", closedAt: at },
  });
  await tx.$executeRaw`
    DELETE FROM study s
    WHERE s.review_id = ${reviewId}::uuid
      AND EXISTS (SELECT FROM study_report l WHERE l.review_id = s.review_id AND l.study_id = s.id
                  AND l.report_id = ANY(${itemIds}::uuid[]))
      AND NOT EXISTS (SELECT FROM study_report l WHERE l.review_id = s.review_id AND l.study_id = s.id
                      AND l.report_id <> ALL(${itemIds}::uuid[]))
      AND NOT EXISTS (SELECT FROM claim c WHERE c.review_id = s.review_id AND c.study_id = s.id)`;
}

/** Its records, and the reports that no other record speaks of. */
async function idsOf(tx: Transaction, reviewId: string, importId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM record r WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
    UNION
    SELECT p.id FROM report p
    JOIN report_record l ON l.review_id = p.review_id AND l.report_id = p.id
    JOIN record r ON r.review_id = l.review_id AND r.id = l.record_id
    WHERE p.review_id = ${reviewId}::uuid AND p.status = 'withdrawn' AND r.import_id = ${importId}::uuid`;
  return rows.map(({ id }) => id);
}
