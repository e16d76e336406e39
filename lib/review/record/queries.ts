import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import { priorsWithheld } from "../history/prior/queries";
import type { Lack, RecordEntry, RecordFilter, RecordPage } from "./contract";
import { filledFields } from "./filling/queries";
import { notesOf } from "./filling/rules";
import type { Filled } from "./filling/schema";
import { recordDraftSchema } from "./schema";

/** Whether somebody extracts a report, and has not given that up: what would be lost by taking the report away. */
export function beingExtracted(reviewId: Prisma.Sql, reportId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM extraction e WHERE e.review_id = ${reviewId} AND e.report_id = ${reportId}
    AND e.given_up_at IS NULL)`;
}

/** What the source of a retracted record `r` prints of that. Of other records nothing is read. */
export function retractionPrinted(r: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${r}.retracted THEN jsonb_build_object(
    'publicationTypes', coalesce(${r}.draft -> 'publicationTypes', '[]'),
    'hasNotice', EXISTS (SELECT FROM jsonb_array_elements_text(coalesce(${r}.draft -> 'notes', '[]')) AS note (said)
      WHERE note.said ~* '\\mretraction in\\s*:')) END`;
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
  r.id, r.title, r.byline, r.year, r.journal, r.doi, r.retracted, ${retractionPrinted(Prisma.sql`r`)} AS retraction, rs.status::text AS status,
  s.source::text AS source, s.id AS "searchId", s.name AS "searchName"`;

/** What a record can lack that screening and duplicates need. */
const LACKS: Record<Lack, Prisma.Sql> = {
  abstract: Prisma.sql`coalesce(r.abstract, '') = ''`,
  title: Prisma.sql`r.title = ''`,
  year: Prisma.sql`r.year IS NULL`,
  identifier: Prisma.sql`NOT EXISTS (SELECT 1 FROM identifier_now i
    WHERE i.review_id = rs.review_id AND i.record_id = rs.record_id AND i.scheme NOT IN ('issn', 'isbn'))
    AND NOT coalesce(r.filled ?| ARRAY['doi', 'pmid', 'pmcid'], false)`,
};

/**
 * As arrays, inner selections run once whatever the planner believes of tables that were filled a second ago. Looking for
 * words ends at `most` finds; left out, it finds all.
 */
function matches(
  { reviewId }: Scope,
  filter: Omit<RecordFilter, "cursor" | "limit">,
  most?: number,
): Prisma.Sql {
  const { status, searchId, importId, source, clusterId, text, lacks, retracted } = filter;
  const conditions = [
    Prisma.sql`rs.review_id = ${reviewId}::uuid`,
    status ? Prisma.sql`rs.status = ${status}::record_status` : Prisma.sql`rs.status <> 'withdrawn'`,
    searchId && Prisma.sql`r.search_id = ${searchId}::uuid`,
    lacks && LACKS[lacks],
    retracted && Prisma.sql`r.retracted = ${retracted === "true"}`,
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
    JOIN record_now r ON r.review_id = rs.review_id AND r.id = rs.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** Every record that passes a filter, a page at a time: a review of a million is written as it is read. */
export async function* drafts(scope: Scope, filter: Omit<RecordFilter, "cursor" | "limit">) {
  const matching = matches(scope, filter);
  let after: string | undefined;
  for (;;) {
    const rows = await db.$queryRaw<{ id: string; draft: unknown; filled: Filled[] }[]>`
      SELECT r.id, CASE WHEN ${priorsWithheld(scope, Prisma.sql`rs.review_id`, Prisma.sql`rs.record_id`)}
        THEN r.draft || '{"notes": []}' ELSE r.draft END AS draft,
        ${filledFields(Prisma.sql`r`)} AS filled ${matching} ${after ? Prisma.sql`AND rs.record_id > ${after}::uuid` : Prisma.empty}
      ORDER BY rs.record_id LIMIT ${AT_ONCE}`;
    for (const row of rows) {
      const draft = recordDraftSchema.parse(row.draft);
      yield { ...draft, notes: [...draft.notes, ...notesOf(row.filled)] };
    }
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}

const AT_ONCE = 500;

const WITHHELD =
  "The entry says what people decided about this record in another tool. It opens to you when the record is decided.";

/** Whether what the record's file says of decisions in another tool is not for this member. */
export async function isWithheld(scope: Scope, recordId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ withheld: boolean }]>`
    SELECT ${priorsWithheld(scope, Prisma.sql`${scope.reviewId}::uuid`, Prisma.sql`${recordId}::uuid`)} AS withheld`;
  return row.withheld;
}

/** The text of the entry a record came from, and the name of its file. */
export async function entryOf(
  scope: Scope,
  recordId: string,
): Promise<{ original: string; fileName: string }> {
  if (await isWithheld(scope, recordId)) throw new Refusal("NOT_ALLOWED", WITHHELD);
  const row = await db.record.findUnique({
    where: { reviewId_id: { reviewId: scope.reviewId, id: recordId } },
    select: { original: true, state: true, import: { select: { fileName: true } } },
  });
  if (!row?.state) throw notFound("record");
  return { original: row.original, fileName: row.import.fileName };
}

/**
 * The words by which a record `r` is found: title before authors and keywords, journal, abstract. Texts are cut:
 * PostgreSQL refuses the words of one record when they pass a megabyte.
 */
const WORDS = Prisma.sql`
      setweight(to_tsvector('simple', left(r.title, 50000)), 'A') ||
      setweight(to_tsvector('simple', left(concat_ws(' ', authors.names, keywords.words, r.doi, r.pmid), 100000)), 'B') ||
      setweight(to_tsvector('simple', left(coalesce(r.journal, ''), 5000)), 'C') ||
      setweight(to_tsvector('simple', left(coalesce(r.abstract, ''), 200000)), 'D')`;
const PARTS_OF_WORDS = Prisma.sql`
      LATERAL jsonb_to_record(r.draft) AS d(authors jsonb, keywords jsonb, "keywordsPlus" jsonb),
      LATERAL (SELECT string_agg(concat_ws(' ', a->>'family', a->>'given', a->>'literal'), ' ') AS names
               FROM jsonb_array_elements(d.authors) a) authors,
      LATERAL (SELECT string_agg(k, ' ') AS words
               FROM jsonb_array_elements_text(d.keywords || d."keywordsPlus") k) keywords`;

/** Makes the words of a slice of an import findable, as its source gave them. */
export async function indexSlice(
  reviewId: string,
  importId: string,
  from: number,
  to: number,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO record_search (review_id, record_id, document)
    SELECT r.review_id, r.id, ${WORDS} FROM record r, ${PARTS_OF_WORDS}
    WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
      AND r.ordinal > ${from} AND r.ordinal <= ${to}
    ON CONFLICT (review_id, record_id) DO NOTHING`;
}

/** Makes the words of records findable as they read now. */
export async function indexRecords(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO record_search (review_id, record_id, document)
    SELECT r.review_id, r.id, ${WORDS} FROM record_now r, ${PARTS_OF_WORDS}
    WHERE r.review_id = ${reviewId}::uuid AND r.id = ANY(${recordIds}::uuid[])
    ON CONFLICT (review_id, record_id) DO UPDATE SET document = EXCLUDED.document
    WHERE record_search.document IS DISTINCT FROM EXCLUDED.document`;
}
