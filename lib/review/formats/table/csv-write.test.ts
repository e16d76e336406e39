import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import type { Item, Writer } from "../format";
import { readFile } from "../registry";
import { csv } from "./csv";
import { csvWriter, tsvWriter } from "./csv-write";

const risky = fc
  .array(
    fc.constantFrom("=", "+", "-", "@", "'", '"', ";", ",", "{", "}", "\n", "\t", "1", "a b", "_x0041_"),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join("").trim())
  .filter((text) => text !== "");
const draft = fc.record({ title: risky, notes: fc.uniqueArray(risky, { maxLength: 3 }), group: risky }).map(
  ({ title, notes, group }): RecordDraft => ({
    ...emptyDraft(),
    title,
    notes,
    authors: [{ literal: group }],
  }),
);

describe.each([
  [csvWriter, ","],
  [tsvWriter, "\t"],
])("$label", (writer, delimiter) => {
  test("no cell can be run as a formula, and each comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 3 }), async (drafts) => {
        const text = await written(writer, drafts);
        const cells = parse(text, { delimiter, bom: true }).flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
        expect(await read(text)).toEqual(drafts);
      }),
      { numRuns: 300 },
    );
  });

  test("people can read lists and names", async () => {
    const authors = [{ family: "Larch", given: "Anna" }, { literal: "WHO, Geneva" }];
    const text = await written(writer, [
      { ...emptyDraft(), title: "A", authors, keywords: ["tree", "a; b"] },
    ]);
    expect(text).toContain("Larch, Anna; {WHO, Geneva}");
    expect(text).toContain('tree; ""a; b""');
  });
});

async function written(writer: Writer, drafts: readonly RecordDraft[]): Promise<string> {
  let text = "";
  for await (const part of writer.write(drafts)) text += part;
  return text;
}

async function read(text: string): Promise<RecordDraft[]> {
  async function* chunks() {
    yield new TextEncoder().encode(text);
  }
  const items: Item[] = [];
  for await (const some of readFile(csv, chunks())) items.push(...some);
  return items.flatMap((item) => (item.kind === "entry" ? [item.draft] : []));
}
