import { candidatePairs } from "@/lib/review/duplicates/compare/candidates";
import { compareRecords, type Evidence } from "@/lib/review/duplicates/compare/evidence";
import { prepare } from "@/lib/review/duplicates/compare/features";
import type { Thresholds } from "@/lib/review/duplicates/compare/verdict";
import { WEIGHTS, type Weights } from "@/lib/review/duplicates/compare/weights";
import { type Score, scoreSet } from "./score";
import type { LabelledSet } from "./sets";

/** Above what the other sets need, so that a set that none has seen is met with a margin. */
const MARGIN = 2;
const DOUBTFUL_RECALL = 0.99;

/** Each set scored with weights and thresholds that were worked out from the others alone. */
export function scoreHeldOut(sets: readonly LabelledSet[]): (Score & { thresholds: Thresholds })[] {
  return sets.map((set) => {
    const thresholds = fitted(sets.filter((other) => other !== set));
    return { ...scoreSet(set, thresholds), thresholds };
  });
}

function fitted(sets: readonly LabelledSet[]): Thresholds {
  const weights = weightsFrom(sets);
  const at = (sureFrom: number, doubtfulFrom: number) =>
    sets.map((set) => scoreSet(set, { weights, sureFrom, doubtfulFrom }));
  let sureFrom = 0;
  while (sureFrom < 40 && at(sureFrom, sureFrom).some(({ wrong }) => wrong > 0)) sureFrom += 2;
  sureFrom += MARGIN;
  let doubtfulFrom = sureFrom;
  while (doubtfulFrom > -20 && meanOf(at(sureFrom, doubtfulFrom), "recallWithDoubtful") < DOUBTFUL_RECALL)
    doubtfulFrom -= 2;
  return { weights, sureFrom, doubtfulFrom };
}

export function meanOf(scores: readonly Score[], what: "recall" | "recallWithDoubtful"): number {
  return scores.reduce((sum, score) => sum + score[what], 0) / scores.length;
}

/** Binary logarithms of how much likelier each finding is between duplicates than between other pairs worth comparing. */
function weightsFrom(sets: readonly LabelledSet[]): Weights {
  const counts = new Map<string, [number, number]>();
  for (const { records, clusters } of sets) {
    const labels = new Map(
      clusters.flatMap((cluster, label) => cluster.map((position) => [position, label] as const)),
    );
    const prepared = records.map(prepare);
    for (const [low, high] of candidatePairs(prepared)) {
      const [a, b] = [prepared[low], prepared[high]];
      if (!a || !b) continue;
      const side = labels.has(low) && labels.get(low) === labels.get(high) ? 0 : 1;
      for (const [field, level] of Object.entries(compareRecords(a, b).evidence)) {
        const count = counts.get(`${field} ${level}`) ?? [0, 0];
        count[side] += 1;
        counts.set(`${field} ${level}`, count);
      }
    }
  }
  const fields = Object.keys(WEIGHTS) as (keyof Evidence)[];
  return Object.fromEntries(
    fields.map((field) => [field, weightsOfField(field, counts)]),
  ) as unknown as Weights;
}

function weightsOfField(
  field: keyof Evidence,
  counts: ReadonlyMap<string, [number, number]>,
): Record<string, number> {
  const levels = Object.keys(WEIGHTS[field]).filter((level) => level !== "unknown");
  const of = (level: string, side: 0 | 1) => (counts.get(`${field} ${level}`)?.[side] ?? 0) + 1;
  const total = (side: 0 | 1) => levels.reduce((sum, level) => sum + of(level, side), 0);
  const weight = (level: string) =>
    Math.round(10 * Math.log2(of(level, 0) / total(0) / (of(level, 1) / total(1)))) / 10;
  return { ...Object.fromEntries(levels.map((level) => [level, weight(level)])), unknown: 0 };
}
