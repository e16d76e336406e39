import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handlers } from "@/lib/jobs/handlers";
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

it("duplicates are looked for once, after the planner was told of the new records", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const searchId = await makeSearch(reviewId, ada);
  const file = { name: "export.ris", text: risOf(20), feeds: [{ part: "all" as const, searchId }] };
  const payload = { reviewId, importId: await startSeedImport(reviewId, ada, file) };
  const run = { stopping: new AbortController().signal };
  await handlers.read_import?.(payload, run);
  const others = ["index_import", "rank_stage", "rank_stage", "read_import"];
  expect(await waiting(reviewId)).toEqual(others);
  await handlers.index_import?.(payload, run);
  await handlers.index_import?.(payload, run);
  expect(await waiting(reviewId)).toEqual(["find_duplicates", ...others]);
});
