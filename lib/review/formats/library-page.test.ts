import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Entry, Item } from "./format";
import { libraryPage } from "./library-page";
import { splitKeywords } from "./library-page-draft";
import { recognise } from "./registry";

const bytes = readFileSync(join(import.meta.dirname, "../../../samples/library-page.txt"));
const items: Item[] = [];
for await (const some of libraryPage.read(chunks())) items.push(...some);
const entries = items.filter((item): item is Entry => item.kind === "entry");
const [main, ...related] = entries;

async function* chunks() {
  yield bytes;
}

test("the page is recognised, and holds one paper and its ten related ones", () => {
  expect(recognise(bytes, "page.txt")).toMatchObject({ format: { id: "library_page" } });
  expect(entries.map(({ role }) => role)).toEqual(["main", ...Array(10).fill("related")]);
});

test("the main paper says what the page prints and no more", () => {
  const { abstract, keywords, keywordsPlus, ...draft } = main?.draft ?? {};
  expect(abstract).toHaveLength(1507);
  expect(keywords).toHaveLength(9);
  expect(keywords).toContain("BDNF");
  expect(keywordsPlus).toHaveLength(10);
  expect(draft).toEqual({
    title:
      "Beyond NMDA Receptors: A Narrative Review of Ketamine's Rapid and Multifaceted Mechanisms in Depression Treatment",
    authors: [
      { family: "Antos", given: "Zuzanna" },
      { family: "Zukow", given: "Xawery" },
      { family: "Bursztynowicz", given: "Laura" },
      { family: "Jakubow", given: "Piotr" },
    ],
    affiliations: [
      "Med Univ Bialystok, Fac Med, Dept Paediat Anaesthesiol, PL-15089 Bialystok, Poland",
      "Med Univ Bialystok, Fac Med, Intens Therapy Pain Div, PL-15089 Bialystok, Poland",
    ],
    doi: "10.3390/ijms252413658",
    pageCount: 34,
    timesCited: 0,
    otherTitles: [],
    editors: [],
    identifiers: [],
    publicationTypes: [],
    otherUrls: [],
    notes: [],
  });
});

test.each([
  [0, 2022, "NEUROLOGY INTERNATIONAL", "14", "02", "310-321", 9],
  [1, 2024, "BIPOLAR DISORDERS", "26", "04", "321-330", 10],
  [2, 2019, "CURRENT PSYCHIATRY REPORTS", "21", "12", undefined, 3],
  [3, 2024, "JOURNAL OF AFFECTIVE DISORDERS", "356", undefined, "753-762", 10],
  [4, 2014, "CURRENT PHARMACEUTICAL DESIGN", "20", "32", "5151-5159", 7],
  [5, 2021, "JOURNAL OF PSYCHIATRIC RESEARCH", "143", undefined, "209-214", 10],
  [6, 2022, "BIOCHEMICAL PHARMACOLOGY", "198", undefined, undefined, 8],
  [7, 2022, "FRONTIERS IN PSYCHIATRY", "13", undefined, undefined, 3],
  [8, 2020, "FRONTIERS IN PSYCHIATRY", "11", undefined, undefined, 3],
  [9, 2017, "JOURNAL OF PSYCHIATRY & NEUROSCIENCE", "42", "04", "222-229", 3],
])("related paper %i", (position, year, journal, volume, issue, pages, authors) => {
  const draft = related[position]?.draft;
  expect(draft).toMatchObject({ year, journal, volume });
  expect([draft?.issue, draft?.pages, draft?.authors.length]).toEqual([issue, pages, authors]);
});

test("the page says that it shows 10 of 50 related papers", () => {
  expect(items.filter(({ kind }) => kind !== "entry")).toEqual([
    expect.objectContaining({ kind: "facts", line: 26, hitsReported: 50, hitsHeld: 10 }),
    expect.objectContaining({ code: "truncated_list", message: expect.stringContaining("21 to 30") }),
  ]);
});

describe("Keywords Plus are the longest upper-case run at the end", () => {
  test.each([
    ["sleep; BDNF; light; IN-VIVO; SLEEP;", ["sleep", "BDNF", "light"], ["IN-VIVO", "SLEEP"]],
    ["sleep; light", ["sleep", "light"], []],
    ["SLEEP; LIGHT", [], ["SLEEP", "LIGHT"]],
    ["", [], []],
  ])("%s", (list, keywords, keywordsPlus) => expect(splitKeywords(list)).toEqual({ keywords, keywordsPlus }));
});
