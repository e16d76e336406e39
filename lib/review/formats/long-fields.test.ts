import { expect, test } from "vitest";
import { emptyDraft, recordDraftSchema } from "../record/schema";
import type { Entry, Item } from "./format";
import { shortened } from "./long-fields";
import { nbib } from "./nbib/nbib";
import { readFile } from "./registry";
import { ris } from "./ris";

async function read(format: typeof ris, text: string): Promise<Item[]> {
  const items: Item[] = [];
  const bytes = new TextEncoder().encode(text);
  for await (const some of readFile(
    format,
    (async function* () {
      yield bytes;
    })(),
  ))
    items.push(...some);
  return items;
}

const entryOf = (items: Item[]) => items.find((item): item is Entry => item.kind === "entry");

test("a title of three megabytes becomes a short one and a warning that names the line", async () => {
  const title = `Once ${"upon a time ".repeat(250_000)}`.trim();
  const items = await read(ris, `\n\nTY  - JOUR\nTI  - ${title}\nAB  - ${"a".repeat(50_000)}\nER  - \n`);
  const entry = entryOf(items);
  expect(entry?.draft.title?.length).toBeLessThanOrEqual(2_001);
  expect(entry?.draft.title).toMatch(/^Once upon a time .*…$/);
  expect(entry?.draft.abstract).toHaveLength(50_000);
  expect(entry?.original).toContain(title);
  expect(items.filter((item) => item.kind === "warning")).toEqual([
    expect.objectContaining({ code: "field_too_long", line: 3, message: expect.stringContaining("(title)") }),
  ]);
});

test("a name in a list is shortened, a number or an address left out, and never half a character kept", async () => {
  const smile = "\u{1F600}".repeat(1_500);
  const long = "x".repeat(3_000);
  const text = `PMID- 1\nTI  - A${smile}\nFAU - ${smile}, Ada\nFAU - Short, Bo\nLID - 10.1000/${long} [doi]\n`;
  const items = await read(nbib, text);
  const draft = entryOf(items)?.draft;
  expect(() => encodeURIComponent(draft?.title ?? "\ud800")).not.toThrow();
  expect(draft?.doi).toBeUndefined();
  expect(draft?.authors).toHaveLength(2);
  expect(draft?.authors[1]).toEqual({ family: "Short", given: "Bo" });
  const warnings = items.flatMap((item) => (item.kind === "warning" ? [item.message] : []));
  expect(warnings).toEqual([expect.stringContaining("(title, authors, DOI)")]);
});

test("what is as long as citations are stays as it is", async () => {
  const items = await read(
    ris,
    `TY  - JOUR\nTI  - ${"t".repeat(2_000)}\nAB  - ${"a".repeat(99_999)}\nER  - \n`,
  );
  expect(items.map(({ kind }) => kind)).toEqual(["entry"]);
});

const LONG = "x".repeat(100_001);
const NUMBERS = ["year", "pageCount", "timesCited"];
const LISTED: Record<string, unknown> = {
  authors: [{ family: "Short", given: LONG }],
  editors: [{ literal: LONG }],
  identifiers: [{ scheme: "issn", value: LONG }],
};

test.each(Object.keys(recordDraftSchema.shape).filter((name) => !NUMBERS.includes(name)))(
  "%s is shortened where it is too long",
  (name) => {
    const none: Record<string, unknown> = emptyDraft();
    const long = LISTED[name] ?? (Array.isArray(none[name]) ? ["short", LONG] : LONG);
    const draft = recordDraftSchema.parse({ ...none, [name]: long });
    const place = { line: 1, byteStart: 0, byteEnd: 1 };
    const items = shortened({ kind: "entry", role: "main", ...place, original: "", draft });
    expect(items.map(({ kind }) => kind)).toEqual(["entry", "warning"]);
  },
);
