import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { resolve } from "@/prisma/seed/conflicts";
import { amendProtocol, close, release, reopen } from "@/prisma/seed/screening";
import { LENIENT, looksOf, openRandom, screenBatch, stageOf, voteAsItIs } from "../stage.fixture";
import { takeLook } from "./commands";

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const looking = (reviewId: string) => takeLook(reviewId, "title_abstract");

describe("a look", () => {
  it("follows each closed batch once, is kept, and is folded from the history", async () => {
    const stage = await stageOf(60);
    await looking(stage.reviewId);
    expect(await looksOf(stage.reviewId)).toEqual([]);
    await screenBatch(stage, 10);
    await screenBatch(stage, 10);
    await Promise.all([looking(stage.reviewId), looking(stage.reviewId)]);
    const looks = await looksOf(stage.reviewId);
    expect(looks.map(({ number, batchNumber }) => [number, batchNumber])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(looks[1]?.statement).toMatchObject({ records: 60, screened: 20, form: "guarantee" });
    const event = await db.decisionEvent.findFirstOrThrow({
      where: { reviewId: stage.reviewId, kind: "stopping_looked" },
    });
    expect(event.actorId).toBe(stage.lead.id);
    expect((await rebuildReview(stage.reviewId)).filter(({ missing, extra }) => missing + extra > 0)).toEqual(
      [],
    );
  });

  it("waits until every conflict is settled, and is queued by what settles it", async () => {
    const stage = await stageOf(30);
    const batchId = await openRandom(stage, 10);
    const [first] = await voteAsItIs(stage, batchId, { conflicts: 1 });
    await close(stage.reviewId, stage.lead, batchId);
    await looking(stage.reviewId);
    expect(await looksOf(stage.reviewId)).toEqual([]);
    await resolve(stage.reviewId, stage.adjudicator, {
      itemId: first!,
      decision: "exclude",
    });
    const { rows } = await owner.query("SELECT task_identifier FROM graphile_worker.jobs WHERE key = $1", [
      `rank_stage:${stage.reviewId}:title_abstract`,
    ]);
    expect(rows).toEqual([{ task_identifier: "rank_stage" }]);
    await looking(stage.reviewId);
    const [look] = await db.$queryRaw<{ actor: string }[]>`SELECT actor_id AS actor FROM decision_event
      WHERE review_id = ${stage.reviewId}::uuid AND kind = 'stopping_looked'`;
    expect(look?.actor).toBe(stage.adjudicator.id);
  });

  it("stays when its batch is reopened; what comes out then is another look", async () => {
    const stage = await stageOf(30);
    const batchId = await screenBatch(stage, 10);
    await reopen(stage.reviewId, stage.lead, batchId);
    await looking(stage.reviewId);
    await close(stage.reviewId, stage.lead, batchId);
    await looking(stage.reviewId);
    expect(await looksOf(stage.reviewId)).toHaveLength(1);
    await reopen(stage.reviewId, stage.lead, batchId);
    // Of ten drawn from thirty at most six are relevant: another number, whatever was drawn.
    await voteAsItIs({ ...stage, isRelevant: () => true }, batchId);
    await close(stage.reviewId, stage.lead, batchId);
    await looking(stage.reviewId);
    const looks = await looksOf(stage.reviewId);
    expect(looks.map(({ number, batchNumber }) => [number, batchNumber])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(looks[1]?.statement).toMatchObject({ relevant: 10 });
  });

  it("says nothing of an open batch but that it is open", async () => {
    const stage = await stageOf(60);
    const open = await openRandom(stage, 10);
    await screenBatch(stage, 5);
    expect(await looksOf(stage.reviewId)).toEqual([]);
    await voteAsItIs(stage, open);
    await close(stage.reviewId, stage.lead, open);
    const third = await openRandom(stage, 8);
    await looking(stage.reviewId);
    await voteAsItIs(stage, third);
    await looking(stage.reviewId);
    const [look, more] = await looksOf(stage.reviewId);
    expect(more).toBeUndefined();
    expect(look?.statement).toMatchObject({
      screened: 15,
      obstacles: [{ because: "open_batches", items: 1 }],
    });
    await release(stage.reviewId, stage.lead, third);
    await looking(stage.reviewId);
    expect((await looksOf(stage.reviewId))[1]?.statement).toMatchObject({ screened: 15, obstacles: [] });
  });

  it("counts an item where it was screened in the end, and leaves out what is left unfinished", async () => {
    const stage = await stageOf(30);
    const first = await openRandom(stage, 10);
    await voteAsItIs(stage, first, { silent: 2 });
    await close(stage.reviewId, stage.lead, first);
    await looking(stage.reviewId);
    expect(await looksOf(stage.reviewId)).toEqual([]);
    const rest = await openRandom(stage, 22);
    await voteAsItIs(stage, rest);
    await close(stage.reviewId, stage.lead, rest);
    await looking(stage.reviewId);
    expect((await looksOf(stage.reviewId))[0]?.statement).toMatchObject({
      verdict: "all_screened",
      screened: 30,
    });
  });

  it("is of the rules in force, and says when they were amended after screening had begun", async () => {
    const stage = await stageOf(60);
    await screenBatch(stage, 10);
    await amendProtocol(stage.reviewId, stage.lead, {
      titleAbstract: { stopping: { ...LENIENT, target: 60 } },
    });
    await looking(stage.reviewId);
    const looks = await looksOf(stage.reviewId);
    expect(looks[0]?.statement).toMatchObject({ target: 50, amendedIn: null });
    expect(looks[1]?.statement).toMatchObject({ target: 60, amendedIn: 2 });
    expect(looks[1]?.statement).toMatchObject({
      sentence: expect.stringContaining("Version 2 of the protocol changed the rule"),
    });
    await amendProtocol(stage.reviewId, stage.lead, { titleAbstract: { stopping: null } });
    await looking(stage.reviewId);
    expect(await looksOf(stage.reviewId)).toHaveLength(2);
  });
});
