import type { Scope } from "@/lib/access/scope";
import { db, PLAN_ONCE, Prisma } from "@/lib/db/client";
import type { StageKind } from "../../protocol/schema";
import { filledFields } from "../../record/filling/queries";
import { retractionPrinted } from "../../record/queries";
import type { Card, Verdict } from "../schema";

/** A card of the queue as the database gives it; times are still text. */
export interface CardRow extends Card {
  place: "next" | "last";
  verdict: Verdict | null;
  reasonId: string | null;
  secondaryReasonIds: string[];
  note: string | null;
  castAt: string | null;
  sealedAt: string | null;
}

interface QueueRow {
  now: Date;
  cards: CardRow[];
  batches: { batchId: string; number: number; done: number; left: number; submittedAt: string | null }[];
}

/** Joins an item `i` to its batch and to the record that tells of it: a report's first. */
export const recordOfItem = Prisma.sql`
  JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
  JOIN record_now d ON d.review_id = i.review_id AND d.id = coalesce(i.record_id, (
    SELECT min(x.record_id::text)::uuid FROM report_record x
    WHERE x.review_id = i.review_id AND x.report_id = i.report_id))`;

/** What a card shows of an item `i`, its batch `b` and its record `d`. */
export const cardFields = Prisma.sql`
  i.id AS "itemId", i.batch_id AS "batchId", b.number AS "batchNumber",
  CASE WHEN i.record_id IS NULL THEN 'report' ELSE 'record' END AS kind,
  d.id AS "recordId", d.title, d.byline, d.journal, d.year, d.abstract, d.doi, d.pmid, d.retracted,
  ${retractionPrinted(Prisma.sql`d`)} AS retraction, ${filledFields(Prisma.sql`d`)} AS filled,
  coalesce(d.draft -> 'authors', '[]') AS authors,
  coalesce(d.draft -> 'keywords', '[]') || coalesce(d.draft -> 'keywordsPlus', '[]') AS keywords,
  coalesce((SELECT jsonb_agg(jsonb_build_object('sha256', f.sha256, 'name', f.name) ORDER BY f.at, f.sha256)
            FROM document f WHERE f.review_id = i.review_id AND f.report_id = i.report_id
              AND f.removed_at IS NULL), '[]') AS documents`;

/** Whether the item of a slot `t` still waits in this stage: a duplicate, say, has left it. */
export const isThere: Record<StageKind, Prisma.Sql> = {
  title_abstract: Prisma.sql`EXISTS (SELECT FROM record_state s
    WHERE s.review_id = t.review_id AND s.record_id = t.item_id AND s.status = 'awaiting_screening')`,
  full_text: Prisma.sql`EXISTS (SELECT FROM report r
    WHERE r.review_id = t.review_id AND r.id = t.item_id AND r.status = 'awaiting_assessment')`,
};

/** Whether the protocol that a batch `b` was opened under ranks it for each reviewer by their own votes. */
export function ranksOwn(stage: StageKind): Prisma.Sql {
  const path = Prisma.raw(stage === "title_abstract" ? "'{titleAbstract,order}'" : "'{fullText,order}'");
  return Prisma.sql`(SELECT p.settings #>> ${path} = 'ranked_own' FROM protocol_version p
    WHERE p.review_id = b.review_id AND p.id = b.protocol_version_id)`;
}

/**
 * One statement, because every vote is followed by it: own open batches, the next cards, the last five. Cards are
 * found by walking an index as far as needed, batch by batch; only the counts look at all of a batch. Where one's own
 * ranking knows of a batch, what it has comes first, and the rest in the order that was drawn.
 */
export async function queueRow(
  scope: Scope,
  stage: StageKind,
  ahead: number,
  reading: string | null,
): Promise<QueueRow> {
  const { reviewId, personId } = scope;
  const own = Prisma.sql`t.review_id = ${reviewId}::uuid AND t.person_id = ${personId}::uuid AND t.batch_id = b.id`;
  const [row] = await db.$queryRaw<QueueRow[]>`${PLAN_ONCE}
    WITH open AS MATERIALIZED (
      SELECT b.id, b.number, b.stage_id,
        CASE WHEN ${ranksOwn(stage)} THEN (
          SELECT array_remove(${reading}::uuid || array_remove(k.item_ids, ${reading}::uuid), NULL) FROM personal_ranking k WHERE k.review_id = b.review_id
          AND k.stage_id = b.stage_id AND k.person_id = ${personId}::uuid) END AS ranked
      FROM stage g
      JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'open'
      WHERE g.review_id = ${reviewId}::uuid AND g.kind = ${stage}::stage_kind
    ), chosen AS (
      (SELECT t.*, 'next' AS place, row_number() OVER (ORDER BY b.number, t.likely, t.position) AS rank
       FROM open b CROSS JOIN LATERAL (
         (SELECT t.*, n.likely
          FROM unnest(b.ranked) WITH ORDINALITY AS n(id, likely) CROSS JOIN LATERAL (
            SELECT * FROM slot t WHERE ${own} AND t.stage_id = b.stage_id AND t.item_id = n.id
              AND t.verdict IS NULL AND ${isThere[stage]} LIMIT 1) t
          ORDER BY n.likely LIMIT ${ahead})
         UNION ALL
         (SELECT t.*, NULL::bigint FROM slot t WHERE ${own} AND t.verdict IS NULL AND ${isThere[stage]}
            AND (b.ranked IS NULL OR t.item_id <> ALL (b.ranked))
          ORDER BY t.position LIMIT ${ahead})) t
       ORDER BY b.number, t.likely, t.position LIMIT ${ahead})
      UNION ALL
      (SELECT t.*, NULL::bigint, 'last', row_number() OVER (ORDER BY t.cast_at DESC, t.item_id)
       FROM open b CROSS JOIN LATERAL (
         SELECT * FROM slot t WHERE ${own} AND t.verdict IS NOT NULL
         ORDER BY t.cast_at DESC, t.item_id LIMIT 5) t
       ORDER BY t.cast_at DESC, t.item_id LIMIT 5)
    ), card AS (
      SELECT c.place, c.rank, c.position, ${cardFields},
        c.verdict, c.reason_id AS "reasonId", c.secondary_reason_ids AS "secondaryReasonIds", c.note,
        c.cast_at AS "castAt", c.sealed_at AS "sealedAt"
      FROM chosen c
      JOIN stage_item i ON i.review_id = c.review_id AND i.stage_id = c.stage_id AND i.id = c.item_id
      ${recordOfItem}
    ), progress AS (
      SELECT b.id AS "batchId", b.number,
        (SELECT count(*) FROM slot t WHERE ${own} AND t.verdict IS NOT NULL)::int AS done,
        (SELECT count(*) FROM slot t WHERE ${own} AND t.verdict IS NULL AND ${isThere[stage]})::int AS left,
        (SELECT u.at FROM batch_submission u WHERE u.review_id = ${reviewId}::uuid AND u.batch_id = b.id
           AND u.person_id = ${personId}::uuid) AS "submittedAt"
      FROM open b WHERE EXISTS (SELECT FROM slot t WHERE ${own})
    )
    SELECT clock_timestamp() AS now,
      (SELECT coalesce(jsonb_agg(to_jsonb(card) ORDER BY card.place, card.rank), '[]') FROM card) AS cards,
      (SELECT coalesce(jsonb_agg(to_jsonb(progress) ORDER BY progress.number), '[]') FROM progress) AS batches`;
  return row ?? { now: new Date(), cards: [], batches: [] };
}
