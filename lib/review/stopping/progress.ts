import type { ModelName } from "../ranking/rank";
import { estimatedRelevant, type SafeProgress } from "./safe";

/** A batch as SAFE reads it: how it was chosen, what ranked it, and its items by the letters of `settled.ts`. */
export interface SafeBatch {
  chosen: string | null;
  model: ModelName | null;
  items: string;
}

/**
 * How far a stage is under SAFE. The random batches it begins with are phase 1; what follows is phase 2 until a batch is
 * ranked by another model, and phase 3 from then on. Phase 4 reads excluded records again: `checked` has a letter for
 * each that was, null while none was.
 */
export function progressOf(
  batches: readonly SafeBatch[],
  records: number,
  keyPapersMissing: number,
  checked: string | null,
): SafeProgress {
  const start = firstOrAll(batches, ({ chosen }) => chosen !== "random");
  const model = batches.find(({ chosen }) => chosen === "ranked")?.model ?? null;
  const other = firstOrAll(batches, (batch) => batch.chosen === "ranked" && batch.model !== model);
  const atRandom = lettersOf(batches.slice(0, start));
  const relevantAtRandom = countOf(atRandom, "r");
  return {
    records,
    atRandom: atRandom.length,
    relevantAtRandom,
    screened: lettersOf(batches).length,
    estimatedRelevant: estimatedRelevant(records, atRandom.length, relevantAtRandom),
    keyPapersMissing,
    inRow: {
      ranked: irrelevantAtEnd(lettersOf(batches.slice(start, other))),
      otherModel: other < batches.length ? irrelevantAtEnd(lettersOf(batches.slice(other))) : null,
      quality: checked === null ? null : irrelevantAtEnd(checked),
    },
  };
}

function firstOrAll(batches: readonly SafeBatch[], is: (batch: SafeBatch) => boolean): number {
  const at = batches.findIndex(is);
  return at < 0 ? batches.length : at;
}

function lettersOf(batches: readonly SafeBatch[]): string {
  return batches.map(({ items }) => items).join("");
}

function countOf(letters: string, letter: string): number {
  return letters.split(letter).length - 1;
}

/** Irrelevant ones since the last that was relevant. */
export function irrelevantAtEnd(letters: string): number {
  return letters.length - 1 - letters.lastIndexOf("r");
}
