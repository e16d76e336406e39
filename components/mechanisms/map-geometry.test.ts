import { describe, expect, it } from "vitest";
import { arrival, pathOf } from "./map-geometry";

describe("lines of the map", () => {
  const bent = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 0 },
    { x: 30, y: 0 },
    { x: 40, y: 0 },
    { x: 50, y: 10 },
    { x: 50, y: 40 },
  ];

  it("writes one curve for each three points", () => {
    expect(pathOf(bent)).toBe("M0 0C10 0 20 0 30 0 C40 0 50 10 50 40");
    expect(pathOf([])).toBe("");
  });

  it("points an end the way its line arrives, even where the last control lies on the end", () => {
    expect(arrival(bent).angle).toBe(90);
    expect(arrival([...bent.slice(0, 6), { x: 50, y: 10 }]).angle).toBe(45);
  });
});
