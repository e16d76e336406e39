import { describe, expect, it } from "vitest";
import { errorOf, sampleOf } from "./rules";

const merges = Array.from({ length: 1_000 }, (_, i) => ({
  recordId: `r${i}`,
  clusterId: `c${i}`,
  survivorId: `s${i}`,
}));

describe("a sample", () => {
  it("is the same by the same seed, whatever the order, and another by another", () => {
    const sample = sampleOf(merges, "a seed", 100);
    expect(sampleOf(merges.toReversed(), "a seed", 100)).toEqual(sample);
    expect(new Set(sample.map(({ recordId }) => recordId)).size).toBe(100);
    expect(sampleOf(merges, "another", 100)).not.toEqual(sample);
    expect(sampleOf(merges.slice(0, 3), "a seed", 100)).toHaveLength(3);
  });

  it("draws each merge as often as any other", () => {
    const drawn = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed += 1) {
      for (const { recordId } of sampleOf(merges.slice(0, 20), `seed ${seed}`, 5)) {
        drawn.set(recordId, (drawn.get(recordId) ?? 0) + 1);
      }
    }
    for (const times of drawn.values()) expect(Math.abs(times - 500)).toBeLessThan(100);
  });
});

describe("the error it shows", () => {
  it("is Wilson's interval", () => {
    const none = errorOf(0, 100);
    expect(none).toMatchObject({ share: 0, low: 0 });
    expect(none.high).toBeCloseTo(0.037, 3);
    const some = errorOf(5, 100);
    expect(some.low).toBeCloseTo(0.0215, 4);
    expect(some.high).toBeCloseTo(0.1118, 4);
    expect(errorOf(10, 10).high).toBe(1);
    expect(errorOf(0, 0)).toMatchObject({ share: null, low: 0, high: 1 });
  });
});
