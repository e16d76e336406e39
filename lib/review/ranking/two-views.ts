import { drawFrom } from "../draw";
import { addRow, dot, dots, type Features } from "./features";
import type { Label, Model } from "./model";
import { type Example, LinearSvm } from "./svm";

/** What mistakes cost, per label; those about all irrelevant records cost a tenth of those about all relevant ones. */
const COST = 0.15;
const RATIO = 9.8;
/** From so many relevant records on, labels say more and more of what sets them apart, and all the records less. */
const FEW = 20;
/** So many records show well enough how far scores are spread. */
const SAMPLED = 1000;

/**
 * Two linear views of what is relevant, added: what separates the records labelled relevant from those labelled
 * irrelevant (support vector machine), and what the relevant ones have more of than all records have, labelled or not
 * (difference of means). The first needs both kinds of labels. The second needs one label of either kind, and keeps
 * the first from making too much of the few irrelevant records that it has seen, which are the likeliest ones.
 */
export class TwoViews implements Model {
  private readonly labels: Int8Array;
  private readonly labelled = new Set<number>();
  private readonly machine: LinearSvm;
  /** The sum of the rows whose mean is taken, and which rows these are. */
  private readonly sum: Float64Array;
  private summed: Label = 0;
  /** What that sum has more of than as many records drawn at random. */
  private readonly beyond: Float64Array;
  /** Both views in one: what each term adds to a score. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** The mean of all records, as weights. */
  private readonly everything: Float64Array;
  /** From one sampled record to the next. */
  private readonly apart: number;

  /** Only the first `ranked` rows are records of the review; those after them are texts to start from. */
  constructor(
    private readonly features: Features,
    private readonly ranked: number,
    private readonly seed: string,
  ) {
    this.labels = new Int8Array(features.rows);
    this.machine = new LinearSvm(features);
    this.sum = new Float64Array(features.vocabulary.size);
    this.beyond = new Float64Array(features.vocabulary.size);
    this.weights = new Float32Array(features.vocabulary.size);
    this.everything = new Float64Array(features.vocabulary.size);
    for (let row = 0; row < ranked; row += 1) addRow(features, row, 1 / ranked, this.everything);
    this.apart = Math.ceil(ranked / SAMPLED);
  }

  label(row: number, label: Label) {
    const before = this.labels[row] as Label;
    if (before === label) return;
    if (before !== 0) {
      this.machine.forget(row, before);
      if (before === this.summed) addRow(this.features, row, -1, this.sum);
    }
    if (label !== 0 && label === this.summed) addRow(this.features, row, 1, this.sum);
    this.labels[row] = label;
    if (label === 0) this.labelled.delete(row);
    else this.labelled.add(row);
  }

  train() {
    const relevant = [...this.labelled].filter((row) => this.labels[row] === 1).length;
    const irrelevant = this.labelled.size - relevant;
    this.sumRowsOf(relevant > 0 ? 1 : irrelevant > 0 ? -1 : 0);
    if (relevant > 0 && irrelevant > 0)
      this.machine.train(this.examples(relevant, irrelevant), drawFrom(this.seed));
    this.combine(relevant, irrelevant);
  }

  scores(rows: readonly number[]): Float64Array {
    return dots(this.features, this.weights, rows);
  }

  /** Puts both views on one scale, that of their spread among the records without a label. */
  private combine(relevant: number, irrelevant: number) {
    const rows = relevant > 0 ? relevant : irrelevant;
    const { beyond, everything, sum, weights } = this;
    for (let term = 0; term < beyond.length; term += 1)
      beyond[term] = (sum[term] as number) - rows * (everything[term] as number);
    const apart = this.machine.weights;
    const machine = relevant > 0 && irrelevant > 0 ? this.perSpread(apart) : 0;
    const means = this.summed * this.perSpread(beyond) * Math.min(1, Math.sqrt(FEW / Math.max(1, relevant)));
    for (let term = 0; term < weights.length; term += 1)
      weights[term] = machine * (apart[term] as number) + means * (beyond[term] as number);
  }

  private sumRowsOf(label: Label) {
    if (this.summed === label) return;
    this.summed = label;
    this.sum.fill(0);
    for (const row of this.labelled) if (this.labels[row] === label) addRow(this.features, row, 1, this.sum);
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

  /** One over the standard deviation of what weights make of the sampled records that have no label. */
  private perSpread(weights: Float64Array): number {
    let [count, sum, squares] = [0, 0, 0];
    for (let row = 0; row < this.ranked; row += this.apart) {
      if (this.labels[row] !== 0) continue;
      const score = dot(this.features, row, weights);
      count += 1;
      sum += score;
      squares += score * score;
    }
    const variance = count > 0 ? squares / count - (sum / count) ** 2 : 0;
    return variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
  }
}
