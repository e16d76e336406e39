import { may } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { armOf, RECORD_STATES, REPORT_STATES, type RecordState, type ReportState, SOURCES } from "../flow";
import { EXCLUDED, withItem } from "../stopping/quality-check/letters/queries";
import type { Overview } from "./schema";

const OTHER_METHODS = SOURCES.filter((source) => armOf(source) === "other_methods");

interface Row {
  records: Partial<Record<RecordState, number>> | null;
  reports: Partial<Record<ReportState, number>> | null;
  otherMethods: number;
  studies: number;
  propositions: number;
  hasProtocol: boolean;
  importsRunning: number;
  clusters: number;
  mySlots: Partial<Record<"title_abstract" | "full_text", number>> | null;
  toCheck: number;
  conflicts: number;
  unassignedRecords: number;
  unassignedReports: number;
  toExtract: number;
}

/**
 * One statement over the state tables. They move when a batch closes and not when a vote is cast, and of slots only
 * one's own are read: the answer tells nobody how, or that, another voted.
 */
export async function overviewOf(scope: Scope): Promise<Overview> {
  const row = await readCounts(scope);
  const counts = <S extends string>(states: readonly S[], found: Partial<Record<S, number>> | null) =>
    Object.fromEntries(states.map((state) => [state, found?.[state] ?? 0])) as Record<S, number>;
  const reports = counts(REPORT_STATES, row.reports);
  const forMe = (permission: Parameters<typeof may>[1], count: number) =>
    may(scope.roles, permission) ? count : 0;
  return {
    records: counts(RECORD_STATES, row.records),
    reports,
    otherMethods: row.otherMethods,
    studies: row.studies,
    propositions: row.propositions,
    hasProtocol: row.hasProtocol,
    importsRunning: row.importsRunning,
    waiting: {
      duplicates: forMe("duplicates.decide", row.clusters),
      screening: row.mySlots?.title_abstract ?? 0,
      check: forMe("screening.vote", row.toCheck),
      conflicts: forMe("conflicts.resolve", row.conflicts),
      retrieval: forMe("full_text.retrieve", reports.sought),
      assessment: row.mySlots?.full_text ?? 0,
      extraction: forMe("extraction.extract", row.toExtract),
    },
    unassigned: { records: row.unassignedRecords, reports: row.unassignedReports },
  };
}

async function readCounts({ reviewId, personId }: Scope): Promise<Row> {
  const [row] = await db.$queryRaw<Row[]>`
    WITH here AS (SELECT ${reviewId}::uuid AS id, ${personId}::uuid AS person)
    SELECT
      (SELECT jsonb_object_agg(status, n) FROM (
        SELECT status, count(*)::int AS n FROM record_state, here WHERE review_id = here.id GROUP BY status) s) AS records,
      (SELECT jsonb_object_agg(status, n) FROM (
        SELECT status, count(*)::int AS n FROM report, here WHERE review_id = here.id GROUP BY status) s) AS reports,
      (SELECT count(*)::int FROM search s
        JOIN record r ON r.review_id = s.review_id AND r.search_id = s.id
        JOIN record_state rs ON rs.review_id = r.review_id AND rs.record_id = r.id AND rs.status = 'included'
        WHERE s.review_id = here.id AND s.source = ANY(${OTHER_METHODS}::text[]::source[])) AS "otherMethods",
      (SELECT count(DISTINCT l.study_id)::int FROM study_report l
        JOIN report r ON r.review_id = l.review_id AND r.id = l.report_id AND r.status = 'included'
        WHERE l.review_id = here.id) AS studies,
      (SELECT count(DISTINCT proposition_id)::int FROM claim
        WHERE review_id = here.id AND kind = 'agreed' AND removed_at IS NULL) AS propositions,
      EXISTS (SELECT 1 FROM protocol_version WHERE review_id = here.id) AS "hasProtocol",
      (SELECT count(*)::int FROM import_state
        WHERE review_id = here.id AND status IN ('waiting', 'reading')) AS "importsRunning",
      (SELECT count(*)::int FROM duplicate_cluster WHERE review_id = here.id AND status = 'proposed') AS clusters,
      (SELECT jsonb_object_agg(kind, n) FROM (
        SELECT st.kind, count(*)::int AS n FROM slot s
        JOIN batch b ON b.review_id = s.review_id AND b.id = s.batch_id AND b.status = 'open'
        JOIN stage st ON st.review_id = b.review_id AND st.id = b.stage_id
        WHERE s.review_id = here.id AND s.person_id = here.person AND s.verdict IS NULL
        GROUP BY st.kind) mine) AS "mySlots",
      (SELECT count(*)::int FROM quality_check k
        JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = k.id AND x.verdict IS NULL
        ${withItem(Prisma.sql`x.record_id`)}
        WHERE k.review_id = here.id AND k.reader_id = here.person AND k.ended_at IS NULL AND ${EXCLUDED}) AS "toCheck",
      (SELECT count(*)::int FROM stage_item i
        JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id AND b.status = 'closed'
        WHERE i.review_id = here.id AND i.status = 'conflict') AS conflicts,
      (SELECT count(*)::int FROM record_state r WHERE r.review_id = here.id AND r.status = 'awaiting_screening'
        AND NOT EXISTS (SELECT 1 FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
          WHERE i.review_id = r.review_id AND i.record_id = r.record_id
            AND (b.status = 'open' OR i.status = 'conflict'))
      ) AS "unassignedRecords",
      (SELECT count(*)::int FROM report r WHERE r.review_id = here.id AND r.status = 'awaiting_assessment'
        AND NOT EXISTS (SELECT 1 FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
          WHERE i.review_id = r.review_id AND i.report_id = r.id AND (b.status = 'open' OR i.status = 'conflict'))
      ) AS "unassignedReports",
      (SELECT count(*)::int FROM report r WHERE r.review_id = here.id AND r.status = 'included'
        AND NOT EXISTS (SELECT 1 FROM extraction e WHERE e.review_id = r.review_id AND e.report_id = r.id
          AND e.person_id = here.person AND (e.submitted_at IS NOT NULL OR e.given_up_at IS NOT NULL))) AS "toExtract"
    FROM here`;
  if (!row) throw new Error("The overview query gave no row.");
  return row;
}
