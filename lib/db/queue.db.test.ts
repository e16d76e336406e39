import { runOnce } from "graphile-worker";
import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "./client";
import { enqueue, openQueue } from "./queue";

it("the worker takes and ends jobs as the role queue, which sees nothing of any review", async () => {
  const reviewId = uuid();
  await db.$transaction((tx) => enqueue(tx, "find_duplicates", { reviewId }, reviewId));
  const queue = openQueue(process.env.DATABASE_URL ?? "");
  try {
    const { rows } = await queue.query("SELECT current_user::text AS role");
    expect(rows).toEqual([{ role: "queue" }]);
    const done: unknown[] = [];
    await runOnce({
      pgPool: queue,
      taskList: { find_duplicates: async (payload) => void done.push(payload) },
    });
    expect(done).toEqual([{ reviewId }]);
    const left = await queue.query("SELECT FROM graphile_worker._private_jobs");
    expect(left.rowCount).toBe(0);
    for (const table of ["record", "decision_event", "person", "api_token", "slot"]) {
      await expect(queue.query(`SELECT FROM ${table}`), table).rejects.toThrow(/permission denied/);
    }
    await expect(queue.query("UPDATE graphile_worker.migrations SET breaking = false")).rejects.toThrow(
      /permission/,
    );
  } finally {
    await queue.end();
  }
});

it("the role app queues jobs by one function and sees none", async () => {
  await expect(db.$queryRaw`SELECT FROM graphile_worker._private_jobs`).rejects.toThrow(/permission denied/);
  await expect(db.$queryRaw`SELECT FROM graphile_worker.jobs`).rejects.toThrow(/permission denied/);
});
