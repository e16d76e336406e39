import pg from "pg";
import type { Transaction } from "./client";

/** Every job by name, with its payload. Handlers are in lib/jobs. */
export interface Jobs {
  read_import: { reviewId: string; importId: string };
  index_import: { reviewId: string; importId: string };
  index_records: { reviewId: string; recordIds: string[] };
  find_duplicates: { reviewId: string };
  replay_stage: { reviewId: string; stage: "title_abstract" | "full_text" };
  read_document: { reviewId: string; sha256: string };
  look_at_stage: { reviewId: string; stage: "title_abstract" | "full_text" };
}

/** Queues a job in the transaction that makes its data: no job without its data, no data without its job. */
export async function enqueue<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  key?: string,
): Promise<void> {
  await tx.$executeRaw`SELECT enqueue(${name}, ${JSON.stringify(payload)}::json, ${key ?? null}::text)`;
}

/**
 * The worker's connections to the queue, apart from those to the data: they take the role `queue`, which sees the
 * queue's tables and nothing of any review (bin/database/queue-role.js).
 */
export function openQueue(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, options: "-c role=queue" });
  // A connection was cut, idle or not; the pool opens another on the next query.
  const lost = (error: Error) => console.error(`The queue lost a connection: ${error.message}`);
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
