import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { Format, Item } from "./format";
import { FORMATS, HEAD_BYTES, isRecognised, recognise } from "./registry";

const folder = join(import.meta.dirname, "samples");
const files = readdirSync(folder)
  .filter((name) => !name.endsWith(".expected.json"))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const texts = files.filter(({ bytes }) => isRecognised(recognise(bytes))).map(({ bytes }) => bytes);
const ascii = texts.filter((bytes) => bytes.every((byte) => byte > 0 && byte < 128));

describe("whatever the bytes", () => {
  const cut = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat())
    .map(([bytes, a, b]) =>
      bytes.subarray(Math.min(a, b) % bytes.length, Math.max(a, b) % (bytes.length + 1)),
    );
  const glued = fc.array(cut, { maxLength: 4 }).map((parts) => Buffer.concat(parts));
  const mutated = fc
    .tuple(
      glued,
      fc.array(
        fc.tuple(fc.nat(), fc.constantFrom(10, 13, 34, 44, 45, 32, 33, 38, 47, 60, 62, 91, 0x92, 0xe4)),
        { maxLength: 20 },
      ),
    )
    .map(([bytes, changes]) => {
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    });
  const lines = [
    ...new Set(
      ascii.flatMap((bytes) =>
        Buffer.from(bytes)
          .toString("latin1")
          .split(/\r\n|\n|\r/),
      ),
    ),
  ];
  const shuffled = fc
    .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom("\n", "\r\n", "\r", "\n\n")), {
      minLength: 1,
      maxLength: 30,
    })
    .map((parts) => Buffer.from(parts.flat().join("")));
  const anything = fc.oneof(mutated, glued, shuffled, fc.uint8Array({ maxLength: 400 }));

  test("reading never throws, accounts for every line, and does not depend on chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMATS),
        anything,
        fc.array(fc.nat(), { maxLength: 6 }),
        async (format, bytes, at) => {
          const items = await read(format, [bytes]);
          expect(unaccounted(bytes, items)).toEqual([]);
          expect(await read(format, pieces(bytes, at))).toEqual(items);
          recognise(bytes.subarray(0, HEAD_BYTES), "x.csv");
        },
      ),
      { numRuns: 1500 },
    );
  }, 60_000);

  test("an entry is its own bytes, and no two entries share any", async () => {
    const glue = fc
      .array(fc.constantFrom(...ascii), { minLength: 1, maxLength: 4 })
      .map((parts) => Buffer.concat(parts));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FORMATS), fc.oneof(glue, shuffled), async (format, bytes) => {
        let end = 0;
        for (const item of await read(format, [bytes])) {
          if (item.kind !== "entry") continue;
          expect(bytes.subarray(item.byteStart, item.byteEnd).toString("latin1")).toBe(item.original);
          expect(item.byteStart).toBeGreaterThanOrEqual(end);
          expect(
            bytes
              .subarray(0, item.byteStart)
              .toString("latin1")
              .split(/\r\n|\n|\r/).length,
          ).toBe(item.line);
          end = item.byteEnd;
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe("encodings and line ends", () => {
  const page = readFileSync(join(folder, "library-page-gb18030.txt"));
  const text = iconv.decode(page, "gb18030");
  const format = formatOf("library_page");

  test.each(["utf-8", "utf-16le", "utf-16be", "gb18030"])("%s gives the same drafts", async (label) => {
    const addBOM = label.startsWith("utf-16");
    const found = await read(format, [iconv.encode(text, label, { addBOM })]);
    expect(drafts(found)).toEqual(drafts(await read(format, [page])));
    expect(drafts(found)).toHaveLength(1);
  });

  test.each(["\n", "\r\n", "\r"])("line end %j gives the same drafts", async (ending) => {
    const found = await read(format, [Buffer.from(text.replaceAll("\n", ending))]);
    expect(drafts(found)).toEqual(drafts(await read(format, [page])));
  });

  test("a line in another encoding is read, and named", async () => {
    const good = "TY  - JOUR\nTI  - Gedächtnis\nER  - \nTY  - JOUR\nTI  - ";
    const bytes = Buffer.concat([
      Buffer.from(good),
      Buffer.from([0x93, 0xe4, 0x94]),
      Buffer.from("\nER  - \n"),
    ]);
    const items = await read(formatOf("ris"), [bytes]);
    expect(drafts(items).map(({ title }) => title)).toEqual(["Gedächtnis", "“ä”"]);
    expect(items.at(-1)).toMatchObject({ code: "unreadable_characters", line: 5 });
  });

  test("a line that spans many blocks stays one line", async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `Name${index}, A`).join("; ");
    const bytes = Buffer.from(`TY  - JOUR\nTI  - Many\nAU  - ${names}\nER  - \n`);
    expect(drafts(await read(formatOf("ris"), pieces(bytes, [1, 70_000, 140_001])))[0]?.authors).toHaveLength(
      20_000,
    );
  });

  test("CR and LF stay one line end where two blocks meet", async () => {
    const start = "TY  - JOUR\r\nTI  - First\r\nAB  - ";
    const bytes = Buffer.from(
      `${start.padEnd(65_535, "x")}\r\nER  - \r\nTY  - JOUR\r\nTI  - Second\r\nER  - \r\n`,
    );
    const items = await read(formatOf("ris"), [bytes]);
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
    for await (const item of formatOf("ris").read(endless())) items.push(item);
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

async function read(format: Format, parts: readonly Uint8Array[]): Promise<Item[]> {
  async function* chunks() {
    yield* parts;
  }
  const items: Item[] = [];
  for await (const item of format.read(chunks())) items.push(item);
  return items;
}

function pieces(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const cuts = [0, ...at.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

/** Lines with visible ASCII that stand in no entry, warning or statement of the file about itself. */
function unaccounted(bytes: Uint8Array, items: readonly Item[]): number[] {
  const covered = new Uint8Array(bytes.length);
  for (const { byteStart, byteEnd } of items) covered.fill(1, byteStart, byteEnd);
  return [...bytes.keys()].filter((index) => {
    const byte = bytes[index] ?? 0;
    return byte > 32 && byte < 127 && covered[index] === 0;
  });
}
