import { describe, expect, it } from "vitest";
import { obstacleToUndo, refuseUnexplained } from "./rules";

const undoing = { inBatches: 0, extracted: [], manages: true };

describe("undoing an import", () => {
  it("that is in batches is for those who manage screening, and needs a reason", () => {
    expect(obstacleToUndo("published", undoing)).toBeNull();
    expect(obstacleToUndo("published", { ...undoing, inBatches: 3 })).toBeNull();
    expect(obstacleToUndo("published", { ...undoing, inBatches: 3, manages: false })).toMatch(
      /owner or a lead/,
    );
    expect(() => refuseUnexplained(3, "")).toThrow(/say why/);
    expect(() => refuseUnexplained(3, "The wrong file")).not.toThrow();
    expect(() => refuseUnexplained(0, "")).not.toThrow();
  });

  it("names the extractions that stand in its way, and once only the first few", () => {
    const extracted = ["A", "B", "C", "D", "E"];
    expect(obstacleToUndo("published", { ...undoing, extracted: ["A"] })).toMatch(/\u201cA\u201d\. Give/);
    expect(obstacleToUndo("published", { ...undoing, extracted })).toMatch(/\u201cC\u201d and 2 more\. Give/);
  });

  it("that is undone or failed is over", () => {
    expect(obstacleToUndo("undone", undoing)).toMatch(/already/);
    expect(obstacleToUndo("failed", undoing)).toMatch(/nothing to undo/);
  });
});
