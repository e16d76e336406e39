import { strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import type { Item } from "../format";
import { isRecognised, readFile, recognise } from "../registry";
import type { ColumnMapping } from "./column-mapping";
import { xlsx } from "./xlsx";
import { xlsxWriter } from "./xlsx-write";

const HEADER = ["Title", "Authors", "Year", "Pages", "Issue", "DOI"];

describe("a workbook", () => {
  test("is told from an archive of files and from a document by what is in it", () => {
    const files = zipSync({ "one.ris": strToU8("TY  - JOUR\n") });
    const document = zipSync({
      "[Content_Types].xml": strToU8("<a/>"),
      "word/document.xml": strToU8("<a/>"),
    });
    expect(recognise(files, "x.xlsx")).toMatchObject({ problem: "binary_content" });
    expect(recognise(document, "x.xlsx")).toMatchObject({ problem: "binary_content" });
  });

  test("gives the values of formulas and of rich text, and says what a date in pages was", async () => {
    const pages = new Date(Date.UTC(2026, 7, 8));
    const cells = new Map([["1,0", { formula: '"Sleep"&" and light"', formulaResult: "Sleep and light" }]]);
    const bytes = await writeXlsx({
      sheets: [{ name: "A", rows: [HEADER, ["", "Oak, Cem", 2020, pages, 3, "10.5555/a.1"]], cells }],
    });
    const items = await read(bytes);
    expect(drafts(items)).toMatchObject([
      { title: "Sleep and light", year: 2020, pages: "08-Aug", issue: "3", doi: "10.5555/a.1" },
    ]);
    expect(warnings(items)).toEqual(["mangled_number"]);
  });

  test("is read from the sheet that has titles, below what stands before its header; other sheets are named", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Search",
          rows: [
            ["Database", "Hits"],
            ["Lens", 1],
          ],
        },
        { name: "Empty", rows: [] },
        {
          name: "Hits",
          rows: [["Exported in spring"], [], HEADER, ["Trees", "Oak, Cem; Elm, Di"], ["Roots"]],
        },
      ],
    });
    const items = await read(bytes);
    expect(drafts(items).map(({ title }) => title)).toEqual(["Trees", "Roots"]);
    expect(items.filter(({ kind }) => kind === "entry").map(({ line }) => line)).toEqual([4, 5]);
    expect(items.find(({ kind }) => kind === "entry")).toMatchObject({
      original: 'Title,Authors,Year,Pages,Issue,DOI\nTrees,"Oak, Cem; Elm, Di",,,,',
      byteStart: 0,
      byteEnd: bytes.length,
    });
    expect(warnings(items)).toEqual(["text_outside_entry", "other_sheets"]);
    expect(items.find((item) => item.kind === "warning" && item.code === "other_sheets")).toMatchObject({
      message: expect.stringContaining('"Search"'),
    });
  });

  test("without a title column is read when people say which one it is", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "A",
          rows: [
            ["Name", "Who"],
            ["Trees", "Oak, Cem"],
          ],
        },
      ],
    });
    expect(warnings(await read(bytes))).toContain("header_without_title");
    const items = await read(bytes, { Name: "title", Who: "authors" });
    expect(drafts(items)).toMatchObject([{ title: "Trees", authors: [{ family: "Oak", given: "Cem" }] }]);
  });
});

describe("what would take the memory", () => {
  test("a part that unpacks to more than a workbook may hold", async () => {
    const bomb = zipSync({
      "[Content_Types].xml": strToU8("<a/>"),
      "xl/sharedStrings.xml": new Uint8Array(100 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(warnings(await read(bomb))).toEqual(["workbook_too_large"]);
  });

  test("a part that says it is small and is not", async () => {
    const honest = await writeXlsx({ sheets: [{ name: "A", rows: [HEADER, ["x".repeat(30_000)]] }] });
    const lying = Uint8Array.from(honest);
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(warnings(await read(lying))).toEqual(["broken_workbook"]);
  });

  test("a cell in the last corner of a sheet", async () => {
    const sheet = `<row><c r="XFD1"><v>1</v></c></row>`.repeat(2);
    const bytes = await rewritten(`<c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>${sheet}<row>`);
    expect(warnings(await read(bytes)).at(-1)).toBe("broken_workbook");
  });

  test("more bytes than a workbook may have", async () => {
    async function* endless() {
      yield await writeXlsx({ sheets: [{ name: "A", rows: [HEADER] }] });
      for (let block = 0; block < 33; block += 1) yield new Uint8Array(1024 * 1024);
    }
    const items: Item[] = [];
    for await (const some of readFile(xlsx, endless())) items.push(...some);
    expect(warnings(items)).toEqual(["workbook_too_large"]);
  });
});

describe("writing", () => {
  test("cells longer than Excel takes go on in the row below, and come back whole", async () => {
    const abstract = `${"x".repeat(32_766)}😀${" more".repeat(9000)} end`;
    const draft = {
      ...emptyDraft(),
      title: "=SUM(A1)",
      abstract,
      notes: ["_x0041_ stays", "'=x", "a\tb", "bell\u0007 and line\r\nend", '<b> & "c"'],
    };
    const bytes = await written([draft, { ...emptyDraft(), title: "Next" }]);
    expect(drafts(await read(bytes))).toEqual([draft, { ...emptyDraft(), title: "Next" }]);
    const found = recognise(bytes);
    expect(isRecognised(found) && found.format.id).toBe("xlsx");
  });
});

async function written(all: readonly RecordDraft[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of xlsxWriter.write(all)) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

/** A small workbook with other XML in its first row. */
async function rewritten(xml: string): Promise<Uint8Array> {
  const { unzipSync } = await import("fflate");
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: "A", rows: [["Title"]] }] }));
  const name = "xl/worksheets/sheet1.xml";
  const text = new TextDecoder().decode(parts[name]);
  return zipSync({ ...parts, [name]: strToU8(text.replace(/<c .*?<\/c>/s, xml)) });
}

async function read(bytes: Uint8Array, columns?: ColumnMapping) {
  async function* chunks() {
    yield bytes;
  }
  const items: Item[] = [];
  for await (const some of readFile(xlsx, chunks(), columns ? { columns } : {})) items.push(...some);
  return items;
}

function drafts(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
}

function warnings(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "warning" ? [item.code] : []));
}
