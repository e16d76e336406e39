import { db } from "../db/client";
import { Refusal } from "../errors";

/** Counts one try under `key`; refuses past `limit` in a window of `minutes`. Kept in the database: it holds for all processes. */
export async function limitRate(key: string, limit: number, minutes: number): Promise<void> {
  if ((await countTry(key, minutes)) <= limit) return;
  throw new Refusal("TOO_MANY", `Too many tries. Wait ${minutes} minutes and try again.`);
}

/** Counts one try and answers how many there are in this window. Now and then, windows long past are forgotten. */
export async function countTry(key: string, minutes: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit (key, window_start, count)
    VALUES (${key}, date_bin(make_interval(mins => ${minutes}::int), now(), 'epoch'), 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_limit.count + 1
    RETURNING count`;
  if (Math.random() < 0.01) {
    await db.$executeRaw`DELETE FROM rate_limit WHERE window_start < now() - interval '2 days'`;
  }
  return row?.count ?? 0;
}

/** Takes a try back that turned out to be none: a right password. */
export async function forgiveTry(key: string, minutes: number): Promise<void> {
  await db.$executeRaw`
    UPDATE rate_limit SET count = count - 1
    WHERE key = ${key} AND window_start = date_bin(make_interval(mins => ${minutes}::int), now(), 'epoch')`;
}

const MANY_FAILURES = 100;
const DAY = 24 * 60;

/**
 * Counts a try to sign in before the password is looked at. An address has ten tries at an account in a quarter of an
 * hour, and a hundred at all accounts. An account that was tried in vain a hundred times in a day is under attack:
 * then an address has three tries an hour. Nobody is locked out by what comes from other addresses.
 */
export async function limitSignIn(email: string, address: string): Promise<{ succeeded(): Promise<void> }> {
  const [ofAccount, ofAddress] = [`sign-in-failed:${email}`, `sign-in-from:${address}`];
  await limitRate(`sign-in:${email}:${address}`, 10, 15);
  await limitRate(ofAddress, 100, 15);
  if ((await countTry(ofAccount, DAY)) > MANY_FAILURES) {
    await limitRate(`sign-in-attacked:${email}:${address}`, 3, 60);
  }
  return {
    succeeded: async () => {
      await forgiveTry(ofAccount, DAY);
      await forgiveTry(ofAddress, 15);
    },
  };
}
