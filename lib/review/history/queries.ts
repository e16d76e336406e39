import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { priorsWithheld } from "./prior/queries";
import {
  CLAIMING_KINDS,
  EXTRACTING_KINDS,
  JUDGING_KINDS,
  OPEN_KINDS,
  PROGRESS_KINDS,
  readable,
  readsJudgements,
  shortened,
  withoutNotes,
} from "./rules";
import type { HistoryEntry, HistoryFilter } from "./schema";

type Row = Omit<HistoryEntry, "at" | "payload"> & {
  at: Date;
  payload: Record<string, unknown>;
  isBatchOpen: boolean;
  /** What a record says of decisions in another tool is not for this reader. */
  isWithheld: boolean;
};

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
  await refuseForeignCursor(scope, filter.cursor);
  const rows = await db.$queryRaw<Row[]>`
    WITH e AS MATERIALIZED (SELECT e.*
    FROM decision_event e
    WHERE e.review_id = ${scope.reviewId}::uuid AND ${readableBy(scope)}
      AND (e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint OR e.actor_id = ${scope.personId}::uuid)
      ${recordId ? Prisma.sql`AND e.record_id = ${recordId}::uuid` : Prisma.empty}
      ${reportId ? Prisma.sql`AND e.report_id = ${reportId}::uuid` : Prisma.empty}
      ${actorId ? Prisma.sql`AND e.actor_id = ${actorId}::uuid` : Prisma.empty}
      ${kind ? Prisma.sql`AND e.kind = ${kind}` : Prisma.empty}
      ${before(scope, filter.cursor)}
    ORDER BY e.xid DESC, e.id DESC LIMIT ${limit + 1})
    SELECT e.id, e.kind, e.at, e.actor_id AS "actorId", p.name AS "actorName",
           e.record_id AS "recordId", e.report_id AS "reportId", e.payload, ${SUBJECT} AS subject,
           (e.kind <> 'slots_reassigned' OR ${batchOpenTo(scope)}) AS "isBatchOpen",
           (e.kind = 'record_corrected' AND ${priorsWithheld(scope, Prisma.sql`e.review_id`, Prisma.sql`e.record_id`)})
             AS "isWithheld"
    FROM e JOIN person p ON p.id = e.actor_id
    ORDER BY e.xid DESC, e.id DESC`;
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { entries: page.map(toEntry), next: last?.id ?? null };
}

/**
 * The one record or report that an event `e` names: of merged records the one that stays. Titles are open to every
 * member; whether an event may be known at all is decided before, and no field is read here that `readable` withholds.
 */
const SUBJECT = Prisma.sql`coalesce(
  (SELECT jsonb_build_object('kind', 'record', 'id', r.id, 'title', r.title) FROM record_now r
    WHERE r.review_id = e.review_id AND r.id = coalesce(e.record_id, (e.payload->>'survivorId')::uuid,
      (e.payload#>>'{was,survivorId}')::uuid, (e.payload#>>'{was,recordIds,0}')::uuid,
      CASE WHEN e.kind = 'records_kept_apart'
          OR e.kind IN ('records_removed', 'records_restored') AND jsonb_array_length(e.payload->'recordIds') = 1
        THEN (e.payload#>>'{recordIds,0}')::uuid END)),
  (SELECT jsonb_build_object('kind', 'report', 'id', l.report_id, 'title', r.title) FROM report_record l
    JOIN record_now r ON r.review_id = l.review_id AND r.id = l.record_id
    WHERE l.review_id = e.review_id AND l.report_id = coalesce(e.report_id, (e.payload->>'reportId')::uuid)
    ORDER BY r.id LIMIT 1))`;

/**
 * Which events `e` a member may read; what is closed to them never leaves the database. It depends on what is still
 * being judged, not on the roles of the moment alone. Judgements of an item are shown when its batch is closed and no
 * vote is missing, claims when the comparison has opened: so nobody who has read any can be asked for a vote on the
 * same item afterwards, whatever role they are given.
 */
function readableBy(scope: Scope): Prisma.Sql {
  const { personId, roles } = scope;
  const judgements = Prisma.sql`
    OR (${isOneOf(JUDGING_KINDS)} AND ${isJudged})
    OR (${isOneOf(EXTRACTING_KINDS)} AND NOT ${extractedBy(personId)})
    OR (${isOneOf(CLAIMING_KINDS)} AND ${isCompared} AND NOT ${extractedBy(personId)})`;
  return Prisma.sql`(e.actor_id = ${personId}::uuid OR ${isOneOf(OPEN_KINDS)}
    OR (${isOneOf(PROGRESS_KINDS)} AND ${batchOpenTo(scope)})
    ${readsJudgements(roles) ? judgements : Prisma.empty})`;
}

function isOneOf(kinds: readonly string[]): Prisma.Sql {
  return Prisma.sql`e.kind = ANY(${[...kinds]}::text[])`;
}

/** The batch is closed, or the member votes neither in this review nor in this batch. */
function batchOpenTo({ personId, roles }: Scope): Prisma.Sql {
  const outside = Prisma.sql`NOT EXISTS (SELECT FROM slot s WHERE s.review_id = b.review_id AND s.batch_id = b.id
    AND s.person_id = ${personId}::uuid)`;
  return Prisma.sql`EXISTS (SELECT FROM batch b
    WHERE b.review_id = e.review_id AND b.id = (e.payload ->> 'batchId')::uuid
      AND (b.status = 'closed' ${votes(roles) ? Prisma.empty : Prisma.sql`OR ${outside}`}))`;
}

/** A record is an item of titles and abstracts, a report one of full texts; either under its own id. */
const isJudged = Prisma.sql`EXISTS (SELECT FROM stage g
  JOIN stage_item i ON i.review_id = g.review_id AND i.stage_id = g.id AND i.id = coalesce(e.record_id, e.report_id)
  JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
  WHERE g.review_id = e.review_id AND b.status = 'closed' AND i.status <> 'open')`;

const isCompared = Prisma.sql`EXISTS (SELECT FROM extraction x
  WHERE x.review_id = e.review_id AND x.report_id = e.report_id AND x.opened_at IS NOT NULL)`;

function extractedBy(personId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM extraction x WHERE x.review_id = e.review_id AND x.report_id = e.report_id
    AND x.person_id = ${personId}::uuid AND x.given_up_at IS NULL AND x.settled_at IS NULL)`;
}

/**
 * A page goes on after an event that the reader was shown, named by its id: the order behind it counts everybody's
 * transactions and would tell a voter how many there were.
 */
async function refuseForeignCursor(scope: Scope, cursor: string | undefined): Promise<void> {
  if (cursor === undefined) return;
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM decision_event e
    WHERE e.review_id = ${scope.reviewId}::uuid AND e.id = ${cursor}::uuid AND ${readableBy(scope)}`;
  if (row) return;
  const message = "Start again from the first page.";
  throw new Refusal("BAD_INPUT", "This is no cursor of the history.", [{ path: "cursor", message }]);
}

function before({ reviewId }: Scope, cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  return Prisma.sql`AND (e.xid, e.id) < (SELECT c.xid, c.id FROM decision_event c
    WHERE c.review_id = ${reviewId}::uuid AND c.id = ${cursor}::uuid)`;
}

function toEntry({ isBatchOpen, isWithheld, ...row }: Row): HistoryEntry {
  const told = isWithheld ? withoutNotes(row.payload) : row.payload;
  const payload = shortened(readable(isBatchOpen, row.kind, told));
  return { ...row, at: row.at.toISOString(), payload };
}
