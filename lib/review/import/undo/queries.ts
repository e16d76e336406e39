import { may } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { beingExtracted } from "../../record/queries";
import { obstacleToUndo } from "../rules";
import type { UndoPreview } from "../schema";

type Row = Omit<UndoPreview, "obstacle"> & { status: string; extracted: string[] };

/**
 * What undoing an import takes along. Counts what is in batches, and what closed batches decided; never votes: with them
 * the answer would tell a voter what others did.
 */
export async function undoPreview(
  { reviewId, roles }: Pick<Scope, "reviewId" | "roles">,
  importId: string,
  tx: Transaction = db,
): Promise<UndoPreview> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH mine AS (
      SELECT r.id, r.title FROM record_now r WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
    ), going AS (${goingReports(reviewId)}), item AS (
      SELECT i.decision FROM stage_item i WHERE i.review_id = ${reviewId}::uuid
        AND (i.record_id IN (SELECT id FROM mine) OR i.report_id IN (SELECT id FROM going))
    )
    SELECT st.import_id AS "importId", st.status::text AS status,
      (SELECT count(*)::int FROM mine JOIN record_state rs ON rs.review_id = ${reviewId}::uuid
         AND rs.record_id = mine.id AND rs.status <> 'withdrawn') AS records,
      (SELECT count(*)::int FROM record_state d
       WHERE d.review_id = st.review_id AND d.status = 'duplicate' AND d.survivor_id IN (SELECT id FROM mine)
         AND d.record_id NOT IN (SELECT id FROM mine)) AS "duplicatesReleased",
      (SELECT count(*)::int FROM going WHERE status <> 'withdrawn') AS reports,
      (SELECT count(*)::int FROM going WHERE status NOT IN ('withdrawn', 'sought')) AS "reportsAtWork",
      (SELECT count(*)::int FROM item) AS "inBatches",
      (SELECT count(*)::int FROM item WHERE decision IS NOT NULL) AS decided,
      ARRAY(SELECT DISTINCT mine.title FROM going
        JOIN report_record l ON l.review_id = ${reviewId}::uuid AND l.report_id = going.id
        JOIN mine ON mine.id = l.record_id
        WHERE ${beingExtracted(Prisma.sql`${reviewId}::uuid`, Prisma.sql`going.id`)} ORDER BY 1) AS extracted
    FROM import_state st WHERE st.review_id = ${reviewId}::uuid AND st.import_id = ${importId}::uuid`;
  if (!row) throw notFound("import");
  const { status, extracted, ...effects } = row;
  const manages = may(roles, "screening.manage");
  return {
    ...effects,
    obstacle: obstacleToUndo(status, { inBatches: effects.inBatches, extracted, manages }),
  };
}

/** Reports of the records `mine` that no other record speaks of; they go with them. */
function goingReports(reviewId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id, p.status FROM report p
    WHERE p.review_id = ${reviewId}::uuid
      AND p.id IN (SELECT l.report_id FROM report_record l JOIN mine ON mine.id = l.record_id
                   WHERE l.review_id = ${reviewId}::uuid)
      AND NOT EXISTS (
        SELECT FROM report_record o
        JOIN record_state rs ON rs.review_id = o.review_id AND rs.record_id = o.record_id AND rs.status = 'included'
        WHERE o.review_id = p.review_id AND o.report_id = p.id AND o.record_id NOT IN (SELECT id FROM mine))`;
}

/** Records of an import that are duplicates, and records that are duplicates of one of it. */
export async function mergedWith(tx: Transaction, reviewId: string, importId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.record_id AS id FROM record_state d
    JOIN record own ON own.review_id = d.review_id AND own.id = d.record_id
    JOIN record stays ON stays.review_id = d.review_id AND stays.id = d.survivor_id
    WHERE d.review_id = ${reviewId}::uuid AND d.survivor_id IS NOT NULL
      AND ${importId}::uuid IN (own.import_id, stays.import_id)`;
  return rows.map(({ id }) => id);
}
