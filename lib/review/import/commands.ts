import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { enqueue, enqueueRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { files } from "@/lib/files/files";
import type { Source } from "../flow";
import { command } from "../history/command";
import { indexLater, standingFor } from "../record/filling/queries";
import { holdsFiles } from "./archive/queries";
import { importProjection } from "./projection";
import { standingImport, storedFile } from "./queries";
import { columnsOfFile, formatById, formatOfFile } from "./reading/queries";
import { refuseChangeOfArm, refuseLooseParts, refuseUnexplained } from "./rules";
import {
  type DescribeSearch,
  type KeptFile,
  MAX_IMPORT_BYTES,
  type StartImport,
  type UndoImport,
  type Uploaded,
} from "./schema";
import { mergedWith, undoPreview } from "./undo/queries";

/** Keeps an uploaded file, and says whether it is an archive that is to be unpacked. */
export async function uploadFile(
  scope: Scope<"import.run">,
  input: { name: string; sha256?: string | undefined },
  upload: ReadableStream<Uint8Array> | null,
): Promise<Uploaded> {
  if (!upload) throw empty();
  const { sha256, name, ...kept } = await keepFile(
    scope,
    input.name,
    Readable.fromWeb(upload as NodeStream<Uint8Array>),
    input.sha256,
  );
  return { sha256, name, ...kept, archive: await holdsFiles(sha256) };
}

/** Keeps a file's bytes. The row comes after the bytes are safe: there is never a row without its file. */
export async function keepFile(
  scope: Scope<"import.run">,
  name: string,
  content: AsyncIterable<Uint8Array>,
  expected?: string,
): Promise<KeptFile> {
  const { sha256, bytes } = await files().put(content, MAX_IMPORT_BYTES);
  if (bytes === 0) throw empty();
  if (expected !== undefined && expected !== sha256) {
    throw new Refusal("BAD_INPUT", "The file did not arrive whole. Upload it again.");
  }
  await db.$executeRaw`
    INSERT INTO stored_file (review_id, sha256, bytes, name, uploaded_by)
    VALUES (${scope.reviewId}::uuid, ${sha256}, ${bytes}, ${name}, ${scope.personId}::uuid)
    ON CONFLICT (review_id, sha256) DO NOTHING`;
  const standing = await standingImport(scope, sha256);
  const alreadyImported = standing && { importId: standing.importId, at: standing.at.toISOString() };
  return { sha256, bytes, name, alreadyImported };
}

const empty = () => new Refusal("BAD_INPUT", "This file is empty. Export it again; nothing was kept.");

/** Describes a search, or corrects its description (PRISMA 2020 items 6 and 7). */
export function describeSearch(
  scope: Scope<"import.run">,
  input: DescribeSearch,
): Promise<{ searchId: string }> {
  return command(scope, "describe_search", input, importProjection, async (tx) => {
    await lockReview(tx, scope.reviewId);
    const [before] = await tx.$queryRaw<{ source: Source; hasFiles: boolean }[]>`
      SELECT s.source::text AS source, EXISTS (
        SELECT 1 FROM import_search f
        JOIN import_state st ON st.review_id = f.review_id AND st.import_id = f.import_id
        WHERE f.review_id = s.review_id AND f.search_id = s.id AND st.status IN ('waiting', 'reading', 'published')
      ) AS "hasFiles"
      FROM search s WHERE s.review_id = ${scope.reviewId}::uuid AND s.id = ${input.searchId}::uuid FOR UPDATE`;
    if (before) refuseChangeOfArm(before.source, input.source, before.hasFiles);
    const { operationId: _operationId, reviewId: _reviewId, ...payload } = input;
    return { kind: "search_described", payload, reply: { searchId: input.searchId } };
  });
}

/** Starts the import of an uploaded file; a job reads it. The same content stands once in a review. */
export async function startImport(
  scope: Scope<"import.run">,
  input: StartImport,
): Promise<{ importId: string }> {
  refuseLooseParts(input.feeds);
  await storedFile(scope, input.sha256);
  const format = input.format ? formatById(input.format) : await formatOfFile(input.sha256, input.fileName);
  const { importId, sha256, fileName, feeds, columns } = input;
  const header = columns ? (await columnsOfFile(scope, sha256)).signature : null;
  return command(scope, "start_import", input, importProjection, async (tx) => {
    await tx.$queryRaw`
      SELECT sha256 FROM stored_file WHERE review_id = ${scope.reviewId}::uuid AND sha256 = ${sha256} FOR UPDATE`;
    await refuseSecondImport(tx, scope, sha256);
    await refuseTakenId(tx, scope, importId);
    await lockSearches(tx, scope, [...new Set(feeds.map(({ searchId }) => searchId))]);
    const { reviewId, personId: startedBy } = scope;
    await tx.import.create({
      data: { reviewId, id: importId, sha256, fileName, format: format.id, columns, header, startedBy },
    });
    const payload = { importId, sha256, fileName, format: format.id, columns, feeds };
    const afterwards = () => enqueue(tx, "read_import", { reviewId, importId }, `read_import:${importId}`);
    return { kind: "import_started", payload, reply: { importId }, afterwards };
  });
}

/**
 * Takes an import back: its records count nowhere any more, and the same file may be imported again. They come out of
 * their batches with all votes, which stay in the history; while those are held nobody votes in them.
 */
export function undoImport(scope: Scope<"import.run">, input: UndoImport): Promise<{ records: number }> {
  return command(scope, "undo_import", input, importProjection, async (tx) => {
    await lockBeforeScreening(tx, scope.reviewId);
    await tx.$queryRaw`
      SELECT import_id FROM import_state
      WHERE review_id = ${scope.reviewId}::uuid AND import_id = ${input.importId}::uuid FOR UPDATE`;
    await holdWork(tx, scope.reviewId, input.importId);
    const { obstacle, records, duplicatesReleased, inBatches } = await undoPreview(scope, input.importId, tx);
    if (obstacle) throw new Refusal("CONFLICT", obstacle);
    refuseUnexplained(inBatches, input.reason);
    const { reviewId } = scope;
    const merged = await standingFor(tx, reviewId, await mergedWith(tx, reviewId, input.importId));
    return {
      kind: "import_undone",
      payload: { importId: input.importId, reason: input.reason },
      reply: { records },
      afterwards: async () => {
        await indexLater(tx, reviewId, merged);
        await enqueueRanking(tx, reviewId, "title_abstract");
        if (duplicatesReleased > 0)
          await enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`);
        // It was stopped on the way: the job that reads it clears away what it had read.
        const { importId } = input;
        if (records === 0)
          await enqueue(tx, "read_import", { reviewId, importId }, `read_import:${importId}`);
      },
    };
  });
}

/** The batches that hold records or reports of an import, and then its reports: no vote and no retrieval comes between. */
async function holdWork(tx: Transaction, reviewId: string, importId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT b.id FROM batch b WHERE b.review_id = ${reviewId}::uuid AND b.id IN (
      SELECT i.batch_id FROM stage_item i
      LEFT JOIN report_record l ON l.review_id = i.review_id AND l.report_id = i.report_id
      JOIN record r ON r.review_id = i.review_id AND r.id = coalesce(i.record_id, l.record_id)
      WHERE i.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid)
    ORDER BY b.id FOR UPDATE OF b`;
  await tx.$queryRaw`
    SELECT p.id FROM report p WHERE p.review_id = ${reviewId}::uuid AND p.id IN (
      SELECT l.report_id FROM report_record l JOIN record r ON r.review_id = l.review_id AND r.id = l.record_id
      WHERE l.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid)
    ORDER BY p.id FOR UPDATE OF p`;
}

/** Held by what takes records out before screening: no batch opens meanwhile. Votes pass it. */
export async function lockBeforeScreening(tx: Transaction, reviewId: string): Promise<void> {
  await lockReview(tx, reviewId);
  await tx.$queryRaw`SELECT id FROM stage WHERE review_id = ${reviewId}::uuid ORDER BY id FOR NO KEY UPDATE`;
}

/** Held by whatever changes the searches of a review or where its records stand. Votes pass it. */
export async function lockReview(tx: Transaction, reviewId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM review WHERE id = ${reviewId}::uuid FOR NO KEY UPDATE`;
}

async function refuseSecondImport(tx: Transaction, scope: Scope, sha256: string): Promise<void> {
  const standing = await standingImport(scope, sha256, tx);
  if (!standing) return;
  const day = standing.at.toISOString().slice(0, 10);
  throw new Refusal(
    "CONFLICT",
    `This file was already imported on ${day} as ${standing.searches}. Importing it again would count its records twice. If that import was wrong, undo it first; if the search was run again, export its new result.`,
  );
}

async function refuseTakenId(tx: Transaction, { reviewId }: Scope, id: string): Promise<void> {
  const taken = await tx.import.findUnique({ where: { reviewId_id: { reviewId, id } } });
  if (taken) throw new Refusal("CONFLICT", "This id is taken. Make a new one and try again.");
}

async function lockSearches(tx: Transaction, scope: Scope, searchIds: string[]): Promise<void> {
  const there = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM search WHERE review_id = ${scope.reviewId}::uuid AND id = ANY(${searchIds}::uuid[])
    ORDER BY id FOR SHARE`;
  if (there.length < searchIds.length) throw notFound("search");
}
