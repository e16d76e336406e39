import { drawFrom, shuffled } from "../draw";
import type { Decision } from "./learner";
import type { Ranking } from "./rank";

/** A record's own label must not speak for itself: the excluded ones are dealt into so many parts, each scored by what the others teach. */
const PARTS = 5;

/**
 * The records that were decided to be irrelevant, first those that look most as if they were not. Each part is scored by
 * a ranking that knows all decisions but those of its part. Two rankings do not share a scale: what is compared is how
 * far a record stands above the others of its part.
 */
export function doubtfulFirst(
  labels: readonly Decision[],
  { seed, most, anew }: { seed: string; most: number; anew: () => Ranking },
): string[] {
  const excluded = labels.flatMap(([id, relevant]) => (relevant ? [] : [id])).sort();
  const dealt = shuffled(excluded, drawFrom(seed));
  const scored = Array.from({ length: Math.min(PARTS, dealt.length) }, (_, part) => {
    const ids = dealt.filter((_, at) => at % PARTS === part);
    const own = new Set(ids);
    const ranking = anew();
    ranking.learn(new Map(labels.filter(([id]) => !own.has(id))));
    const scores = standing(ranking.scoresOf(ids));
    return ids.map((id, at) => ({ id, score: scores[at] as number }));
  }).flat();
  return scored
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** Scores as distances from their mean, in standard deviations. */
function standing(scores: Float64Array): Float64Array {
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const spread = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / scores.length);
  return scores.map((one) => (spread > 0 ? (one - mean) / spread : 0));
}
