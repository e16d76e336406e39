import type { Jobs } from "@/lib/db/queue";
import { lookForDuplicates } from "@/lib/review/duplicates/commands/find";

/** After an import, and whenever a merge or a split may have made others possible. */
export function findDuplicates({ reviewId }: Jobs["find_duplicates"]): Promise<void> {
  return lookForDuplicates(reviewId);
}
