import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { closeDatabase, db } from "@/lib/db/client";
import { madeUpDrafts } from "./store/drafts";
import { Bench, type Measured, newDesk } from "./store/run";
import { copyAgain } from "./store/twin";
import { table } from "./table";

/**
 * Imports through the worker: made-up records are read, stored, made findable and searched for duplicates, first as one
 * file, then as ten; PostgreSQL's COPY of the same rows beside it. `--rows N`; `--formats` reads large files of four
 * formats instead, of `--megabytes N`; `--unsynced`: on a database that does not wait for its disk; `--json FILE` is written.
 */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    formats: { type: "boolean", default: false },
    megabytes: { type: "string", default: "200" },
    unsynced: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const ROWS = Number(values.rows);
const LIMITS = {
  timesCopy: 3,
  searchable: 180,
  duplicates: 60,
  duplicatesMegabytes: 1024,
  readingMegabytes: 300,
};
const FORMATS = ["ris", "nbib", "endnote_xml", "csv"];
const url = process.env.DATABASE_URL ?? "";
const bench = new Bench(url);
const missed: string[] = [];
const bar = (holds: boolean, sentence: string) => {
  if (!holds) missed.push(sentence);
};
const one = (number: number) => Math.round(number * 10) / 10;

const HEAD = ["", "records", "MB", "stored s", "CPU", "CPU of db", "worker MB"];
HEAD.push("findable s", "duplicates s", "CPU", "CPU of db", "worker MB", "statements");
const row = (
  name: string,
  { bytes, records, reading, searchable, duplicates, afterwards, statements }: Measured,
) => [
  ...[name, records, one(bytes / 1e6)],
  ...[one(reading.seconds), one(reading.workerCpu), one(reading.databaseCpu), reading.megabytes],
  ...[one(searchable), one(duplicates)],
  ...[one(afterwards.workerCpu), one(afterwards.databaseCpu), afterwards.megabytes, statements],
];

const found = (reviewId: string) => db.recordState.count({ where: { reviewId, status: "duplicate" } });

async function asOne() {
  const desk = await newDesk();
  const measured = await bench.measure(desk, "ris", madeUpDrafts(ROWS));
  const copy = await copyAgain(url, 3);
  const ratio = measured.reading.seconds / copy.seconds;
  console.log(table([HEAD, row("one file", measured)]));
  console.log(
    `\nCOPY of the same rows: ${one(copy.seconds)} s, ${one(copy.cpu)} s of CPU; parsed and stored in ${ratio.toFixed(2)} times that\n`,
  );
  bar(ratio <= LIMITS.timesCopy, `stored in ${ratio.toFixed(2)} times what COPY takes`);
  bar(measured.searchable <= LIMITS.searchable, `findable after ${one(measured.searchable)} s`);
  return { measured, copy, ratio, duplicates: await found(desk.reviewId) };
}

async function asTen() {
  const desk = await newDesk();
  const parts: Measured[] = [];
  for (let n = 0; n < 10; n += 1) {
    parts.push(await bench.measure(desk, "ris", madeUpDrafts(ROWS / 10, (n * ROWS) / 10)));
  }
  console.log(table([HEAD, ...parts.map((part, at) => row(`file ${at + 1} of 10`, part))]));
  return { parts, duplicates: await found(desk.reviewId) };
}

async function formats() {
  const bytes = Number(values.megabytes) * 1e6;
  const reads: (Measured & { format: string })[] = [];
  for (const format of FORMATS) {
    await bench.freshWorker();
    const measured = await bench.measure(
      await newDesk(),
      format,
      madeUpDrafts(Number.POSITIVE_INFINITY),
      bytes,
    );
    reads.push({ format, ...measured });
    const { megabytes } = measured.reading;
    bar(megabytes <= LIMITS.readingMegabytes, `${format}: the worker takes ${megabytes} MB to read the file`);
  }
  console.log(table([HEAD, ...reads.map((read) => row(read.format, read))]));
  return { reads };
}

/** Of the whole of it, whether it came as one file or as ten. */
function judgeSearch(parts: readonly Measured[], name: string): void {
  const seconds = parts.reduce((sum, { duplicates }) => sum + duplicates, 0);
  const megabytes = Math.max(...parts.map(({ afterwards }) => afterwards.megabytes));
  console.log(`Duplicates of ${name}: ${one(seconds)} s in all, the worker at most ${megabytes} MB`);
  bar(seconds <= LIMITS.duplicates, `duplicates of ${name} are searched for ${one(seconds)} s`);
  bar(megabytes <= LIMITS.duplicatesMegabytes, `the search among ${name} takes ${megabytes} MB`);
}

async function both() {
  const single = await asOne();
  const ten = await asTen();
  console.log(`\n${single.duplicates} duplicates in one file, ${ten.duplicates} in ten`);
  bar(single.duplicates === ten.duplicates, "ten files have other duplicates than one");
  judgeSearch([single.measured], "one file");
  judgeSearch(ten.parts, "ten files");
  return { single, ten };
}

await bench.open();
const result = values.formats ? await formats() : await both();
await bench.close();
await closeDatabase();
if (values.json) writeFileSync(values.json, JSON.stringify({ ...result, missed }, null, 1));
for (const sentence of missed) console.error(sentence);
process.exit(missed.length === 0 ? 0 : 1);
