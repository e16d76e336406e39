import type { Transaction } from "./client";

/** Every job by name, with its payload. Handlers are in lib/jobs. */
export interface Jobs {
  read_import: { reviewId: string; importId: string };
  index_import: { reviewId: string; importId: string };
  find_duplicates: { reviewId: string };
  read_document: { reviewId: string; sha256: string };
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
