import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { findSeedDuplicates } from "@/prisma/seed/duplicates";
import { seedRecords } from "@/prisma/seed/import";
import { makePerson, makeReview } from "@/prisma/seed/team";

/** How often whole tables were gone through since the last statistics, as the connections in use report it. */
async function readThrough(): Promise<Record<string, number>> {
  await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const rows = await db.$queryRaw<{ name: string; scans: number }[]>`
    SELECT relname AS name, seq_scan::int AS scans FROM pg_stat_user_tables
    WHERE relname IN ('record', 'record_state', 'duplicate_cluster')`;
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}

it("checks keys along the keys, though their tables held a handful of rows a moment before", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const bring = async (count: number, names: string[]) => {
    for (const name of names) await seedRecords(reviewId, ada, count, { name });
    await findSeedDuplicates(reviewId);
  };
  await bring(3, ["A", "B"]);
  // As the server does by itself once a minute: only now does it know how small they are.
  await db.$executeRaw`SELECT refresh_statistics(written) FROM unnest(ARRAY['records', 'duplicates']) AS written`;
  await bring(3, ["C", "D"]);
  const before = await readThrough();
  await bring(900, ["E", "F"]);
  const after = await readThrough();
  for (const [table, scans] of Object.entries(after))
    expect(scans - (before[table] ?? 0), table).toBeLessThan(100);
}, 60_000);
