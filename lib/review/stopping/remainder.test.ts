import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placements } from "./exact.fixture";
import { reaches } from "./recall";
import { fewestTooMany, remainderP, type Sampled, type SamplePlan, SampleSizes } from "./remainder";

type Rule = (plan: SamplePlan) => (sampled: Sampled) => boolean;

/** As it is done: one set of sizes for all looks. */
const sized: Rule = (plan) => {
  const sizes = new SampleSizes(plan);
  return (sampled) => sizes.allowStop(sampled);
};
/** The fault: each look is tested as if it were the only one. */
const eachLookAlone: Rule = (plan) => (sampled) => remainderP(plan, sampled) < plan.level;

/** Every order in which a remainder with so many relevant records could be drawn: the share stopped with too little recall. */
function wrongStops(plan: SamplePlan, relevant: number, rule: Rule, lookEvery = 1): number {
  const mayStop = rule(plan);
  let [orders, wrong] = [0, 0];
  for (const places of placements(plan.remainder, relevant)) {
    orders += 1;
    for (let drawn = lookEvery; drawn < plan.remainder; drawn += lookEvery) {
      const found = places.filter((place) => place < drawn).length;
      if (!mayStop({ drawn, relevant: found })) continue;
      if (!reaches(plan.found + found, plan.found + relevant, plan.target)) wrong += 1;
      break;
    }
  }
  return wrong / orders;
}

/** The same chance for remainders of any size: the number found goes on by chance, one record after the other. */
function exactWrongStops(plan: SamplePlan, relevant: number, rule: Rule): number {
  const mayStop = rule(plan);
  let standing = [1];
  let wrong = 0;
  for (let drawn = 1; drawn < plan.remainder; drawn += 1) {
    const left = plan.remainder - drawn + 1;
    const next: number[] = [];
    standing.forEach((chance, found) => {
      const hit = (relevant - found) / left;
      next[found] = (next[found] ?? 0) + chance * (1 - hit);
      if (hit > 0) next[found + 1] = (next[found + 1] ?? 0) + chance * hit;
    });
    standing = next.map((chance, found) => {
      if (chance === 0 || !mayStop({ drawn, relevant: found })) return chance;
      if (!reaches(plan.found + found, plan.found + relevant, plan.target)) wrong += chance;
      return 0;
    });
  }
  return wrong;
}

describe("the random sample of the remainder", () => {
  it("never stops too early more often than the level, in whatever order the records come (all orders)", () => {
    for (const found of [3, 12, 30]) {
      for (const target of [60, 80, 95]) {
        const plan = { remainder: 13, found, target, level: 0.2 };
        for (let relevant = 0; relevant <= 13; relevant += 1) {
          expect(wrongStops(plan, relevant, sized)).toBeLessThan(0.2);
          expect(wrongStops(plan, relevant, sized, 4)).toBeLessThan(0.2);
        }
      }
    }
  });

  it("keeps that for any remainder, target and level, and uses most of what it may", () => {
    const plans = fc.record({
      remainder: fc.integer({ min: 20, max: 200 }),
      found: fc.integer({ min: 1, max: 400 }),
      target: fc.integer({ min: 60, max: 99 }),
      level: fc.constantFrom(0.01, 0.05, 0.2),
    });
    fc.assert(
      fc.property(plans, fc.double({ min: 0, max: 1, noNaN: true }), (plan, share) => {
        const relevant = Math.round(share * plan.remainder);
        expect(exactWrongStops(plan, relevant, sized)).toBeLessThan(plan.level + 1e-12);
      }),
      { numRuns: 150, seed: 6 },
    );
    const plan = { remainder: 500, found: 100, target: 95, level: 0.05 };
    for (const many of [6, 7, 8]) expect(exactWrongStops(plan, many, sized)).toBeGreaterThan(0.049);
  });

  it("tested look by look, would stop too early twice as often as it says", () => {
    const plan = { remainder: 2000, found: 1000, target: 95, level: 0.05 };
    expect(exactWrongStops(plan, 58, eachLookAlone)).toBeGreaterThan(0.1);
    expect(exactWrongStops(plan, 58, sized)).toBeLessThan(0.05);
  });

  it("asks for no more at the first look than a single test would", () => {
    const plan = { remainder: 8000, found: 100, target: 95, level: 0.05 };
    const size = new SampleSizes(plan).sizeFor(0);
    expect(size).toBe(3144);
    expect(remainderP(plan, { drawn: size, relevant: 0 })).toBeLessThan(0.05);
    expect(remainderP(plan, { drawn: size - 1, relevant: 0 })).toBeGreaterThanOrEqual(0.05);
  });

  it("asks for more when relevant records turn up, and for everything in the end", () => {
    const sizes = new SampleSizes({ remainder: 5000, found: 100, target: 95, level: 0.05 });
    const asked = Array.from({ length: 60 }, (_, found) => sizes.sizeFor(found));
    for (const [at, size] of asked.entries()) expect(size).toBeGreaterThanOrEqual(asked[at - 1] ?? 0);
    expect(sizes.sizeFor(4000)).toBe(5000);
    expect(remainderP({ remainder: 50, found: 9, target: 95 }, { drawn: 50, relevant: 0 })).toBe(0);
  });

  it("stops at once where the remainder is too small to matter", () => {
    const plan = { remainder: 5, found: 200, target: 95, level: 0.05 };
    expect(fewestTooMany(plan, 0)).toBe(11);
    expect(new SampleSizes(plan).allowStop({ drawn: 0, relevant: 0 })).toBe(true);
  });

  it("plans for a million records with thousands of relevant ones within a second of CPU", () => {
    const before = process.cpuUsage();
    const sizes = new SampleSizes({ remainder: 1_000_000, found: 5_000, target: 95, level: 0.05 });
    expect(sizes.sizeFor(120)).toBeLessThan(1_000_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(1);
  });
});
