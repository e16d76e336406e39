import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import { NOTHING_SAID } from "../reading/rows";
import type { FileSays } from "../schema";
import { databaseOf, isSameExport, isSameSource, proposedSource } from "./proposal";

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
    ["citation-export.ris", "ris", "database", ""],
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

  test("an entry without the name of its database has a number or an address of it", () => {
    const named = (draft: Partial<RecordDraft>) => {
      const database = databaseOf({ ...emptyDraft(), ...draft });
      const { name, platform } = of("x.ris", "ris", { databases: database ? { [database]: 3 } : {} });
      return [name, platform];
    };
    const ovid = "http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=psyc16&NEWS=N&AN=2019-65000-001";
    expect(named({ accession: "CN-01999999" })).toEqual(["CENTRAL", ""]);
    expect(named({ otherUrls: [ovid] })).toEqual(["PsycINFO", "Ovid"]);
    expect(named({ url: ovid.replace("psyc16", "emez") })).toEqual(["Embase", "Ovid"]);
    expect(named({ url: ovid, database: "Embase" })).toEqual(["Embase", ""]);
    expect(named({ database: "期刊" })).toEqual(["CNKI", ""]);
    expect(named({ url: "https://example.org/?D=psyc" })).toEqual(["", ""]);
  });

  test.each([
    ["delivery-1.ris", "delivery-2.ris", true],
    ["ovid 1-500.ris", "ovid 501-1000.ris", true],
    ["ovid_1_to_500.ris", "ovid_501_to_1000.ris", true],
    ["export.ris", "export (1).ris", false],
    ["export 20261127.ris", "export 20261128.ris", false],
    ["1.ris", "2.ris", false],
    ["one-1.ris", "other-1.ris", false],
  ])("%s and %s are one export: %s", (a, b, same) => expect(isSameExport(a, b)).toBe(same));

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
