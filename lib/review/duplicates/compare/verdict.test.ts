import { describe, expect, it } from "vitest";
import { recordOf } from "../ketamine.fixture";
import type { ComparedRecord } from "../schema";
import { prepare } from "./features";
import { reasonsOf } from "./reasons";
import { scorePair } from "./verdict";

const TITLE = "Ketamine for depression in older adults";
const DOI = "10.1000/one";

function judge(a: Partial<ComparedRecord>, b: Partial<ComparedRecord>) {
  const [first, second] = [a, b].map((rest, i) => prepare(recordOf(`r${i}`, { title: TITLE, ...rest })));
  const verdict = scorePair(first!, second!);
  expect(scorePair(second!, first!)).toEqual(verdict);
  if (!verdict) return null;
  const { tier, basis } = verdict;
  return { tier, basis, relation: verdict.relation, reasons: reasonsOf(first!, second!, verdict) };
}

describe("the same identifier", () => {
  it("is sure with an agreeing title, and says so", () => {
    expect(judge({ doi: DOI }, { doi: DOI, title: `${TITLE.toUpperCase()}.` })).toEqual({
      tier: "sure",
      basis: "identifier_and_title",
      relation: null,
      reasons: ["Same DOI 10.1000/one", "Titles agree"],
    });
    expect(judge({ pmid: "7" }, { pmid: "7" })?.tier).toBe("sure");
  });

  it("is doubtful when the titles differ, or one is missing", () => {
    expect(judge({ doi: DOI }, { doi: DOI, title: "Quite another matter altogether" })).toMatchObject({
      tier: "doubtful",
      basis: "identifier_only",
    });
    const untitled = judge({ doi: DOI }, { doi: DOI, title: null });
    expect(untitled).toMatchObject({ tier: "doubtful", basis: "identifier_only" });
    expect(untitled!.reasons).toContain("A title is missing");
    expect(judge({ doi: DOI, title: "" }, { doi: DOI, title: "" })?.tier).toBe("doubtful");
  });

  it("is doubtful between an article and a notice or reply about it", () => {
    for (const [title, reason] of [
      [`Erratum: ${TITLE}`, "One is a correction"],
      [`Retraction notice to: ${TITLE}`, "One is a retraction notice"],
      [`${TITLE} - Reply`, "One is a comment or reply"],
    ]) {
      const verdict = judge({ doi: DOI }, { doi: DOI, title });
      expect(verdict?.tier).toBe("doubtful");
      expect(verdict?.reasons).toContain(reason);
    }
  });

  it("is doubtful for a title many bear, another PMID, or years far apart", () => {
    expect(judge({ doi: DOI, title: "Editorial" }, { doi: DOI, title: "Editorial" })?.tier).toBe("doubtful");
    expect(judge({ doi: DOI, pmid: "1" }, { doi: DOI, pmid: "2" })?.tier).toBe("doubtful");
    expect(judge({ doi: DOI, year: 2020 }, { doi: DOI, year: 2022 })?.tier).toBe("sure");
    expect(judge({ doi: DOI, year: 2020 }, { doi: DOI, year: 2023 })?.tier).toBe("doubtful");
  });

  it("is nothing for two abstracts of a supplement that share its DOI", () => {
    const other = { doi: DOI, title: "Quite another matter altogether", pages: "S20" };
    expect(judge({ doi: DOI, pages: "S12" }, other)).toBeNull();
  });
});

describe("the same title without a common identifier", () => {
  it("is sure when place, authors and journal agree, and doubtful without a place", () => {
    const all = { year: 2020, volume: "3", pages: "10-19", authors: ["Kang"], journal: "Pain" };
    expect(judge(all, { ...all, title: `${TITLE}.` })).toEqual({
      tier: "sure",
      basis: "title_only",
      relation: null,
      reasons: [
        "Titles agree",
        "No identifier in common",
        "Same volume and first page",
        "Same journal",
        "Same authors",
      ],
    });
    const placeless = { ...all, volume: null, pages: null, journal: null };
    expect(judge(all, placeless)).toMatchObject({ tier: "doubtful", basis: "title_only" });
    expect(judge(all, { ...all, issue: "2" })?.tier).toBe("sure");
    expect(judge({ ...all, pages: null, issue: "1" }, { ...all, pages: null, issue: "2" })?.tier).toBe(
      "doubtful",
    );
  });

  it("allows a year's difference or a missing year, and no more", () => {
    expect(judge({ year: 2020 }, { year: 2021 })?.tier).toBe("doubtful");
    expect(judge({ year: 2020 }, {})?.tier).toBe("doubtful");
    expect(judge({ year: 2020 }, { year: 2022 })).toBeNull();
  });

  it("is nothing for an article and its conference abstract elsewhere", () => {
    const article = { year: 2016, journal: "Diabetes Care", volume: "39", pages: "100-108" };
    const abstract = { year: 2015, journal: "Diabetologia", volume: "58", pages: "S12" };
    expect(judge(article, abstract)).toBeNull();
    const placeless = { ...abstract, year: 2016, pages: null, authors: ["Kang"] };
    expect(judge({ ...article, authors: ["Kang"] }, placeless)).toMatchObject({ tier: "doubtful" });
  });

  it("is nothing with different DOIs, unless printed in the same place", () => {
    expect(judge({ doi: DOI }, { doi: "10.1000/two" })).toBeNull();
    const place = { volume: "3", pages: "10-19" };
    const verdict = judge({ doi: DOI, ...place }, { doi: "10.1000/two", ...place });
    expect(verdict?.tier).toBe("doubtful");
    expect(verdict?.reasons).toContain("Different DOI");
  });

  it("is nothing for an editorial, unless everything about its place agrees", () => {
    const editorial = { title: "Editorial", year: 2001, volume: "11", pages: "1-2" };
    expect(judge({ title: "Editorial" }, { title: "Editorial" })).toBeNull();
    expect(judge(editorial, { ...editorial, year: 2002 })).toBeNull();
    expect(judge(editorial, { ...editorial, pages: "85" })).toBeNull();
    expect(judge({ ...editorial, doi: DOI }, { ...editorial, doi: "10.1000/two" })).toBeNull();
    expect(judge(editorial, editorial)?.tier).toBe("doubtful");
  });

  it("says when no author is common", () => {
    const where = { journal: "Pain", year: 2020 };
    const others = judge({ ...where, authors: ["Kang"] }, { ...where, authors: ["Dang"] });
    expect(others).toMatchObject({
      tier: "doubtful",
      reasons: expect.arrayContaining(["No author in common"]),
    });
    expect(judge({ authors: ["Müller"] }, { authors: ["MULLER", "Kang"] })?.reasons).not.toContain(
      "No author in common",
    );
  });
});

it("tells an erratum by its own title, whatever its other titles, and takes no tag for a comment", () => {
  const erratum = { title: "Erratum: Ketamin bei älteren Menschen", otherTitles: [TITLE] };
  expect(judge(erratum, {})).toBeNull();
  expect(judge({ ...erratum, doi: DOI }, { doi: DOI })?.tier).toBe("doubtful");
  expect(judge({ title: `${TITLE}. [Comment]`, doi: DOI }, { doi: DOI })?.tier).toBe("sure");
});

it("compares nothing by similar titles, parts of a series, or a missing title", () => {
  expect(judge({}, { title: "Ketamine for depression in older adult" })).toBeNull();
  expect(judge({ title: `${TITLE}. Part I` }, { title: `${TITLE}. Part II` })).toBeNull();
  expect(judge({ title: null }, { title: null })).toBeNull();
  expect(judge({}, { title: `Corrigendum: ${TITLE}` })).toBeNull();
});
