import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordDraftSchema } from "../record/schema";
import type { Item } from "./format";
import { FORMATS, HEAD_BYTES, isRecognised, readFile, recognise } from "./registry";

const folder = join(import.meta.dirname, "samples");
const names = readdirSync(folder).filter((name) => !name.endsWith(".expected.json"));

describe("every sample reads as its expected file says", () => {
  test.each(names)("%s", async (name) => {
    const bytes = readFileSync(join(folder, name));
    const expected = readFileSync(join(folder, name.replace(/\.[^.]+$/, ".expected.json")), "utf8");
    expect(await outline(name, bytes)).toEqual(JSON.parse(expected));
  });
});

test("every format has samples", async () => {
  const outlines = await Promise.all(names.map((name) => outline(name, readFileSync(join(folder, name)))));
  const seen = new Set(outlines.map((each) => ("format" in each ? each.format : "")));
  expect(FORMATS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

/** What a file reads as, without the fields that hold nothing. */
async function outline(name: string, bytes: Uint8Array) {
  const found = recognise(bytes.subarray(0, HEAD_BYTES), name);
  if (!isRecognised(found)) return { problem: found.problem };
  const items = await collect(readFile(found.format, once(bytes)));
  return {
    format: found.format.id,
    entries: items.flatMap((item) => {
      if (item.kind !== "entry") return [];
      recordDraftSchema.parse(item.draft);
      const held = Object.entries(item.draft).filter(
        ([, value]) => !(Array.isArray(value) && value.length === 0),
      );
      const decided = item.decisions ? { decisions: item.decisions } : {};
      return [{ line: item.line, role: item.role, ...Object.fromEntries(held), ...decided }];
    }),
    warnings: items.flatMap((item) => (item.kind === "warning" ? [`${item.line} ${item.code}`] : [])),
    facts: items.flatMap(({ kind, byteStart, byteEnd, ...facts }) => (kind === "facts" ? [facts] : [])),
  };
}

async function collect(batches: AsyncIterable<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const items of batches) all.push(...items);
  return all;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
