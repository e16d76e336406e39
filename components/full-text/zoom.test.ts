import { expect, test } from "vitest";
import { DOTS_PER_POINT, nextZoom } from "./zoom";

test("zooming goes to the next round step from a fitted size, and back", () => {
  expect(nextZoom(0.94 * DOTS_PER_POINT, 1)).toBeCloseTo(DOTS_PER_POINT);
  expect(nextZoom(0.94 * DOTS_PER_POINT, -1)).toBeCloseTo(0.9 * DOTS_PER_POINT);
  expect(nextZoom(DOTS_PER_POINT, 1)).toBeCloseTo(1.1 * DOTS_PER_POINT);
});

test("it stops at its ends", () => {
  expect(nextZoom(5 * DOTS_PER_POINT, 1)).toBe(5 * DOTS_PER_POINT);
  expect(nextZoom(0.25 * DOTS_PER_POINT, -1)).toBe(0.25 * DOTS_PER_POINT);
});
