import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, runBulk, type Transaction } from "@/lib/db/client";
import { enqueue, enqueueRanking } from "@/lib/db/queue";
import { files } from "@/lib/files/files";
import { armOf } from "../../flow";
import { readFile } from "../../formats/registry";
import { type ColumnMapping, columnMappingSchema } from "../../formats/table/column-mapping";
import { note, operationHash, withRetry } from "../../history/command";
import { importProjection } from "../projection";
import { searchOf } from "../rules";
import type { Feed, FileSays, importEvents, WarningEntry } from "../schema";
import { formatById } from "./queries";
import { hear, NOTHING_SAID, type RecordRow, recordRow, storableJson, warningRow } from "./rows";

interface Reading {
  scope: Scope<"import.run">;
  importId: string;
  sha256: string;
  format: string;
  columns: ColumnMapping | undefined;
  feeds: Feed[];
}

/** How far a file was read. */
interface Progress {
  bytes: number;
  entries: number;
  warnings: number;
  says: FileSays;
}

/**
 * Reads a file into records that nobody sees until all are there: one event publishes them. After a crash it begins
 * again, skips what is stored, and ends with the same records.
 */
export async function readImport(
  scope: Scope<"import.run">,
  importId: string,
  stopping: AbortSignal,
): Promise<void> {
  const reading = await openReading(scope, importId);
  if (!reading) return;
  try {
    const progress = await storeEntries(reading, stopping);
    await settle(reading, progress);
  } catch (error) {
    if (error instanceof NoLongerWanted) return forget(scope, importId);
    if (isMissingFile(error)) return fail(reading, MISSING);
    await say(reading, "Reading stopped before the end. It is tried again by itself; nothing is lost.");
    throw error;
  }
}

const MISSING = "The uploaded file is no longer on the server. Upload it and import it again.";

async function openReading(scope: Scope<"import.run">, importId: string): Promise<Reading | null> {
  const row = await db.import.findUnique({
    where: { reviewId_id: { reviewId: scope.reviewId, id: importId } },
    include: { state: true, feeds: true },
  });
  if (row?.state?.status === "undone") await forget(scope, importId);
  if (row?.state?.status !== "waiting") return null;
  await db.import.update({
    where: { reviewId_id: { reviewId: scope.reviewId, id: importId } },
    data: { readingSince: new Date(), bytesRead: 0 },
  });
  const columns = columnMappingSchema.nullable().parse(row.columns);
  const feeds = row.feeds.map(({ part, searchId }) => ({ part: part as Feed["part"], searchId }));
  return { scope, importId, sha256: row.sha256, format: row.format, columns: columns ?? undefined, feeds };
}

/** About so many rows, or so many characters, go to the database at once. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 2_000_000;

/** While one batch is written, the next is read; two are in memory, no more. */
async function storeEntries(reading: Reading, stopping: AbortSignal): Promise<Progress> {
  const progress: Progress = { bytes: 0, entries: 0, warnings: 0, says: NOTHING_SAID };
  let writing = Promise.resolve();
  try {
    for await (const batch of batches(reading, progress, await lastOrdinal(reading))) {
      await writing;
      writing = storeBatch(reading, batch, { ...progress });
      // Awaited before the next; until then its failure is not one that nobody handles.
      writing.catch(() => {});
      if (stopping.aborted) break;
    }
  } finally {
    await writing;
  }
  stopping.throwIfAborted();
  return progress;
}

/** What a file holds beyond what is stored, a batch at a time; the last may hold nothing, and says how far it was read. */
async function* batches(reading: Reading, progress: Progress, stored: number): AsyncGenerator<Batch> {
  let batch = newBatch();
  for await (const items of readFile(formatById(reading.format), counted(reading.sha256, progress), reading))
    for (const item of items) {
      progress.says = hear(progress.says, item);
      if (item.kind === "entry") {
        progress.entries += 1;
        if (progress.entries <= stored) continue;
        batch.records.push(recordRow(item, uuid(), searchOf(reading.feeds, item.role), progress.entries));
        batch.characters += 2 * item.original.length;
      } else if (item.kind === "warning") {
        progress.warnings += 1;
        batch.warnings.push({ ...warningRow(item), ordinal: progress.warnings });
      }
      if (isFull(batch)) {
        yield batch;
        batch = newBatch();
      }
    }
  yield batch;
}

