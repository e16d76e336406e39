import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { notFound } from "@/lib/errors";
import type { Standing } from "../rules";
import type { ClusterBefore, RecordBefore } from "../schema";

type InReview = Pick<Scope, "reviewId">;

/**
 * Held while records are merged or split: no batch opens, closes or reopens meanwhile, and no other decision about
 * duplicates is made. Casting votes and noting events pass it.
 */
export async function lockReview(tx: Transaction, { reviewId }: InReview): Promise<void> {
  await tx.$queryRaw`SELECT id FROM review WHERE id = ${reviewId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM stage WHERE review_id = ${reviewId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM batch WHERE review_id = ${reviewId}::uuid ORDER BY id FOR SHARE`;
}

/** Where these records stand now, or, without ids, all records that count. */
export function standings(
  tx: Transaction,
  { reviewId }: InReview,
  recordIds: readonly string[] | null,
): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>`
    SELECT rs.record_id AS "recordId", rs.status::text AS status, rs.decided_by::text AS "decidedBy", rs.method,
      rs.survivor_id AS "survivorId", s.source::text AS source,
      to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || ' ' || lpad(r.ordinal::text, 9, '0') AS imported,
      coalesce(work.batched, false) AS "inBatch", coalesce(work.open, false) AS "inOpenBatch",
      coalesce(reports.at_work, false) AS "reportAtWork"
    FROM record_state rs
    JOIN record r ON r.review_id = rs.review_id AND r.id = rs.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    JOIN import i ON i.review_id = r.review_id AND i.id = r.import_id
    CROSS JOIN LATERAL (
      SELECT bool_or(p.status NOT IN ('sought', 'withdrawn')) AS at_work,
        coalesce(array_agg(l.report_id) FILTER (WHERE p.status <> 'withdrawn'), '{}') AS ids
      FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
      WHERE l.review_id = rs.review_id AND l.record_id = rs.record_id
    ) reports
    CROSS JOIN LATERAL (
      SELECT count(*) > 0 AS batched, bool_or(b.status = 'open') AS open
      FROM stage st
      JOIN stage_item it ON it.review_id = st.review_id AND it.stage_id = st.id
        AND it.id = ANY(reports.ids || rs.record_id)
      JOIN batch b ON b.review_id = it.review_id AND b.id = it.batch_id
      WHERE st.review_id = rs.review_id
    ) work
    WHERE rs.review_id = ${reviewId}::uuid
      AND (${recordIds === null} OR rs.record_id = ANY(${recordIds ?? []}::uuid[]))
      AND (${recordIds !== null} OR rs.status <> 'withdrawn')`;
}

/** What a merge keeps of a record, so that a split can give it back. */
export function beforeOf({ recordId, status, decidedBy, method }: Standing): RecordBefore {
  return { recordId, status, decidedBy, method };
}

/** A cluster as it stands, with what its merge took. */
export async function clusterNow(
  tx: Transaction,
  { reviewId }: InReview,
  clusterId: string,
): Promise<ClusterBefore> {
  const row = await tx.duplicateCluster.findUnique({
    where: { reviewId_id: { reviewId, id: clusterId } },
    include: { members: { orderBy: { recordId: "asc" } } },
  });
  if (!row) throw notFound("cluster");
  return {
    status: row.status,
    basis: row.basis as ClusterBefore["basis"],
    decidedBy: row.decidedBy,
    survivorId: row.survivorId,
    eventId: row.eventId,
    recordIds: row.members.map(({ recordId }) => recordId),
    merged: row.members.flatMap(({ recordId, before, beforeBy, beforeMethod }) =>
      before ? [{ recordId, status: before, decidedBy: beforeBy, method: beforeMethod }] : [],
    ),
  };
}

/** Reports that nobody speaks of any more once these records are duplicates. */
export async function reportsLeftBehind(
  tx: Transaction,
  { reviewId }: InReview,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM report_record l
    JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id AND p.status = 'sought'
    WHERE l.review_id = ${reviewId}::uuid AND l.record_id = ANY(${recordIds}::uuid[])
      AND NOT EXISTS (
        SELECT 1 FROM report_record o
        JOIN record_state rs ON rs.review_id = o.review_id AND rs.record_id = o.record_id AND rs.status = 'included'
        WHERE o.review_id = l.review_id AND o.report_id = l.report_id AND o.record_id <> ALL(${recordIds}::uuid[]))
    ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

/** Reports that are spoken of again once these records are what they were. */
export async function reportsComingBack(
  tx: Transaction,
  { reviewId }: InReview,
  restored: readonly RecordBefore[],
): Promise<string[]> {
  const included = restored.filter(({ status }) => status === "included").map(({ recordId }) => recordId);
  if (included.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM report_record l
    JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id AND p.status = 'withdrawn'
    WHERE l.review_id = ${reviewId}::uuid AND l.record_id = ANY(${included}::uuid[])
    ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

/** What was merged, or is not merged any more, may have other duplicates. */
export function lookAgain(tx: Transaction, { reviewId }: InReview): Promise<void> {
  return enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`);
}
