/** Relevant records found when so many were screened. */
export interface CurvePoint {
  screened: number;
  found: number;
}

/** As many points as a picture can show; the first and the last are always among them. */
export const MOST_POINTS = 400;

export function curveOf(
  screened: number,
  relevantAt: readonly number[],
  most: number = MOST_POINTS,
): CurvePoint[] {
  const steps = Math.min(screened, most - 1);
  let found = 0;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = steps === 0 ? 0 : Math.round((step * screened) / steps);
    while (found < relevantAt.length && (relevantAt[found] ?? 0) < at) found += 1;
    return { screened: at, found };
  });
}
