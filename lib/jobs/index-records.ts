import { db } from "@/lib/db/client";
import type { Jobs } from "@/lib/db/queue";
import { indexRecords as index } from "@/lib/review/record/queries";

const INDEXED_AT_ONCE = 200;

/** Makes the words of records findable that a merge, a split or a correction made read otherwise. */
export async function indexRecords(
  { reviewId, recordIds }: Jobs["index_records"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  for (let from = 0; from < recordIds.length; from += INDEXED_AT_ONCE) {
    stopping.throwIfAborted();
    await index(db, reviewId, recordIds.slice(from, from + INDEXED_AT_ONCE));
  }
}
