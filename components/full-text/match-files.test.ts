import { describe, expect, test } from "vitest";
import { type Candidate, isSure, likeliest, likeness } from "./match-files";

const zarate: Candidate = {
  id: "zarate",
  title: "A randomized trial of an NMDA antagonist in treatment-resistant depression",
  byline: "Zarate CA, Singh JB, ...",
  year: 2006,
  doi: "10.1001/archpsyc.63.8.856",
  pmid: "16894061",
};
const berman: Candidate = {
  id: "berman",
  title: "Antidepressant effects of ketamine in depressed patients",
  byline: "Berman RM, Cappiello A, ...",
  year: 2000,
  doi: null,
  pmid: null,
};
const zarateLater: Candidate = {
  ...zarate,
  id: "later",
  title: "Replication",
  year: 2012,
  doi: null,
  pmid: null,
};

describe("a file's name is matched to a report", () => {
  test.each([
    ["by its DOI, however it is written", "10.1001_archpsyc.63.8.856.pdf", "zarate"],
    ["by its PubMed number", "16894061.pdf", "zarate"],
    ["by first author and year", "Zarate-2006.PDF", "zarate"],
    ["by first author and year, the other year", "zarate 2012.pdf", "later"],
    ["by the words of the title", "Antidepressant effects of ketamine in depressed patients.pdf", "berman"],
  ])("%s", (_how, name, id) => {
    const matches = likeliest(name, [berman, zarateLater, zarate]);
    expect(matches[0]?.id).toBe(id);
    expect(isSure(matches)).toBe(true);
  });

  test("a name that says nothing, or fits two alike, chooses nothing", () => {
    expect(isSure(likeliest("scan0001.pdf", [berman, zarate]))).toBe(false);
    expect(isSure(likeliest("zarate.pdf", [zarate, zarateLater]))).toBe(false);
    expect(isSure(likeliest("anything.pdf", []))).toBe(false);
  });

  test("accents do not matter", () => {
    expect(likeness("Müller 1999.pdf", { ...berman, byline: "Muller K", year: 1999 })).toBeGreaterThan(0.5);
  });
});
