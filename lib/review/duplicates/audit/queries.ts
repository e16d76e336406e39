import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { Decider } from "../schema";
import { auditCsv, type CitedRecord } from "./csv";
import { errorShown } from "./rules";
import type { Audit, AuditedMerge, AuditList, JudgedMerge } from "./schema";

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

interface MergeRow extends Omit<JudgedMerge, "at" | "mergedIn"> {
  at: Date | null;
  nowIn: string | null;
  decidedBy: Decider | null;
}

/** A sample with what was found so far, and how its merges stand now. */
export async function auditOf(scope: Scope<"duplicates.view">, auditId: string): Promise<Audit> {
  const { reviewId } = scope;
  const row = await db.duplicateAudit.findUnique({ where: { reviewId_id: { reviewId, id: auditId } } });
  if (!row) throw notFound("audit");
  const rows = await db.$queryRaw<MergeRow[]>`
    SELECT a.record_id AS "recordId", a.cluster_id AS "clusterId", a.survivor_id AS "survivorId", r.title,
      a.judgement::text AS judgement, p.name AS by, a.at, now.id AS "nowIn", now.decided_by::text AS "decidedBy"
    FROM duplicate_audit_merge a
    JOIN record_now r ON r.review_id = a.review_id AND r.id = a.record_id
    LEFT JOIN person p ON p.id = a.person_id
    LEFT JOIN LATERAL (
      SELECT c.id, c.decided_by FROM cluster_member m
      JOIN duplicate_cluster c ON c.review_id = m.review_id AND c.id = m.cluster_id AND c.status = 'confirmed'
      JOIN record_state rs ON rs.review_id = m.review_id AND rs.record_id = m.record_id AND rs.status = 'duplicate'
      WHERE m.review_id = a.review_id AND m.record_id = a.record_id AND m.before IS NOT NULL LIMIT 1
    ) now ON true
    WHERE a.review_id = ${reviewId}::uuid AND a.audit_id = ${auditId}::uuid
    ORDER BY a.position`;
  const merges = rows.map(({ nowIn, decidedBy, at, ...merge }) => ({
    ...merge,
    at: at?.toISOString() ?? null,
    mergedIn: nowIn && decidedBy ? { clusterId: nowIn, decidedBy } : null,
  }));
  const { id, seed, drawnOf, at } = row;
  const error = errorShown(merges.map(({ judgement }) => judgement));
  return { id, seed, drawnOf, at: at.toISOString(), merges, error };
}

/** The samples that were drawn, the last one first, and what each shows. */
export async function auditList({ reviewId }: Scope<"duplicates.view">): Promise<AuditList> {
  const rows = await db.duplicateAudit.findMany({
    where: { reviewId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    include: { merges: { select: { judgement: true } } },
  });
  return {
    audits: rows.map(({ id, drawnOf, at, merges }) => ({
      id,
      drawnOf,
      at: at.toISOString(),
      size: merges.length,
      error: errorShown(merges.map(({ judgement }) => judgement)),
    })),
  };
}

/** A sample with its judgements as a file. */
export async function auditFile(scope: Scope<"duplicates.view">, auditId: string): Promise<File> {
  const audit = await auditOf(scope, auditId);
  const ids = audit.merges.flatMap(({ recordId, survivorId }) => [recordId, survivorId]);
  const records = await db.$queryRaw<CitedRecord[]>`
    SELECT r.id, r.title, r.byline, r.year, r.journal, r.doi, r.pmid, s.name AS source
    FROM record_now r JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    WHERE r.review_id = ${scope.reviewId}::uuid AND r.id = ANY(${ids}::uuid[])`;
  const cited = new Map(records.map((one) => [one.id, one]));
  return new File([auditCsv(audit, cited)], "sample-of-merges.csv", { type: "text/csv" });
}
