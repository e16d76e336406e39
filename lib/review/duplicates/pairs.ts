import { type CandidatePair, candidatePairs } from "./compare/candidates";
import { type PreparedRecord, prepare } from "./compare/features";
import { reasonsOf } from "./compare/reasons";
import { scorePair, THRESHOLDS, type Thresholds } from "./compare/verdict";
import type { ComparedRecord, DuplicateLink, DuplicateTier } from "./schema";

/** Two records that may be one report, and whether the software may say so by itself. */
export interface ScoredPair {
  ids: readonly [string, string];
  tier: DuplicateTier;
  link: DuplicateLink;
  /** The identifiers that both bear. */
  shared: readonly string[];
}

/** Pairs that may be one report. It depends on the records alone, so it can be worked out before anything is locked. */
export function comparedPairs(
  records: readonly ComparedRecord[],
  thresholds: Thresholds = THRESHOLDS,
): ScoredPair[] {
  const prepared = records.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(prepare);
  return scored(candidatePairs(prepared), (position) => prepared[position], thresholds);
}

/** What comes of comparing these candidates; those of which one is not there are left out. */
export function scored(
  pairs: readonly CandidatePair[],
  recordAt: (position: number) => PreparedRecord | undefined,
  thresholds: Thresholds = THRESHOLDS,
): ScoredPair[] {
  return pairs.flatMap(([low, high]) => {
    const [a, b] = [recordAt(low), recordAt(high)];
    const verdict = a && b && scorePair(a, b, thresholds);
    if (!verdict) return [];
    const ids = [a.record.id, b.record.id] as [string, string];
    const { tier, basis, relation, comparison } = verdict;
    const link = { records: ids, basis, relation, reasons: reasonsOf(a, b, verdict) };
    return [{ ids, tier, link, shared: comparison.shared }];
  });
}
