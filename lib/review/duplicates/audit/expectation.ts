import { SURE_LEVELS, type SureLevel } from "../compare/verdict";
import { errorOf } from "./rules";
import type { ExpectedError } from "./schema";

interface Measured {
  /** Records removed in the labelled sets, and how many of them were no duplicates. */
  removed: number;
  wrong: number;
  /** The mean share of the duplicates that it finds by itself. */
  recall: number;
}

/** Measured by `npm run bench -- duplicates` on 2026-11-26; erratum and article count as two records. */
const SETS = ["cytology_screening", "diabetes", "digital_work_A", "haematology", "copper"];
const MEASURED: Record<SureLevel, Measured> = {
  identifiers: { removed: 1144, wrong: 0, recall: 0.456 },
  cautious: { removed: 2449, wrong: 0, recall: 0.954 },
  usual: { removed: 2471, wrong: 0, recall: 0.977 },
};

/** What to expect of the merges that the software makes by itself, at a level, from records that people labelled. */
export function expectedError(level: SureLevel): ExpectedError {
  const { removed, wrong, recall } = MEASURED[level];
  const { low, high } = errorOf(wrong, removed);
  return { level, removed, wrong, recall, low, high, sets: SETS };
}

/** From the strictest level to the usual one. */
export function expectedErrors(): ExpectedError[] {
  return SURE_LEVELS.map(expectedError);
}
