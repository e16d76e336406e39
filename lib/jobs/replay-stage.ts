import { fork } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import type { Jobs } from "@/lib/db/queue";
import { saveReplay } from "@/lib/review/stopping/replayed/commands";
import type { StageReplay } from "@/lib/review/stopping/replayed/schema";

/** Behind everything that people wait for. */
const PRIORITY = 10;

/**
 * Replays a finished stage in a process of its own: it works out for minutes what a large stage comes to, and the worker
 * must show signs of life meanwhile. Its memory goes with it.
 */
export async function replayStage(
  { reviewId, stage }: Jobs["replay_stage"],
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const result = await replayed({ reviewId, stage }, stopping).catch((error: unknown) => {
    if (stopping.aborted) throw error;
    console.error(error);
    return null;
  });
  await saveReplay(reviewId, stage, result);
}

function replayed(payload: Jobs["replay_stage"], stopping: AbortSignal): Promise<StageReplay | null> {
  const child = fork(path.join(import.meta.dirname, "replay-stage-process.ts"), [JSON.stringify(payload)], {
    execArgv: ["--import", "tsx"],
    signal: stopping,
  });
  if (child.pid) setPriority(child.pid, PRIORITY);
  return new Promise((resolve, reject) => {
    child.once("message", (result) => resolve(result as StageReplay | null));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The replay ended with ${code} and without a result.`)));
  });
}
