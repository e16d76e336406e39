import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { countBoxes } from "./counts";
import { prisma2020Csv } from "./csv";
import { leftOutOfCsv } from "./left-out";
import { databasesOnly, records, reports, withOtherMethods } from "./reviews.fixture";
import type { FlowCounts } from "./schema";

const sample = (name: string) => readFileSync(join(import.meta.dirname, "samples", name), "utf8");
const cell = (input: FlowCounts, data: string) => {
  const rows: Record<string, string>[] = parse(prisma2020Csv(countBoxes(input), "34"), { columns: true });
  return rows.find((row) => row.data === data)?.n;
};

describe("the file for the R package PRISMA2020", () => {
  it.each([
    ["databases-only", databasesOnly, "34"],
    ["databases-only", databasesOnly, "32"],
    ["with-other-methods", withOtherMethods, "34"],
    ["with-other-methods", withOtherMethods, "32"],
  ] as const)("is, byte for byte, the file of a review %s", (name, input, layout) => {
    expect(prisma2020Csv(countBoxes(input), layout)).toBe(sample(`${name}.${layout}.csv`));
  });

  it("has 34 rows for 1.1.4 and 32 before", () => {
    const counts = countBoxes(databasesOnly);
    expect(prisma2020Csv(counts, "34").trimEnd().split("\n")).toHaveLength(35);
    expect(prisma2020Csv(counts, "32").trimEnd().split("\n")).toHaveLength(33);
  });

  it("tells a source that found nothing from one nobody searched", () => {
    const searched = [...databasesOnly.searched, { source: "register" as const, sourceName: "ICTRP" }];
    expect(cell({ ...databasesOnly, searched }, "register_results")).toBe("0");
    expect(cell({ ...databasesOnly, searched }, "register_specific_results")).toBe("ICTRP, 0");
    expect(cell(databasesOnly, "register_results")).toBe("NA");
    const website = [...databasesOnly.searched, { source: "website" as const, sourceName: "WHO" }];
    expect(cell({ ...databasesOnly, searched: website }, "website_results")).toBe("0");
    expect(cell({ ...databasesOnly, searched: website }, "citations_results")).toBe("NA");
  });

  it("keeps labels whole where the package would split or misread them", () => {
    const label = (reasonLabel: string, reasonId: string) =>
      reports("databases", "excluded", 2, { reasonId, reasonLabel });
    const odd: FlowCounts = {
      ...databasesOnly,
      reports: [
        label("Wrong dose, route; or\ntiming", "a"),
        label("2020", "b"),
        label(`Crohn's "only"`, "c"),
        label("=Sum", "d"),
      ],
      reasonOrder: ["d", "c", "b", "a"],
    };
    expect(cell(odd, "dbr_excluded")).toBe(
      "Sum, 2; Crohn’s ”only”, 2; Reason 2020, 2; Wrong dose - route / or timing, 2",
    );
    expect(cell({ ...odd, reports: [] }, "dbr_excluded")).toBe("0");
  });

  it("lists reports awaiting classification and ongoing studies as reasons", () => {
    const open = [reports("databases", "ongoing", 1), reports("databases", "awaiting_classification", 2)];
    expect(cell({ ...databasesOnly, reports: open }, "dbr_excluded")).toBe(
      "Awaiting classification, 2; Ongoing study, 1",
    );
  });

  describe("of sources that are neither websites, organisations nor citations", () => {
    const row = (input: FlowCounts, data: string) => {
      const rows: Record<string, string>[] = parse(prisma2020Csv(countBoxes(input), "34"), { columns: true });
      const { boxtext, n } = rows.find((one) => one.data === data) ?? {};
      return [boxtext, n];
    };
    const from = (...sources: ("website" | "organisation" | "citation_searching")[]): FlowCounts => ({
      ...databasesOnly,
      searched: [...databasesOnly.searched, ...sources.map((source) => ({ source, sourceName: source }))],
      records: [
        ...databasesOnly.records,
        records("other", "A colleague", "included", 2),
        ...sources.map((source) => records(source, source, "included", 3)),
      ],
    });

    it("keeps the right arm, which the package drops when all three rows are NA", () => {
      expect(row(from(), "citations_results")).toEqual(["Other sources", "2"]);
      expect(row(from(), "website_results")).toEqual(["Websites", "NA"]);
      expect(row(from(), "organisation_results")).toEqual(["Organisations", "NA"]);
    });

    it("takes a row that nobody needs, or shares the last under both names: no record is lost", () => {
      expect(row(from("citation_searching"), "organisation_results")).toEqual(["Other sources", "2"]);
      expect(row(from("citation_searching", "organisation"), "website_results")).toEqual([
        "Other sources",
        "2",
      ]);
      expect(row(from("website", "organisation", "citation_searching"), "citations_results")).toEqual([
        "Citation searching and other sources",
        "5",
      ]);
    });
  });

  it("says what it has no row for", () => {
    const input = { ...databasesOnly, records: [records("other", "A colleague", "excluded", 2, "person")] };
    expect(leftOutOfCsv(countBoxes(input))).toEqual([
      "2 records from other methods that never became a report",
    ]);
    expect(leftOutOfCsv(countBoxes(withOtherMethods))).toEqual([]);
  });
});
