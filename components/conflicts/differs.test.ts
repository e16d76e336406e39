import { describe, expect, it } from "vitest";
import type { ConflictView } from "@/lib/review/conflicts/schema";
import { differenceOf } from "./differs";

const vote = (name: string, verdict: string, reasonId: string | null = null) =>
  ({ name, verdict, reasonId }) as ConflictView["votes"][number];
const reasonOf = (id: string) => ({ a: "Wrong population", b: "Wrong outcome" })[id] ?? "";

describe("what a conflict differs in", () => {
  it("is said in one line, with names", () => {
    expect(differenceOf([vote("Ada", "include"), vote("Bea", "exclude", "a")], "decision", reasonOf)).toBe(
      "The decision differs. Ada: include; Bea: exclude.",
    );
    expect(differenceOf([vote("Ada", "exclude", "a"), vote("Bea", "exclude", "b")], "reason", reasonOf)).toBe(
      "All exclude, and the reason differs. Ada: “Wrong population”; Bea: “Wrong outcome”.",
    );
    const doubt = { ...vote("Ada", "include"), isDoubt: true };
    expect(differenceOf([vote("Ada", "exclude"), vote("Bea", "exclude"), doubt], "decision", reasonOf)).toBe(
      "The decision differs. Ada: exclude; Bea: exclude; Ada, on checking: include.",
    );
    expect(differenceOf([], null, reasonOf)).toBe("They no longer differ.");
  });
});
