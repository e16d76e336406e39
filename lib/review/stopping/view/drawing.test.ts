import { expect, it } from "vitest";
import { drawCurve, SIZE } from "./drawing";

it("draws recall of what is found and expected, beside chance and the ideal, within its frame", () => {
  const points = [
    { screened: 0, found: 0 },
    { screened: 100, found: 30 },
    { screened: 500, found: 38 },
  ];
  const drawn = drawCurve({ records: 2000, screened: 500, relevant: 38, stillToCome: 2, points });
  expect(drawn.expected).toBe(40);
  expect(drawn.end).toEqual({
    x: SIZE.left + (720 - 108) / 4,
    y: SIZE.top + Math.round(((312 * 2) / 40) * 10) / 10,
  });
  expect(drawn.xTicks.map(({ records }) => records)).toEqual([0, 500, 1000, 1500, 2000]);
  expect(drawn.yTicks.at(-1)).toEqual({ y: SIZE.top, percent: 100 });
  expect(drawn.chance).toBe(`M72 332L684 20`);
  const nothing = drawCurve({ records: 0, screened: 0, relevant: 0, stillToCome: null, points: [] });
  expect(JSON.stringify(nothing)).not.toMatch(/null|NaN/);
});
