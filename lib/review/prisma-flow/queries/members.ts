import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { armOf, SOURCES } from "../../flow";
import { mayRead } from "../../history/rules";
import { recordStatesOf, reportStatesOf } from "../members";
import { membersCsv } from "../members-csv";
import {
  type MemberEntry,
  type MemberFilter,
  type MemberKey,
  type MemberPage,
  type MembersOf,
  NO_REASON,
} from "../schema";
import { describeMembers } from "../wording";

/** Who put a record `rs` where it is, as the diagram tells it: duplicates and exclusions always name one of the two. */
export const decider = Prisma.sql`CASE
  WHEN rs.decided_by = 'software' THEN 'automation'
  WHEN rs.decided_by = 'person' OR rs.status IN ('duplicate', 'excluded') THEN 'person' END`;

type Row = Omit<MemberEntry, "event" | "unit"> & {
  kind: string | null;
  at: Date | null;
  actorId: string | null;
  actorName: string | null;
};

/** The records, reports or studies behind one number of the diagram (PRISMA 2020 item 16b asks for the excluded ones). */
export async function flowMembers(scope: Scope, filter: MemberFilter): Promise<MemberPage> {
  const { reviewId: _reviewId, cursor, limit, ...key } = filter;
  const rows = await FIND[key.unit](scope, key, cursor, limit + 1);
  const page = rows.slice(0, limit);
  const reason = key.reasonId ? (page[0]?.because ?? undefined) : undefined;
  return {
    sentence: describeMembers(key, reason),
    members: page.map((row) => toEntry(scope, key, row)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** The same list, whole, as a file. */
export async function membersFile(scope: Scope, { reviewId: _reviewId, ...key }: MembersOf): Promise<File> {
  const rows = await FIND[key.unit](scope, key, undefined, null);
  const csv = membersCsv(rows.map((row) => toEntry(scope, key, row)));
  return new File([csv], `prisma-${key.box.replaceAll("_", "-")}.csv`, { type: "text/csv" });
}

/** `limit` null: all of them. */
type Find = (
  scope: Scope,
  key: MemberKey,
  cursor: string | undefined,
  limit: number | null,
) => Promise<Row[]>;

const FIND: Record<MemberKey["unit"], Find> = { record: recordRows, report: reportRows, study: studyRows };

function toEntry(scope: Scope, key: MemberKey, { kind, at, actorId, actorName, ...row }: Row): MemberEntry {
  const open = kind !== null && mayRead(scope.roles, kind, actorId === scope.personId);
  const event = kind && at ? { kind, at: at.toISOString(), actorName: open ? actorName : null } : null;
  return { ...row, unit: key.unit, event };
}

function recordRows(...[scope, key, cursor, limit]: Parameters<Find>): Promise<Row[]> {
  const where = recordStatesOf(key).map(({ arm, states }) => {
    const sources = SOURCES.filter((source) => armOf(source) === arm);
    return Prisma.sql`(s.source::text = ANY(${sources}::text[]) AND rs.status = ANY(${states}::text[]::record_status[]))`;
  });
  return db.$queryRaw<Row[]>`
    SELECT r.id, r.title, r.byline, r.year, r.journal, r.doi, r.pmid, rs.status::text AS state, s.name AS "sourceName", rs.method AS because,
      '{}'::uuid[] AS of, e.kind, e.at, e.actor_id AS "actorId", person.name AS "actorName"
    FROM record_state rs
    JOIN record_now r ON r.review_id = rs.review_id AND r.id = rs.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    LEFT JOIN decision_event e ON e.review_id = rs.review_id AND e.id = rs.event_id
    LEFT JOIN person ON person.id = e.actor_id
    WHERE rs.review_id = ${scope.reviewId}::uuid AND (${Prisma.join(where, " OR ")})
      ${key.source ? Prisma.sql`AND s.source = ${key.source}::source` : Prisma.empty}
      ${key.sourceName === undefined ? Prisma.empty : Prisma.sql`AND s.name = ${key.sourceName}`}
      ${key.by ? Prisma.sql`AND ${decider} = ${key.by}` : Prisma.empty}
      ${cursor ? Prisma.sql`AND rs.record_id > ${cursor}::uuid` : Prisma.empty}
    ORDER BY rs.record_id LIMIT ${limit}::bigint`;
}

function reportRows(...[scope, key, cursor, limit]: Parameters<Find>): Promise<Row[]> {
  const where = reportStatesOf(key).map(
    ({ arm, states }) =>
      Prisma.sql`(p.arm = ${arm}::arm_of_diagram AND p.status = ANY(${states}::text[]::report_status[]))`,
  );
  return db.$queryRaw<Row[]>`
    SELECT p.id, coalesce(first.title, '') AS title, coalesce(first.byline, '') AS byline, first.year,
      first.journal, first.doi, first.pmid,
      p.status::text AS state, first.name AS "sourceName", label.label AS because, coalesce(first.ids, '{}') AS of,
      put.kind, put.at, put.actor_id AS "actorId", person.name AS "actorName"
    FROM report p
    LEFT JOIN LATERAL (
      SELECT (array_agg(r.title ORDER BY r.id))[1] AS title, (array_agg(r.byline ORDER BY r.id))[1] AS byline,
        (array_agg(r.year ORDER BY r.id))[1] AS year, (array_agg(r.journal ORDER BY r.id))[1] AS journal,
        (array_agg(r.doi ORDER BY r.id))[1] AS doi, (array_agg(r.pmid ORDER BY r.id))[1] AS pmid, (array_agg(s.name ORDER BY r.id))[1] AS name,
        array_agg(r.id ORDER BY r.id) AS ids
      FROM report_record link
      JOIN record_now r ON r.review_id = link.review_id AND r.id = link.record_id
      JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
      WHERE link.review_id = p.review_id AND link.report_id = p.id) first ON true
    LEFT JOIN LATERAL (
      SELECT v.label FROM reason_version v
      WHERE p.status = 'excluded' AND v.review_id = p.review_id AND v.reason_id = p.reason_id
      ORDER BY v.id DESC LIMIT 1) label ON true
    LEFT JOIN LATERAL (${putThere}) put ON true
    LEFT JOIN person ON person.id = put.actor_id
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.origin = 'new' AND (${Prisma.join(where, " OR ")})
      ${reasonIs(key.reasonId)}
      ${cursor ? Prisma.sql`AND p.id > ${cursor}::uuid` : Prisma.empty}
    ORDER BY p.id LIMIT ${limit}::bigint`;
}

/** Compared as text: a key from outside may hold anything. */
function reasonIs(reasonId: string | undefined): Prisma.Sql {
  if (reasonId === undefined) return Prisma.empty;
  if (reasonId === NO_REASON) return Prisma.sql`AND p.reason_id IS NULL`;
  return Prisma.sql`AND p.reason_id::text = ${reasonId}`;
}

/**
 * The last event that moved a report: about it alone, the closing of its batch, or what its records came by. What is
 * settled while its batch is open has moved nothing yet, and would tell that its votes differ.
 */
const putThere = Prisma.sql`
  SELECT kind, at, actor_id FROM (
    SELECT e.kind, e.at, e.actor_id FROM decision_event e
    WHERE e.review_id = p.review_id AND e.report_id = p.id AND (
      e.kind IN ('retrieval_noted', 'report_state_set')
      OR (e.kind = 'document_attached' AND e.payload->>'status' IS NOT NULL)
      OR ((e.kind IN ('conflict_resolved', 'resolution_withdrawn')
          OR (e.kind = 'consensus_confirmed' AND e.payload->'resolution' <> 'null'))
        AND NOT EXISTS (SELECT FROM stage_item i
          JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id AND b.status = 'open'
          WHERE i.review_id = p.review_id AND i.report_id = p.id)))
    UNION ALL
    SELECT 'batch_closed', b.closed_at, NULL FROM stage_item i
    JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id AND b.status = 'closed'
    WHERE i.review_id = p.review_id AND i.report_id = p.id AND i.status IN ('agreed', 'resolved')
    UNION ALL
    SELECT e.kind, e.at, e.actor_id FROM report_record link
    JOIN record_state rs ON rs.review_id = link.review_id AND rs.record_id = link.record_id
    JOIN decision_event e ON e.review_id = rs.review_id AND e.id = rs.event_id
    WHERE link.review_id = p.review_id AND link.report_id = p.id) moves
  ORDER BY at DESC LIMIT 1`;

function studyRows(...[scope, _key, cursor, limit]: Parameters<Find>): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT s.id, s.label AS title, '' AS byline, NULL::int AS year, NULL AS journal, NULL AS doi, NULL AS pmid,
      NULL AS state, NULL AS "sourceName",
      NULL AS because, array_agg(p.id ORDER BY p.id) AS of, NULL AS kind, NULL::timestamptz AS at,
      NULL AS "actorId", NULL AS "actorName"
    FROM study s
    JOIN study_report link ON link.review_id = s.review_id AND link.study_id = s.id
    JOIN report p ON p.review_id = link.review_id AND p.id = link.report_id AND p.status = 'included' AND p.origin = 'new'
    WHERE s.review_id = ${scope.reviewId}::uuid AND s.origin = 'new'
      ${cursor ? Prisma.sql`AND s.id > ${cursor}::uuid` : Prisma.empty}
    GROUP BY s.review_id, s.id ORDER BY s.id LIMIT ${limit}::bigint`;
}