async function lastOrdinal({ scope, importId }: Reading): Promise<number> {
  const { _max } = await db.record.aggregate({
    where: { reviewId: scope.reviewId, importId },
    _max: { ordinal: true },
  });
  return _max.ordinal ?? 0;
}

async function* counted(sha256: string, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const chunk of files().get(sha256)) {
    progress.bytes += (chunk as Uint8Array).length;
    yield chunk as Uint8Array;
  }
}

interface Batch {
  records: RecordRow[];
  warnings: (WarningEntry & { ordinal: number })[];
  characters: number;
}

const newBatch = (): Batch => ({ records: [], warnings: [], characters: 0 });

function isFull({ records, warnings, characters }: Batch): boolean {
  return records.length + warnings.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS;
}

/**
 * One statement, so all of a batch or none of it, and its progress with it. An entry is known by its place in the file:
 * storing it a second time changes nothing.
 */
async function storeBatch(reading: Reading, batch: Batch, progress: Progress): Promise<void> {
  const { reviewId } = reading.scope;
  const { importId } = reading;
  const wanted = await runBulk(Prisma.sql`
    WITH entry AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${storableJson(batch.records)}::jsonb) AS e(
        id uuid, search_id uuid, ordinal int, title text, byline text, year int, journal text, doi text, pmid text,
        abstract text, retracted boolean, draft jsonb, original text, line int, byte_start bigint, byte_end bigint,
        identifiers jsonb, decisions jsonb)
    ), stored AS (
      INSERT INTO record (review_id, import_id, id, search_id, ordinal, title, byline, year, journal, doi, pmid,
        abstract, retracted, draft, original, line, byte_start, byte_end)
      SELECT ${reviewId}::uuid, ${importId}::uuid, id, search_id, ordinal, title, byline, year, journal, doi, pmid,
        abstract, retracted, draft, original, line, byte_start, byte_end
      FROM entry
      ON CONFLICT (review_id, import_id, ordinal) DO NOTHING
      RETURNING id
    ), identified AS (
      INSERT INTO record_identifier (review_id, record_id, scheme, value)
      SELECT ${reviewId}::uuid, entry.id, i.scheme, i.value
      FROM entry JOIN stored USING (id), jsonb_to_recordset(entry.identifiers) AS i(scheme text, value text)
    ), decided AS (
      INSERT INTO prior_decision (review_id, record_id, ordinal, decided_by, stage, verdict, reasons, blind)
      SELECT ${reviewId}::uuid, entry.id, d.ordinal, d.value->>'by', d.value->>'stage', d.value->>'verdict',
        ARRAY(SELECT jsonb_array_elements_text(d.value->'reasons')), d.value->>'blind'
      FROM entry JOIN stored USING (id), jsonb_array_elements(entry.decisions) WITH ORDINALITY AS d(value, ordinal)
    ), warned AS (
      INSERT INTO import_warning (review_id, import_id, ordinal, line, code, message, original)
      SELECT ${reviewId}::uuid, ${importId}::uuid, ordinal, line, code, message, original
      FROM jsonb_to_recordset(${storableJson(batch.warnings)}::jsonb)
        AS w(ordinal int, line int, code text, message text, original text)
      ON CONFLICT (review_id, import_id, ordinal) DO NOTHING
    )
    UPDATE import i SET bytes_read = ${progress.bytes}, records_read = ${progress.entries},
      warnings_found = ${progress.warnings}, file_facts = ${storableJson(progress.says)}::jsonb, error = NULL
    FROM import_state st
    WHERE i.review_id = ${reviewId}::uuid AND i.id = ${importId}::uuid
      AND st.review_id = i.review_id AND st.import_id = i.id AND st.status = 'waiting'`);
  if (wanted === 0) throw new NoLongerWanted();
}

