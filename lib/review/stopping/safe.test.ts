import { describe, expect, it } from "vitest";
import { estimatedRelevant, type SafeProgress, safeState } from "./safe";

const settings = { randomPercent: 1, timesRelevant: 2, screenedPercent: 10, irrelevantInRow: 50 };
const begun: SafeProgress = {
  records: 3115,
  atRandom: 32,
  relevantAtRandom: 1,
  screened: 400,
  estimatedRelevant: 97,
  keyPapersMissing: 0,
  inRow: { ranked: 50, otherModel: null, quality: null },
};
const phaseOf = (change: Partial<SafeProgress>) => safeState({ ...begun, ...change }, settings).phase;

describe("the phases of SAFE", () => {
  it("begins with 32 of 3 115 at random, and with one relevant record", () => {
    const { phase, conditions } = safeState({ ...begun, atRandom: 31 }, settings);
    expect(phase).toBe("random");
    expect(conditions[0]).toEqual({ what: "at_random", is: 31, needed: 32, met: false });
    expect(phaseOf({ relevantAtRandom: 0 })).toBe("random");
  });

  it("ranks until all four conditions are met: 312 are 10 % of 3 115", () => {
    const { conditions } = safeState({ ...begun, screened: 311 }, settings);
    expect(conditions.map(({ what, needed, met }) => [what, needed, met])).toEqual([
      ["key_papers", 0, true],
      ["times_relevant", 194, true],
      ["share", 312, false],
      ["in_row", 50, true],
    ]);
    for (const change of [
      { keyPapersMissing: 1 },
      { screened: 311 },
      { estimatedRelevant: 201 },
      { inRow: { ranked: 49, otherModel: null, quality: null } },
    ])
      expect(phaseOf(change)).toBe("ranked");
  });

  it("goes on with another model, then looks at the excluded ones again, and is done", () => {
    expect(phaseOf({})).toBe("other_model");
    expect(phaseOf({ inRow: { ranked: 50, otherModel: 50, quality: null } })).toBe("quality");
    expect(phaseOf({ inRow: { ranked: 50, otherModel: 50, quality: 49 } })).toBe("quality");
    expect(phaseOf({ inRow: { ranked: 50, otherModel: 50, quality: 50 } })).toBe("done");
  });

  it("estimates the relevant ones from the random sample", () => {
    expect(estimatedRelevant(3200, 32, 1)).toBe(100);
    expect(estimatedRelevant(3200, 0, 0)).toBe(0);
  });
});
