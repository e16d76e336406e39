import { expect, test } from "vitest";
import type { Item } from "../format";
import { bibtex } from "./bibtex";

test("an entry takes what it lacks from one above or below it, and never more than that", async () => {
  const whole = "@proceedings{lamps, title = {Lamps 2016}, year = {2016}, abstract = {Not the part's}}\n";
  const part = "@inproceedings{one, title = {One lamp}, crossref = {lamps}, year = {2017}}\n";
  for (const text of [whole + part, part + whole]) {
    const drafts = (await read(text)).flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
    const one = drafts.find(({ title }) => title === "One lamp");
    expect(one).toMatchObject({ journal: "Lamps 2016", year: 2017 });
    expect(one?.abstract).toBeUndefined();
  }
});

test("what stands too far below is named, and nothing waits for it again", async () => {
  const part = "@inproceedings{one, title = {One lamp}, crossref = {lamps}}\n";
  const filler = `@article{f, title = {Filler}, abstract = {${"x ".repeat(50_000)}}}\n`;
  const items = await read(`${part}${filler.repeat(60)}${part}@proceedings{lamps, title = {Lamps 2016}}\n`);
  expect(items.filter(({ kind }) => kind === "entry")).toHaveLength(63);
  const missing = items.filter((item) => item.kind === "warning" && item.code === "missing_parent");
  expect(missing.map(({ line }) => line)).toEqual([1, 62]);
});

test("abbreviations of abbreviations do not grow without end", async () => {
  const doubling = Array.from(
    { length: 40 },
    (_, index) => `@string{a${index + 1} = a${index} # a${index}}\n`,
  );
  const items = await read(
    `@string{a0 = {0123456789}}\n${doubling.join("")}@article{x, title = a40 # { kept}, year = 2001}\n`,
  );
  const warnings = items.filter((item) => item.kind === "warning");
  expect(warnings.map(({ code }) => code)).toContain("entry_too_large");
  const [title] = items.flatMap((item) => (item.kind === "entry" ? [item.draft.title ?? ""] : []));
  expect(title).toMatch(/ kept$/);
  expect(title?.length).toBeLessThan(20_010);
});

test("two entries on one line are two, whatever stands before them", async () => {
  const items = await read("@book{a, title = {Größe}} @book{b, title = {B}}\n");
  expect(items.map((item) => item.kind === "entry" && item.original)).toEqual([
    "@book{a, title = {Größe}}",
    " @book{b, title = {B}}",
  ]);
});

async function read(text: string): Promise<Item[]> {
  async function* chunks() {
    yield Buffer.from(text);
  }
  const items: Item[] = [];
  for await (const some of bibtex.read(chunks())) items.push(...some);
  return items;
}
