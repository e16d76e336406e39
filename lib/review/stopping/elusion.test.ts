import { describe, expect, it } from "vitest";
import { binomialCdf, refutesShare, upperBound } from "./binomial";
import { elusionOf } from "./elusion";

describe("the elusion sample", () => {
  it("0 of 300: at most 0.994 % of the unscreened", () => {
    expect(upperBound(0, 300, 0.05)).toBeCloseTo(0.00994, 5);
  });

  it("0 of 300 among 8 000 unseen with 100 found proves a recall of .56, and 3 140 would be needed for 95 %", () => {
    const sample = { found: 100, unscreened: 8000, drawn: 300, relevant: 0, confidence: 95, target: 95 };
    const { recallAtLeast, missed, provesTarget, neededSample } = elusionOf(sample);
    expect(recallAtLeast).toBeCloseTo(0.557, 3);
    expect(missed).toBeCloseTo(79.5, 1);
    expect(provesTarget).toBe(false);
    expect(neededSample).toBe(3144);
    expect(elusionOf({ ...sample, drawn: 3144 }).provesTarget).toBe(true);
  });

  it("has the bound of Clopper and Pearson where relevant records were found", () => {
    for (const [k, trials, bound] of [
      [1, 20, 0.21611],
      [3, 50, 0.14779],
      [5, 300, 0.03471],
    ] as const) {
      expect(upperBound(k, trials, 0.05)).toBeCloseTo(bound, 4);
      expect(binomialCdf(k, trials, upperBound(k, trials, 0.05))).toBeCloseTo(0.05, 8);
    }
  });

  it("needs none where the unscreened are too few to matter, and proves nothing before the first draw", () => {
    const few = { found: 200, unscreened: 5, drawn: 0, relevant: 0, confidence: 95, target: 95 };
    expect(elusionOf(few)).toMatchObject({ neededSample: 0, provesTarget: true, bound: 1 });
    expect(elusionOf({ ...few, found: 0 }).recallAtLeast).toBeNull();
  });
});

describe("the exact binomial test", () => {
  it("sums to one and refutes a share only where it must", () => {
    expect(binomialCdf(3, 3, 0.4)).toBe(1);
    expect(binomialCdf(1, 2, 0.5)).toBeCloseTo(0.75, 12);
    expect(refutesShare(89, 100, 0.95, 0.01)).toBe(false);
    expect(refutesShare(88, 100, 0.95, 0.01)).toBe(true);
    expect(refutesShare(0, 0, 0.95, 0.01)).toBe(false);
  });
});
