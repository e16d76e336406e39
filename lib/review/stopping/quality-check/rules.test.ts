import { describe, expect, it } from "vitest";
import { type CheckedItem, inRowOf, obstacleToCheck, stepOf } from "./rules";
import type { CheckedRecord } from "./schema";

const excluded: CheckedItem = {
  batchId: "b1",
  isBatchOpen: false,
  status: "agreed",
  decision: "exclude",
  state: "excluded",
};
const doubted: CheckedItem = { ...excluded, status: "conflict", decision: null, state: "awaiting_screening" };
const unread = { verdict: null, batchId: null };
const upheld = { verdict: "upheld" as const, batchId: "b1" };
const doubt = { verdict: "doubted" as const, batchId: "b1" };

describe("what a reader says of an exclusion", () => {
  const step = (change: Partial<Parameters<typeof stepOf>[0]>) =>
    stepOf({ hasEnded: false, before: unread, verdict: "upheld", item: excluded, ...change });

  it("is noted, and takes the exclusion back where it is a doubt", () => {
    expect(step({})).toBe("note");
    expect(step({ verdict: "doubted" })).toBe("doubt");
    expect(step({ before: upheld, verdict: "doubted" })).toBe("doubt");
    expect(step({ before: upheld, verdict: null })).toBe("note");
  });

  it("may be changed or taken back until others have settled it", () => {
    expect(step({ before: doubt, item: doubted, verdict: "upheld" })).toBe("give");
    expect(step({ before: doubt, item: doubted, verdict: null })).toBe("give");
    expect(step({ before: doubt, item: doubted, verdict: "doubted" })).toBe("again");
    for (const decision of ["include", "exclude"] as const) {
      const item = { ...doubted, status: "resolved" as const, decision, state: `${decision}d` };
      expect(() => step({ before: doubt, item, verdict: null })).toThrow(/settled meanwhile/);
    }
  });

  it("is refused of what is excluded no more, while its batch is open, after the end, and when there is nothing", () => {
    expect(() => step({ item: null })).toThrow(/not excluded any more/);
    expect(() => step({ item: { ...excluded, isBatchOpen: true } })).toThrow(/not excluded any more/);
    expect(() => step({ item: { ...excluded, state: "duplicate" } })).toThrow(/not excluded any more/);
    const reopened = { ...doubted, isBatchOpen: true };
    expect(() => step({ before: doubt, item: reopened, verdict: null })).toThrow(/opened again/);
    expect(() => step({ before: doubt, item: { ...doubted, state: "duplicate" }, verdict: null })).toThrow(
      /left the stage/,
    );
    expect(() => step({ hasEnded: true })).toThrow(/has ended/);
    expect(() => step({ verdict: null })).toThrow(/nothing to take back/);
  });

  it("stands no more once the item is in another batch", () => {
    expect(step({ before: doubt, item: { ...excluded, batchId: "b2" }, verdict: null })).toBe("note");
    expect(step({ before: doubt, item: { ...excluded, batchId: "b2" }, verdict: "doubted" })).toBe("doubt");
  });
});

describe("irrelevant ones in a row", () => {
  const read = (standing: CheckedRecord["standing"], verdict: CheckedRecord["verdict"] = "upheld") => ({
    verdict,
    standing,
  });
  const skipped = { verdict: null, standing: "excluded" as const };

  it("goes on from the checks before, and a doubt settled as excluded counts", () => {
    expect(inRowOf([])).toBe(0);
    expect(inRowOf([], 7)).toBe(7);
    expect(inRowOf([skipped, skipped], 7)).toBe(7);
    expect(inRowOf([read("excluded"), read("excluded", "doubted"), skipped], 7)).toBe(9);
  });

  it("begins anew after what is relevant, open, away, or was passed over", () => {
    for (const standing of ["included", "open", "away"] as const)
      expect(inRowOf([read("excluded"), read(standing, "doubted"), read("excluded")], 7)).toBe(1);
    expect(inRowOf([read("excluded"), skipped, read("excluded")], 7)).toBe(1);
  });
});

describe("opening a quality check", () => {
  const stage = {
    order: "ranked_batches" as const,
    isStopped: false,
    isOpen: false,
    isOrdered: true,
    left: 3,
  };

  it("needs an order that is shared, an excluded record, and neither a stop nor another check", () => {
    expect(obstacleToCheck(stage)).toBeNull();
    expect(obstacleToCheck({ ...stage, order: null })).toMatch(/Publish one first/);
    expect(obstacleToCheck({ ...stage, order: "ranked_own" })).toMatch(/shared batches/);
    expect(obstacleToCheck({ ...stage, isOpen: true })).toMatch(/End it first/);
    expect(obstacleToCheck({ ...stage, isStopped: true })).toMatch(/Take the stop back first/);
    expect(obstacleToCheck({ ...stage, isOrdered: false })).toMatch(/another model/);
    expect(obstacleToCheck({ ...stage, left: 0 })).toMatch(/No excluded record is left/);
  });
});
