import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { closeDatabase, db } from "@/lib/db/client";
import { startImport, uploadFile } from "@/lib/review/import/commands";
import { makeSearch, risOf } from "@/prisma/seed/import";
import { makePerson, makeReview, scopeOf } from "@/prisma/seed/team";
import { type FileRead, isAsExpected, readFolder, unread } from "./import/files";
import { report } from "./speed/report";
import { parseSpeed } from "./speed/speed";
import { table } from "./table";

/**
 * `--data FOLDER`: every file in it is read as an import would, and its count held against the folder's MANIFEST.tsv;
 * `--json FILE` is written. How fast RIS, nbib and EndNote XML are read (see `speed`). Then a large export through the
 * worker: how fast it is read, and how much memory that takes: reading must not need more for a larger file. (The search
 * for duplicates afterwards holds what it compares of every record of the review.) Environment: WORKER_PID and the
 * database of that worker. MEGABYTES: 200 unless said otherwise.
 */
const { values } = parseArgs({
  options: { data: { type: "string" }, json: { type: "string", default: "import.bench.json" } },
});
const missed: string[] = [];
const MEGABYTES = Number(process.env.MEGABYTES ?? 200);
const LIMIT = { growthMegabytes: 100 };

/** RIS made while it is kept, in pieces of a thousand records. */
async function* citations(bytes: number, note: string): AsyncGenerator<Uint8Array> {
  for (let sent = 0, n = 0; sent < bytes; n += 1) {
    // As long as a record with a real abstract, and no title twice.
    const text = risOf(1_000, `${note}.${n}`)
      .replaceAll("KW  - ", `KW  - ${"a longer keyword ".repeat(40)}`)
      .replaceAll("made-up study ", `made-up study ${n} `);
    const chunk = Buffer.from(text);
    sent += chunk.length;
    yield chunk;
  }
}

function workerMegabytes(): number {
  const status = readFileSync(`/proc/${process.env.WORKER_PID}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

async function start(megabytes: number) {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const searchId = await makeSearch(reviewId, ada);
  const scope = await scopeOf(ada.id, reviewId, "import.run");
  const upload = Readable.toWeb(
    Readable.from(citations(megabytes * 1e6, searchId)),
  ) as ReadableStream<Uint8Array>;
  const { sha256, bytes } = await uploadFile(scope, { name: "large.ris" }, upload);
  const importId = uuid();
  const feeds = [{ part: "all" as const, searchId }];
  await startImport(scope, { reviewId, operationId: uuid(), importId, sha256, fileName: "large.ris", feeds });
  return { reviewId, importId, bytes };
}

/** Waits until something is done: how long that took, and the worker's memory at most meanwhile. */
async function until(done: () => Promise<boolean>): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  let megabytes = workerMegabytes();
  while (!(await done())) {
    await new Promise((go) => setTimeout(go, 200));
    megabytes = Math.max(megabytes, workerMegabytes());
  }
  return { seconds: Math.round((performance.now() - began) / 100) / 10, megabytes };
}

async function run(size: number) {
  const { reviewId, importId, bytes } = await start(size);
  const read = await until(async () => {
    const state = await db.importState.findUnique({ where: { reviewId_importId: { reviewId, importId } } });
    if (state?.status === "failed") throw new Error("The import failed.");
    return state?.status === "published";
  });
  const rest = await until(
    async () => (await owner.query("SELECT 1 FROM graphile_worker.jobs LIMIT 1")).rowCount === 0,
  );
  const records = await db.record.count({ where: { reviewId } });
  const each = Math.round(records / read.seconds);
  const megabytes = Math.round(bytes / 1e6);
  const row = [megabytes, records, read.seconds, each, read.megabytes, rest.seconds, rest.megabytes];
  return { row, reading: read.megabytes };
}

/** What each file of the folder gave, and the one thing that may be wrong with it: another count than is known. */
async function files(folder: string): Promise<FileRead[]> {
  const reads = await readFolder(folder);
  const head = ["file", "format", "records", "expected", "warnings", "ms"];
  const rows = reads.map((one) => {
    const warnings = Object.entries(one.warnings).map(([code, count]) => `${code} ${count}`);
    const name = one.file.length > 60 ? `${one.file.slice(0, 59)}…` : one.file;
    return [name, one.format, one.records, one.expected ?? "?", warnings.join(", "), one.milliseconds];
  });
  console.log(table([head, ...rows]));
  console.log(`Formats without a file here: ${unread(reads).join(", ") || "none"}\n`);
  for (const one of reads) {
    if (!isAsExpected(one)) missed.push(`${one.file}: ${one.records} records, ${one.expected} expected`);
  }
  return reads;
}

const reads = values.data ? await files(values.data) : [];
const speeds = await parseSpeed(values.data);
missed.push(...report(speeds));
// The queue's own tables are closed to the product's role.
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
await owner.connect();
const head = ["MB", "records", "s to read", "records/s", "worker MB", "s for the jobs after", "worker MB"];
const [small, large] = [await run(5), await run(MEGABYTES)];
console.log(table([head, small.row, large.row]));
await owner.end();
await closeDatabase();
writeFileSync(values.json, JSON.stringify({ files: reads, speeds, worker: [small.row, large.row] }, null, 1));
console.log(`\nWritten to ${values.json}`);
const growth = large.reading - small.reading;
if (growth > LIMIT.growthMegabytes) {
  missed.push(`Reading the large file took ${growth} MB more than the small one: it stands in memory.`);
}
for (const sentence of missed) console.error(sentence);
if (missed.length > 0) process.exit(1);
