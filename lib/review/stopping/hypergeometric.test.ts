import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactCdf } from "./exact.fixture";
import { hypergeometricCdf, hypergeometricPmf, hypergeometricUpper, nextTerm } from "./hypergeometric";

const near = (found: number, truth: number) =>
  expect(Math.abs(found - truth)).toBeLessThanOrEqual(1e-11 * truth);

const draws = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((total) =>
    fc.record({
      total: fc.constant(total),
      special: fc.integer({ min: 0, max: total }),
      drawn: fc.integer({ min: 0, max: total }),
    }),
  );

describe("hypergeometricCdf", () => {
  it("agrees with whole numbers to eleven digits", () => {
    fc.assert(
      fc.property(draws(120), fc.integer({ min: -1, max: 120 }), (draw, k) => {
        const truth = exactCdf(k, draw);
        if (truth < 0.5) near(hypergeometricCdf(k, draw), truth);
        else expect(hypergeometricCdf(k, draw)).toBeCloseTo(truth, 11);
        expect(hypergeometricCdf(k, draw) + hypergeometricUpper(k + 1, draw)).toBeCloseTo(1, 11);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    [0, { total: 1_000_000, special: 3, drawn: 631_000 }],
    [4, { total: 1_000_000, special: 40, drawn: 310_000 }],
    [30, { total: 1_000_000, special: 106, drawn: 400_000 }],
    [30, { total: 1_000_000, special: 400, drawn: 120_000 }],
  ])("is exact among a million records: at most %i of %o", (k, draw) => {
    near(hypergeometricCdf(k, draw), exactCdf(k, draw));
  });

  it("is 0 below the least possible and 1 from the most possible on", () => {
    const draw = { total: 10, special: 6, drawn: 7 };
    expect(hypergeometricCdf(2, draw)).toBe(0);
    expect(hypergeometricCdf(3, draw)).toBeGreaterThan(0);
    expect(hypergeometricCdf(6, draw)).toBe(1);
    expect(hypergeometricCdf(0, { total: 5, special: 0, drawn: 5 })).toBe(1);
  });

  it("falls with the draw and with the special ones", () => {
    fc.assert(
      fc.property(draws(5_000), fc.integer({ min: 0, max: 40 }), (draw, k) => {
        const p = hypergeometricCdf(k, draw);
        if (draw.drawn < draw.total)
          expect(hypergeometricCdf(k, { ...draw, drawn: draw.drawn + 1 })).toBeLessThanOrEqual(p + 1e-12);
        if (draw.special < draw.total)
          expect(hypergeometricCdf(k, { ...draw, special: draw.special + 1 })).toBeLessThanOrEqual(p + 1e-12);
      }),
      { seed: 2 },
    );
  });

  it("goes from one term to the next", () => {
    const draw = { total: 500, special: 60, drawn: 90 };
    near(hypergeometricPmf(7, draw) * nextTerm(7, draw), hypergeometricPmf(8, draw));
  });
});
