import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handlers } from "@/lib/jobs/handlers";
import { findSeedDuplicates } from "@/prisma/seed/duplicates";
import { makeSearch, risOf, startSeedImport } from "@/prisma/seed/import";
import { makePerson, makeReview } from "@/prisma/seed/team";

// The queue's own tables are closed to the product's role.
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** The jobs of a review that wait to be done. */
async function waiting(reviewId: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT t.identifier AS name FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.payload->>'reviewId' = $1 ORDER BY t.identifier`,
    [reviewId],
  );
  return rows.map(({ name }) => name);
}

const run = { stopping: new AbortController().signal };

/** A file of a new review that is read, and not yet findable. */
async function readFile(text: string) {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const searchId = await makeSearch(reviewId, ada);
  const file = { name: "export.ris", text, feeds: [{ part: "all" as const, searchId }] };
  const payload = { reviewId, importId: await startSeedImport(reviewId, ada, file) };
  await handlers.read_import?.(payload, run);
  return payload;
}

/** How often the planner was told of a table by the product, not by the server itself. */
async function told(): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ name: string; times: number }>(
    "SELECT relname AS name, analyze_count::int AS times FROM pg_stat_user_tables WHERE schemaname = 'public'",
  );
  return new Map(rows.map(({ name, times }) => [name, times]));
}

it("the planner is told of what each step wrote by the thousand, once", async () => {
  // While the server itself looks at a table, the telling is left out.
  for (const name of (await told()).keys())
    await owner.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
  const payload = await readFile(risOf(1_000) + risOf(1_000));
  const toldDuring = async (work: () => Promise<unknown> | undefined) => {
    const before = await told();
    await work();
    const after = [...(await told())].map(
      ([name, times]) => [name, times - (before.get(name) ?? 0)] as const,
    );
    return Object.fromEntries(after.filter(([, times]) => times > 0).sort());
  };
  expect(await toldDuring(() => handlers.index_import?.(payload, run))).toEqual({
    record: 1,
    record_identifier: 1,
    record_search: 1,
    record_state: 1,
    report: 1,
    report_record: 1,
  });
  expect(await toldDuring(() => findSeedDuplicates(payload.reviewId))).toEqual({
    cluster_member: 1,
    duplicate_cluster: 1,
    duplicate_key: 1,
    record_filled: 1,
    record_state: 1,
  });
}, 60_000);

it("duplicates are looked for once, after the planner was told of the new records", async () => {
  const payload = await readFile(risOf(20));
  const { reviewId } = payload;
  const others = ["index_import", "rank_stage", "rank_stage", "read_import"];
  expect(await waiting(reviewId)).toEqual(others);
  await handlers.index_import?.(payload, run);
  await handlers.index_import?.(payload, run);
  expect(await waiting(reviewId)).toEqual(["find_duplicates", ...others]);
});
