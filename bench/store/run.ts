import { existsSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import type { Writer } from "@/lib/review/formats/format";
import { writerById } from "@/lib/review/formats/writers";
import { startImport, uploadFile } from "@/lib/review/import/commands";
import type { RecordDraft } from "@/lib/review/record/schema";
import { makeSearch } from "@/prisma/seed/import";
import { makePerson, makeReview, type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { cpuOf, cpuOfAll, forgetPeak, memoryOf, parentOf } from "./processes";

/** What the worker did for one import, job by job. Seconds are those of the clock; CPU is the worker's and the database's. */
export interface Measured {
  bytes: number;
  records: number;
  reading: Part;
  /** From the moment at which all records are there until their words are found. */
  searchable: number;
  duplicates: number;
  afterwards: Part;
  statements: number;
}

interface Part {
  seconds: number;
  workerCpu: number;
  databaseCpu: number;
  megabytes: number;
}

export interface Desk {
  reviewId: string;
  person: SeedPerson;
}

export async function newDesk(): Promise<Desk> {
  const person = await makePerson("Ada");
  return { reviewId: await makeReview(person), person };
}

/** Watches a worker that runs beside this process, and the database it works on, by the owner's connection. */
export class Bench {
  readonly #owner: pg.Client;
  #database = 0;
  #worker = 0;

  constructor(databaseUrl: string) {
    this.#owner = new pg.Client({ connectionString: databaseUrl });
  }

  async open(): Promise<void> {
    await this.#owner.connect();
    const { rows } = await this.#owner.query("SELECT pg_backend_pid() AS pid");
    this.#database = parentOf(rows[0].pid);
    await this.#meet(0);
  }

  /** Ends the worker; it is started again by itself, with an empty memory. */
  async freshWorker(): Promise<void> {
    process.kill(this.#worker, "SIGTERM");
    await this.#meet(this.#worker);
  }

  async #meet(before: number): Promise<void> {
    for (let told = this.#told(); told.pid === before || told.statements === 0; told = this.#told())
      await pause(100);
    this.#worker = this.#told().pid;
  }

  close(): Promise<void> {
    return this.#owner.end();
  }

  /** One file, of so many bytes at most, from the moment its import is asked for until no job is left. */
  async measure(
    desk: Desk,
    format: string,
    drafts: Iterable<RecordDraft>,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Measured> {
    const file = await upload(desk, format, drafts, most);
    const before = this.#told().statements;
    const reading = this.#part();
    const importId = await file.start();
    const published = await this.#publication(desk, importId);
    const read = { ...reading(), seconds: published.seconds };
    const afterwards = this.#part();
    const ends = await this.#jobsAfter(published.at);
    const records = await db.record.count({ where: { reviewId: desk.reviewId, importId } });
    await this.#refuseUnfindable(desk.reviewId);
    await pause(100);
    const statements = this.#told().statements - before;
    return { bytes: file.bytes, records, reading: read, ...ends, afterwards: afterwards(), statements };
  }

  /** Times a part of the work: the returned function ends it. */
  #part(): () => Part {
    forgetPeak(this.#worker);
    const began = performance.now();
    const cpu = [cpuOf(this.#worker), cpuOfAll(this.#database)] as const;
    return () => ({
      seconds: (performance.now() - began) / 1000,
      workerCpu: cpuOf(this.#worker) - cpu[0],
      databaseCpu: cpuOfAll(this.#database) - cpu[1],
      megabytes: memoryOf(this.#worker).peak,
    });
  }

  async #publication({ reviewId }: Desk, importId: string): Promise<{ seconds: number; at: number }> {
    for (;;) {
      const { rows } = await this.#owner.query(
        `SELECT st.status, extract(epoch FROM st.at - i.reading_since)::float AS seconds, extract(epoch FROM st.at)::float AS at
         FROM import i JOIN import_state st ON st.review_id = i.review_id AND st.import_id = i.id
         WHERE i.review_id = $1 AND i.id = $2`,
        [reviewId, importId],
      );
      if (rows[0].status === "failed") throw new Error("The import failed.");
      if (rows[0].status === "published") return rows[0];
      await pause(50);
    }
  }

  /** How long after that moment the words were found, and how long the search for duplicates took. */
  async #jobsAfter(publishedAt: number): Promise<Pick<Measured, "searchable" | "duplicates">> {
    const seen = { searchable: 0, from: 0, to: 0 };
    for (;;) {
      const { rows } = await this.#owner.query(
        `SELECT task_identifier AS task, locked_at IS NOT NULL AS running, last_error AS error,
           extract(epoch FROM clock_timestamp())::float AS now
         FROM graphile_worker.jobs
         UNION ALL SELECT '', false, NULL, extract(epoch FROM clock_timestamp())::float`,
      );
      const failed = rows.find(({ error }) => error !== null);
      if (failed) throw new Error(`${failed.task}: ${failed.error}`);
      const { now } = rows[0];
      const isRunning = (name: string) => rows.some(({ task, running }) => task === name && running);
      if (isRunning("index_import")) seen.searchable = now - publishedAt;
      if (isRunning("find_duplicates")) {
        seen.from ||= now;
        seen.to = now;
      }
      if (rows.length === 1) return { searchable: seen.searchable, duplicates: seen.to - seen.from };
      await pause(50);
    }
  }

  async #refuseUnfindable(reviewId: string): Promise<void> {
    const { rows } = await this.#owner.query(
      `SELECT (SELECT count(*) FROM record_search WHERE review_id = $1)
            = (SELECT count(*) FROM record_state WHERE review_id = $1) AS whole`,
      [reviewId],
    );
    if (!rows[0].whole) throw new Error("Not every record can be found by its words.");
  }

  #told(): { pid: number; statements: number } {
    const file = process.env.WORKER_FILE ?? "";
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { pid: 0, statements: 0 };
  }
}

async function upload(
  { reviewId, person }: Desk,
  format: string,
  drafts: Iterable<RecordDraft>,
  most: number,
) {
  const writer = writerById(format);
  if (!writer) throw new Error(`No writer of ${format}.`);
  const searchId = await makeSearch(reviewId, person);
  const scope = await scopeOf(person.id, reviewId, "import.run");
  const fileName = `made-up.${writer.extension}`;
  const body = Readable.toWeb(Readable.from(written(writer, drafts, most))) as ReadableStream<Uint8Array>;
  const { sha256, bytes } = await uploadFile(scope, { name: fileName }, body);
  const start = async () => {
    const importId = uuid();
    const feeds = [{ part: "all" as const, searchId }];
    await startImport(scope, { reviewId, operationId: uuid(), importId, sha256, fileName, format, feeds });
    return importId;
  };
  return { bytes, start };
}

/** Writers take one citation after the other: it ends with the one that reaches the size. */
async function* written(
  writer: Writer,
  drafts: Iterable<RecordDraft>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  function* enough() {
    for (const draft of drafts) {
      yield draft;
      if (bytes >= most) return;
    }
  }
  for await (const piece of writer.write(enough())) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    bytes += chunk.length;
    yield chunk;
  }
}
