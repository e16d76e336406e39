/** The most decisions that a ranking may be behind. */
const MOST = 10;

/**
 * How many decisions after so many it is time to train again: a tenth more than it knows, for that is what may change an
 * order. So it is every decision up to twenty, and every ten from a hundred on.
 */
export function decisionsUntilTraining(decisions: number, most = MOST): number {
  return Math.min(most, Math.max(1, Math.floor(decisions / 10)));
}

/** Of so many decisions, how many the last training knew if each was on time. */
export function knownOf(decisions: number): number {
  let known = 0;
  while (known + decisionsUntilTraining(known) <= decisions) known += decisionsUntilTraining(known);
  return known;
}
