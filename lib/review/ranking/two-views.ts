import { drawFrom } from "../draw";
import { DAMPED, type Features } from "./features";
import type { Label, Model } from "./model";
import { addRow, type Example, LinearSvm } from "./svm";

/** What mistakes cost, per label; those about all irrelevant records cost a tenth of those about all relevant ones. */
const COST = 0.2;
const RATIO = 9.8;
/** From so many relevant records on, labels say more and more of what sets them apart, and all the records less. */
const FEW = 20;

/**
 * Two linear views of what is relevant, added: what separates the records labelled relevant from those labelled
 * irrelevant (support vector machine), and what the relevant ones have more of than all records have, labelled or not
 * (difference of means). The first needs both kinds of labels. The second needs one label of either kind, and keeps
 * the first from making too much of the few irrelevant records that it has seen, which are the likeliest ones.
 */
export class TwoViews implements Model {
  private readonly labels: Int8Array;
  private readonly labelled = new Set<number>();
  /** The machine's weight for each term, and beside it the sum of the rows whose mean is taken. */
  private readonly weights: Float64Array<ArrayBuffer>;
  private readonly machine: LinearSvm;
  private summed: Label = 0;
  private shares = { machine: 0, means: 0, rows: 0 };
  /** The mean of all records as weights, and how much each row is like it. */
  private readonly everything: Float64Array;
  private readonly likeAll: Float64Array;

  /** Only the first `ranked` rows are records of the review; those after them are texts to start from. */
  constructor(
    private readonly features: Features,
    private readonly ranked: number,
    private readonly seed: string,
  ) {
    this.labels = new Int8Array(features.rows);
    this.weights = new Float64Array(2 * features.vocabulary.size);
    this.machine = new LinearSvm(features, this.weights, 2);
    this.everything = new Float64Array(features.vocabulary.size);
    for (let row = 0; row < ranked; row += 1) addRow(features, row, 1 / ranked, this.everything);
    this.likeAll = dots(features, this.everything);
  }

  label(row: number, label: Label) {
    const before = this.labels[row] as Label;
    if (before === label) return;
    if (before !== 0) {
      this.machine.forget(row, before);
      if (before === this.summed) addRow(this.features, row, -1, this.weights, 2, 1);
    }
    if (label !== 0 && label === this.summed) addRow(this.features, row, 1, this.weights, 2, 1);
    this.labels[row] = label;
    if (label === 0) this.labelled.delete(row);
    else this.labelled.add(row);
  }

  scores(): Float64Array {
    const relevant = [...this.labelled].filter((row) => this.labels[row] === 1).length;
    const irrelevant = this.labelled.size - relevant;
    this.sumRowsOf(relevant > 0 ? 1 : irrelevant > 0 ? -1 : 0);
    if (relevant > 0 && irrelevant > 0)
      this.machine.train(this.examples(relevant, irrelevant), drawFrom(this.seed));
    const apart = new Float64Array(this.features.rows);
    const alike = new Float64Array(this.features.rows);
    const rows = this.summed === 1 ? relevant : irrelevant;
    this.dots(apart, alike);
    for (let row = 0; row < alike.length; row += 1)
      alike[row] = rows > 0 ? (alike[row] as number) / rows - (this.likeAll[row] as number) : 0;
    const machine = relevant > 0 && irrelevant > 0 ? this.perSpread(apart) : 0;
    const means = this.summed * this.perSpread(alike) * Math.min(1, Math.sqrt(FEW / Math.max(1, relevant)));
    for (let row = 0; row < apart.length; row += 1)
      apart[row] = machine * (apart[row] as number) + means * (alike[row] as number);
    this.shares = { machine, means: rows > 0 ? means / rows : 0, rows };
    return apart;
  }

  weightOf(term: number): number {
    const { machine, means, rows } = this.shares;
    const beyondAll = (this.weights[2 * term + 1] as number) - rows * (this.everything[term] as number);
    return machine * (this.weights[2 * term] as number) + means * beyondAll;
  }

  private sumRowsOf(label: Label) {
    if (this.summed === label) return;
    this.summed = label;
    for (let at = 1; at < this.weights.length; at += 2) this.weights[at] = 0;
    for (const row of this.labelled)
      if (this.labels[row] === label) addRow(this.features, row, 1, this.weights, 2, 1);
  }

  private examples(relevant: number, irrelevant: number): Example[] {
    const total = COST * (relevant + irrelevant);
    const cost = (total * RATIO) / ((RATIO + 1) * relevant);
    const costOfOther = total / ((RATIO + 1) * irrelevant);
    // In the order of rows, not of labelling: the same labels give the same model.
    return [...this.labelled]
      .sort((a, b) => a - b)
      .map((row) => (this.labels[row] === 1 ? { row, side: 1, cost } : { row, side: -1, cost: costOfOther }));
  }

  /** Both dot products of each row in one reading of it. */
  private dots(apart: Float64Array, alike: Float64Array) {
    const { starts, terms, counts, scale, rows } = this.features;
    const { weights } = this;
    for (let row = 0; row < rows; row += 1) {
      const end = starts[row + 1] as number;
      let one = 0;
      let other = 0;
      for (let at = starts[row] as number; at < end; at += 1) {
        const value = DAMPED[counts[at] as number] as number;
        const place = 2 * (terms[at] as number);
        one += value * (weights[place] as number);
        other += value * (weights[place + 1] as number);
      }
      apart[row] = one * (scale[row] as number);
      alike[row] = other * (scale[row] as number);
    }
  }

  /** One over the standard deviation among the records without a label: it puts two scores on one scale. */
  private perSpread(scores: Float64Array): number {
    let [count, sum, squares] = [0, 0, 0];
    for (let row = 0; row < this.ranked; row += 1) {
      if (this.labels[row] !== 0) continue;
      const score = scores[row] as number;
      count += 1;
      sum += score;
      squares += score * score;
    }
    const variance = count > 0 ? squares / count - (sum / count) ** 2 : 0;
    return variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
  }
}

/** The dot product of each row with weights. */
export function dots({ starts, terms, counts, scale, rows }: Features, weights: Float64Array) {
  return Float64Array.from({ length: rows }, (_, row) => {
    const end = starts[row + 1] as number;
    let sum = 0;
    for (let at = starts[row] as number; at < end; at += 1)
      sum += (DAMPED[counts[at] as number] as number) * (weights[terms[at] as number] as number);
    return sum * (scale[row] as number);
  });
}
