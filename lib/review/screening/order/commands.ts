import { db, Prisma, runBulk } from "@/lib/db/client";
import type { ModelName } from "../../ranking/rank";

interface Ranked {
  reviewId: string;
  stageId: string;
  model: ModelName;
  learned: number;
  /** When the decisions were read that it learned from: an older one never takes the place of a newer one. */
  at: Date;
  itemIds: readonly string[];
  weights: Uint8Array;
}

/** Keeps the order of a stage. No event: it follows from what is settled, and is made anew when it is lost. */
export async function saveStageRanking(
  ranked: Ranked & { relevant: number; isStarted: boolean },
): Promise<void> {
  const { reviewId, stageId, model, learned, relevant, isStarted, at, itemIds, weights } = ranked;
  await runBulk(Prisma.sql`
    INSERT INTO stage_ranking AS k
      (review_id, stage_id, model, learned, relevant, is_started, at, item_ids, weights)
    VALUES (${reviewId}::uuid, ${stageId}::uuid, ${model}::ranking_model, ${learned}, ${relevant}, ${isStarted},
      ${at}, ${itemIds}::uuid[], ${Buffer.from(weights)})
    ON CONFLICT (review_id, stage_id) DO UPDATE SET model = excluded.model, learned = excluded.learned,
      relevant = excluded.relevant, is_started = excluded.is_started, at = excluded.at,
      item_ids = excluded.item_ids, weights = excluded.weights
    WHERE k.at <= excluded.at`);
}

/** Keeps the order of one person's next items. */
export async function savePersonalRanking(ranked: Ranked & { personId: string }): Promise<void> {
  const { reviewId, stageId, personId, model, learned, at, itemIds, weights } = ranked;
  await db.$executeRaw`
    INSERT INTO personal_ranking AS k (review_id, stage_id, person_id, model, learned, at, item_ids, weights)
    VALUES (${reviewId}::uuid, ${stageId}::uuid, ${personId}::uuid, ${model}::ranking_model, ${learned},
      ${at}, ${itemIds}::uuid[], ${weights})
    ON CONFLICT (review_id, stage_id, person_id) DO UPDATE SET model = excluded.model, learned = excluded.learned,
      at = excluded.at, item_ids = excluded.item_ids, weights = excluded.weights
    WHERE k.at <= excluded.at`;
}
