import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { refreshStatistics } from "@/lib/db/statistics";
import { indexSlice } from "../../record/queries";

const INDEXED_AT_ONCE = 2_000;

/**
 * Makes the words of an import's records findable: title before authors and keywords, journal, abstract. Duplicates are
 * looked for meanwhile, but not before the planner knows of the records: comparing them took longer than a statement may.
 */
export async function indexImport(
  scope: Scope<"import.run">,
  importId: string,
  stopping: AbortSignal,
): Promise<void> {
  const { reviewId } = scope;
  const last = await db.record.aggregate({ where: { reviewId, importId }, _max: { ordinal: true } });
  const records = last._max.ordinal ?? 0;
  await refreshStatistics("records", records);
  await db.$transaction((tx) => enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`));
  for (let from = 0; from < records; from += INDEXED_AT_ONCE) {
    stopping.throwIfAborted();
    await indexSlice(reviewId, importId, from, from + INDEXED_AT_ONCE);
  }
  await refreshStatistics("words", records);
}
