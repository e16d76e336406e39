import { errorOf } from "../audit/rules";
import { SURE_LEVELS, type SureLevel } from "../schema";
import type { ExpectedError } from "./schema";

type Measured = Pick<ExpectedError, "removed" | "wrong" | "recall" | "looked">;

/** Measured by `npm run bench -- duplicates` on 2026-11-27; erratum and article count as two records. */
const SETS = ["cytology_screening", "diabetes", "digital_work_A", "haematology", "copper"];
const MEASURED: Record<SureLevel, Measured> = {
  ask: { removed: 0, wrong: 0, recall: 0, looked: 0.444 },
  careful: { removed: 1144, wrong: 0, recall: 0.456, looked: 0.262 },
  sure: { removed: 2471, wrong: 0, recall: 0.977, looked: 0.011 },
};

/** What to expect of the merges that the software makes by itself, at a level, from records that people labelled. */
function expectedError(level: SureLevel): ExpectedError {
  const measured = MEASURED[level];
  // Who merges nothing errs in nothing.
  const { low, high } =
    measured.removed === 0 ? { low: 0, high: 0 } : errorOf(measured.wrong, measured.removed);
  return { level, ...measured, low, high, sets: SETS };
}

/** From the strictest level to the usual one. */
export function expectedErrors(): ExpectedError[] {
  return SURE_LEVELS.map(expectedError);
}
