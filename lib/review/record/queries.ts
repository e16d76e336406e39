import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { RecordEntry, RecordFilter, RecordPage, WholeRecord } from "./contract";
import { recordDraftSchema } from "./schema";

/** Whether somebody extracts a report, and has not given that up: what would be lost by taking the report away. */
export function beingExtracted(reviewId: Prisma.Sql, reportId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM extraction e WHERE e.review_id = ${reviewId} AND e.report_id = ${reportId}
    AND e.given_up_at IS NULL)`;
}

/** Counting, and looking for words, stop here: a review may hold a million records. */
const MOST_COUNTED = 10_000;

/**
 * A page of records in the order of their import. A record without a state is not there yet, and one whose import was
 * undone shows only when asked for. Statuses change when a batch closes, never by a vote.
 */
export async function recordPage(scope: Scope, filter: RecordFilter): Promise<RecordPage> {
  const matching = matches(scope, filter, MOST_COUNTED + 1);
  const after = filter.cursor ? Prisma.sql`AND rs.record_id > ${filter.cursor}::uuid` : Prisma.empty;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<RecordEntry[]>`
      SELECT ${COLUMNS} ${matching} ${after} ORDER BY rs.record_id LIMIT ${filter.limit + 1}`,
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT 1 ${matching} LIMIT ${MOST_COUNTED + 1}) capped`,
  ]);
  const records = rows.slice(0, filter.limit);
  const total = count?.total ?? 0;
  return {
    records,
    next: rows.length > filter.limit ? (records.at(-1)?.id ?? null) : null,
    total: Math.min(total, MOST_COUNTED),
    totalIsCapped: total > MOST_COUNTED,
  };
}

const COLUMNS = Prisma.sql`
  r.id, r.title, r.byline, r.year, r.journal, r.doi, rs.status::text AS status,
  s.source::text AS source, s.id AS "searchId", s.name AS "searchName"`;

/**
 * As arrays, inner selections run once whatever the planner believes of tables that were filled a second ago. Looking for
 * words ends at `most` finds; left out, it finds all.
 */
function matches(
  { reviewId }: Scope,
  filter: Omit<RecordFilter, "cursor" | "limit">,
  most?: number,
): Prisma.Sql {
  const { status, searchId, importId, source, clusterId, text } = filter;
  const conditions = [
    Prisma.sql`rs.review_id = ${reviewId}::uuid`,
    status ? Prisma.sql`rs.status = ${status}::record_status` : Prisma.sql`rs.status <> 'withdrawn'`,
    searchId && Prisma.sql`r.search_id = ${searchId}::uuid`,
    importId && Prisma.sql`r.import_id = ${importId}::uuid`,
    source && Prisma.sql`s.source = ${source}::source`,
    clusterId &&
      Prisma.sql`rs.record_id = ANY(ARRAY(SELECT record_id FROM cluster_member
        WHERE review_id = ${reviewId}::uuid AND cluster_id = ${clusterId}::uuid))`,
    text &&
      Prisma.sql`rs.record_id = ANY(ARRAY(SELECT record_id FROM record_search
        WHERE review_id = ${reviewId}::uuid AND document @@ websearch_to_tsquery('simple', ${text})
        ${most === undefined ? Prisma.empty : Prisma.sql`LIMIT ${most}`}))`,
  ].filter((condition) => typeof condition === "object");
  return Prisma.sql`
    FROM record_state rs
    JOIN record r ON r.review_id = rs.review_id AND r.id = rs.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** Every record that passes a filter, a page at a time: a review of a million is written as it is read. */
export async function* drafts(scope: Scope, filter: Omit<RecordFilter, "cursor" | "limit">) {
  const matching = matches(scope, filter);
  let after: string | undefined;
  for (;;) {
    const rows = await db.$queryRaw<{ id: string; draft: unknown }[]>`
      SELECT r.id, r.draft ${matching} ${after ? Prisma.sql`AND rs.record_id > ${after}::uuid` : Prisma.empty}
      ORDER BY rs.record_id LIMIT ${AT_ONCE}`;
    for (const { draft } of rows) yield recordDraftSchema.parse(draft);
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}

const AT_ONCE = 500;

/** The text of the entry a record came from, and the name of its file. */
export async function entryOf(
  scope: Scope,
  recordId: string,
): Promise<{ original: string; fileName: string }> {
  const row = await db.record.findUnique({
    where: { reviewId_id: { reviewId: scope.reviewId, id: recordId } },
    select: { original: true, state: true, import: { select: { fileName: true } } },
  });
  if (!row?.state) throw notFound("record");
  return { original: row.original, fileName: row.import.fileName };
}

/** One record whole. */
export async function recordOf(scope: Scope, recordId: string): Promise<WholeRecord> {
  const row = await db.record.findUnique({
    where: { reviewId_id: { reviewId: scope.reviewId, id: recordId } },
    include: {
      state: true,
      search: true,
      import: true,
      identifiers: { orderBy: [{ scheme: "asc" }, { value: "asc" }] },
    },
  });
  if (!row?.state) throw notFound("record");
  const { state, search } = row;
  return {
    id: row.id,
    title: row.title,
    byline: row.byline,
    year: row.year,
    journal: row.journal,
    doi: row.doi,
    status: state.status,
    source: search.source,
    searchId: search.id,
    searchName: search.name,
    draft: recordDraftSchema.parse(row.draft),
    original: row.original,
    line: row.line,
    ordinal: row.ordinal,
    importId: row.importId,
    fileName: row.import.fileName,
    importedAt: row.import.at.toISOString(),
    identifiers: row.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    decidedBy: state.decidedBy,
    method: state.method,
    survivorId: state.survivorId,
  };
}
