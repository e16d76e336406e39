import { db } from "@/lib/db/client";
import { files } from "@/lib/files/files";
import { type PageText, readPages } from "../page-text";

const AT_ONCE = 20;

/**
 * Keeps the text of a file's pages. Pages are facts of the file, not decisions, so nothing is noted; a second run adds
 * what the first left out. A job's work: only a command that was let in can have queued it.
 */
export async function keepPages(reviewId: string, sha256: string, stopping: AbortSignal): Promise<void> {
  const file = await db.storedFile.findUnique({ where: { reviewId_sha256: { reviewId, sha256 } } });
  if (!file) return;
  let waiting: PageText[] = [];
  for await (const page of readPages(await bytesOf(sha256), stopping)) {
    waiting.push(page);
    if (waiting.length < AT_ONCE) continue;
    await save(reviewId, sha256, waiting);
    waiting = [];
  }
  await save(reviewId, sha256, waiting);
  if (stopping.aborted) throw new Error("Stopped before the last page; it is tried again.");
}

async function bytesOf(sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files().get(sha256)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function save(reviewId: string, sha256: string, pages: PageText[]): Promise<void> {
  if (pages.length === 0) return;
  await db.documentPage.createMany({
    data: pages.map((page) => ({ reviewId, sha256, ...page })),
    skipDuplicates: true,
  });
}
