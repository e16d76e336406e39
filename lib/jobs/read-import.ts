import { enterForImport } from "@/lib/access/gate";
import type { Jobs } from "@/lib/db/queue";
import { readImport as read } from "@/lib/review/import/reading/commands";

/** Reads an uploaded file into records, in the name of whoever started the import. */
export async function readImport(
  { reviewId, importId }: Jobs["read_import"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const scope = await enterForImport(reviewId, importId);
  if (scope) await read(scope, importId, stopping);
}
