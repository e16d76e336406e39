import type { Jobs } from "@/lib/db/queue";
import { keepPages } from "@/lib/review/full-text/commands/pages";

/** Reads the text of a PDF that was attached to a report. */
export async function readDocument(
  { reviewId, sha256 }: Jobs["read_document"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  await keepPages(reviewId, sha256, stopping);
}
