import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { Item } from "../format";
import { readFile } from "../registry";
import { type ColumnMapping, columnMappingSchema, tableOutlineSchema } from "./column-mapping";
import { csv } from "./csv";
import { outlineOf } from "./outline";
import { headerSignature, proposeColumns } from "./proposal";
import { xlsx } from "./xlsx";

const TABLE = [
  "Bezeichnung;Wer;Jahr;Kennung;Bewertung",
  '"Trees in the spring; and light";Larch, A.;2021;10.5555/trees.1;gut',
  "Roots of the old oak;Oak, C.;2020;10.5555/roots.1;schlecht",
].join("\n");

describe("a table whose columns have names of their own", () => {
  test("is proposed by what stands in its cells, and says how that is known", async () => {
    const outline = await outlineOf(csv, bytes(TABLE));
    expect(outline?.columns.map(({ name, proposed, because }) => [name, proposed, because])).toEqual([
      ["Bezeichnung", "title", "content"],
      ["Wer", "authors", "content"],
      ["Jahr", "year", "content"],
      ["Kennung", "doi", "content"],
      ["Bewertung", "ignore", "unknown"],
    ]);
    expect(outline?.columns[4]?.samples).toEqual(["gut", "schlecht"]);
    expect(outline?.hasTitle).toBe(false);
    expect(tableOutlineSchema.parse(outline)).toEqual(outline);
  });

  test("is read with the proposal, and not without", async () => {
    const outline = await outlineOf(csv, bytes(TABLE));
    const columns = Object.fromEntries(
      (outline?.columns ?? []).map(({ name, proposed }) => [name, proposed]),
    );
    expect(drafts(await read(TABLE))).toEqual([]);
    expect(drafts(await read(TABLE, columnMappingSchema.parse(columns)))).toMatchObject([
      { title: "Trees in the spring; and light", year: 2021, doi: "10.5555/trees.1" },
      { title: "Roots of the old oak", authors: [{ family: "Oak", given: "C." }] },
    ]);
  });

  test("in a workbook as well", async () => {
    const rows = TABLE.split("\n").map((line) =>
      line.replaceAll('"', "").replace("spring;", "spring,").split(";"),
    );
    const workbook = await writeXlsx({ sheets: [{ name: "A", rows }] });
    async function* chunks() {
      yield workbook;
    }
    const outline = await outlineOf(xlsx, chunks());
    expect(outline?.columns.map(({ proposed }) => proposed)).toEqual([
      "title",
      "authors",
      "year",
      "doi",
      "ignore",
    ]);
  });
});

test("what people say goes before what a name means", async () => {
  const table = "Title,Notes,Who\nTrees,Larch A,a\n";
  const [draft] = drafts(await read(table, { Notes: "authors", Who: "ignore" }));
  expect(draft).toMatchObject({ title: "Trees", authors: [{ family: "Larch", given: "A" }], notes: [] });
  const [without] = drafts(await read(table, { Title: "ignore", Notes: "title" }));
  expect(without?.title).toBe("Larch A");
});

test("a column that people call a decision names its person", async () => {
  const items = await read("Title,Ada,Bo\nTrees,yes,no\nRoots,?,see notes\n", {
    Ada: "decision",
    Bo: "decision",
  });
  const decisions = items.flatMap((item) => (item.kind === "entry" ? [item.decisions ?? []] : []));
  expect(decisions).toMatchObject([
    [
      { by: "Ada", verdict: "include" },
      { by: "Bo", verdict: "exclude" },
    ],
    [{ by: "Ada", verdict: "maybe" }],
  ]);
});

test("tables with the same columns are known again, whatever their order and spelling", () => {
  expect(headerSignature(["Title", "Author(s)", "", "DOI"])).toBe(
    headerSignature(["doi", "TITLE", "Author s"]),
  );
  expect(headerSignature(["Title"])).not.toBe(headerSignature(["Title", "DOI"]));
});

test("of two columns that could be the title the better one is", () => {
  const proposed = proposeColumns(["Public title", "Scientific title"], []).map((each) => each.proposed);
  expect(proposed).toEqual(["title", "otherTitle"]);
});

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

async function read(text: string, columns?: ColumnMapping): Promise<Item[]> {
  const items: Item[] = [];
  for await (const some of readFile(csv, bytes(text), columns ? { columns } : {})) items.push(...some);
  return items;
}

function drafts(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
}
