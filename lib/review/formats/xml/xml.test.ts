import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { emptyDraft, IDENTIFIER_SCHEMES, type RecordDraft } from "../../record/schema";
import type { Entry, Format, Item } from "../format";
import { isRecognised, recognise } from "../registry";
import { endNoteXml } from "./endnote";
import { endNoteXmlWriter } from "./endnote-write";
import { pubMedXml } from "./pubmed";

const record = (title: string) => `<record><titles><title>${title}</title></titles></record>`;
const file = (...records: readonly string[]) => `<xml><records>${records.join("")}</records></xml>`;

describe("what XML can do to a reader", () => {
  test("entities that grow, and those that name a file, are not expanded", async () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    );
    const doctype = `<!DOCTYPE xml [<!ENTITY l0 "ha">${levels.join("")}<!ENTITY f SYSTEM "file:///etc/hostname">]>`;
    const items = await read(
      endNoteXml,
      `<?xml version="1.0"?>${doctype}${file(record("&l9; &f; &amp;l9;"))}`,
    );
    expect(titles(items)).toEqual(["&l9; &f; &l9;"]);
    expect(items.map(({ kind }) => kind)).toEqual(["facts", "entry", "facts"]);
  });

  test("elements nested without end are read as far as they go", async () => {
    const items = await read(
      endNoteXml,
      file(`<record>${"<a>".repeat(100_000)}${record("Deep").slice(8)}`, record("Next")),
    );
    expect(titles(items)).toEqual(["Deep", "Next"]);
  });

  test("what begins as an entry and never ends is named, and the next is read", async () => {
    const endless = `<record><abstract>${"x".repeat(5 * 1024 * 1024)}`;
    const items = await read(endNoteXml, file(record("First"), endless, record("Last")));
    expect(titles(items)).toEqual(["First", "Last"]);
    expect(items.flatMap((item) => (item.kind === "warning" ? [item.code] : []))).toEqual([
      "entry_too_large",
    ]);
  });

  test("a comment or section without end ends where another begins, or not at all", async () => {
    const bad = "<record><abstract><![CDATA[ one</abstract></record>";
    const items = await read(
      endNoteXml,
      file(bad, record("<![CDATA[a <b> c]]>"), "<!-- open ", record("Last")),
    );
    expect(titles(items).slice(1)).toEqual(["a  c", "Last"]);
  });

  test("one line may be the whole file, and entries come while it is read", async () => {
    let sent = 0;
    async function* chunks() {
      for (; sent < 20_000; sent += 100) yield Buffer.from(record(`Lamp ${"x".repeat(500)}`).repeat(100));
    }
    let count = 0;
    let ahead = 0;
    for await (const items of endNoteXml.read(chunks())) {
      count += items.filter(({ kind }) => kind === "entry").length;
      ahead = Math.max(ahead, sent - count);
    }
    expect(count).toBe(20_000);
    expect(ahead).toBeLessThan(400);
  });

  test("wherever a file is cut, what is whole before the cut reads the same", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "../samples/pubmed-xml-articles.xml"));
    const whole = entries(await read(pubMedXml, bytes));
    for (let end = 0; end < bytes.length; end += 13) {
      const found = entries(await read(pubMedXml, bytes.subarray(0, end)));
      const before = whole.filter(({ byteEnd, original }) => byteEnd <= end && original.endsWith(">"));
      expect(found).toEqual(expect.arrayContaining(before));
    }
  });
});

