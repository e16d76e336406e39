import { expect, it } from "vitest";
import { decisionsUntilTraining } from "./schedule";

it("trains after every decision while few, and at least every ten later", () => {
  const few = Array.from({ length: 20 }, (_, decisions) => decisionsUntilTraining(decisions));
  expect(few.every((one) => one === 1)).toBe(true);
  expect([20, 49, 99, 100, 9_000].map((one) => decisionsUntilTraining(one))).toEqual([2, 4, 9, 10, 10]);
});
