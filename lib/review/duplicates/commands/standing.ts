import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { notFound } from "@/lib/errors";
import { indexLater } from "../../record/filling/queries";
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

/** Held while records become duplicates: nobody retrieves their reports or begins to extract them meanwhile. */
export async function holdReports(
  tx: Transaction,
  { reviewId }: InReview,
  recordIds: readonly string[],
): Promise<void> {
  await tx.$queryRaw`
    SELECT p.id FROM report p
    WHERE p.review_id = ${reviewId}::uuid AND p.id IN (
      SELECT l.report_id FROM report_record l
      WHERE l.review_id = ${reviewId}::uuid AND l.record_id = ANY(${recordIds}::uuid[]))
    ORDER BY p.id FOR UPDATE OF p`;
}

/** What a merge keeps of a record, so that a split can give it back. */
export function beforeOf({ recordId, status, decidedBy, method }: Standing): RecordBefore {
  return { recordId, status, decidedBy, method };
}

/** A cluster as it stands, with what its merge took. */
export async function clusterNow(
  tx: Transaction,
  scope: InReview,
  clusterId: string,
): Promise<ClusterBefore> {
  const [found] = await clustersNow(tx, scope, [clusterId]);
  if (!found) throw notFound("cluster");
  return found.was;
}

/** Clusters as they stand, in the order of their ids. */
export async function clustersNow(
  tx: Transaction,
  { reviewId }: InReview,
  clusterIds: readonly string[],
): Promise<{ clusterId: string; was: ClusterBefore }[]> {
  const rows = await tx.duplicateCluster.findMany({
    where: { reviewId, id: { in: [...clusterIds] } },
    include: { members: { orderBy: { recordId: "asc" } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, members, status, basis, relation, decidedBy, survivorId, eventId }) => ({
    clusterId: id,
    was: {
      status,
      basis: basis as ClusterBefore["basis"],
      relation: relation as ClusterBefore["relation"],
      decidedBy,
      survivorId,
      eventId,
      recordIds: members.map(({ recordId }) => recordId),
      merged: members.flatMap(({ recordId, before, beforeBy, beforeMethod }) =>
        before ? [{ recordId, status: before, decidedBy: beforeBy, method: beforeMethod }] : [],
      ),
    },
  }));
}

/** Reports that nobody speaks of any more once these records are duplicates, wherever they are by now. */
export async function reportsLeftBehind(
  tx: Transaction,
  { reviewId }: InReview,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM report_record l
    JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id AND p.status <> 'withdrawn'
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

/** What was merged, or is not merged any more, may have other duplicates: these records are compared again. */
export async function lookAgain(
  tx: Transaction,
  { reviewId }: InReview,
  recordIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE duplicate_key SET compared = false
    WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${recordIds}::uuid[])`;
  await indexLater(tx, reviewId, recordIds);
  await enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`);
}
