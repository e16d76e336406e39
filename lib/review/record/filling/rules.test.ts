import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "../schema";
import { fillingOf, notesOf, type Receiver } from "./rules";

const draft = (fields: Partial<RecordDraft>): RecordDraft => ({ ...emptyDraft(), ...fields });
const giver = (id: string, fields: Partial<RecordDraft>, retracted = false) => ({
  id,
  draft: draft(fields),
  retracted,
});
const receiver = (fields: Partial<RecordDraft>, more: Partial<Receiver> = {}): Receiver => ({
  ...giver("0", { title: "Lamps", ...fields }),
  imported: null,
  ...more,
});

describe("what a record lacks", () => {
  test("is filled from the duplicate imported first that says it, field by field", () => {
    const filling = fillingOf(receiver({ year: 2020 }), [
      giver("b", { abstract: "Second", doi: "10.5555/a", year: 1999 }),
      giver("a", { abstract: "First", keywords: ["lamp"] }),
    ]);
    expect(filling).toEqual({
      columns: {
        title: null,
        byline: null,
        year: null,
        journal: null,
        doi: "10.5555/a",
        pmid: null,
        abstract: "First",
        retracted: null,
      },
      draft: { abstract: "First", doi: "10.5555/a", keywords: ["lamp"] },
      given: { abstract: "a", keywords: "a", doi: "b" },
    });
  });

  test("is nothing when the duplicates say no more", () => {
    expect(fillingOf(receiver({ year: 2020 }), [giver("a", { title: "Other", year: 1999 })])).toBeNull();
    expect(fillingOf(receiver({}), [])).toBeNull();
  });

  test("stays empty when people emptied it", () => {
    const imported = draft({ title: "Lamps", abstract: "Not of this paper", doi: "10.5555/wrong" });
    const filling = fillingOf(receiver({}, { imported }), [
      giver("a", { abstract: "x", doi: "10.5555/a", pmid: "1" }),
    ]);
    expect(filling?.given).toEqual({ pmid: "a" });
  });

  test("is no place in another journal", () => {
    const preprint = receiver({ journal: "medRxiv" });
    const article = giver("a", { journal: "Sleep", volume: "4", issue: "2", pages: "1-9", year: 2021 });
    expect(fillingOf(preprint, [article])?.draft).toEqual({ year: 2021 });
    const abbreviated = giver("b", { journal: "Med Rxiv", journalAbbreviation: "MEDRXIV", volume: "7" });
    expect(fillingOf(preprint, [article, abbreviated])?.draft).toEqual({
      year: 2021,
      journalAbbreviation: "MEDRXIV",
      volume: "7",
    });
    const bare = fillingOf(receiver({}), [article]);
    expect(bare?.draft).toMatchObject({ journal: "Sleep", volume: "4", pages: "1-9" });
    expect(bare?.columns.journal).toBe("Sleep");
  });

  test("is no second place in a journal, and no date of another year", () => {
    const own = receiver({ journal: "Sleep", articleNumber: "e12", year: 2020 });
    const other = giver("a", { journal: "Sleep", pages: "1-9", year: 2021, date: "2021 Jan" });
    expect(fillingOf(own, [other])).toBeNull();
  });

  test("is never a note, an accession number or a count", () => {
    const source = giver("a", { notes: ["Included by Ada"], accession: "1", timesCited: 3, database: "x" });
    expect(fillingOf(receiver({}), [source])).toBeNull();
  });

  test("may be that it was retracted", () => {
    const filling = fillingOf(receiver({}), [giver("b", {}, true), giver("a", {})]);
    expect(filling).toMatchObject({ columns: { retracted: true }, draft: {}, given: { retracted: "b" } });
    expect(fillingOf(receiver({}, { retracted: true }), [giver("a", {}, true)])).toBeNull();
  });

  test("gives authors their short form", () => {
    const filling = fillingOf(receiver({}), [giver("a", { authors: [{ family: "Antos", given: "Zoe" }] })]);
    expect(filling?.columns.byline).toBe("Antos Z");
  });
});

test("a file says in a note which duplicate gave what", () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(
    notesOf([
      { field: "abstract", recordId: a, searchName: "Embase" },
      { field: "doi", recordId: b, searchName: "PubMed" },
      { field: "pmid", recordId: a, searchName: "Embase" },
    ]),
  ).toEqual([
    "Filled from its duplicate in Embase: abstract, PMID",
    "Filled from its duplicate in PubMed: DOI",
  ]);
  expect(notesOf([])).toEqual([]);
});
