import type { Jobs } from "@/lib/db/queue";
import { saveStageRanking } from "@/lib/review/screening/order/commands";
import { settledAt, stageToRank, textsToRank } from "@/lib/review/screening/order/queries";
import { textPages } from "@/lib/review/screening/order/texts/queries";
import { takeLook } from "@/lib/review/stopping/look/commands";
import { saveExcludedOrder } from "@/lib/review/stopping/quality-check/commands";
import { orderOfExcludedWanted } from "@/lib/review/stopping/quality-check/queries";
import { MOST } from "@/lib/review/stopping/quality-check/schema";
import { trainer } from "./training/trainer";

/** Looks whether enough is found, and puts what waits at a stage in order, from what its closed batches settled. */
export async function rankStage(
  { reviewId, stage }: Jobs["rank_stage"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  await takeLook(reviewId, stage);
  const toRank = await stageToRank(reviewId, stage);
  if (toRank?.mode !== "ranked_batches") return;
  const { stageId, model } = toRank;
  const { start, mark } = await textsToRank(reviewId, stage);
  const { at, labels, waiting } = await settledAt(reviewId, stage, stageId);
  const corpus = { key: `${reviewId}:${stageId}`, mark };
  const training = { seed: stageId, model, labels, learner: null, among: waiting };
  const texts = { corpus, start, pages: () => textPages(reviewId, stage) };
  const { learned, order, weights } = await trainer.train({ ...texts, training }, stopping);
  await saveStageRanking({
    reviewId,
    stageId,
    model,
    learned,
    relevant: labels.filter(([, relevant]) => relevant).length,
    isStarted: start.keyPapers.length > 0 || start.question !== null,
    at,
    itemIds: order,
    weights,
  });
  if (stage !== "title_abstract") return;
  // Last, because nobody waits for it: the ranking of what is to be screened is there already.
  const { isWanted, readIds } = await orderOfExcludedWanted({ reviewId }, stageId);
  if (!isWanted) return;
  const doubting = { seed: stageId, model, labels, most: MOST + readIds.length };
  const excluded = await trainer.doubtful(texts, doubting, stopping);
  const read = new Set(readIds);
  const itemIds = excluded.filter((id) => !read.has(id)).slice(0, MOST);
  await saveExcludedOrder({ reviewId, stageId, at, itemIds });
}
