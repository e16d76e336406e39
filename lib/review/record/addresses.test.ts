import { describe, expect, test } from "vitest";
import { addressOf, schemeName } from "./addresses";
import { IDENTIFIER_SCHEMES } from "./schema";

describe("the address of an identifier", () => {
  test.each([
    ["doi", "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"],
    ["pmid", "12345678"],
    ["pmcid", "PMC12345"],
    ["nct", "NCT01234567"],
    ["isrctn", "ISRCTN12345678"],
    ["eudract", "2005-001234-12"],
    ["ctri", "CTRI/2020/01/012345"],
    ["arxiv", "hep-th/9901001"],
    ["issn", "1234-5679"],
    ["isbn", "9783161484100"],
    ["scopus", "85000000001"],
  ])("%s %s is an address of the web that keeps to its host", (scheme, value) => {
    const address = new URL(addressOf(scheme, value) ?? "");
    expect(address.protocol).toBe("https:");
    expect(decodeURIComponent(address.href)).toContain(value);
    expect(address.href).not.toMatch(/[<>"\s]/);
  });

  test("is none where nothing is open, and none for what is no scheme", () => {
    for (const scheme of ["wos", "embase", "constructor", "__proto__"])
      expect(addressOf(scheme, "1")).toBeNull();
  });

  test("cannot be led elsewhere by what a file says", () => {
    expect(addressOf("openalex", "@evil.example/?a=1#b")).toBe(
      "https://openalex.org/%40evil.example/%3Fa%3D1%23b",
    );
    expect(addressOf("doi", "10.1/../../x")).toMatch(/^https:\/\/doi\.org\//);
  });

  test("every scheme has a name", () => {
    for (const scheme of IDENTIFIER_SCHEMES) expect(schemeName(scheme)).toMatch(/\S/);
    expect(schemeName("nct")).toBe("ClinicalTrials.gov");
  });
});
