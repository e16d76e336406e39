import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactCdf } from "./exact.fixture";
import { SampleSizes } from "./remainder";
import { leftAfterSample, moreOfSample, recallShown } from "./sample";

const plan = { remainder: 2000, found: 95, target: 95, level: 0.05 };

describe("what a random sample shows", () => {
  it("brackets the relevant records still to come, by the exact distribution", () => {
    const { likely, atLeast, atMost } = leftAfterSample(2000, { drawn: 500, relevant: 3 }, 95);
    expect(likely).toBe(9);
    const below = (left: number) => exactCdf(3, { total: 2000, special: 3 + left, drawn: 500 });
    expect(below(atMost)).toBeGreaterThanOrEqual(0.025);
    expect(below(atMost + 1)).toBeLessThan(0.025);
    const above = (left: number) => 1 - exactCdf(2, { total: 2000, special: 3 + left, drawn: 500 });
    expect(above(atLeast)).toBeGreaterThanOrEqual(0.025);
    if (atLeast > 0) expect(above(atLeast - 1)).toBeLessThan(0.025);
  });

  it("knows nothing before the first draw and everything after the last", () => {
    expect(leftAfterSample(40, { drawn: 0, relevant: 0 }, 95)).toEqual({ likely: 0, atLeast: 0, atMost: 40 });
    expect(leftAfterSample(40, { drawn: 40, relevant: 3 }, 95)).toEqual({ likely: 0, atLeast: 0, atMost: 0 });
  });

  it("names the highest target at which its own sizes would allow to stop", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1999 }), fc.integer({ min: 0, max: 12 }), (drawn, relevant) => {
        if (relevant > drawn) return;
        const shown = recallShown(plan, { drawn, relevant }) ?? -1;
        const allows = (target: number) =>
          new SampleSizes({ ...plan, target }).allowStop({ drawn, relevant });
        if (shown > 0) expect(allows(shown)).toBe(true);
        for (let target = shown + 1; target <= 100; target += 1) expect(allows(target)).toBe(false);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(recallShown({ ...plan, found: 0 }, { drawn: 100, relevant: 0 })).toBeNull();
  });

  it("says how many more it takes", () => {
    const first = new SampleSizes(plan).sizeFor(0);
    expect(moreOfSample(plan, { drawn: 0, relevant: 0 })).toBe(first);
    expect(moreOfSample(plan, { drawn: first, relevant: 0 })).toBe(0);
    expect(moreOfSample(plan, { drawn: 200, relevant: 1 })).toBeGreaterThan(first - 200);
    expect(moreOfSample(plan, { drawn: 20, relevant: 10 })).toBe(1980);
  });
});
