import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { errorOf } from "./rules";
import type { Audit, AuditedMerge } from "./schema";

/** Every record that is a duplicate because the software said so. */
export function mergesOfSoftware(
  { reviewId }: Pick<Scope, "reviewId">,
  tx: Transaction,
): Promise<AuditedMerge[]> {
  return tx.$queryRaw<AuditedMerge[]>`
    SELECT m.record_id AS "recordId", m.cluster_id AS "clusterId", c.survivor_id AS "survivorId"
    FROM duplicate_cluster c
    JOIN cluster_member m ON m.review_id = c.review_id AND m.cluster_id = c.id AND m.before IS NOT NULL
    WHERE c.review_id = ${reviewId}::uuid AND c.status = 'confirmed' AND c.decided_by = 'software'
      AND c.survivor_id IS NOT NULL`;
}

/** A sample with what was found so far. */
export async function auditOf({ reviewId }: Scope<"duplicates.view">, auditId: string): Promise<Audit> {
  const row = await db.duplicateAudit.findUnique({
    where: { reviewId_id: { reviewId, id: auditId } },
    include: { merges: { orderBy: { position: "asc" } } },
  });
  if (!row) throw notFound("audit");
  const merges = row.merges.map(({ recordId, clusterId, survivorId, isRight }) => ({
    recordId,
    clusterId,
    survivorId,
    isRight,
  }));
  const judged = merges.filter(({ isRight }) => isRight !== null);
  const wrong = judged.filter(({ isRight }) => isRight === false);
  const { id, seed, drawnOf, at } = row;
  const error = errorOf(wrong.length, judged.length);
  return { id, seed, drawnOf, at: at.toISOString(), merges, error };
}

/** The samples that were drawn, the last one first. */
export async function auditIds({ reviewId }: Scope<"duplicates.view">): Promise<{ auditIds: string[] }> {
  const rows = await db.duplicateAudit.findMany({
    where: { reviewId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return { auditIds: rows.map(({ id }) => id) };
}
