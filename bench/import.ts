import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { v7 as uuid } from "uuid";
import { closeDatabase, db } from "@/lib/db/client";
import { startImport, uploadFile } from "@/lib/review/import/commands";
import { makeSearch, risOf } from "@/prisma/seed/import";
import { makePerson, makeReview, scopeOf } from "@/prisma/seed/team";
import { table } from "./table";

/**
 * A large export through the worker: how fast it is read, and how much memory that takes, which must not grow with the
 * file. Environment: WORKER_PID and the database of that worker. MEGABYTES: 200 unless said otherwise.
 */
const MEGABYTES = Number(process.env.MEGABYTES ?? 200);
const LIMIT = { workerMegabytes: 300 };

/** RIS made while it is kept, in pieces of a thousand records. */
async function* citations(bytes: number, note: string): AsyncGenerator<Uint8Array> {
  for (let sent = 0, n = 0; sent < bytes; n += 1) {
    // The padding makes a record as long as one with a real abstract.
    const text = risOf(1_000, `${note}.${n}`).replaceAll("KW  - ", `KW  - ${"a longer keyword ".repeat(40)}`);
    const chunk = Buffer.from(text);
    sent += chunk.length;
    yield chunk;
  }
}

function worker(field: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${process.env.WORKER_PID}/status`, "utf8");
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
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

async function until(done: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await done())) await new Promise((go) => setTimeout(go, 200));
  return (performance.now() - began) / 1000;
}

async function run(megabytes: number): Promise<(string | number)[]> {
  const { reviewId, importId, bytes } = await start(megabytes);
  const published = await until(async () => {
    const state = await db.importState.findUnique({ where: { reviewId_importId: { reviewId, importId } } });
    if (state?.status === "failed") throw new Error("The import failed.");
    return state?.status === "published";
  });
  const records = await db.record.count({ where: { reviewId } });
  const found = await until(async () => (await db.recordSearch.count({ where: { reviewId } })) === records);
  const perSecond = Math.round(records / published);
  return [Math.round(bytes / 1e6), records, rounded(published), rounded(found), perSecond, worker("VmHWM")];
}

const rounded = (seconds: number) => Math.round(seconds * 10) / 10;

const head = ["MB", "records", "s to read", "s to index", "records/s", "worker MB at most"];
const rows = [head, await run(5), await run(MEGABYTES)];
console.log(table(rows));
await closeDatabase();
if (worker("VmHWM") > LIMIT.workerMegabytes) {
  console.error(`The worker took more than ${LIMIT.workerMegabytes} MB.`);
  process.exit(1);
}
