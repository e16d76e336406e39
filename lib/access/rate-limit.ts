import { db } from "../db/client";
import { Refusal } from "../errors";

/** Counts one try under `key`; refuses past `limit` in a window of `minutes`. Kept in the database: it holds for all processes. */
export async function limitRate(key: string, limit: number, minutes: number): Promise<void> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit (key, window_start, count)
    VALUES (${key}, date_bin(make_interval(mins => ${minutes}::int), now(), 'epoch'), 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_limit.count + 1
    RETURNING count`;
  if ((row?.count ?? 0) > limit) {
    throw new Refusal("TOO_MANY", `Too many tries. Wait ${minutes} minutes and try again.`);
  }
}
