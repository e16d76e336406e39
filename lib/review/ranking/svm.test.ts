import { describe, expect, it } from "vitest";
import { drawFrom } from "../draw";
import { dot, featuresOf } from "./features";
import { type Example, LinearSvm } from "./svm";
import { topicRecords } from "./topic.fixture";
import { countedCodes } from "./vocabulary";

const { records, relevant } = topicRecords(80, 0.3, "machine");
const examples: Example[] = records.slice(0, 40).map(({ id }, row) => {
  const side = relevant.has(id) ? 1 : -1;
  return { row, side, cost: side === 1 ? 0.8 : 0.05 };
});

/** Every record with all of its terms, also those that no other record has, as a vector of length 1. */
function wholeVectors(): Map<number, number>[] {
  const counted = records.map((record) => {
    const { codes, counts } = countedCodes(record);
    return new Map([...codes].map((code, at) => [code, counts[at] as number]));
  });
  const within = new Map<number, number>();
  for (const terms of counted) for (const code of terms.keys()) within.set(code, (within.get(code) ?? 0) + 1);
  return counted.map((terms) => {
    const values = [...terms].map(([code, count]): [number, number] => {
      const idf = 1 + Math.log((1 + records.length) / (1 + (within.get(code) as number)));
      return [code, (1 + Math.log(count)) * idf];
    });
    const length = Math.hypot(...values.map(([, value]) => value));
    return new Map(values.map(([code, value]) => [code, value / length]));
  });
}

/** The same machine the long way: all terms, and as many rounds as it takes. Its scores for all records. */
function scoresTheLongWay(): number[] {
  const vectors = wholeVectors();
  const weights = new Map<number, number>();
  let bias = 0;
  const score = (row: number) =>
    [...(vectors[row] as Map<number, number>)].reduce(
      (sum, [code, value]) => sum + value * (weights.get(code) ?? 0),
      bias,
    );
  const pulls = examples.map(() => 0);
  for (let round = 0; round < 400; round += 1)
    for (const [at, { row, side, cost }] of examples.entries()) {
      const before = pulls[at] as number;
      const slope = side * score(row) - 1 + before / (2 * cost);
      const after = Math.max(0, before - slope / (2 + 1 / (2 * cost)));
      pulls[at] = after;
      for (const [code, value] of vectors[row] as Map<number, number>)
        weights.set(code, (weights.get(code) ?? 0) + (after - before) * side * value);
      bias += (after - before) * side;
    }
  return records.map((_, row) => score(row));
}

describe("the support vector machine", () => {
  it("is the one that all terms would give, although those of one record are not kept", () => {
    const features = featuresOf(records);
    const machine = new LinearSvm(features);
    machine.train(examples, drawFrom("s"), 1e-6);
    const expected = scoresTheLongWay();
    for (const row of records.keys()) {
      // What an example's own terms add to its score cannot be seen in the weights; nobody ranks an example.
      if (row < examples.length) continue;
      expect(dot(features, row, machine.weights) + machine.bias).toBeCloseTo(expected[row] as number, 2);
    }
  });

  it("is where it was after an example was added and taken back", () => {
    const features = featuresOf(records);
    const [one, other] = [new LinearSvm(features), new LinearSvm(features)];
    one.train(examples, drawFrom("s"), 1e-6);
    other.train([...examples, { row: 60, side: 1, cost: 3 }], drawFrom("s"), 1e-6);
    other.forget(60, 1);
    other.train(examples, drawFrom("s"), 1e-6);
    for (const row of records.keys())
      expect(dot(features, row, other.weights)).toBeCloseTo(dot(features, row, one.weights), 2);
  });

  it("goes round once when nothing has changed", () => {
    const machine = new LinearSvm(featuresOf(records));
    expect(machine.train(examples, drawFrom("s"))).toBeGreaterThan(1);
    expect(machine.train(examples, drawFrom("s"))).toBe(1);
  });
});
