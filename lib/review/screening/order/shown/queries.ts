import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import type { OrderMode, StageKind } from "../../../protocol/schema";
import type { RankedText } from "../../../ranking/terms";
import { readWeights } from "../../../ranking/weights";
import { whyBy } from "../../../ranking/why";
import { ranksOwn, recordOfItem } from "../../queue/queries";
import type { ModelName, StageOrder, WhyHere } from "../schema";

interface OrderRow {
  mode: OrderMode | null;
  model: ModelName;
  ranking: { learned: number; isStarted: boolean; at: string; model: ModelName } | null;
  settled: number;
}

/** What a lead may know of the order before opening a batch. */
export async function stageOrder(scope: Scope<"screening.manage">, stage: StageKind): Promise<StageOrder> {
  const rules = stage === "title_abstract" ? "titleAbstract" : "fullText";
  const [row] = await db.$queryRaw<OrderRow[]>`
    SELECT g.model,
      (SELECT p.settings -> ${rules}::text ->> 'order' FROM protocol_version p
       WHERE p.review_id = g.review_id ORDER BY p.number DESC LIMIT 1) AS mode,
      (SELECT jsonb_build_object('learned', k.learned, 'isStarted', k.is_started, 'at', k.at, 'model', k.model)
       FROM stage_ranking k WHERE k.review_id = g.review_id AND k.stage_id = g.id) AS ranking,
      (SELECT count(*)::int FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
       WHERE i.review_id = g.review_id AND i.stage_id = g.id AND b.status = 'closed'
         AND i.status IN ('agreed', 'resolved') AND i.decision IS NOT NULL) AS settled
    FROM stage g WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind`;
  if (!row) throw new Refusal("CONFLICT", "There is no protocol yet: it says how a stage is ordered.");
  const { mode, model, ranking, settled } = row;
  const isRanked = mode === "ranked_batches";
  const isNow = ranking?.learned === settled && ranking.model === model;
  return {
    mode: mode ?? "random",
    model,
    ranking: isRanked && ranking ? shown(ranking) : null,
    isCatchingUp: isRanked && !isNow,
  };
}

function shown({ learned, isStarted, at }: NonNullable<OrderRow["ranking"]>) {
  return { learned, isStarted, at: new Date(at).toISOString() };
}

interface WhyRow extends Omit<RankedText, "keywords"> {
  keywords: string[];
  ranksOwn: boolean;
  learned: number | null;
  weights: Uint8Array | null;
}

/** Of one's own item, whether one has voted on it or not: what one's own votes say, or what is settled. */
export async function whyHere(
  scope: Scope<"screening.vote">,
  { stage, itemId }: { stage: StageKind; itemId: string },
): Promise<WhyHere> {
  const [row] = await db.$queryRaw<WhyRow[]>`
    WITH item AS MATERIALIZED (
      SELECT i.review_id, i.stage_id, d.title, d.abstract, coalesce(d.draft -> 'keywords', '[]') AS keywords,
        b.chosen = 'ranked' IS TRUE AS "isRanked", ${ranksOwn(stage)} AS "ranksOwn"
      FROM stage g
      JOIN slot t ON t.review_id = g.review_id AND t.stage_id = g.id AND t.item_id = ${itemId}::uuid
        AND t.person_id = ${scope.personId}::uuid
      JOIN stage_item i ON i.review_id = t.review_id AND i.stage_id = t.stage_id AND i.id = t.item_id
      ${recordOfItem}
      WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind AND b.status = 'open'
    )
    SELECT item.title, item.abstract, item.keywords, item."ranksOwn",
      coalesce(o.learned, k.learned) AS learned, coalesce(o.weights, k.weights) AS weights
    FROM item
    LEFT JOIN personal_ranking o ON item."ranksOwn" AND o.review_id = item.review_id
      AND o.stage_id = item.stage_id AND o.person_id = ${scope.personId}::uuid
    LEFT JOIN stage_ranking k ON item."isRanked" AND NOT item."ranksOwn" AND k.review_id = item.review_id
      AND k.stage_id = item.stage_id`;
  if (!row) throw notFound("item of yours");
  const { weights, learned } = row;
  if (!weights || learned === null) return { by: null, learned: 0, for: [], against: [] };
  return { by: row.ranksOwn ? "own" : "settled", learned, ...whyBy(readWeights(weights), row) };
}
