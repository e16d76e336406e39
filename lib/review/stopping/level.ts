/**
 * Of the chance of a wrong "stop" that a protocol states, so much is used. Sizes are exact: a stage that sits on the worst
 * case would reach its target in no more than the stated share of runs, and whoever replays it a hundred times and tests
 * that share at 1 % (which 12 misses of 100 refute at 95 % confidence) would call the promise broken in 1 of 234 stages,
 * by chance alone. With this margin it is 1 of 9 762, and 1 of 337 for 29 such stages together.
 */
export const MARGIN = 0.65;

/** The chance of a wrong "stop" for which a stage is worked out; what people read is the confidence itself. */
export function levelFor(confidence: number): number {
  return (MARGIN * (100 - confidence)) / 100;
}
