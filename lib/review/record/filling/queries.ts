import { Prisma, type Transaction } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";

/** Which fields of a row of the view `record_now` its duplicates gave, and where those were found. */
export const filledFields = (record: Prisma.Sql) => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('field', g.key, 'recordId', o.id, 'searchName', s.name) ORDER BY g.key), '[]')
   FROM jsonb_each_text(${record}.filled) g
   JOIN record o ON o.review_id = ${record}.review_id AND o.id = g.value::uuid
   JOIN search s ON s.review_id = o.review_id AND s.id = o.search_id)`;

/** What a row of the view `record_own` says itself, as `fillingOf` takes it. */
export const ownSaying = (record: Prisma.Sql) => Prisma.sql`
  ${record}.draft, ${record}.retracted, CASE WHEN ${record}.correction_id IS NULL THEN NULL ELSE (
    SELECT was.draft FROM record was WHERE was.review_id = ${record}.review_id AND was.id = ${record}.id) END AS imported`;

/** These records and all that they are duplicates of: one that stays may itself be a duplicate of another. */
export async function standingFor(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  // Asked by nothing but its key, a state is found by it, whatever the planner knows.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT unnest(${[...recordIds]}::uuid[]) AS id
      UNION
      SELECT up.survivor_id FROM above CROSS JOIN LATERAL (
        SELECT rs.survivor_id FROM record_state rs
        WHERE rs.review_id = ${reviewId}::uuid AND rs.record_id = above.id LIMIT 1) up
      WHERE up.survivor_id IS NOT NULL
    )
    SELECT id FROM above`;
  return rows.map(({ id }) => id);
}

const INDEXED_AT_ONCE = 5_000;

/** Queues that the words of these records, and of those they stand for, are made findable as they read then. */
export async function indexLater(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<void> {
  const ids = await standingFor(tx, reviewId, recordIds);
  for (let from = 0; from < ids.length; from += INDEXED_AT_ONCE) {
    await enqueue(tx, "index_records", { reviewId, recordIds: ids.slice(from, from + INDEXED_AT_ONCE) });
  }
}
