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
    for (const [place, id] of randomSample(ids, ids.length, seed).entries())
      this.lot[this.rowOf.get(id) as number] = place;
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
    return rows.sort(this.beforeness(rows)).map((row) => this.ids[row] as string);
  }

  /** The beginning of that order, without sorting the rest. */
  first(most: number): string[] {
    const rows = this.open(this.ids);
    const before = this.beforeness(rows);
    const top: number[] = [];
    for (const row of rows) {
      if (top.length === most && before(row, top[most - 1] as number) > 0) continue;
      let at = top.length === most ? most - 1 : top.length;
      for (; at > 0 && before(row, top[at - 1] as number) < 0; at -= 1) top[at] = top[at - 1] as number;
      top[at] = row;
    }
    return top.map((row) => this.ids[row] as string);
  }

  private beforeness(rows: readonly number[]): (a: number, b: number) => number {
    const scores = this.model.scores(rows);
    return (a, b) =>
      (scores[b] as number) - (scores[a] as number) || (this.lot[a] as number) - (this.lot[b] as number);
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

/** A ranking of records at hand. */
export function rankingOf(records: readonly RankedRecord[], options: RankingOptions): Ranking {
  const features = featuresOf(records, startTexts(options.start ?? NO_START));
  return new Ranking(
    features,
    records.map(({ id }) => id),
    options,
  );
}
