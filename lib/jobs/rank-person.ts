import type { Jobs } from "@/lib/db/queue";
import { savePersonalRanking } from "@/lib/review/screening/order/commands";
import { ownAt, stageToRank, textsToRank } from "@/lib/review/screening/order/queries";
import { isDue, nextOf, ownLabel } from "@/lib/review/screening/order/rules";
import { textPages } from "@/lib/review/screening/order/texts/queries";
import { trainer } from "./training/trainer";

/** Puts a person's next items in order, from their own votes alone, when enough of these are new. */
export async function rankPerson(
  { reviewId, stage, personId }: Jobs["rank_person"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const toRank = await stageToRank(reviewId, stage);
  if (!toRank) return;
  const { stageId, model } = toRank;
  const { at, votes, open, last } = await ownAt(reviewId, stage, stageId, personId);
  const labels = votes.flatMap(({ id, verdict, maybeRule }): [string, boolean][] => {
    const relevant = ownLabel(verdict, maybeRule);
    return relevant === null ? [] : [[id, relevant]];
  });
  if (!isDue(labels.length, open.length, last?.model === model ? last : null)) return;
  const { start, mark } = await textsToRank(reviewId, stage);
  const corpus = { key: `${reviewId}:${stageId}`, mark };
  const training = { seed: stageId, model, labels, learner: personId, among: open.map(({ id }) => id) };
  const pages = () => textPages(reviewId, stage);
  const { learned, order, weights } = await trainer.train({ corpus, start, pages, training }, stopping);
  const itemIds = nextOf(order, new Map(open.map(({ id, batch }) => [id, batch])));
  await savePersonalRanking({
    reviewId,
    stageId,
    personId,
    model,
    learned,
    at,
    itemIds,
    weights,
  });
}
