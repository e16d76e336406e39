import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { Item } from "../format";
import { cslJson } from "./csl";

const one = '{"title":"One","author":[{"family":"A"}]}';
const two = '{"title":"Two {x} \\"y\\""}';

describe("objects are found in every kind of list", () => {
  test.each([
    ["an array", `[${one},${two}]`],
    ["a named list", `{"total": 2, "items": [${one}, ${two}], "next": null}`],
    ["an answer of Crossref", `{"status":"ok","message":{"facets":{"a":[{}]},"items":[${one},${two}]}}`],
    ["one per line", `${one}\n${two}\n`],
  ])("%s", async (_, text) => {
    expect(titles(await read(text))).toEqual(["One", 'Two {x} "y"']);
  });

  test("an object by itself", async () => {
    expect(titles(await read(`\n${one}\n`))).toEqual(["One"]);
  });
});

describe("a broken object takes no other with it", () => {
  test.each([
    ["a quotation mark too few", '{"title":"One,\n"year":1}'],
    ["a bracket of its list too few", '{"title":"One","author":[{"family":"A"}'],
    ["a bracket too few", '{"title":"One","author":[{"family":"A"}]'],
    ["a bracket too many", '{"title":"One"}}'],
  ])("%s", async (_, broken) => {
    const items = await read(`[\n  ${broken},\n  ${two},\n  ${two}\n]\n`);
    expect(titles(items).filter((title) => title !== "One")).toEqual(['Two {x} "y"', 'Two {x} "y"']);
  });

  test("line breaks in texts and a comma too many are let pass", async () => {
    const items = await read('[{"title":"One\nlamp","abstract":"a\tb",},]');
    expect(items.filter(({ kind }) => kind === "warning")).toEqual([]);
    expect(titles(items)).toEqual(["One lamp"]);
  });
});

test.each(["utf-8", "utf-16le", "utf-16be", "gb18030"])("%s gives the same drafts", async (label) => {
  const text = `[{"title":"睡眠质量与夜间光照的关系研究","container-title":"中国睡眠研究杂志","publisher":"北京大学出版社"},${one}]`;
  const bytes = iconv.encode(text, label, { addBOM: label.startsWith("utf-16") });
  expect(titles(await read(bytes))).toEqual(["睡眠质量与夜间光照的关系研究", "One"]);
});

function titles(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "entry" ? [item.draft.title] : []));
}

async function read(text: string | Uint8Array): Promise<Item[]> {
  async function* chunks() {
    yield typeof text === "string" ? Buffer.from(text) : text;
  }
  const items: Item[] = [];
  for await (const some of cslJson.read(chunks())) items.push(...some);
  return items;
}
