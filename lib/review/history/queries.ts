import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { OPEN_KINDS, parseCursor, printCursor, readable, readsEverything, shortened } from "./rules";
import type { HistoryEntry, HistoryFilter } from "./schema";

type Row = Omit<HistoryEntry, "at" | "payload"> & { at: Date; payload: Record<string, unknown>; xid: bigint };

/**
 * The history of a review, newest first. Shown are the events that nothing still running can be placed before: a
 * reader who has seen a page will find nothing new inside it. One's own events are shown at once as well, or an action
 * would seem lost for as long as a slow import of somebody else is running; they stand at the top, where they belong.
 */
export async function history(
  scope: Scope,
  filter: HistoryFilter,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const { recordId, reportId, actorId, kind, limit } = filter;
  const rows = await db.$queryRaw<Row[]>`
    WITH e AS MATERIALIZED (SELECT e.*
    FROM decision_event e
    WHERE e.review_id = ${scope.reviewId}::uuid AND ${readableBy(scope)}
      AND (e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint OR e.actor_id = ${scope.personId}::uuid)
      ${recordId ? Prisma.sql`AND e.record_id = ${recordId}::uuid` : Prisma.empty}
      ${reportId ? Prisma.sql`AND e.report_id = ${reportId}::uuid` : Prisma.empty}
      ${actorId ? Prisma.sql`AND e.actor_id = ${actorId}::uuid` : Prisma.empty}
      ${kind ? Prisma.sql`AND e.kind = ${kind}` : Prisma.empty}
      ${before(filter.cursor)}
    ORDER BY e.xid DESC, e.id DESC LIMIT ${limit + 1})
    SELECT e.id, e.kind, e.at, e.actor_id AS "actorId", p.name AS "actorName",
           e.record_id AS "recordId", e.report_id AS "reportId", e.payload, e.xid, ${SUBJECT} AS subject
    FROM e JOIN person p ON p.id = e.actor_id
    ORDER BY e.xid DESC, e.id DESC`;
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { entries: page.map((row) => toEntry(scope, row)), next: last ? printCursor(last) : null };
}

/**
 * The one record or report that an event `e` names: of merged records the one that stays. Titles are open to every
 * member; whether an event may be known at all is decided before, and no field is read here that `readable` withholds.
 */
const SUBJECT = Prisma.sql`coalesce(
  (SELECT jsonb_build_object('kind', 'record', 'id', r.id, 'title', r.title) FROM record r
    WHERE r.review_id = e.review_id AND r.id = coalesce(e.record_id, (e.payload->>'survivorId')::uuid,
      (e.payload#>>'{was,survivorId}')::uuid, (e.payload#>>'{was,recordIds,0}')::uuid,
      CASE WHEN e.kind = 'records_kept_apart'
          OR e.kind IN ('records_removed', 'records_restored') AND jsonb_array_length(e.payload->'recordIds') = 1
        THEN (e.payload#>>'{recordIds,0}')::uuid END)),
  (SELECT jsonb_build_object('kind', 'report', 'id', l.report_id, 'title', r.title) FROM report_record l
    JOIN record r ON r.review_id = l.review_id AND r.id = l.record_id
    WHERE l.review_id = e.review_id AND l.report_id = coalesce(e.report_id, (e.payload->>'reportId')::uuid)
    ORDER BY r.id LIMIT 1))`;

/** `mayRead` of rules.ts as a condition on the events `e`: what is closed to a member never leaves the database. */
function readableBy(scope: Scope): Prisma.Sql {
  if (readsEverything(scope.roles)) return Prisma.sql`true`;
  return Prisma.sql`(e.actor_id = ${scope.personId}::uuid OR e.kind = ANY(${[...OPEN_KINDS]}::text[]))`;
}

function before(text: string | undefined): Prisma.Sql {
  if (text === undefined) return Prisma.empty;
  const cursor = parseCursor(text);
  if (!cursor) {
    const message = "Start again from the first page.";
    throw new Refusal("BAD_INPUT", "This is no cursor of the history.", [{ path: "cursor", message }]);
  }
  return Prisma.sql`AND (e.xid, e.id) < (${cursor.xid}, ${cursor.id}::uuid)`;
}

function toEntry(scope: Scope, { xid: _xid, ...row }: Row): HistoryEntry {
  const payload = shortened(readable(scope.roles, row.kind, row.payload));
  return { ...row, at: row.at.toISOString(), payload };
}
