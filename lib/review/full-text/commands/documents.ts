import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { files } from "@/lib/files/files";
import { command } from "../../history/command";
import { fullTextProjection } from "../projection";
import { afterAttaching, MAX_PDF_BYTES, PDF_HEAD_BYTES, startsLikePdf } from "../rules";
import type { AttachDocument, RemoveDocument } from "../schema";
import { lockReport } from "./lock";

/** Attaches a PDF to a report, which makes it retrieved. Its text is read by a job afterwards. */
export async function attachDocument(
  scope: Scope<"full_text.retrieve">,
  input: AttachDocument,
  upload: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  // Asked before a byte is kept; asked again under the lock.
  afterAttaching(await lockReport(db, scope, input.reportId));
  const file = await files().put(onlyPdf(upload), MAX_PDF_BYTES);
  return command(scope, "attach_document", { ...input, ...file }, fullTextProjection, async (tx) => {
    const { reportId, name } = input;
    const status = afterAttaching(await lockReport(tx, scope, reportId));
    await refuseTwin(tx, scope.reviewId, reportId, file.sha256);
    await saveFile(tx, scope, file, name);
    return {
      kind: "document_attached",
      payload: { reportId, name, ...file, status },
      reply: file,
      reportId,
      afterwards: (after) => readOnce(after, scope.reviewId, file.sha256),
    };
  });
}

/** Takes a PDF off a report. Its state stays: whether it was retrieved is said by an attempt. */
export function removeDocument(
  scope: Scope<"full_text.retrieve">,
  input: RemoveDocument,
): Promise<Record<string, never>> {
  return command(scope, "remove_document", input, fullTextProjection, async (tx) => {
    const { reportId, sha256 } = input;
    await lockReport(tx, scope, reportId);
    const there = await tx.document.count({
      where: { reviewId: scope.reviewId, reportId, sha256, removedAt: null },
    });
    if (there === 0) throw notFound("document");
    return { kind: "document_removed", payload: { reportId, sha256 }, reply: {}, reportId };
  });
}

/** Passes a PDF's bytes on. Anything else ends it, and the store keeps all of a file or nothing. */
async function* onlyPdf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = new Uint8Array();
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_PDF_BYTES) throw tooLarge();
    if (head.length >= PDF_HEAD_BYTES) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < PDF_HEAD_BYTES) continue;
    refuseOther(head);
    yield head;
  }
  if (head.length >= PDF_HEAD_BYTES) return;
  refuseOther(head);
  yield head;
}

function tooLarge(): Refusal {
  const megabytes = MAX_PDF_BYTES / (1024 * 1024);
  return new Refusal(
    "TOO_LARGE",
    `This PDF is larger than ${megabytes} MB. Attach a smaller one. Nothing was changed.`,
  );
}

function refuseOther(head: Uint8Array): void {
  if (startsLikePdf(head)) return;
  throw new Refusal(
    "UNSUPPORTED_FILE",
    "This file is not a PDF: it does not begin like one. Attach the PDF itself. Nothing was changed.",
  );
}

async function refuseTwin(
  tx: Transaction,
  reviewId: string,
  reportId: string,
  sha256: string,
): Promise<void> {
  const there = await tx.document.count({ where: { reviewId, reportId, sha256, removedAt: null } });
  if (there > 0) {
    throw new Refusal("CONFLICT", "This very file is attached to the report already. Nothing was changed.");
  }
}

/** The file is a fact: the first name it came with stays. */
async function saveFile(
  tx: Transaction,
  scope: Scope,
  file: { sha256: string; bytes: number },
  name: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO stored_file (review_id, sha256, bytes, name, uploaded_by)
    VALUES (${scope.reviewId}::uuid, ${file.sha256}, ${file.bytes}, ${name}, ${scope.personId}::uuid)
    ON CONFLICT DO NOTHING`;
}

async function readOnce(tx: Transaction, reviewId: string, sha256: string): Promise<void> {
  const read = await tx.documentPage.count({ where: { reviewId, sha256 } });
  if (read === 0)
    await enqueue(tx, "read_document", { reviewId, sha256 }, `read_document:${reviewId}:${sha256}`);
}
