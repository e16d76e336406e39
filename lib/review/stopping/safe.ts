import type { SafeSettings } from "../protocol/schema";

export const SAFE_PHASES = ["random", "ranked", "other_model", "quality", "done"] as const;
export type SafePhase = (typeof SAFE_PHASES)[number];

/** How far a stage is, counted from settled decisions. */
export interface SafeProgress {
  records: number;
  /** Screened at random at the beginning, and the relevant ones among them. */
  atRandom: number;
  relevantAtRandom: number;
  screened: number;
  /** Relevant records that the random sample suggests there are. */
  estimatedRelevant: number;
  /** Key papers among the records that are not found yet. */
  keyPapersMissing: number;
  /** Irrelevant records since the last relevant one, in each phase; null where it has not begun. */
  inRow: { ranked: number; otherModel: number | null; quality: number | null };
}

/** One thing a phase waits for: where it stands, and where it must come to. */
export interface SafeCondition {
  what: "at_random" | "relevant_at_random" | "key_papers" | "times_relevant" | "share" | "in_row";
  is: number;
  needed: number;
  met: boolean;
}

export interface SafeState {
  phase: SafePhase;
  /** What this phase waits for; it ends when all are met. */
  conditions: SafeCondition[];
}

/** The phase a stage is in: the first that waits for something. */
export function safeState(progress: SafeProgress, settings: SafeSettings): SafeState {
  for (const phase of SAFE_PHASES) {
    const conditions = CONDITIONS[phase](progress, settings);
    if (phase === "done" || conditions.some(({ met }) => !met)) return { phase, conditions };
  }
  return { phase: "done", conditions: [] };
}

const CONDITIONS: Record<SafePhase, (progress: SafeProgress, settings: SafeSettings) => SafeCondition[]> = {
  random: (progress, { randomPercent }) => [
    atLeast("at_random", progress.atRandom, shareOf(progress.records, randomPercent)),
    atLeast("relevant_at_random", progress.relevantAtRandom, 1),
  ],
  ranked: (progress, { timesRelevant, screenedPercent, irrelevantInRow }) => [
    { ...atLeast("key_papers", progress.keyPapersMissing, 0), met: progress.keyPapersMissing === 0 },
    atLeast("times_relevant", progress.screened, Math.ceil(timesRelevant * progress.estimatedRelevant)),
    atLeast("share", progress.screened, shareOf(progress.records, screenedPercent)),
    atLeast("in_row", progress.inRow.ranked, irrelevantInRow),
  ],
  other_model: ({ inRow }, { irrelevantInRow }) => [
    atLeast("in_row", inRow.otherModel ?? 0, irrelevantInRow),
  ],
  quality: ({ inRow }, { irrelevantInRow }) => [atLeast("in_row", inRow.quality ?? 0, irrelevantInRow)],
  done: () => [],
};

/** The relevant records that a random sample suggests there are among all. */
export function estimatedRelevant(records: number, atRandom: number, relevantAtRandom: number): number {
  return atRandom === 0 ? 0 : (records * relevantAtRandom) / atRandom;
}

function atLeast(what: SafeCondition["what"], is: number, needed: number): SafeCondition {
  return { what, is, needed, met: is >= needed };
}

/** A share of all records, rounded up: 1 % of 3 115 are 32. Divided last, so that 10 % of 3 120 are 312 exactly. */
function shareOf(records: number, percent: number): number {
  return Math.ceil((records * percent) / 100);
}
