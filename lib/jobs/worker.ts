import { run } from "graphile-worker";
import { closeDatabase, refuseWritableHistory } from "@/lib/db/client";
import type { Jobs } from "@/lib/db/queue";
import { env } from "@/lib/env";
import { handlers } from "./handlers";

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
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    // Nothing here runs by the clock; without this the queue looks for a file of such jobs.
    parsedCronItems: [],
    taskList,
  });
  const stop = async () => {
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

await main();
