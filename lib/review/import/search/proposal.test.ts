import { describe, expect, test } from "vitest";
import { NOTHING_SAID } from "../reading/rows";
import type { FileSays } from "../schema";
import { isSameSource, proposedSource } from "./proposal";

const of = (name: string, format = "ris", says: Partial<FileSays> = {}) =>
  proposedSource({ name, format, says: { ...NOTHING_SAID, ...says } });

describe("the search a file seems to come from", () => {
  test.each([
    ["pubmed.nbib", "nbib", "database", "PubMed"],
    ["Scopus export.ris", "ris", "database", "Scopus"],
    ["savedrecs (3).ris", "ris", "database", "Web of Science"],
    ["ctgov.csv", "csv", "register", "ClinicalTrials.gov"],
    ["citation-searching.ris", "ris", "citation_searching", ""],
    ["citation_searching_scopus.ris", "ris", "citation_searching", ""],
    ["export.ris", "ris", "database", ""],
    ["whatever.xml", "ictrp", "register", "WHO ICTRP"],
  ])("%s", (name, format, source, proposed) => {
    expect(of(name, format)).toMatchObject({ source, name: proposed });
  });

  test("what its entries name is believed more than its name", () => {
    expect(of("scopus.ris", "ris", { databases: { "APA PsycInfo": 98, "APA PsycArticles": 2 } }).name).toBe(
      "PsycINFO",
    );
    expect(of("scopus.ris", "ris", { databases: { Embase: 60, MEDLINE: 40 } }).name).toBe("Scopus");
    expect(of("x.ris", "ris", { databases: { "Sociological Abstracts": 5 } }).name).toBe(
      "Sociological Abstracts",
    );
  });

  test("codes of a platform get their names", () => {
    expect(of("x.ris", "ris", { databases: { psyh: 124 } })).toMatchObject({
      name: "PsycINFO",
      platform: "EBSCOhost",
    });
  });

  test("tables are known by their columns", () => {
    expect(of("x.csv", "csv", { columns: ["Authors", "Title", "EID"] }).name).toBe("Scopus");
    expect(of("x.csv", "csv", { columns: ["NCT Number", "Study Title"] })).toMatchObject({
      source: "register",
    });
  });

  test("files of one source belong together, and those of an unknown one never", () => {
    expect(isSameSource(of("scopus 1-1000.ris"), of("scopus 1001-1500.ris"))).toBe(true);
    expect(isSameSource(of("scopus.ris"), of("embase.ris"))).toBe(false);
    expect(isSameSource(of("a.ris"), of("b.ris"))).toBe(false);
  });
});
