import { addRow, dot, type Features } from "./features";

/** A labelled row: what it is (1 or -1) and what a mistake about it costs. */
export interface Example {
  row: number;
  side: 1 | -1;
  cost: number;
}

const MOST_ROUNDS = 60;
/** How far the slopes of so many examples may be apart at the end: while there are few, a round costs next to nothing. */
const toleranceFor = (examples: number) => 0.05 * Math.min(1, examples / 2_000);
/** On a slope of less than this share of the tolerance an example stays where it is, which saves writing its row. */
const LEVEL = 0.1;

/**
 * A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh et al. 2008). It
 * goes on from where it stood, for ten labels more change little. Weights stand in the scale of damped counts: the dot
 * product with a row is scale * sum(DAMPED[count] * weights[term]).
 */
export class LinearSvm {
  private readonly pulls: Float64Array;
  bias = 0;

  readonly weights: Float64Array;

  constructor(private readonly features: Features) {
    this.pulls = new Float64Array(features.rows);
    this.weights = new Float64Array(features.vocabulary.size);
  }

  /** A row that is an example no longer, or one of the other side. */
  forget(row: number, side: 1 | -1) {
    const pull = this.pulls[row] as number;
    if (pull !== 0) this.move(row, -pull * side);
    this.pulls[row] = 0;
  }

  /**
   * Goes round the examples until none is far from where it should be. Between two rounds of all of them, only those
   * that moved are gone round again. Returns how many rounds of all it took.
   */
  train(examples: readonly Example[], draw: () => number, tolerance = toleranceFor(examples.length)): number {
    const order = [...examples];
    for (let round = 1; round < MOST_ROUNDS; round += 1) {
      let { spread, moved } = this.goRound(order, draw, tolerance);
      if (spread < tolerance) return round;
      for (let again = 1; again < MOST_ROUNDS && spread >= tolerance; again += 1)
        ({ spread, moved } = this.goRound(moved, draw, tolerance));
    }
    return MOST_ROUNDS;
  }

  /** How far apart the slopes were that examples stood on, and who was not on level ground. */
  private goRound(order: Example[], draw: () => number, tolerance: number) {
    mix(order, draw);
    const moved: Example[] = [];
    let [highest, lowest] = [0, 0];
    for (const example of order) {
      const slope = this.step(example, tolerance * LEVEL);
      if (slope > highest) highest = slope;
      if (slope < lowest) lowest = slope;
      if (Math.abs(slope) >= tolerance * LEVEL) moved.push(example);
    }
    return { spread: highest - lowest, moved };
  }

  /** Moves one example to where its part of the loss is least; returns the slope it stood on. */
  private step({ row, side, cost }: Example, level: number): number {
    const { own, scale } = this.features;
    const pull = this.pulls[row] as number;
    const length = (scale[row] as number) > 0 ? 2 : 1;
    const softness = 0.5 / cost;
    // Terms that no other row has pull at this row alone: exactly what keeping them would do.
    const score = dot(this.features, row, this.weights) + this.bias + pull * side * (own[row] as number);
    const slope = side * score - 1 + pull * softness;
    if (pull === 0 && slope >= 0) return 0;
    if (Math.abs(slope) < level) return slope;
    const next = Math.max(0, pull - slope / (length + softness));
    if (next !== pull) {
      this.pulls[row] = next;
      this.move(row, (next - pull) * side);
    }
    return slope;
  }

  private move(row: number, amount: number) {
    addRow(this.features, row, amount, this.weights);
    this.bias += amount;
  }
}

function mix(order: Example[], draw: () => number) {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(draw() * (last + 1));
    const kept = order[last] as Example;
    order[last] = order[at] as Example;
    order[at] = kept;
  }
}
