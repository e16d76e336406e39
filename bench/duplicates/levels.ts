import { findDuplicates } from "@/lib/review/duplicates/cluster";
import { thresholdsOf } from "@/lib/review/duplicates/compare/verdict";
import { comparedPairs } from "@/lib/review/duplicates/pairs";
import { SURE_LEVELS, type SureLevel } from "@/lib/review/duplicates/schema";
import { meanOf } from "./held-out";
import { scoreSet } from "./score";
import type { LabelledSet } from "./sets";

/** What the software does by itself when it must be so sure, over all sets: what `audit/expectation.ts` quotes. */
export interface LevelScore {
  level: SureLevel;
  removed: number;
  wrong: number;
  recall: number;
  /** Clusters that people are asked about, and the share of all records that stand in them. */
  asked: number;
  looked: number;
}

export function scoreLevels(sets: readonly LabelledSet[]): LevelScore[] {
  return SURE_LEVELS.map((level) => {
    const thresholds = thresholdsOf(level);
    const found = sets.map(({ records }) =>
      findDuplicates(records, undefined, comparedPairs(records, thresholds)),
    );
    const scores = sets.map((set) => scoreSet(set, thresholds));
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    return {
      level,
      removed: sum(found.flatMap(({ sure }) => sure.map(({ members }) => members.length - 1))),
      wrong: sum(scores.map(({ wrong }) => wrong)),
      recall: meanOf(
        scores.filter(({ duplicates }) => duplicates > 0),
        "recall",
      ),
      asked: sum(found.map(({ doubtful }) => doubtful.length)),
      looked: sum(scores.map(({ looked }) => looked)) / sum(sets.map(({ records }) => records.length)),
    };
  });
}
