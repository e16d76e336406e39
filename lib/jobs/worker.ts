import { EventEmitter } from "node:events";
import { run, type WorkerEvents } from "graphile-worker";
import { closeDatabase, refuseWritableHistory } from "@/lib/db/client";
import type { Jobs } from "@/lib/db/queue";
import { env } from "@/lib/env";
import { releaseAbandonedJobs, showSignsOfLife } from "./abandoned";
import { handlers } from "./handlers";

const LOOK_FOR_ABANDONED_MS = 5_000;

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
  // Not before this worker has a name: it would take its own jobs for abandoned ones.
  let looking: NodeJS.Timeout | undefined;
  showSignsOfLife(events, () => {
    looking ??= lookForAbandonedJobs();
  });
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    // Nothing here runs by the clock; without this the queue looks for a file of such jobs.
    parsedCronItems: [],
    taskList,
  });
  const stop = async () => {
    clearInterval(looking);
    stopping.abort();
    await runner.stop();
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log("The worker is ready.");
  await runner.promise;
}

/** At once, because the worker before this one may have been killed, and then again and again for the others. */
function lookForAbandonedJobs(): NodeJS.Timeout {
  const look = () =>
    releaseAbandonedJobs().then(
      (gone) => gone > 0 && console.log("Took over the jobs of a worker that is gone."),
      (error: unknown) => console.error(error),
    );
  void look();
  return setInterval(look, LOOK_FOR_ABANDONED_MS);
}

await main();
