import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDraft } from "../../record/schema";
import { hear, NOTHING_SAID, recordRow, storableJson } from "./rows";

const place = { line: 3, byteStart: 10, byteEnd: 20 };

describe("an entry as a row", () => {
  test("copies what lists need and keeps every identifier once", () => {
    const identifiers = [{ scheme: "nct" as const, value: "NCT00000001" }];
    const draft = { ...emptyDraft(), title: "Lamps", doi: "10.5555/a", pmid: "7", year: 2020, identifiers };
    const entry = { kind: "entry" as const, ...place, draft, original: "TI  - Lamps", role: "main" as const };
    expect(recordRow(entry, "id", "search", 4)).toMatchObject({
      title: "Lamps",
      year: 2020,
      journal: null,
      ordinal: 4,
      original: "TI  - Lamps",
      identifiers: [
        { scheme: "doi", value: "10.5555/a" },
        { scheme: "pmid", value: "7" },
        { scheme: "nct", value: "NCT00000001" },
      ],
    });
  });
});

test("what a file says about itself adds up over its lists", () => {
  const one = { kind: "facts" as const, ...place, hitsReported: 50, hitsHeld: 10 };
  const entry = {
    kind: "entry" as const,
    ...place,
    draft: emptyDraft(),
    original: "",
    role: "related" as const,
  };
  const says = [one, entry, one, entry].reduce(hear, NOTHING_SAID);
  expect(says).toEqual({ ...NOTHING_SAID, hitsReported: 100, hitsHeld: 20, parts: ["related"] });
});

test("entries say which database they are of, and which number of its list", () => {
  const entry = (original: string, database: string) => ({
    kind: "entry" as const,
    ...place,
    draft: { ...emptyDraft(), database },
    original,
    role: "main" as const,
  });
  const ovid = [entry("1001.\nTY  - JOUR", "Embase"), entry("1002. \nTY  - JOUR", "Embase")];
  expect(ovid.reduce(hear, NOTHING_SAID)).toMatchObject({
    databases: { Embase: 2 },
    numbers: { first: 1001, last: 1002 },
  });
  const central = [entry("Record #12 of 41\nID: CN-1", "CENTRAL"), entry("TY  - JOUR\n12.", "CENTRAL")];
  expect(central.reduce(hear, NOTHING_SAID).numbers).toEqual({ first: 12, last: 12 });
});

describe("JSON for the database", () => {
  test.each([
    ["a\u0000b", "a\ufffdb"],
    ["half \ud83d", "half \ufffd"],
    ["whole \u{1f600}", "whole \u{1f600}"],
    ["printed \\u0000", "printed \\u0000"],
    ["\\\ud83d", "\\\ufffd"],
  ])("%j", (text, kept) => expect(JSON.parse(storableJson({ text }))).toEqual({ text: kept }));

  test("changes nothing else, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(JSON.parse(storableJson([text]))).toEqual([wellFormed(text).replaceAll("\u0000", "\ufffd")]);
      }),
    );
  });
});

/** UTF-8 has no halves of surrogate pairs: encoding replaces each. */
function wellFormed(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}
