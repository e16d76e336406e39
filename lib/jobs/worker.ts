import { EventEmitter } from "node:events";
import { run, type WorkerEvents } from "graphile-worker";
import { closeDatabase, refuseWritableHistory } from "@/lib/db/client";
import { type Jobs, openQueue } from "@/lib/db/queue";
import { env } from "@/lib/env";
import { releaseAbandonedJobs, showSignsOfLife } from "./abandoned";
import { handlers } from "./handlers";
import { removeUnfinishedUploads } from "./remove-unfinished";

const SECONDS = 1_000;
const HOURS = 3_600 * SECONDS;

/** The worker process: takes jobs from the queue in PostgreSQL until it is told to stop. */
async function main(): Promise<void> {
  await refuseWritableHistory();
  const stopping = new AbortController();
  const taskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown) =>
        (handle as (payload: unknown, run: object) => Promise<void>)(payload, { stopping: stopping.signal }),
    ]),
  ) as Record<keyof Jobs, (payload: unknown) => Promise<void>>;
  const events = new EventEmitter() as WorkerEvents;
  const chores = [often(removeUnfinishedUploads, HOURS)];
  // Not before this worker has a name: it would take its own jobs for abandoned ones.
  showSignsOfLife(events, () => {
    if (chores.length === 1) chores.push(often(releaseAbandonedJobs, 5 * SECONDS));
  });
  const queue = openQueue(env().DATABASE_URL);
  const runner = await run({
    pgPool: queue,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    // Nothing here runs by the clock; without this the queue looks for a file of such jobs.
    parsedCronItems: [],
    taskList,
  });
  const stop = async () => {
    for (const chore of chores) clearInterval(chore);
    stopping.abort();
    await runner.stop();
    await queue.end();
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log("The worker is ready.");
  await runner.promise;
}

/** Does it at once and then again and again. What goes wrong is said, and tried again. */
function often(chore: () => Promise<unknown>, everyMs: number): NodeJS.Timeout {
  const once = () => chore().catch((error: unknown) => console.error(error));
  void once();
  return setInterval(once, everyMs);
}

await main();
