import { enterForImport } from "@/lib/access/gate";
import type { Jobs } from "@/lib/db/queue";
import { indexImport as index } from "@/lib/review/import/indexing/commands";

/** Makes the words of a published import's records findable. */
export async function indexImport(
  { reviewId, importId }: Jobs["index_import"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const scope = await enterForImport(reviewId, importId);
  if (scope) await index(scope, importId, stopping);
}
