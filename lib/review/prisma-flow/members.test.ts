import { describe, expect, it } from "vitest";
import { countBoxes } from "./counts";
import { countsRecords, countsReports, recordStatesOf, reportStatesOf } from "./members";
import { withOtherMethods } from "./reviews.fixture";
import { type BoxCount, memberKey } from "./schema";

describe("the members of a number", () => {
  it("are in the states that the flow tables put in its box", () => {
    expect(recordStatesOf({ unit: "record", box: "removed_automation" })).toEqual([
      { arm: "databases", states: ["removed_automation", "unscreened_stopped"] },
      { arm: "other_methods", states: [] },
    ]);
    expect(reportStatesOf({ unit: "report", box: "included", arm: "other_methods" })).toEqual([
      { arm: "other_methods", states: ["included"] },
    ]);
    const awaiting = { unit: "report", box: "reports_excluded", state: "awaiting_classification" } as const;
    expect(reportStatesOf(awaiting)[0]?.states).toEqual(["awaiting_classification"]);
  });

  it("are told apart by source, by who decided and by reason", () => {
    const [first] = withOtherMethods.records;
    const key = { unit: "record", box: "excluded" } as const;
    expect(countsRecords({ ...key, sourceName: "Web of Science", by: "person" }, first!)).toBe(true);
    expect(countsRecords({ ...key, sourceName: "PubMed" }, first!)).toBe(false);
    expect(countsRecords({ ...key, by: "automation" }, first!)).toBe(false);
    const outcome = withOtherMethods.reports[1]!;
    const excluded = { unit: "report", box: "reports_excluded" } as const;
    expect(countsReports({ ...excluded, reasonId: "outcome" }, outcome)).toBe(true);
    expect(countsReports({ ...excluded, reasonId: "none" }, outcome)).toBe(false);
  });

  it("are named by a key of their own, which survives an address", () => {
    const keys = numbersIn(countBoxes(withOtherMethods)).map(({ members }) => members);
    expect(keys.length).toBeGreaterThan(40);
    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    for (const key of keys) {
      const address = new URLSearchParams(Object.entries(key)).toString();
      expect(memberKey.parse(Object.fromEntries(new URLSearchParams(address)))).toEqual(key);
    }
  });
});

function numbersIn(part: object | null): BoxCount[] {
  if (part === null) return [];
  if ("members" in part) return [part as BoxCount];
  return Object.values(part).flatMap((value) => (typeof value === "object" ? numbersIn(value) : []));
}
