import type { Features } from "@/lib/review/ranking/features";
import { type ModelName, Ranking } from "@/lib/review/ranking/rank";
import { type Score, scoreOf } from "./score";
import type { Beginning, LabelledSet } from "./sets";

export interface Replay extends Score {
  retrains: number;
  cpuSeconds: number;
}

/** Screens a set again from a beginning, as its labels say, until every relevant record is found; trained
 * again `next` decisions later. */
export function replay(
  set: LabelledSet,
  features: Features,
  { prior, seed }: Beginning,
  next: (decisions: number) => number,
  model?: ModelName,
): Replay {
  const ids = set.records.map(({ id }) => id);
  const ranking = new Ranking(features, ids, { seed: String(seed), model });
  const known = new Map(prior.map((row) => [ids[row] as string, set.relevant[row] as boolean]));
  let missing = set.relevant.filter(Boolean).length - [...known.values()].filter(Boolean).length;
  const places: number[] = [];
  let retrains = 0;
  const before = process.cpuUsage();
  while (missing > 0) {
    ranking.learn(known);
    retrains += 1;
    for (const id of ranking.first(next(known.size - prior.length))) {
      const relevant = set.relevant[Number(id)] as boolean;
      known.set(id, relevant);
      if (!relevant) continue;
      places.push(known.size - prior.length);
      missing -= 1;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return {
    ...scoreOf(places, set.records.length - prior.length),
    retrains,
    cpuSeconds: (user + system) / 1e6,
  };
}
