import { db, Prisma, readBulk } from "@/lib/db/client";
import { keyPapers } from "../../../import/key-papers/queries";
import type { StageKind } from "../../../protocol/schema";
import type { RankedRecord } from "../../../ranking/rank";
import type { RankedText } from "../../../ranking/terms";

const AT_ONCE = 1_000;

/** A record as ranking reads it. */
const TEXT = Prisma.sql`d.title, d.abstract, coalesce(d.draft -> 'keywords', '[]') AS keywords`;

/**
 * Whatever passes a stage or has passed it, decided or not, with the record that tells of it. Which of them were decided
 * how makes no difference here: what terms there are, and how rare each is, tells of nobody's votes.
 */
function members(reviewId: string, stage: StageKind): Prisma.Sql {
  if (stage === "title_abstract") {
    return Prisma.sql`SELECT s.record_id AS id, s.record_id FROM record_state s WHERE s.review_id = ${reviewId}::uuid
      AND s.status IN ('awaiting_screening', 'unscreened_stopped', 'excluded', 'included')`;
  }
  return Prisma.sql`SELECT k.id, (SELECT min(x.record_id::text)::uuid FROM report_record x
      WHERE x.review_id = k.review_id AND x.report_id = k.id) AS record_id
    FROM report k WHERE k.review_id = ${reviewId}::uuid AND k.status <> 'withdrawn'`;
}

/** The texts of a stage, page by page in the order of their ids. */
export async function* textPages(reviewId: string, stage: StageKind): AsyncGenerator<RankedRecord[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await readBulk<RankedRecord>(Prisma.sql`
      WITH page AS MATERIALIZED (
        SELECT * FROM (${members(reviewId, stage)}) m WHERE m.id > ${after}::uuid ORDER BY m.id LIMIT ${AT_ONCE}
      )
      SELECT p.id, r.* FROM page p CROSS JOIN LATERAL (
        SELECT ${TEXT} FROM record_now d WHERE d.review_id = ${reviewId}::uuid AND d.id = p.record_id LIMIT 1) r
      ORDER BY p.id`);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.id;
  }
}

/** Another one as soon as a text of the stage is another, came or went. */
export async function textsMark(reviewId: string, stage: StageKind): Promise<string> {
  const review = Prisma.sql`${reviewId}::uuid`;
  const [row] = await db.$queryRaw<{ mark: string }[]>`
    SELECT concat_ws(' ',
      (SELECT count(*) || ':' || coalesce(bit_xor(hashtextextended(m.id::text || m.record_id::text, 0)), 0)
       FROM (${members(reviewId, stage)}) m),
      (SELECT count(*) || ':' || coalesce(max(c.event_id::text), '') FROM record_correction c
       WHERE c.review_id = ${review}),
      (SELECT count(*) || ':' || coalesce(bit_xor(hashtextextended(f.record_id::text || f.given::text, 0)), 0)
       FROM record_filled f WHERE f.review_id = ${review})) AS mark`;
  return row?.mark ?? "";
}

/** Key papers as they read in the review; those that no search found by their titles. */
export async function keyPaperTexts(reviewId: string): Promise<RankedText[]> {
  const { papers } = await keyPapers({ reviewId });
  const ids = papers.flatMap(({ records }) => records.slice(0, 1).map(({ id }) => id));
  const found = await textsOf(reviewId, ids);
  return papers.flatMap(({ records: [record], title }) => {
    const text = record && found.get(record.id);
    return text ? [text] : title ? [{ title, abstract: null }] : [];
  });
}

async function textsOf(reviewId: string, ids: readonly string[]): Promise<Map<string, RankedText>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<RankedRecord[]>`
    SELECT d.id, ${TEXT} FROM record_now d WHERE d.review_id = ${reviewId}::uuid AND d.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}
