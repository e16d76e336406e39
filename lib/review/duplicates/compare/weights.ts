import type { Evidence } from "./evidence";

/** What each finding adds or takes away, about the binary logarithm of how much likelier it is between duplicates. */
export type Weights = { [Field in keyof Evidence]: Record<Evidence[Field], number> };

export const WEIGHTS: Weights = {
  title: { same: 9, generic: 2, near: 6, longer: 5, similar: 2, translated: 0, different: -6, unknown: 0 },
  names: { same: 4, some: 1, none: -5, unknown: 0 },
  year: { same: 2, next: -1, other: -4, unknown: 0 },
  journal: { same: 3, different: -2, unknown: 0 },
  volume: { same: 3, different: -3, unknown: 0 },
  issue: { same: 1, different: -1, unknown: 0 },
  page: { range: 7, same: 5, overlap: 2, different: -4, unknown: 0 },
  abstract: { same: 5, similar: 1, different: -4, unknown: 0 },
  identifier: { same: 14, both: 6, different: -6, unknown: 0 },
};

/** From here on the software is sure, unless something stands against it. */
export const SURE_FROM = 15;
/** From here on a person is asked. */
export const DOUBTFUL_FROM = 7;

export function scoreOf(evidence: Evidence, weights: Weights = WEIGHTS): number {
  let score = 0;
  for (const field of Object.keys(evidence) as (keyof Evidence)[]) {
    score += (weights[field] as Record<string, number>)[evidence[field]] ?? 0;
  }
  return score;
}
