import { createReadStream, existsSync, readFileSync } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { FORMATS, HEAD_BYTES, isRecognised, readFile, recognise } from "@/lib/review/formats/registry";

/** What came out of one file. */
export interface FileRead {
  file: string;
  format: string;
  records: number;
  /** Entries that say nothing and were left out by name: an exporter counts them, a review cannot screen them. */
  empty: number;
  /** What a MANIFEST.tsv beside the files says; null where it does not know. */
  expected: number | null;
  warnings: Record<string, number>;
  milliseconds: number;
  bytes: number;
}

/** Reads every file of a folder as an import would, in memory. */
export async function readFolder(folder: string): Promise<FileRead[]> {
  const expected = expectations(folder);
  const names = (await readdir(folder)).filter((name) => name !== "MANIFEST.tsv" && !name.startsWith("."));
  const reads: FileRead[] = [];
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    if (!(await stat(file)).isFile()) continue;
    reads.push({
      ...(await readOne(file)),
      file: name,
      expected: CORRECTED[name] ?? expected.get(name) ?? null,
    });
  }
  return reads;
}

/** Counts of the manifest that are wrong, with the right one. */
const CORRECTED: Record<string, number> = {
  // Six citations, each with its own %T; only two of them begin with %0, which the manifest counted.
  "colrev__ais_enl.txt": 6,
};

/** Whether a file gave what its manifest says, counting what was left out by name. */
export function isAsExpected({ records, empty, expected }: FileRead): boolean {
  return expected === null || records === expected || records + empty === expected;
}

function expectations(folder: string): Map<string, number> {
  const manifest = path.join(folder, "MANIFEST.tsv");
  if (!existsSync(manifest)) return new Map();
  const options = { delimiter: "\t", columns: true, quote: false, relax_column_count: true } as const;
  const rows = parse(readFileSync(manifest, "utf8"), options) as { file: string; records: string }[];
  return new Map(
    rows.flatMap(({ file, records }) => (/^\d+$/.test(records) ? [[file, Number(records)]] : [])),
  );
}

async function readOne(file: string): Promise<Omit<FileRead, "file" | "expected">> {
  const read = { format: "", records: 0, empty: 0, warnings: {} as Record<string, number> };
  const { size: bytes } = await stat(file);
  const began = performance.now();
  const found = recognise(await headOf(file), path.basename(file));
  if (isRecognised(found)) {
    read.format = found.format.id;
    for await (const items of readFile(found.format, createReadStream(file)))
      for (const item of items) {
        if (item.kind === "entry") read.records += 1;
        if (item.kind !== "warning") continue;
        read.warnings[item.code] = (read.warnings[item.code] ?? 0) + 1;
        if (item.code === "empty_entry") read.empty += 1;
      }
  } else read.format = found.problem;
  return { ...read, bytes, milliseconds: Math.round(performance.now() - began) };
}

export async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Formats that no file of the folder is of. */
export function unread(reads: readonly FileRead[]): string[] {
  return FORMATS.map(({ id }) => id).filter((id) => !reads.some(({ format }) => format === id));
}
