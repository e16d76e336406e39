import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { releaseAbandonedJobs } from "./abandoned";

// The queue's own tables are closed to the product's role.
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** A job as it stands when a worker of this name has taken it. */
async function takenBy(worker: string): Promise<string> {
  const reviewId = "00000000-0000-7000-8000-000000000000";
  await db.$transaction((tx) => enqueue(tx, "find_duplicates", { reviewId }, worker));
  const { rows } = await owner.query<{ id: string }>(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = 1
     WHERE key = $1 RETURNING id`,
    [worker],
  );
  return rows[0]?.id ?? "";
}

async function holderOf(jobId: string): Promise<string | null> {
  const { rows } = await owner.query("SELECT locked_by FROM graphile_worker.jobs WHERE id = $1", [jobId]);
  return rows[0].locked_by;
}

it("gives the jobs of a worker that is gone free, and those of a living one not", async () => {
  const [dead, living] = [await takenBy("pool-dead"), await takenBy("pool-living")];
  const connection = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    application_name: "pool-living",
  });
  await connection.connect();
  expect(await releaseAbandonedJobs()).toBe(1);
  expect([await holderOf(dead), await holderOf(living)]).toEqual([null, "pool-living"]);
  await connection.end();
  await expect.poll(releaseAbandonedJobs).toBe(1);
  expect(await holderOf(living)).toBeNull();
});
