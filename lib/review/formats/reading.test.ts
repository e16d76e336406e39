import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { faultsOf, readAll } from "./accounted.fixture";
import type { Format, Item } from "./format";
import { damagedFiles } from "./fuzz.fixture";
import { FORMATS, isRecognised, recognise } from "./registry";

const folder = join(import.meta.dirname, "samples");
const files = readdirSync(folder)
  .filter((name) => !name.endsWith(".expected.json"))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const seeds = files.filter(({ bytes }) => isRecognised(recognise(bytes)));

describe("whatever the bytes", () => {
  test("reading never throws and accounts for every line (10 000 cases: npm run prove -- formats)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.constantFrom(...FORMATS), { nil: undefined, freq: 1 }),
        damagedFiles(seeds),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (format, { bytes }, cuts) => {
          expect((await faultsOf(format, bytes, cuts)).faults).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  }, 60_000);

  test("what is read at once reads the same line by line, as it does where lines end with CR", async () => {
    const text = damagedFiles(seeds).map(({ bytes }) =>
      Buffer.from(bytes)
        .toString("latin1")
        .replaceAll(/[^\n -~]/g, ""),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(formatOf("ris"), formatOf("nbib")), text, async (format, found) => {
        const byLine = await readAll(format, [Buffer.from(found.replaceAll("\n", "\r"), "latin1")]);
        const asFeeds = byLine.map((item) =>
          "original" in item ? { ...item, original: item.original?.replaceAll("\r", "\n") } : item,
        );
        expect(await readAll(format, [Buffer.from(found, "latin1")])).toEqual(asFeeds);
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  test("what is wrong with a reader is seen", async () => {
    const bytes = Buffer.from("TY  - JOUR\nTI  - One\nER  - \n\nlost\n\nTY  - JOUR\nTI  - Two\nER  - \n");
    const ris = formatOf("ris");
    const readsAs = async (change: (item: Item, index: number) => Item[]) => {
      const found = await readAll(ris, [bytes]);
      async function* changed() {
        yield found.flatMap(change);
      }
      return (await faultsOf({ ...ris, read: changed }, bytes, [])).faults;
    };
    expect(await readsAs((item) => [item])).toEqual([]);
    expect(await readsAs((item) => (item.kind === "warning" ? [] : [item]))).toEqual([
      'line 5 is nobody\'s: "lost"',
    ]);
    expect(await readsAs((item) => [item, item])).toContain(
      "the entry of line 1 shares bytes with the one before",
    );
    expect(await readsAs((item) => [{ ...item, line: item.line + 1 }])).toContain(
      "an entry says line 2 and stands elsewhere",
    );
    expect(await readsAs((item) => [item.kind === "entry" ? { ...item, original: "" } : item])).toContain(
      "the entry of line 7 is not what the file says",
    );
    let runs = 0;
    const otherwise = async function* () {
      runs += 1;
      const items = await readAll(ris, [bytes]);
      yield items.map((item) => ({ ...item, message: `run ${runs}` }) as Item);
    };
    expect((await faultsOf({ ...ris, read: otherwise }, bytes, [])).faults).toEqual([
      "in other pieces it reads otherwise",
    ]);
  });
});

describe("encodings and line ends", () => {
  const page = readFileSync(join(folder, "library-page-gb18030.txt"));
  const text = iconv.decode(page, "gb18030");
  const format = formatOf("library_page");

  test.each(["utf-8", "utf-16le", "utf-16be", "gb18030"])("%s gives the same drafts", async (label) => {
    const addBOM = label.startsWith("utf-16");
    const found = await readAll(format, [iconv.encode(text, label, { addBOM })]);
    expect(drafts(found)).toEqual(drafts(await readAll(format, [page])));
    expect(drafts(found)).toHaveLength(1);
  });

  test.each(["\n", "\r\n", "\r"])("line end %j gives the same drafts", async (ending) => {
    const found = await readAll(format, [Buffer.from(text.replaceAll("\n", ending))]);
    expect(drafts(found)).toEqual(drafts(await readAll(format, [page])));
  });

  test("a line in another encoding is read, and named", async () => {
    const good = "TY  - JOUR\nTI  - Gedächtnis\nER  - \nTY  - JOUR\nTI  - ";
    const bytes = Buffer.concat([
      Buffer.from(good),
      Buffer.from([0x93, 0xe4, 0x94]),
      Buffer.from("\nER  - \n"),
    ]);
    const items = await readAll(formatOf("ris"), [bytes]);
    expect(drafts(items).map(({ title }) => title)).toEqual(["Gedächtnis", "“ä”"]);
    expect(items.at(-1)).toMatchObject({ code: "unreadable_characters", line: 5 });
  });

  test("a line that spans many blocks stays one line", async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `Name${index}, A`).join("; ");
    const bytes = Buffer.from(`TY  - JOUR\nTI  - Many\nAU  - ${names}\nER  - \n`);
    expect(
      drafts(await readAll(formatOf("ris"), pieces(bytes, [1, 70_000, 140_001])))[0]?.authors,
    ).toHaveLength(20_000);
  });

  test("CR and LF stay one line end where two blocks meet", async () => {
    const start = "TY  - JOUR\r\nTI  - First\r\nAB  - ";
    const bytes = Buffer.from(
      `${start.padEnd(65_535, "x")}\r\nER  - \r\nTY  - JOUR\r\nTI  - Second\r\nER  - \r\n`,
    );
    const items = await readAll(formatOf("ris"), [bytes]);
    expect(items.map(({ line, byteStart }) => ({ line, byteStart }))).toEqual([
      { line: 1, byteStart: 0 },
      { line: 5, byteStart: 65_545 },
    ]);
  });

  test("a line without end is refused, and what stood before it is kept", async () => {
    async function* endless() {
      yield Buffer.from("TY  - JOUR\nTI  - Kept\nER  - \nTY  - JOUR\nTI  - ");
      for (let block = 0; block < 300; block += 1) yield Buffer.alloc(65_536, "x");
    }
    const items: Item[] = [];
    for await (const some of formatOf("ris").read(endless())) items.push(...some);
    expect(drafts(items).map(({ title }) => title)).toEqual(["Kept"]);
    expect(items.at(-1)).toMatchObject({ code: "line_too_long", line: 5 });
  });
});

test("content decides, not the name", () => {
  const ris = Buffer.from("TY  - JOUR\nTI  - A\nER  - \n");
  expect(recognise(ris, "export.csv")).toMatchObject({ format: { id: "ris" } });
  expect(recognise(Buffer.from("%PDF-1.7\n"), "export.ris")).toMatchObject({ problem: "binary_content" });
  expect(recognise(Buffer.from(" \n\t\n"), "export.ris")).toMatchObject({ problem: "empty_file" });
  expect(recognise(Buffer.from("FN Clarivate Analytics\nPT J\nAU A\n"), "x.ris")).toMatchObject({
    format: { id: "wos" },
  });
});

function formatOf(id: string): Format {
  const format = FORMATS.find((each) => each.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

function drafts(items: readonly Item[]) {
  return items.flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
}

function pieces(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const cuts = [0, ...at.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}
