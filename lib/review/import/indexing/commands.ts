import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";

const INDEXED_AT_ONCE = 2_000;

/**
 * Makes the words of an import's records findable: title before authors and keywords, journal, abstract. Duplicates are
 * looked for meanwhile, but not before the planner knows of the records: comparing them took longer than a statement may.
 */
export async function indexImport(
  scope: Scope<"import.run">,
  importId: string,
  stopping: AbortSignal,
): Promise<void> {
  const { reviewId } = scope;
  const last = await db.record.aggregate({ where: { reviewId, importId }, _max: { ordinal: true } });
  const records = last._max.ordinal ?? 0;
  await refreshStatistics(records);
  await db.$transaction((tx) => enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`));
  for (let from = 0; from < records; from += INDEXED_AT_ONCE) {
    stopping.throwIfAborted();
    await indexSlice(reviewId, importId, from, from + INDEXED_AT_ONCE);
  }
  await refreshStatistics(records);
}

const MANY = 1_000;

/** Many new rows that the planner does not know of make it read all of them for each of them. */
async function refreshStatistics(records: number): Promise<void> {
  if (records >= MANY) await db.$executeRaw`SELECT refresh_statistics()`;
}

/** Texts are cut: PostgreSQL refuses the words of one record when they pass a megabyte. */
async function indexSlice(reviewId: string, importId: string, from: number, to: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO record_search (review_id, record_id, document)
    SELECT r.review_id, r.id,
      setweight(to_tsvector('simple', left(r.title, 50000)), 'A') ||
      setweight(to_tsvector('simple', left(concat_ws(' ', authors.names, keywords.words, r.doi, r.pmid), 100000)), 'B') ||
      setweight(to_tsvector('simple', left(coalesce(r.journal, ''), 5000)), 'C') ||
      setweight(to_tsvector('simple', left(coalesce(r.abstract, ''), 200000)), 'D')
    FROM record r,
      LATERAL (SELECT string_agg(concat_ws(' ', a->>'family', a->>'given', a->>'literal'), ' ') AS names
               FROM jsonb_array_elements(r.draft->'authors') a) authors,
      LATERAL (SELECT string_agg(k, ' ') AS words
               FROM jsonb_array_elements_text((r.draft->'keywords') || (r.draft->'keywordsPlus')) k) keywords
    WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
      AND r.ordinal > ${from} AND r.ordinal <= ${to}
    ON CONFLICT (review_id, record_id) DO NOTHING`;
}
