import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Item } from "./format";
import { isRecognised, readFile, recognise } from "./registry";

/** The files that a newcomer tries the product with must read without a warning. */
test.each([
  [
    "pubmed.nbib",
    ["10.3390/ijms252413658", "99000002", "10.5555/twofold.sample.p3", "10.5555/twofold.sample.p4"],
  ],
  ["register.csv", ["NCT99900001"]],
  ["citation-searching.ris", ["10.5555/twofold.sample.c1", "2016"]],
  ["website.ris", ["https://example.org/ketamine-how-it-works"]],
])("%s", async (name, known) => {
  const items = await read(name);
  expect(items.filter(({ kind }) => kind === "warning")).toEqual([]);
  const drafts = items.flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
  const names = drafts.map(
    ({ doi, pmid, identifiers, url, year }) => doi ?? pmid ?? identifiers[0]?.value ?? url ?? String(year),
  );
  expect(names).toEqual(known);
});

test("one PubMed record is a related paper of the library page under another spelling", async () => {
  const plain = (title = "") =>
    title
      .toLowerCase()
      .replace(/[^a-z]+/g, " ")
      .trim();
  const titles = (items: Item[]) =>
    items.flatMap((item) => (item.kind === "entry" ? [item.draft.title] : []));
  const [, variant] = titles(await read("pubmed.nbib"));
  const page = titles(await read("library-page.txt"));
  expect(page).not.toContain(variant);
  expect(page.map(plain)).toContain(plain(variant));
});

async function read(name: string): Promise<Item[]> {
  const bytes = readFileSync(join(import.meta.dirname, "../../../samples", name));
  const found = recognise(bytes, name);
  if (!isRecognised(found)) throw new Error(found.message);
  async function* chunks() {
    yield bytes;
  }
  const items: Item[] = [];
  for await (const some of readFile(found.format, chunks())) items.push(...some);
  return items;
}
