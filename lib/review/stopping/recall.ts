/** The fewest relevant records still to come that would put recall below the target (whole per cent). Integers only. */
export function tooManyLeft(found: number, target: number): number {
  return Math.floor((100 * found) / target) - found + 1;
}

/** The recall with so many found and at most so many to come, in whole per cent, rounded down; null before the first. */
export function recallPercent(found: number, atMostLeft: number): number | null {
  return found === 0 ? null : Math.floor((100 * found) / (found + atMostLeft));
}

/** Whether recall is at the target, in integers: 38 of 40 is 95 %. */
export function reaches(found: number, relevant: number, target: number): boolean {
  return 100 * found >= target * relevant;
}
