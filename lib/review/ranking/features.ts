import type { RankedText } from "./terms";
import { countedCodes, LIMITS, type Limits, TermCounter, type Vocabulary } from "./vocabulary";

/** How much a term weighs that counts so often in a record (sublinear). */
export const DAMPED = Float32Array.from({ length: 256 }, (_, count) => (count > 0 ? 1 + Math.log(count) : 0));

/**
 * The records as vectors of length 1: entry `at` says that the term `terms[at]` counts `counts[at]` times in its row,
 * whose entries run from `starts[row]` to `starts[row + 1]`; its value is DAMPED[count] * idf[term] * scale[row].
 * Five bytes an entry.
 */
export interface Features {
  rows: number;
  vocabulary: Vocabulary;
  starts: Uint32Array;
  terms: Uint32Array;
  counts: Uint8Array;
  scale: Float32Array;
  /** The share of a row's squared length that lies in terms too rare to be kept: no other record has them. */
  own: Float32Array;
}

/** Second reading of the records, in the same order: each becomes a row. */
export class FeatureBuilder {
  private rows = 0;
  private filled = 0;
  private terms: Uint32Array;
  private counts: Uint8Array;
  private readonly starts: number[] = [0];
  private readonly scale: number[] = [];
  private readonly own: number[] = [];

  constructor(private readonly vocabulary: Vocabulary) {
    this.terms = new Uint32Array(vocabulary.entries);
    this.counts = new Uint8Array(vocabulary.entries);
  }

  add(text: RankedText) {
    const { codes, counts } = countedCodes(text);
    if (this.filled + codes.length > this.terms.length) this.grow(codes.length);
    let kept = 0;
    let own = 0;
    for (let at = 0; at < codes.length; at += 1) {
      const id = this.vocabulary.idOf(codes[at] as number);
      const count = counts[at] as number;
      if (id === -1) own += (DAMPED[count]! * this.vocabulary.rarest) ** 2;
      if (id < 0) continue;
      kept += (DAMPED[count]! * this.vocabulary.idf[id]!) ** 2;
      this.terms[this.filled] = id;
      this.counts[this.filled] = count;
      this.filled += 1;
    }
    this.rows += 1;
    this.starts.push(this.filled);
    this.scale.push(kept + own > 0 ? 1 / Math.sqrt(kept + own) : 0);
    this.own.push(kept + own > 0 ? own / (kept + own) : 0);
  }

  /** Terms forgotten for a while were counted too low, and texts beside the records were not counted at all. */
  private grow(least: number) {
    const length = Math.ceil(this.terms.length * 1.1) + least;
    const terms = new Uint32Array(length);
    terms.set(this.terms);
    this.terms = terms;
    const counts = new Uint8Array(length);
    counts.set(this.counts);
    this.counts = counts;
  }

  build(): Features {
    return {
      rows: this.rows,
      vocabulary: this.vocabulary,
      starts: Uint32Array.from(this.starts),
      terms: this.terms,
      counts: this.counts,
      scale: Float32Array.from(this.scale),
      own: Float32Array.from(this.own),
    };
  }
}

/** The vectors of texts at hand; `beside` become rows after them without having a say in what terms there are. */
export function featuresOf(
  texts: Iterable<RankedText>,
  beside: Iterable<RankedText> = [],
  limits: Limits = LIMITS,
): Features {
  const counter = new TermCounter(limits);
  for (const text of texts) counter.add(text);
  const builder = new FeatureBuilder(counter.vocabulary());
  for (const text of texts) builder.add(text);
  for (const text of beside) builder.add(text);
  return builder.build();
}

/** The dot product of a row with weights, which hold the second row's inverse document frequency already. */
export function dot(features: Features, row: number, weights: Float64Array | Float32Array): number {
  const { starts, terms, counts } = features;
  const end = starts[row + 1] as number;
  let sum = 0;
  for (let at = starts[row] as number; at < end; at += 1)
    sum += (DAMPED[counts[at] as number] as number) * (weights[terms[at] as number] as number);
  return sum * (features.scale[row] as number);
}

/** That of each of these rows, at the place of the row. */
export function dots(features: Features, weights: Float32Array, rows: readonly number[]): Float64Array {
  const { starts, terms, counts, scale } = features;
  const products = new Float64Array(features.rows);
  for (const row of rows) {
    const end = starts[row + 1] as number;
    let sum = 0;
    for (let at = starts[row] as number; at < end; at += 1)
      sum += (DAMPED[counts[at] as number] as number) * (weights[terms[at] as number] as number);
    products[row] = sum * (scale[row] as number);
  }
  return products;
}

/** Adds a row, times an amount, to weights. */
export function addRow(features: Features, row: number, amount: number, weights: Float64Array) {
  const { starts, terms, counts, scale, vocabulary } = features;
  const { idf } = vocabulary;
  const end = starts[row + 1] as number;
  const scaled = amount * (scale[row] as number);
  for (let at = starts[row] as number; at < end; at += 1) {
    const term = terms[at] as number;
    const weight = idf[term] as number;
    (weights[term] as number) += scaled * (DAMPED[counts[at] as number] as number) * weight * weight;
  }
}
