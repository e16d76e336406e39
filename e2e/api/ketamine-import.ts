import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Source } from "@/lib/review/flow";
import type { ImportEntry, Uploaded } from "@/lib/review/import/schema";
import type { RecordPage, WholeRecord } from "@/lib/review/record/contract";
import { call, get, type Person, until, write } from "./client";
import type { Walk } from "./ketamine-team";

export interface SampleSearch {
  /** A file of `samples`. */
  file: string;
  source: Source;
  name: string;
  hitsReported?: number;
}

/** Uploads a file as it is; the API checks that it arrived whole. */
export async function upload(who: Person, path: string, name: string, bytes: Uint8Array): Promise<Uploaded> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const query = new URLSearchParams({ name, sha256 });
  const { body } = await call<Uploaded>(who.token, "PUT", `${path}/files?${query}`, bytes);
  return body;
}

/** Describes a search and starts the import of a sample as its result. Answers what the import was started with. */
export async function startImport({ path, ada }: Walk, search: SampleSearch) {
  const { file, ...described } = search;
  const searchId = randomUUID();
  await write(ada, "PUT", `${path}/searches/${searchId}`, described);
  const { sha256 } = await upload(ada, path, file, await readFile(`samples/${file}`));
  const form = { importId: randomUUID(), sha256, fileName: file, feeds: [{ part: "all", searchId }] };
  await write(ada, "POST", `${path}/imports`, form);
  return form;
}

/** Waits for the worker to have read an import. */
export async function published({ path, ada }: Walk, importId: string): Promise<ImportEntry> {
  const ask = () => get<ImportEntry>(ada, `${path}/imports/${importId}`);
  const entry = await until(ask, ({ status }) => status === "published" || status === "failed");
  if (entry.status === "failed") throw new Error(`${entry.fileName} was not read: ${entry.error}`);
  return entry;
}

/** Imports a sample and calls its records by these names, in the order of the file. */
export async function importSample(
  walk: Walk,
  search: SampleSearch,
  names: readonly string[],
): Promise<ImportEntry> {
  const { importId } = await startImport(walk, search);
  const entry = await published(walk, importId);
  const { path, ada } = walk;
  const { records, total } = await get<RecordPage>(ada, `${path}/records?importId=${importId}`);
  if (total !== names.length) throw new Error(`${search.file} brought ${total} records.`);
  for (const { id } of records) {
    const { ordinal } = await get<WholeRecord>(ada, `${path}/records/${id}`);
    walk.names.set(id, names[ordinal - 1] ?? `record ${ordinal}`);
  }
  return entry;
}
