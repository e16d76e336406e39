import { smallest } from "./remainder";

/** P(X <= k) of `trials` independent tries that succeed with probability `chance`. */
export function binomialCdf(k: number, trials: number, chance: number): number {
  if (k < 0) return 0;
  if (k >= trials || chance <= 0) return 1;
  if (chance >= 1) return 0;
  const odds = Math.log(chance) - Math.log1p(-chance);
  let log = trials * Math.log1p(-chance);
  let sum = Math.exp(log);
  for (let j = 1; j <= k; j += 1) {
    log += Math.log((trials - j + 1) / j) + odds;
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** The one-sided upper bound of Clopper and Pearson: the largest share that so few successes do not refute. */
export function upperBound(k: number, trials: number, level: number): number {
  if (k >= trials) return 1;
  if (k === 0) return 1 - level ** (1 / trials);
  const parts = 2 ** 40;
  return (smallest(0, parts, (part) => binomialCdf(k, trials, part / parts) < level) - 0.5) / parts;
}

/** Whether so few successes refute a share, at a level: the exact test of one side. */
export function refutesShare(successes: number, trials: number, share: number, level: number): boolean {
  return trials > 0 && binomialCdf(successes, trials, share) < level;
}
