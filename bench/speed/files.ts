import { createReadStream, mkdtempSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Format } from "@/lib/review/formats/format";
import { isRecognised, readFile, recognise } from "@/lib/review/formats/registry";
import { emptyDraft, type RecordDraft } from "@/lib/review/record/schema";
import { madeUpRecords } from "../duplicates/made-up";
import { headOf } from "../import/files";
import { KINDS, type Kind } from "./kinds";

/** A large file of one kind, and the entries that it repeats. */
export interface LargeFile {
  kind: Kind;
  path: string;
  entries: string[];
  /** How many it has in all. */
  count: number;
  bytes: number;
}

/** One large file of each kind: the entries of the files of a folder over and over, or made-up ones. */
export async function largeFiles(folder: string | undefined, bytes: number): Promise<LargeFile[]> {
  const found = folder ? await entriesIn(folder) : new Map<Format, string[]>();
  const scratch = mkdtempSync(path.join(tmpdir(), "twofold-speed-"));
  const files: LargeFile[] = [];
  for (const kind of KINDS) {
    const entries = found.get(kind.format) ?? (await madeUp(kind));
    const file = path.join(scratch, `large.${kind.format.extensions[0]}`);
    files.push({ kind, path: file, entries, ...(await write(file, kind, entries, bytes)) });
  }
  return files;
}

async function entriesIn(folder: string): Promise<Map<Format, string[]>> {
  const entries = new Map<Format, string[]>();
  for (const name of (await readdir(folder)).sort()) {
    const file = path.join(folder, name);
    const found = recognise(await headOf(file), name);
    if (!isRecognised(found)) continue;
    const own = await originals(found.format, createReadStream(file));
    entries.set(found.format, [...(entries.get(found.format) ?? []), ...own]);
  }
  return entries;
}

async function originals(format: Format, chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const entries: string[] = [];
  for await (const items of readFile(format, chunks))
    for (const item of items) if (item.kind === "entry") entries.push(item.original);
  return entries;
}

/** As long as an entry with a real abstract, and with as many fields. */
async function madeUp({ writer, format, printed }: Kind): Promise<string[]> {
  const drafts = madeUpRecords(1_000).map(
    ({ title, authors, year, journal, volume, issue, pages, doi, abstract }, index): RecordDraft => ({
      ...emptyDraft(),
      title: `${title ?? "Untitled"} ${index}`,
      authors: authors.map((family) => ({ family, given: "Jo A." })),
      year: year ?? 2020,
      journal: journal ?? "Journal",
      volume: volume ?? "1",
      issue: issue ?? "1",
      pages: pages ?? "1-9",
      ...(doi ? { doi } : {}),
      abstract: `${abstract} ${abstract} ${abstract}`,
      keywords: (title ?? "").split(" "),
      publicationTypes: ["Journal Article"],
      language: "eng",
      ...(format.id === "nbib" ? { pmid: String(30_000_000 + index), database: "PubMed" } : {}),
    }),
  );
  async function* chunks() {
    for await (const part of writer.write(drafts)) yield Buffer.from(part);
  }
  const entries = await originals(format, chunks());
  return printed ? entries.map(printed) : entries;
}

async function write(
  file: string,
  { before, between, after }: Kind,
  entries: readonly string[],
  bytes: number,
): Promise<{ count: number; bytes: number }> {
  const handle = await open(file, "w");
  let written = (await handle.write(before)).bytesWritten;
  let count = 0;
  for (; written < bytes; count += 1)
    written += (await handle.write(`${entries[count % entries.length]}${between}`)).bytesWritten;
  written += (await handle.write(after)).bytesWritten;
  await handle.close();
  return { count, bytes: written };
}
