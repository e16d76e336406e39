import type { Jobs } from "@/lib/db/queue";
import { takeLook } from "@/lib/review/stopping/look/commands";

/** After a batch was closed or a conflict settled: whether enough is found. */
export function lookAtStage({ reviewId, stage }: Jobs["look_at_stage"]): Promise<void> {
  return takeLook(reviewId, stage);
}
