import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "../record/schema";
import { anyDraft } from "./drafts.fixture";
import type { Item, Writer } from "./format";
import { FORMATS, HEAD_BYTES, isRecognised, readFile, recognise } from "./registry";
import { WRITABLE } from "./writable";
import { WRITERS } from "./writers";

test("menus offer what can be written, and nothing else", () => {
  expect(WRITERS.map(({ id, label }) => ({ id, label }))).toEqual(WRITABLE);
});

describe.each(WRITERS)("$label", (writer) => {
  test("what is written reads the same again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { maxLength: 4 }), async (drafts) => {
        const items = await read(writer, await written(writer, drafts));
        expect(items.filter(({ kind }) => kind === "warning")).toEqual([]);
        expect(items.flatMap((item) => (item.kind === "entry" ? [sorted(item.draft)] : []))).toEqual(
          drafts.map(sorted),
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test("what is written is recognised", async () => {
    const bytes = await written(writer, [{ ...emptyDraft(), title: "A lamp", year: 2020 }]);
    const found = recognise(bytes.subarray(0, HEAD_BYTES));
    expect(isRecognised(found) && found.format.id).toBe(writer.readBy ?? writer.id);
  });

  test("Keywords Plus are written as keywords", async () => {
    const draft = { ...emptyDraft(), title: "A book", keywords: ["one"], keywordsPlus: ["TWO"] };
    const [item] = (await read(writer, await written(writer, [draft]))).filter(
      ({ kind }) => kind === "entry",
    );
    const { keywords, keywordsPlus } = item?.kind === "entry" ? item.draft : emptyDraft();
    expect([...keywords, ...keywordsPlus]).toEqual(["one", "TWO"]);
  });
});

/** Identifiers of different kinds have no order in most formats. */
function sorted(each: RecordDraft): RecordDraft {
  return { ...each, identifiers: each.identifiers.toSorted((a, b) => a.value.localeCompare(b.value)) };
}

async function written(writer: Writer, drafts: readonly RecordDraft[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writer.write(drafts)) {
    parts.push(typeof part === "string" ? new TextEncoder().encode(part) : part);
  }
  return Buffer.concat(parts);
}

async function read(writer: Writer, bytes: Uint8Array): Promise<Item[]> {
  const format = FORMATS.find(({ id }) => id === (writer.readBy ?? writer.id));
  if (!format) throw new Error(`Nothing reads ${writer.id}.`);
  async function* chunks() {
    yield bytes;
  }
  const items: Item[] = [];
  for await (const some of readFile(format, chunks())) if (bytes.length > 0) items.push(...some);
  return items;
}
