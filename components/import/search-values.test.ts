import { describe, expect, test } from "vitest";
import type { Preview } from "@/lib/review/import/schema";
import { proposedSearch, readSearch, type SearchValues } from "./search-values";

const written: SearchValues = {
  source: "database",
  name: "PubMed",
  platform: "",
  searchedOn: "",
  query: "ketamine AND depress*",
  hitsReported: "",
  note: "",
};

describe("a search as it is written", () => {
  test("empty fields are sent as not known, never as zero or as an empty day", () => {
    expect(readSearch(written)).toEqual({ search: { ...written, searchedOn: null, hitsReported: null } });
  });

  test("hits are read with the separators that sources print", () => {
    for (const hitsReported of ["1204", "1,204", "1 204", "1.204"])
      expect(readSearch({ ...written, hitsReported })).toMatchObject({ search: { hitsReported: 1204 } });
  });

  test("what is no number, and a source without a name, are named by their field", () => {
    expect(readSearch({ ...written, hitsReported: "about 50" })).toHaveProperty("problems.hitsReported");
    expect(readSearch({ ...written, name: "  " })).toHaveProperty("problems.name");
  });
});

test("related papers of a page are found by citation searching", () => {
  const preview: Preview = {
    format: { id: "library_page", label: "Library page" },
    bytes: 1,
    counts: { main: 1, related: 10 },
    entries: [],
    warnings: [],
    complete: true,
    withheld: false,
    says: {
      hitsReported: 50,
      hitsHeld: 10,
      columns: null,
      parts: ["main", "related"],
      databases: {},
      numbers: null,
    },
  };
  expect(proposedSearch("page.txt", preview, "related").source).toBe("citation_searching");
  expect(proposedSearch("page.txt", preview, "main")).toMatchObject({
    source: "database",
    name: "Web of Science",
  });
});
