import { expect, it } from "vitest";
import { binomialCdf, refutesShare } from "./binomial";
import { levelFor } from "./level";

/** The chance that a hundred replays of the worst case are called a broken promise of 95 %, at 1 %. */
function refutedBy(level: number): number {
  const fewest = Array.from({ length: 101 }, (_, misses) => misses).find((misses) =>
    refutesShare(100 - misses, 100, 0.95, 0.01),
  );
  expect(fewest).toBe(12);
  return 1 - binomialCdf(11, 100, level);
}

it("a hundred replays of the worst case are refuted by chance less than once in a thousand times", () => {
  expect(1 / refutedBy(0.05)).toBeCloseTo(234, 0);
  const withMargin = refutedBy(levelFor(95));
  expect(1 / withMargin).toBeCloseTo(9762, 0);
  expect(1 / (1 - (1 - withMargin) ** 29)).toBeCloseTo(337, 0);
});

it("the level grows with what the confidence leaves", () => {
  expect(levelFor(95)).toBeCloseTo(0.0325, 15);
  expect(levelFor(80)).toBeCloseTo(0.13, 15);
});
