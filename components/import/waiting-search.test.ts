import { expect, test } from "vitest";
import type { SearchEntry } from "@/lib/review/import/schema";
import { waitingSearch } from "./waiting-search";

const file = (first: number, last: number, status: SearchEntry["files"][number]["status"] = "published") => ({
  importId: "",
  fileName: `scopus_${first}-${last}.ris`,
  part: "all" as const,
  status,
  records: last - first + 1,
  range: { first, last },
});

const scopus = (id: string, files: SearchEntry["files"]): SearchEntry => ({
  ...{ id, source: "database", name: "Scopus", platform: "", query: "", searchedOn: null, note: "" },
  ...{ hitsReported: 3_130, prismaS: {}, at: "2026-11-27T00:00:00Z", records: 0, files },
});

const named = { source: "database", name: "scopus", platform: "" } as const;
const gapped = scopus("gapped", [file(1, 1_000), file(1_001, 2_000), file(3_001, 3_130)]);

test.each([
  ["the part that is missing", gapped, { first: 2_001, last: 3_000 }, "gapped"],
  ["a part of what is missing", gapped, { first: 2_001, last: 2_500 }, "gapped"],
  ["a part that is there", gapped, { first: 1, last: 1_000 }, undefined],
  ["a part that overlaps", gapped, { first: 1_900, last: 3_000 }, undefined],
  ["a file that says nothing", gapped, null, undefined],
  ["any, after all was undone", scopus("undone", [file(1, 3_130, "undone")]), null, "undone"],
  ["a later one, when all is there", scopus("whole", [file(1, 3_130)]), null, undefined],
])("%s", (_what, search, hits, found) => {
  expect(waitingSearch([search], named, hits)).toBe(found);
});

test("another source waits for nothing of this one", () => {
  expect(
    waitingSearch([gapped], { ...named, name: "Embase" }, { first: 2_001, last: 3_000 }),
  ).toBeUndefined();
});
