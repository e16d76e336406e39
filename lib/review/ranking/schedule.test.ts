import { expect, it } from "vitest";
import { decisionsUntilTraining, knownOf } from "./schedule";

it("trains after every decision while few, and at least every ten later", () => {
  const few = Array.from({ length: 20 }, (_, decisions) => decisionsUntilTraining(decisions));
  expect(few.every((one) => one === 1)).toBe(true);
  expect([20, 49, 99, 100, 9_000].map((one) => decisionsUntilTraining(one))).toEqual([2, 4, 9, 10, 10]);
});

it("knows which training was the last of so many decisions", () => {
  expect([0, 1, 19, 20, 21, 22, 49, 50, 54, 55].map(knownOf)).toEqual([0, 1, 19, 20, 20, 22, 46, 50, 50, 55]);
  for (let decisions = 0; decisions < 3_000; decisions += 1) {
    const known = knownOf(decisions);
    expect(knownOf(known)).toBe(known);
    expect(decisions - known).toBeLessThan(decisionsUntilTraining(known));
  }
});
