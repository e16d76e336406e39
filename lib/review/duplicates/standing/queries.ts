import type { Scope } from "@/lib/access/scope";
import { Prisma, type Transaction } from "@/lib/db/client";
import { beingExtracted } from "../../record/queries";
import type { Standing } from "../rules";

/** Where these records stand now. */
export function standings(
  tx: Transaction,
  { reviewId }: Pick<Scope, "reviewId">,
  recordIds: readonly string[],
): Promise<Standing[]> {
  // `LIMIT 1` keeps the way to each row its key: of tables filled a second ago the planner knows nothing, and once went
  // through all records of an import for each of them.
  return tx.$queryRaw<Standing[]>`
    SELECT rs.record_id AS "recordId", rs.status::text AS status, rs.decided_by::text AS "decidedBy", rs.method,
      rs.survivor_id AS "survivorId", s.source::text AS source,
      to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || ' ' || lpad(r.ordinal::text, 9, '0') AS imported,
      coalesce(work.batched, false) AS "inBatch", coalesce(work.open, false) AS "inOpenBatch",
      coalesce(work.conflict, false) AS "inConflict", coalesce(reports.at_work, false) AS "reportAtWork",
      coalesce(reports.extracted, false) AS "isExtracted"
    FROM unnest(${[...recordIds]}::uuid[]) AS wanted(id)
    CROSS JOIN LATERAL (SELECT * FROM record_state rs
      WHERE rs.review_id = ${reviewId}::uuid AND rs.record_id = wanted.id LIMIT 1) rs
    CROSS JOIN LATERAL (SELECT r.review_id, r.search_id, r.import_id, r.ordinal FROM record r
      WHERE r.review_id = rs.review_id AND r.id = rs.record_id LIMIT 1) r
    CROSS JOIN LATERAL (SELECT s.source FROM search s
      WHERE s.review_id = r.review_id AND s.id = r.search_id LIMIT 1) s
    CROSS JOIN LATERAL (SELECT i.at FROM import i
      WHERE i.review_id = r.review_id AND i.id = r.import_id LIMIT 1) i
    CROSS JOIN LATERAL (
      SELECT bool_or(p.status NOT IN ('sought', 'withdrawn')) AS at_work,
        bool_or(p.status <> 'withdrawn' AND ${beingExtracted(Prisma.sql`p.review_id`, Prisma.sql`p.id`)}) AS extracted,
        coalesce(array_agg(l.report_id) FILTER (WHERE p.status <> 'withdrawn'), '{}') AS ids
      FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
      WHERE l.review_id = rs.review_id AND l.record_id = rs.record_id
    ) reports
    CROSS JOIN LATERAL (
      SELECT count(*) > 0 AS batched, bool_or(b.status = 'open') AS open,
        bool_or(b.status = 'closed' AND it.status = 'conflict') AS conflict
      FROM stage st
      JOIN stage_item it ON it.review_id = st.review_id AND it.stage_id = st.id
        AND it.id = ANY(reports.ids || rs.record_id)
      JOIN batch b ON b.review_id = it.review_id AND b.id = it.batch_id
      WHERE st.review_id = rs.review_id
    ) work`;
}
