import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import type { StageKind } from "../../protocol/schema";
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
  JOIN record d ON d.review_id = i.review_id AND d.id = coalesce(i.record_id, (
    SELECT min(x.record_id::text)::uuid FROM report_record x
    WHERE x.review_id = i.review_id AND x.report_id = i.report_id))`;

/** What a card shows of an item `i`, its batch `b` and its record `d`. */
export const cardFields = Prisma.sql`
  i.id AS "itemId", i.batch_id AS "batchId", b.number AS "batchNumber",
  CASE WHEN i.record_id IS NULL THEN 'report' ELSE 'record' END AS kind,
  d.id AS "recordId", d.title, d.byline, d.journal, d.year, d.abstract, d.doi, d.pmid,
  coalesce(d.draft -> 'authors', '[]') AS authors,
  coalesce(d.draft -> 'keywords', '[]') || coalesce(d.draft -> 'keywordsPlus', '[]') AS keywords,
  coalesce((SELECT jsonb_agg(jsonb_build_object('sha256', f.sha256, 'name', f.name) ORDER BY f.at, f.sha256)
            FROM document f WHERE f.review_id = i.review_id AND f.report_id = i.report_id
              AND f.removed_at IS NULL), '[]') AS documents`;

/** One statement, because every vote is followed by it: own open batches, the next cards, the last five. */
export async function queueRow(scope: Scope, stage: StageKind, ahead: number): Promise<QueueRow> {
  const { reviewId, personId } = scope;
  const [row] = await db.$queryRaw<QueueRow[]>`
    WITH mine AS (
      SELECT t.*, b.number, coalesce(s.status::text, r.status::text)
        IN ('awaiting_screening', 'awaiting_assessment') IS TRUE AS is_there
      FROM stage g
      JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'open'
      JOIN slot t ON t.review_id = b.review_id AND t.batch_id = b.id AND t.person_id = ${personId}::uuid
      LEFT JOIN record_state s ON s.review_id = t.review_id AND s.record_id = t.item_id
      LEFT JOIN report r ON r.review_id = t.review_id AND r.id = t.item_id
      WHERE g.review_id = ${reviewId}::uuid AND g.kind = ${stage}::stage_kind
    ), chosen AS (
      (SELECT mine.*, 'next' AS place, row_number() OVER (ORDER BY number, position) AS rank FROM mine
       WHERE verdict IS NULL AND is_there ORDER BY number, position LIMIT ${ahead})
      UNION ALL
      (SELECT mine.*, 'last', row_number() OVER (ORDER BY cast_at DESC, item_id) FROM mine
       WHERE verdict IS NOT NULL ORDER BY cast_at DESC, item_id LIMIT 5)
    ), card AS (
      SELECT c.place, c.rank, c.position, ${cardFields},
        c.verdict, c.reason_id AS "reasonId", c.secondary_reason_ids AS "secondaryReasonIds", c.note,
        c.cast_at AS "castAt", c.sealed_at AS "sealedAt"
      FROM chosen c
      JOIN stage_item i ON i.review_id = c.review_id AND i.stage_id = c.stage_id AND i.id = c.item_id
      ${recordOfItem}
    ), progress AS (
      SELECT m.batch_id AS "batchId", m.number, count(m.verdict)::int AS done,
        (count(*) FILTER (WHERE m.verdict IS NULL AND m.is_there))::int AS left,
        (SELECT u.at FROM batch_submission u WHERE u.review_id = ${reviewId}::uuid AND u.batch_id = m.batch_id
           AND u.person_id = ${personId}::uuid) AS "submittedAt"
      FROM mine m GROUP BY m.batch_id, m.number
    )
    SELECT clock_timestamp() AS now,
      (SELECT coalesce(jsonb_agg(to_jsonb(card) ORDER BY card.place, card.rank), '[]') FROM card) AS cards,
      (SELECT coalesce(jsonb_agg(to_jsonb(progress) ORDER BY progress.number), '[]') FROM progress) AS batches`;
  return row ?? { now: new Date(), cards: [], batches: [] };
}
