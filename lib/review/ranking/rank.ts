import { type Features, featuresOf } from "./features";
import type { Model } from "./model";
import { Bayes } from "./second-model";
import { countingTexts, NO_START, randomSample, type Start, startTexts } from "./start";
import type { RankedText } from "./terms";
import { TwoViews } from "./two-views";

/** A record as ranking sees it. */
export interface RankedRecord extends RankedText {
  id: string;
}

export const MODEL_NAMES = ["two_views", "bayes"] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

export interface RankingOptions {
  /** The same seed, records and labels give the same order. */
  seed: string;
  start?: Start;
  model?: ModelName;
}

/** The records of a stage in the order in which they are best screened; kept between decisions, so that it learns on. */
export class Ranking {
  readonly model: Model;
  private readonly rowOf: Map<string, number>;
  private readonly labelled = new Map<string, boolean>();
  private readonly start: Start;
  /** Each row's place in a random order, which decides between equal scores. */
  private readonly lot: Uint32Array;
  private readonly byLot: Uint32Array;

  /** `features` has a row for each id, and after them one for each of the start's texts. */
  constructor(
    readonly features: Features,
    private readonly ids: readonly string[],
    { seed, start = NO_START, model = "two_views" }: RankingOptions,
  ) {
    this.start = start;
    this.model = model === "bayes" ? new Bayes(features) : new TwoViews(features, ids.length, seed);
    this.rowOf = new Map(ids.map((id, row) => [id, row]));
    this.lot = new Uint32Array(ids.length);
    this.byLot = Uint32Array.from(randomSample(ids, ids.length, seed), (id) => this.rowOf.get(id) as number);
    for (const [place, row] of this.byLot.entries()) this.lot[row] = place;
  }

  /** All decisions there are, by record: true is relevant. What is not among them any longer is forgotten. */
  learn(labels: ReadonlyMap<string, boolean>) {
    for (const id of this.labelled.keys()) {
      if (labels.has(id)) continue;
      this.model.label(this.rowOf.get(id) as number, 0);
      this.labelled.delete(id);
    }
    for (const [id, relevant] of labels) {
      if (this.labelled.get(id) === relevant) continue;
      const row = this.rowOf.get(id);
      if (row === undefined) continue;
      this.model.label(row, relevant ? 1 : -1);
      this.labelled.set(id, relevant);
    }
    const counting = new Set(countingTexts(this.start, [...this.labelled.values()].includes(true)));
    for (let at = 0; at < startTexts(this.start).length; at += 1)
      this.model.label(this.ids.length + at, counting.has(at) ? 1 : 0);
    this.model.train();
  }

  /** Those of these records that nobody has decided about, the likeliest first; in a random order while nothing is known. */
  order(among: readonly string[] = this.ids): string[] {
    const rows = this.open(among);
    const scores = this.model.scores(rows);
    const isAmong = new Uint8Array(this.ids.length);
    for (const row of rows) isAmong[row] = 1;
    const byLot = this.byLot.filter((row) => isAmong[row] === 1);
    return Array.from(likeliestFirst(byLot, scores), (row) => this.ids[row] as string);
  }

  /** The beginning of that order, without sorting the rest. */
  first(most: number): string[] {
    const rows = this.open(this.ids);
    const scores = this.model.scores(rows);
    const before = (a: number, b: number) =>
      (scores[b] as number) - (scores[a] as number) || (this.lot[a] as number) - (this.lot[b] as number);
    const top: number[] = [];
    for (const row of rows) {
      if (top.length === most && before(row, top[most - 1] as number) > 0) continue;
      let at = top.length === most ? most - 1 : top.length;
      for (; at > 0 && before(row, top[at - 1] as number) < 0; at -= 1) top[at] = top[at - 1] as number;
      top[at] = row;
    }
    return top.map((row) => this.ids[row] as string);
  }

  /** What it makes of each of these records, whatever was decided about them. */
  scoresOf(ids: readonly string[]): Float64Array {
    const rows = ids.map((id) => this.rowOf.get(id) as number);
    const scores = this.model.scores(rows);
    return Float64Array.from(rows, (row) => scores[row] as number);
  }

  private open(among: readonly string[]): number[] {
    const rows: number[] = [];
    for (const id of among) {
      const row = this.rowOf.get(id);
      if (row !== undefined && !this.labelled.has(id)) rows.push(row);
    }
    return rows;
  }
}

/** By falling scores, equals as they stood. Sorting numbers and looking up their places is quicker than comparing rows. */
function likeliestFirst(rows: Uint32Array, scores: Float64Array): Uint32Array {
  const sorted = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) sorted[at] = -(scores[rows[at] as number] as number);
  sorted.sort();
  const placed = new Uint32Array(rows.length);
  const order = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const place = placeOf(-(scores[row] as number), sorted);
    order[place + (placed[place] as number)] = row;
    placed[place] = (placed[place] as number) + 1;
  }
  return order;
}

/** Where a number stands for the first time among sorted ones. */
function placeOf(value: number, sorted: Float64Array): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A ranking of records at hand. */
export function rankingOf(records: readonly RankedRecord[], options: RankingOptions): Ranking {
  const features = featuresOf(records, startTexts(options.start ?? NO_START));
  return new Ranking(
    features,
    records.map(({ id }) => id),
    options,
  );
}
