import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { nameKeyPapers } from "@/lib/review/import/key-papers/commands";
import type { AskedReplay } from "@/lib/review/stopping/replayed/schema";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { close, makeRecords, makeTeam, openBatch, reopen, vote } from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { replayStage } from "./replay-stage";

const RECORDS = 24;
const stage = "title_abstract" as const;

/** Two batches; what speaks of ketamine is included, and the two disagree on the first of each batch. */
async function twoBatches() {
  const team = await makeTeam(["Ada", "Bea"]);
  const { reviewId, lead } = team;
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const titles = Array.from({ length: RECORDS }, (_, at) =>
    at % 6 === 0 ? `Ketamine and depression ${at}` : `Caries of teeth ${at}`,
  );
  const ids = (await makeRecords(reviewId, lead, RECORDS, [], titles)).map(({ id }) => id);
  const token = await tokenOf(lead);
  const path = `/reviews/${reviewId}/stages/${stage}/replay`;
  const screen = async (from: number) => {
    const { batchId } = await openBatch(reviewId, lead, stage, { size: RECORDS / 2 });
    for (let at = from; at < from + RECORDS / 2; at += 1) {
      const verdict = at % 6 === 0 ? "include" : "exclude";
      await vote(reviewId, ada, { itemId: ids[at]!, verdict });
      await vote(reviewId, bea, { itemId: ids[at]!, verdict: at === from ? "exclude" : verdict });
    }
    return batchId;
  };
  const read = async () =>
    (await call(token, "GET", path)).body as { obstacle: string | null; replay: AskedReplay | null };
  const ask = () => call(token, "POST", path);
  return { ...team, ada, ids, screen, read, ask, path };
}

const run = { stopping: new AbortController().signal };

it("replays a stage once all of it is settled and no batch is open", async () => {
  const { reviewId, lead, ada, ids, screen, read, ask, path } = await twoBatches();
  const settle = async (at: number) => resolve(reviewId, lead, { itemId: ids[at]!, decision: "include" });
  expect(await read()).toEqual({ obstacle: "waiting", replay: null });
  const first = await screen(0);
  expect((await read()).obstacle).toBe("batch_open");
  await close(reviewId, lead, first);
  expect((await read()).obstacle).toBe("unsettled");
  await settle(0);
  expect((await read()).obstacle).toBe("waiting");
  expect(await ask()).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining("not finished") },
  });
  await close(reviewId, lead, await screen(RECORDS / 2));
  await settle(RECORDS / 2);
  expect(await read()).toEqual({ obstacle: null, replay: null });

  for (const method of ["GET", "POST"]) {
    expect((await call(await tokenOf(ada), method, path)).status).toBe(403);
  }
  expect(await ask()).toMatchObject({ status: 200, body: { state: "waiting" } });
  expect((await read()).replay).toMatchObject({ state: "waiting", result: null, askedBy: lead.name });
  await replayStage({ reviewId, stage }, run);
  const { replay } = await read();
  expect(replay).toMatchObject({
    state: "done",
    isCurrent: true,
    result: { records: RECORDS, relevant: 4, screened: [1, 7, 13, 19], ranked: [1, 2, 3, 4] },
  });
  expect(replay?.sentence).toContain(
    "95 % of the 4 included records would have been found after 4 of 24 records",
  );

  await reopen(reviewId, lead, first);
  expect(await read()).toMatchObject({ obstacle: "batch_open", replay: { state: "done", isCurrent: false } });
});

it("a stage that was opened again before the worker came is not replayed, and one asked for twice is one", async () => {
  const { reviewId, lead, ids, screen, read, ask } = await twoBatches();
  for (const from of [0, RECORDS / 2]) {
    await close(reviewId, lead, await screen(from));
    await resolve(reviewId, lead, { itemId: ids[from]!, decision: "include" });
  }
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(200);
  expect(await db.stageReplay.count({ where: { reviewId } })).toBe(1);
  await makeRecords(reviewId, lead, 1);
  await replayStage({ reviewId, stage }, run);
  expect(await read()).toMatchObject({ obstacle: "waiting", replay: { state: "failed", result: null } });
});

it("begins with the key papers of the review", async () => {
  const { reviewId, lead, ids, screen, read, ask } = await twoBatches();
  const scope = await scopeOf(lead.id, reviewId, "import.run");
  await nameKeyPapers(scope, { reviewId, operationId: uuid(), text: "Ketamine and depression 6" });
  for (const from of [0, RECORDS / 2]) {
    await close(reviewId, lead, await screen(from));
    await resolve(reviewId, lead, { itemId: ids[from]!, decision: "include" });
  }
  await ask();
  await replayStage({ reviewId, stage }, run);
  const { replay } = await read();
  expect(replay?.result?.keyPapers).toBe(1);
  expect(replay?.sentence).toMatch(/^Ranked, beginning with 1 key paper,/);
});

it("a worker that stops leaves the replay to the next one", async () => {
  const { reviewId, lead, ids, screen, read, ask } = await twoBatches();
  for (const from of [0, RECORDS / 2]) {
    await close(reviewId, lead, await screen(from));
    await resolve(reviewId, lead, { itemId: ids[from]!, decision: "include" });
  }
  await ask();
  const stopping = new AbortController();
  const running = replayStage({ reviewId, stage }, { stopping: stopping.signal });
  stopping.abort();
  await expect(running).rejects.toThrow();
  expect((await read()).replay?.state).toBe("waiting");
});
