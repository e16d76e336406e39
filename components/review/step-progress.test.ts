import { describe, expect, it } from "vitest";
import { RECORD_STATES, REPORT_STATES } from "@/lib/review/flow";
import { progressByStep } from "./step-progress";

const none = <S extends string>(states: readonly S[]) =>
  Object.fromEntries(states.map((state) => [state, 0])) as Record<S, number>;
const records = none(RECORD_STATES);
const reports = none(REPORT_STATES);

describe("how far the steps are", () => {
  it("says nothing of a step that has nothing to do yet", () => {
    expect(progressByStep({ records, reports })).toEqual({});
  });

  it("counts what has left a step against what is still in it; duplicates and undone imports are not in it", () => {
    const screening = {
      ...records,
      duplicate: 5,
      withdrawn: 9,
      excluded: 3,
      included: 1,
      awaiting_screening: 4,
    };
    const reading = { ...reports, not_retrieved: 1, included: 2, sought: 3, awaiting_assessment: 2 };
    expect(progressByStep({ records: screening, reports: reading })).toEqual({
      screening: 0.5,
      full_text: 3 / 8,
    });
  });
});
