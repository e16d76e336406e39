import type { Features } from "@/lib/review/ranking/features";
import { Ranking } from "@/lib/review/ranking/rank";
import { levelFor } from "@/lib/review/stopping/level";
import { isDry, levelOfLook, rankedTest } from "@/lib/review/stopping/ranked";
import type { ReplaySettings } from "@/lib/review/stopping/replay";
import type { Beginning, LabelledSet } from "./sets";

/** Decisions from one training to the next. */
const EVERY = 10;

/**
 * The rows of a set in the order in which ranking had them screened from a beginning, without what was known there. The
 * order ends where finds had run dry and the ranked form had said stop, or where all was found: neither form asks for
 * what would have come behind it, for the random sample mixes it, and work and recall count it.
 */
export function rankedRows(
  set: LabelledSet,
  features: Features,
  { prior, seed }: Beginning,
  settings: ReplaySettings,
): number[] {
  const ids = set.records.map(({ id }) => id);
  const ranking = new Ranking(features, ids, { seed: String(seed) });
  const known = new Map(prior.map((row) => [ids[row] as string, set.relevant[row] as boolean]));
  const total = ids.length - prior.length;
  const rows: number[] = [];
  const look = looking(total, settings);
  let missing = set.relevant.filter((relevant, row) => relevant && !prior.includes(row)).length;
  while (missing > 0 && look.goesOn) {
    ranking.learn(known);
    for (const id of ranking.first(EVERY)) {
      const row = Number(id);
      known.set(id, set.relevant[row] as boolean);
      rows.push(row);
      missing -= Number(set.relevant[row]);
      look.after(rows.length, set.relevant[row] as boolean);
    }
  }
  return rows;
}

/** Takes the looks that `simulateStopping` will take, and knows whether either form still waits for one. */
function looking(total: number, { target, confidence, batchSize }: ReplaySettings) {
  const level = levelOfLook(levelFor(confidence), Math.ceil(total / batchSize));
  const relevantAt: number[] = [];
  let [hasRunDry, hasStopped] = [false, false];
  return {
    get goesOn() {
      return !(hasRunDry && hasStopped);
    },
    after(screened: number, relevant: boolean) {
      if (relevant) relevantAt.push(screened - 1);
      if (screened % batchSize !== 0) return;
      const at = { total, screened, relevantAt };
      hasRunDry ||= isDry(at, target);
      hasStopped ||= rankedTest(at, target).p < level;
    },
  };
}

/** Whether each record was relevant, in that order; those it does not reach follow as they stand in the file. */
export function relevantInOrder(
  set: Pick<LabelledSet, "relevant">,
  prior: readonly number[],
  rows: readonly number[],
): boolean[] {
  const placed = new Set([...prior, ...rows]);
  const others = [...set.relevant.keys()].filter((row) => !placed.has(row));
  return [...rows, ...others].map((row) => set.relevant[row] as boolean);
}
