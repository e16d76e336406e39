import { type CandidatePair, Candidates, recordKeysOf } from "./compare/candidates";
import { type PreparedRecord, prepare } from "./compare/features";
import { reasonsOf } from "./compare/reasons";
import { scorePair, THRESHOLDS, type Thresholds } from "./compare/verdict";
import type { ComparedRecord, DuplicateLink, DuplicateTier } from "./schema";

/** Two records that may be one report, and whether the software may say so by itself. */
export interface ScoredPair {
  ids: readonly [string, string];
  tier: DuplicateTier;
  score: number;
  link: DuplicateLink;
  /** The identifiers that both bear. */
  shared: readonly string[];
}

/** Pairs that may be one report. It depends on the records alone, so it can be worked out before anything is locked. */
export function comparedPairs(
  records: readonly ComparedRecord[],
  thresholds: Thresholds = THRESHOLDS,
): ScoredPair[] {
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const recordAt = keepingSome((position) => prepare(sorted[position]!));
  const candidates = new Candidates();
  for (const position of sorted.keys()) candidates.add(recordKeysOf(recordAt(position)));
  return scored(candidates.pairs(), recordAt, thresholds);
}

/** What is prepared of a record is larger than the record: of many, only so many are kept, the others prepared again. */
const MOST_PREPARED = 30_000;

function keepingSome(preparedAt: (position: number) => PreparedRecord): (position: number) => PreparedRecord {
  const kept = new Map<number, PreparedRecord>();
  return (position) => {
    const known = kept.get(position);
    if (known) return known;
    const prepared = preparedAt(position);
    if (kept.size === MOST_PREPARED) kept.clear();
    kept.set(position, prepared);
    return prepared;
  };
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
    const { tier, score, basis, relation, comparison } = verdict;
    const link = { records: ids, basis, relation, reasons: reasonsOf(a, b, verdict) };
    return [{ ids, tier, score, link, shared: comparison.shared }];
  });
}