describe("encodings", () => {
  const text = file(record("Gedächtnis, mémoire"), record("Second"));
  const chinese = file(record("睡眠与联通"), record("Second"));
  test.each([
    ["utf-8", true, text, "utf-8"],
    ["utf-16le", true, text, "utf-16"],
    ["utf-16be", true, text, "utf-16"],
    ["utf-16le", false, chinese, "utf-16"],
    ["windows-1252", false, text, "ISO-8859-1"],
    ["windows-1252", false, text, "windows-1252"],
    ["gb18030", false, chinese, "GB2312"],
    ["utf-8", false, text, "windows-1252"],
  ])("%s (mark: %s)", async (label, addBOM, body, declared) => {
    const printed = `<?xml version="1.0" encoding="${declared}"?>\n${body}\n`;
    const bytes = iconv.encode(printed, label, { addBOM });
    expect(recognise(bytes)).toMatchObject({ format: { id: "endnote_xml" } });
    const items = await read(endNoteXml, bytes);
    expect(items.filter(({ kind }) => kind === "warning")).toEqual([]);
    const plain = entries(await read(endNoteXml, printed));
    expect(entries(items).map(({ draft }) => draft)).toEqual(plain.map(({ draft }) => draft));
    for (const { byteStart, byteEnd, original, line } of entries(items)) {
      expect(iconv.decode(bytes.subarray(byteStart, byteEnd), label)).toBe(original);
      expect(line).toBe(2);
    }
  });

  test("a text in another encoding is read, and named", async () => {
    const bytes = Buffer.concat([
      Buffer.from(file(record("é")).slice(0, -17)),
      Buffer.from("<record><titles><title>"),
      Buffer.from([0xe4]),
      Buffer.from("</title><title>ö</title></titles></record>"),
    ]);
    const items = await read(endNoteXml, bytes);
    expect(entries(items).map(({ draft }) => [draft.title, ...draft.otherTitles])).toEqual([
      ["é"],
      ["ä", "ö"],
    ]);
    expect(items.at(-1)).toMatchObject({ code: "unreadable_characters" });
  });
});

describe("EndNote XML as it is written", () => {
  const word = fc.constantFrom(
    "a<b",
    "R&D",
    "&amp;",
    '"so"',
    "x > y",
    "it's",
    "]]>",
    "<3",
    "ä\u{1F4A1}",
    "a, b",
  );
  const text = fc
    .array(word, { minLength: 1, maxLength: 5 })
    .map((words) => words.join(" ").replaceAll("&amp;", "&"));

  test("signs of XML, groups with commas, and every kind of number read the same again", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 3 }), async (title, names) => {
        const draft: RecordDraft = {
          ...emptyDraft(),
          title,
          abstract: `${title}\n${title}`,
          authors: names.map((literal) => ({ literal: `The ${literal} group` })),
          identifiers: IDENTIFIER_SCHEMES.filter((scheme) => !/^iss?b?n/.test(scheme)).map((scheme) => ({
            scheme,
            value: "X123456",
          })),
          publicationTypes: ["Journal Article"],
          date: "2020 Jul 24",
          year: 2020,
        };
        const items = await read(endNoteXml, await written([draft]));
        expect(entries(items).map((each) => each.draft)).toEqual([{ ...draft, otherTitles: [] }]);
      }),
    );
  });

  test("control characters, which XML cannot hold, are left out", async () => {
    const printed = await written([{ ...emptyDraft(), title: "a\u0001b\ufffec" }]);
    expect(titles(await read(endNoteXml, printed))).toEqual(["abc"]);
  });
});

test("other XML is not taken for one of these", () => {
  for (const text of [
    "<html><body>x</body></html>",
    "<articles><article/></articles>",
    "<xml><rows><row/></rows></xml>",
  ])
    expect(isRecognised(recognise(Buffer.from(text)))).toBe(false);
});

async function written(drafts: readonly RecordDraft[]): Promise<string> {
  let text = "";
  for await (const part of endNoteXmlWriter.write(drafts)) text += part;
  return text;
}

async function read(format: Format, content: string | Uint8Array): Promise<Item[]> {
  async function* chunks() {
    yield typeof content === "string" ? Buffer.from(content) : content;
  }
  const items: Item[] = [];
  for await (const some of format.read(chunks())) items.push(...some);
  return items;
}

function entries(items: readonly Item[]): Entry[] {
  return items.filter((item) => item.kind === "entry");
}

function titles(items: readonly Item[]) {
  return entries(items).map(({ draft }) => draft.title);
}
