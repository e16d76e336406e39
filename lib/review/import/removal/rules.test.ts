import { describe, expect, test } from "vitest";
import { languagesMeant, methodOf, refuseOtherCount } from "./rules";
import { RemovalRule } from "./schema";

const year = (before: number | null, after: number | null) => ({ by: "year" as const, before, after });

describe("a rule of removal", () => {
  test("is told in the words of the report", () => {
    expect(methodOf({ by: "publication_type", types: ["Editorial", "Letter"] })).toBe(
      "Publication type: Editorial, Letter",
    );
    expect(methodOf(year(1990, null))).toBe("Published before 1990");
    expect(methodOf(year(1990, 2020))).toBe("Published before 1990 or after 2020");
    expect(methodOf({ by: "language", is: true, languages: ["German"] })).toBe("Language: German");
    expect(methodOf({ by: "language", is: false, languages: ["English"] })).toBe(
      "Language other than English",
    );
    const types = Array.from({ length: 100 }, () => "x".repeat(300));
    expect(methodOf({ by: "publication_type", types })).toHaveLength(500);
  });

  test("takes a record for its language only if all of its languages are meant", () => {
    const printed = ["eng", "ger", "English; German", "spa/ger", ";"];
    expect(languagesMeant({ by: "language", is: true, languages: ["German"] }, printed)).toEqual(["ger"]);
    expect(languagesMeant({ by: "language", is: false, languages: ["English"] }, printed)).toEqual([
      "ger",
      "spa/ger",
    ]);
  });

  test("says something, and something that leaves records", () => {
    expect(RemovalRule.safeParse(year(null, null)).success).toBe(false);
    expect(RemovalRule.safeParse(year(2020, 1990)).success).toBe(false);
    expect(RemovalRule.safeParse(year(1990, 1990)).success).toBe(true);
    expect(RemovalRule.safeParse({ by: "publication_type", types: [] }).success).toBe(false);
    expect(RemovalRule.safeParse({ ...year(1990, null), types: [] }).success).toBe(false);
  });

  test("takes out what was counted, or nothing", () => {
    expect(() => refuseOtherCount(3, 3)).not.toThrow();
    expect(() => refuseOtherCount(3, 4)).toThrow(/takes out 4 now, not 3/);
  });
});
