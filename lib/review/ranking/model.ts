/** What a person decided about a record: relevant (1), not (-1), or nothing yet (0). */
export type Label = 1 | -1 | 0;

/** Learns from labelled rows and gives rows a score: the higher, the likelier relevant. */
export interface Model {
  label(row: number, label: Label): void;
  /** Reads all labels as they stand now. */
  train(): void;
  /** Of these rows, each at the place of its row. */
  scores(rows: readonly number[]): Float64Array;
  /** What each term adds to the score of a row, per unit of its value there. */
  readonly weights: Float32Array<ArrayBuffer>;
}