/** The import was undone, or another run of this job finished it. */
class NoLongerWanted extends Error {}

/** What was read of an import that was stopped before anybody saw it goes; its file stays. */
async function forget({ reviewId }: Scope, importId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM record r USING import_state st
    WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
      AND st.review_id = r.review_id AND st.import_id = r.import_id AND st.status = 'undone'
      AND NOT EXISTS (SELECT 1 FROM record_state rs WHERE rs.review_id = r.review_id AND rs.record_id = r.id)`;
}

async function settle(reading: Reading, progress: Progress): Promise<void> {
  if (progress.entries === 0) return fail(reading, await nothingRead(reading));
  const { importId } = reading;
  await finish(reading, "import_published", async (tx) => ({
    payload: {
      importId,
      records: progress.entries,
      warnings: progress.warnings,
      reports: await newReports(tx, reading),
    },
    afterwards: async () => {
      const { reviewId } = reading.scope;
      await enqueue(tx, "index_import", { reviewId, importId }, `index_import:${importId}`);
      await enqueueRanking(tx, reviewId, "title_abstract");
    },
  }));
}

async function nothingRead({ scope, importId }: Reading): Promise<string> {
  const first = await db.importWarning.findFirst({
    where: { reviewId: scope.reviewId, importId },
    orderBy: { ordinal: "asc" },
  });
  return `No citation could be read from this file. ${first?.message ?? "It holds no entry."}`;
}

/** Records of the other methods arm skip screening: each becomes a report that is sought. */
async function newReports(tx: Transaction, { scope: { reviewId }, importId, feeds }: Reading) {
  const searches = await tx.search.findMany({
    where: { reviewId, id: { in: feeds.map(({ searchId }) => searchId) } },
  });
  const others = searches.filter(({ source }) => armOf(source) === "other_methods").map(({ id }) => id);
  if (others.length === 0) return [];
  const records = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record
    WHERE review_id = ${reviewId}::uuid AND import_id = ${importId}::uuid AND search_id = ANY(${others}::uuid[])
    ORDER BY ordinal`;
  return records.map(({ id }) => ({ reportId: uuid(), recordId: id }));
}

async function fail(reading: Reading, message: string): Promise<void> {
  await say(reading, message);
  await finish(reading, "import_failed", async () => ({ payload: { importId: reading.importId, message } }));
}

/** Shown beside the import. */
async function say({ scope, importId }: Reading, error: string): Promise<void> {
  await db.import.update({
    where: { reviewId_id: { reviewId: scope.reviewId, id: importId } },
    data: { error },
  });
}

type Events = typeof importEvents;

/**
 * The end of an import, once: whoever holds its state first decides. The event's actor is the person who started it;
 * it is noted here, not through `command`, because they may have left the review since.
 */
async function finish<Kind extends "import_published" | "import_failed">(
  { scope, importId }: Reading,
  kind: Kind,
  decide: (tx: Transaction) => Promise<{
    payload: Events[Kind]["_output"];
    afterwards?: () => Promise<void>;
  }>,
): Promise<void> {
  const operation = { operationId: uuid(), hash: operationHash(scope, kind, { importId }) };
  await withRetry(() =>
    db.$transaction(
      async (tx) => {
        const [state] = await tx.$queryRaw<{ status: string }[]>`
          SELECT status::text AS status FROM import_state
          WHERE review_id = ${scope.reviewId}::uuid AND import_id = ${importId}::uuid FOR UPDATE`;
        if (state?.status !== "waiting") return;
        const { payload, afterwards } = await decide(tx);
        const event = await note(tx, scope, operation, { kind, payload, reply: {} });
        await importProjection.apply(tx, event);
        await afterwards?.();
      },
      { maxWait: 5_000, timeout: 120_000 },
    ),
  );
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
