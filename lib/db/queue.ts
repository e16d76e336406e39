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
  rank_stage: { reviewId: string; stage: "title_abstract" | "full_text" };
  rank_person: { reviewId: string; stage: "title_abstract" | "full_text"; personId: string };
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

type Stage = Jobs["rank_stage"]["stage"];

/**
 * What is settled at a stage, or what there is, has changed; with titles and abstracts there are other full texts too.
 * The job looks whether enough is found, and then ranks where the protocol ranks.
 */
export async function enqueueRanking(tx: Transaction, reviewId: string, from: Stage): Promise<void> {
  const stages: Stage[] = from === "title_abstract" ? ["title_abstract", "full_text"] : ["full_text"];
  for (const stage of stages)
    await enqueue(tx, "rank_stage", { reviewId, stage }, `rank_stage:${reviewId}:${stage}`);
}

/** A person has voted, or has something new to vote on. */
export function enqueueOwnRanking(
  tx: Transaction,
  reviewId: string,
  stage: Stage,
  personId: string,
): Promise<void> {
  const key = `rank_person:${reviewId}:${stage}:${personId}`;
  return enqueue(tx, "rank_person", { reviewId, stage, personId }, key);
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
