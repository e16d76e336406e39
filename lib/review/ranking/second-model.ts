import { DAMPED, dots, type Features } from "./features";
import type { Label, Model } from "./model";

/** How often every term is taken to have been met beforehand, in each kind. */
const MET_BEFORE = 1;

/**
 * Another way to look for the last relevant records when finds run dry (SAFE, phase 3): naive Bayes over the same
 * vectors. It counts instead of separating, so what it ranks high is not what the first model has been ranking high all
 * along. Both kinds count as if there were as many records of one as of the other: otherwise terms that nobody has met
 * yet, which are most terms, would speak for the rarer kind.
 */
export class Bayes implements Model {
  private readonly labels: Int8Array;
  private readonly relevant: Float64Array;
  private readonly irrelevant: Float64Array;
  readonly weights: Float32Array<ArrayBuffer>;
  private readonly rows = { relevant: 0, irrelevant: 0 };

  constructor(private readonly features: Features) {
    const { size } = features.vocabulary;
    this.labels = new Int8Array(features.rows);
    this.relevant = new Float64Array(size);
    this.irrelevant = new Float64Array(size);
    this.weights = new Float32Array(size);
  }

  label(row: number, label: Label) {
    const before = this.labels[row] as Label;
    if (before === label) return;
    if (before !== 0) this.count(row, before, -1);
    if (label !== 0) this.count(row, label, 1);
    this.labels[row] = label;
  }

  train() {
    const { idf } = this.features.vocabulary;
    const { relevant, irrelevant } = this.rows;
    const balance = relevant > 0 && irrelevant > 0 ? relevant / irrelevant : 1;
    for (let term = 0; term < idf.length; term += 1) {
      const yes = Math.log(MET_BEFORE + (this.relevant[term] as number));
      const no = Math.log(MET_BEFORE + balance * (this.irrelevant[term] as number));
      this.weights[term] = (yes - no) * (idf[term] as number);
    }
  }

  scores(rows: readonly number[]): Float64Array {
    return dots(this.features, this.weights, rows);
  }

  private count(row: number, label: 1 | -1, times: number) {
    const { starts, terms, counts, scale, vocabulary } = this.features;
    if (label === 1) this.rows.relevant += times;
    else this.rows.irrelevant += times;
    const met = label === 1 ? this.relevant : this.irrelevant;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const term = terms[at] as number;
      const value =
        times * DAMPED[counts[at] as number]! * (vocabulary.idf[term] as number) * (scale[row] as number);
      met[term] = Math.max(0, (met[term] as number) + value);
    }
  }
}
