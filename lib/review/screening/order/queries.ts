import { createHash } from "node:crypto";
import { db, Prisma, readBulk } from "@/lib/db/client";
import { currentProtocol } from "../../protocol/queries";
import type { OrderMode, StageKind, StageRules } from "../../protocol/schema";
import type { ModelName } from "../../ranking/rank";
import type { Start } from "../../ranking/start";
import { isThere } from "../queue/queries";
import type { Verdict } from "../schema";
import { orderModeOf, startFrom } from "./rules";
import { keyPaperTexts, textsMark } from "./texts/queries";

/** How a stage is ranked, for whoever trains: the protocol in force says whether it is at all. */
export interface StageToRank {
  stageId: string;
  model: ModelName;
  mode: OrderMode;
}

export async function stageToRank(reviewId: string, stage: StageKind): Promise<StageToRank | null> {
  const row = await db.stage.findUnique({ where: { reviewId_kind: { reviewId, kind: stage } } });
  const protocol = await currentProtocol({ reviewId });
  return row && protocol && { stageId: row.id, model: row.model, mode: orderModeOf(protocol, stage) };
}

/** What ranking begins with, and what all its texts are known by. */
export async function textsToRank(
  reviewId: string,
  stage: StageKind,
): Promise<{ start: Start; mark: string }> {
  const protocol = await currentProtocol({ reviewId });
  if (!protocol) throw new Error("Nothing is ranked before there is a protocol.");
  const start = startFrom(protocol, await keyPaperTexts(reviewId));
  const texts = await textsMark(reviewId, stage);
  return {
    start,
    mark: createHash("sha256")
      .update(JSON.stringify([start, texts]))
      .digest("hex"),
  };
}

interface Settled {
  at: Date;
  /** Decisions of closed batches that nobody differs about: true is relevant. */
  labels: [id: string, relevant: boolean][];
  /** What nobody has decided about. */
  waiting: string[];
}

/** Nothing of an open batch, no open conflict and no item with a vote missing is in this. */
export async function settledAt(reviewId: string, stage: StageKind, stageId: string): Promise<Settled> {
  const [row] = await readBulk<Settled>(Prisma.sql`
    SELECT clock_timestamp() AS at,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(i.id, i.decision = 'include') ORDER BY i.id), '[]')
       FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
       WHERE i.review_id = ${reviewId}::uuid AND i.stage_id = ${stageId}::uuid AND b.status = 'closed'
         AND i.status IN ('agreed', 'resolved') AND i.decision IS NOT NULL) AS labels,
      (SELECT coalesce(jsonb_agg(w.id ORDER BY w.id), '[]') FROM (${undecided(reviewId, stage)}) w) AS waiting`);
  return row ?? { at: new Date(0), labels: [], waiting: [] };
}

/** Reports are ranked before they are there, so that the order knows them when they come. */
function undecided(reviewId: string, stage: StageKind): Prisma.Sql {
  return stage === "title_abstract"
    ? Prisma.sql`SELECT record_id AS id FROM record_state
        WHERE review_id = ${reviewId}::uuid AND status = 'awaiting_screening'`
    : Prisma.sql`SELECT id FROM report WHERE review_id = ${reviewId}::uuid
        AND status IN ('sought', 'not_retrieved', 'awaiting_assessment')`;
}

interface Own {
  at: Date;
  /** In the order in which they were cast; a changed one was cast when it was changed. */
  votes: { id: string; verdict: Verdict; maybeRule: StageRules["maybeRule"] }[];
  /** Items to vote on, of batches whose protocol ranks them so. */
  open: { id: string; batch: number }[];
  last: { learned: number; model: ModelName; left: number } | null;
}

/** All that a person's own ranking is made from: their votes, what they have yet to vote on, and nobody else's. */
export async function ownAt(
  reviewId: string,
  stage: StageKind,
  stageId: string,
  personId: string,
): Promise<Own> {
  const rules = stage === "title_abstract" ? "titleAbstract" : "fullText";
  const [row] = await readBulk<Own>(Prisma.sql`
    WITH mine AS MATERIALIZED (
      SELECT t.*, b.number, b.status, p.settings -> ${rules}::text AS rules
      FROM slot t JOIN batch b ON b.review_id = t.review_id AND b.id = t.batch_id
      JOIN protocol_version p ON p.review_id = b.review_id AND p.id = b.protocol_version_id
      WHERE t.review_id = ${reviewId}::uuid AND t.stage_id = ${stageId}::uuid AND t.person_id = ${personId}::uuid
    ), open AS MATERIALIZED (
      SELECT t.item_id AS id, t.number AS batch FROM mine t
      WHERE t.verdict IS NULL AND t.status = 'open' AND t.rules ->> 'order' = 'ranked_own' AND ${isThere[stage]}
    )
    SELECT clock_timestamp() AS at,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.item_id, 'verdict', m.verdict,
          'maybeRule', m.rules ->> 'maybeRule') ORDER BY m.cast_at, m.item_id), '[]')
       FROM mine m WHERE m.verdict IS NOT NULL) AS votes,
      (SELECT coalesce(jsonb_agg(to_jsonb(open) ORDER BY id), '[]') FROM open) AS open,
      (SELECT jsonb_build_object('learned', k.learned, 'model', k.model, 'left', (
          SELECT count(*) FROM unnest(k.item_ids) AS n(id) JOIN open USING (id)))
       FROM personal_ranking k WHERE k.review_id = ${reviewId}::uuid AND k.stage_id = ${stageId}::uuid
         AND k.person_id = ${personId}::uuid) AS last`);
  return row ?? { at: new Date(0), votes: [], open: [], last: null };
}
