import type { WorkerEvents } from "graphile-worker";
import { db } from "@/lib/db/client";

/**
 * Names the connection that a worker listens on after the worker, as its jobs are. When the worker dies, the database
 * closes the connection, and its jobs are known to be abandoned. `named` runs each time this was done.
 */
export function showSignsOfLife(events: WorkerEvents, named: () => void): void {
  events.on("pool:listen:success", ({ workerPool, client }) => {
    // The queue now begins to listen on it, and a connection does one thing at a time.
    client.once("drain", () => {
      client.query("SELECT set_config('application_name', $1, false)", [workerPool.id]).then(named, () => {
        // This connection is gone already; the next one will be named.
      });
    });
  });
}

/** Gives the jobs of killed workers free, which would otherwise wait for hours; answers how many workers are gone. */
export async function releaseAbandonedJobs(): Promise<number> {
  const [row] = await db.$queryRaw<{ gone: number }[]>`SELECT release_abandoned_jobs() AS gone`;
  return row?.gone ?? 0;
}
