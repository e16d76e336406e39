import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hypergeometricCdf } from "./hypergeometric";
import {
  isDry,
  levelOfLook,
  moreUntilBelow,
  mostLeftRanked,
  rankedRecall,
  rankedTest,
  type Screened,
} from "./ranked";
import { reaches, recallPercent, tooManyLeft } from "./recall";

/** So many relevant records, and then as many irrelevant ones. */
const run = (total: number, relevant: number, irrelevant: number): Screened => ({
  total,
  screened: relevant + irrelevant,
  relevantAt: Array.from({ length: relevant }, (_, at) => at),
});

const sequences = fc.array(fc.boolean(), { minLength: 1, maxLength: 150 }).chain((labels) =>
  fc.integer({ min: 0, max: 200 }).map((rest) => ({
    total: labels.length + rest,
    screened: labels.length,
    relevantAt: labels.flatMap((relevant, at) => (relevant ? [at] : [])),
  })),
);

describe("the oracles of Callaghan and Mueller-Hansen", () => {
  it("20 relevant, then 70 irrelevant, of 100: p = (10 * 9 * 8) / (80 * 79 * 78)", () => {
    const test = rankedTest(run(100, 20, 70), 90);
    expect(test).toMatchObject({ left: 3, window: 70, relevant: 0 });
    expect(test.p).toBeCloseTo((10 * 9 * 8) / (80 * 79 * 78), 15);
  });

  it("95 found, target 95 %: six to come would be too many", () => {
    expect(tooManyLeft(95, 95)).toBe(6);
  });

  it("38 relevant, then 362 irrelevant, of 1 000: p = 0.242164, so go on", () => {
    const test = rankedTest(run(1000, 38, 362), 95);
    expect(test).toMatchObject({ left: 3, window: 362 });
    expect(test.p).toBeCloseTo(0.242164, 6);
    expect(isDry(run(1000, 38, 362), 95)).toBe(true);
  });

  it("nothing found: one to come would be too many, and no recall can be named", () => {
    expect(tooManyLeft(0, 95)).toBe(1);
    expect(rankedTest(run(100, 0, 40), 95).p).toBeCloseTo(0.6, 12);
    expect(rankedRecall(run(100, 0, 99), 0.05)).toBeNull();
    expect(isDry(run(100, 0, 99), 95)).toBe(false);
  });
});

describe("the ranked form", () => {
  it("tries every window: the smallest p is that of all windows, one by one", () => {
    fc.assert(
      fc.property(sequences, fc.integer({ min: 50, max: 100 }), (screened, target) => {
        const left = tooManyLeft(screened.relevantAt.length, target);
        let least = 1;
        for (let window = 1; window <= screened.screened; window += 1) {
          const relevant = screened.relevantAt.filter((at) => at >= screened.screened - window).length;
          const unscreened = screened.total - (screened.screened - window);
          const special = relevant + left;
          const draw = { total: unscreened, special, drawn: window };
          least = Math.min(least, special > unscreened ? 0 : hypergeometricCdf(relevant, draw));
        }
        expect(rankedTest(screened, target).p).toBeCloseTo(least, 12);
      }),
      { seed: 3 },
    );
  });

  it("falls as irrelevant records accumulate, rises with the target, and is 0 when all are screened", () => {
    fc.assert(
      fc.property(sequences, fc.integer({ min: 50, max: 99 }), (screened, target) => {
        const { p } = rankedTest(screened, target);
        expect(rankedTest(screened, target + 1).p).toBeGreaterThanOrEqual(p - 1e-12);
        const more = { ...screened, screened: screened.screened + 1 };
        if (more.screened <= more.total) expect(rankedTest(more, target).p).toBeLessThanOrEqual(p + 1e-12);
        expect(rankedTest({ ...screened, screened: screened.total }, target).p).toBe(0);
      }),
      { seed: 4 },
    );
  });

  it("names the recall at which its own test would just stop", () => {
    fc.assert(
      fc.property(sequences, fc.constantFrom(0.05, 0.2, 0.5), (screened, level) => {
        const recall = rankedRecall(screened, level);
        if (recall === null) return;
        if (recall > 0) expect(rankedTest(screened, recall).p).toBeLessThan(level);
        if (recall < 100) expect(rankedTest(screened, recall + 1).p).toBeGreaterThanOrEqual(level);
        const left = mostLeftRanked(screened, level);
        expect(recallPercent(screened.relevantAt.length, left)).toBe(recall);
      }),
      { seed: 5 },
    );
  });

  it("says how many more irrelevant ones it takes", () => {
    const screened = run(1000, 38, 362);
    const more = moreUntilBelow(screened, 95, 0.05);
    expect(rankedTest({ ...screened, screened: 400 + more }, 95).p).toBeLessThan(0.05);
    expect(rankedTest({ ...screened, screened: 399 + more }, 95).p).toBeGreaterThanOrEqual(0.05);
  });

  it("divides its level among the looks", () => {
    expect(levelOfLook(0.05, 20)).toBeCloseTo(0.0025, 15);
  });

  it("looks at 100 000 decisions within a second of CPU, also where 40 % are relevant", () => {
    const relevantAt = Array.from({ length: 40_000 }, (_, at) => Math.floor(at * 2.2));
    const screened = { total: 110_000, screened: 100_000, relevantAt };
    const before = process.cpuUsage();
    rankedTest(screened, 95);
    rankedRecall(screened, 0.05);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(1);
  });
});

describe("whether recall is at the target", () => {
  it("is decided in whole numbers", () => {
    expect(reaches(38, 40, 95)).toBe(true);
    expect(reaches(37, 39, 95)).toBe(false);
    expect(reaches(19, 20, 95)).toBe(true);
  });
});
