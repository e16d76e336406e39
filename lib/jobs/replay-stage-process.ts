import { closeDatabase } from "@/lib/db/client";
import type { Jobs } from "@/lib/db/queue";
import { replayTask } from "@/lib/review/stopping/replayed/queries";
import { replayStage } from "@/lib/review/stopping/replayed/rules";

/** Started by `replay-stage.ts`: reads a finished stage, works out its replay, and sends it; null if it is not finished. */
const { reviewId, stage }: Jobs["replay_stage"] = JSON.parse(process.argv[2] ?? "");
// The worker is gone: nobody would read the result.
process.once("disconnect", () => process.exit(1));
const task = await replayTask(reviewId, stage);
await closeDatabase();
const result = task && replayStage(task);
process.send?.(result, () => process.exit(0));
