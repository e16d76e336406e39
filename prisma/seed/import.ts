import { v7 as uuid } from "uuid";
import { serve } from "@/lib/api/serve";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { describeSearch, startImport, uploadFile } from "@/lib/review/import/commands";
import {
  type DescribeSearch,
  type Feed,
  DescribeSearch as shape,
  type Uploaded,
} from "@/lib/review/import/schema";
import type { Answer } from "./client";
import { type SeedPerson, scopeOf } from "./team";

export interface SeedFile {
  name: string;
  /** The file's content, either way. */
  bytes?: Uint8Array;
  text?: string;
}

/** A search, described by this person; a database unless said otherwise. */
export async function makeSearch(
  reviewId: string,
  person: SeedPerson,
  search: Partial<Omit<DescribeSearch, "reviewId" | "operationId">> = {},
): Promise<string> {
  const scope = await scopeOf(person.id, reviewId, "import.run");
  const searchId = search.searchId ?? uuid();
  const input = { source: "database", name: "PubMed", ...search, reviewId, searchId, operationId: uuid() };
  await describeSearch(scope, shape.parse(input));
  return searchId;
}

/** Uploads a file as the screens do, without the HTTP around it. */
export async function uploadSeedFile(
  reviewId: string,
  person: SeedPerson,
  file: SeedFile,
): Promise<Uploaded> {
  const scope = await scopeOf(person.id, reviewId, "import.run");
  return uploadFile(scope, { name: file.name }, new Blob([bytesOf(file)]).stream());
}

/** Uploads a file and starts its import; the worker, or `runImport`, reads it. */
export async function startSeedImport(
  reviewId: string,
  person: SeedPerson,
  file: SeedFile & { feeds: Feed[] },
): Promise<string> {
  const { sha256 } = await uploadSeedFile(reviewId, person, file);
  const scope = await scopeOf(person.id, reviewId, "import.run");
  const importId = uuid();
  const input = { reviewId, operationId: uuid(), importId, sha256, fileName: file.name, feeds: file.feeds };
  await startImport(scope, input);
  return importId;
}

/** Runs the jobs of an import here and now, as the worker would. */
export async function runImport(
  reviewId: string,
  importId: string,
  stopping: AbortSignal = new AbortController().signal,
): Promise<void> {
  await handlers.read_import?.({ reviewId, importId }, { stopping });
  await handlers.index_import?.({ reviewId, importId }, { stopping });
}

/** The whole way of a file: upload, start, read, index. Record ids are in the order of the file. */
export async function importFile(
  reviewId: string,
  person: SeedPerson,
  file: SeedFile & { feeds: Feed[] },
): Promise<{ importId: string; recordIds: string[] }> {
  const importId = await startSeedImport(reviewId, person, file);
  await runImport(reviewId, importId);
  const records = await db.record.findMany({
    where: { reviewId, importId, state: { isNot: null } },
    select: { id: true },
    orderBy: { ordinal: "asc" },
  });
  return { importId, recordIds: records.map(({ id }) => id) };
}

/** As many made-up records as asked for, from one RIS file into one search. */
export async function seedRecords(
  reviewId: string,
  person: SeedPerson,
  count: number,
  search: Partial<Omit<DescribeSearch, "reviewId" | "operationId">> = {},
): Promise<{ searchId: string; importId: string; recordIds: string[] }> {
  const searchId = await makeSearch(reviewId, person, search);
  // The search in the notes makes the file another one each time, as another export would be.
  const file = { name: `made-up-${count}.ris`, text: risOf(count, searchId) };
  const done = await importFile(reviewId, person, { ...file, feeds: [{ part: "all", searchId }] });
  return { searchId, ...done };
}

const SUBJECTS = ["Ketamine", "Esketamine", "Arketamine", "Psilocybin", "Lithium", "Bupropion", "Sertraline"];
const TARGETS = ["NMDA receptors", "AMPA receptors", "BDNF release", "mTOR signalling", "GABA interneurons"];
const PLACES = ["the prefrontal cortex", "the hippocampus", "the amygdala", "the lateral habenula"];
const JOURNALS = ["Journal of Made-up Results", "Annals of Invention", "Fictional Psychiatry"];

/** RIS text of made-up citations: readable, all different, the same for the same arguments. */
export function risOf(count: number, note = ""): string {
  return Array.from({ length: count }, (_, n) => risEntry(n, note)).join("");
}

function risEntry(n: number, note: string): string {
  const pick = (list: readonly string[], every = 1) => list[Math.floor(n / every) % list.length] ?? "";
  const [subject, target, place] = [pick(SUBJECTS), pick(TARGETS, 7), pick(PLACES, 35)];
  return [
    "TY  - JOUR",
    `TI  - ${subject} and ${target} in ${place}: made-up study ${n + 1}`,
    `AU  - Author${n % 997}, Ada`,
    `AU  - Writer${n % 499}, Bo C.`,
    `AU  - Editor${n % 251}, Cy`,
    `PY  - ${1990 + (n % 35)}`,
    `T2  - ${pick(JOURNALS, 3)}`,
    `DO  - 10.5555/made.${note || "up"}.${n + 1}`,
    `AB  - ${subject} may act on ${target} in ${place}. `.repeat(8).trimEnd(),
    `KW  - ${subject.toLowerCase()}`,
    `N1  - ${note}`,
    "ER  - ",
    "",
    "",
  ].join("\n");
}

/** Where every record and report that counts stands: for comparing a review before and after. */
export async function standingsOf(reviewId: string) {
  const where = { reviewId, status: { not: "withdrawn" as const } };
  const [records, reports] = await Promise.all([
    db.recordState.findMany({ where, orderBy: { recordId: "asc" } }),
    db.report.findMany({ where, orderBy: { id: "asc" } }),
  ]);
  return {
    records: records.map(({ eventId: _eventId, ...state }) => state),
    reports: reports.map(({ id, status }) => [id, status]),
  };
}

/** Uploads over the API, as an outside client would. */
export async function upload(
  token: string | null,
  reviewId: string,
  file: SeedFile,
  query: Record<string, string> = {},
): Promise<Answer> {
  const parameters = new URLSearchParams({ name: file.name, ...query });
  const request = new Request(`http://localhost:3000/api/v1/reviews/${reviewId}/files?${parameters}`, {
    method: "PUT",
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: bytesOf(file),
  });
  const response = await serve(request);
  return { status: response.status, body: await response.json(), headers: response.headers };
}

function bytesOf({ bytes, text }: SeedFile): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes ?? new TextEncoder().encode(text ?? ""));
}
