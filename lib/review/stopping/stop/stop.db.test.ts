import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { seedRecords } from "@/prisma/seed/import";
import { close, openBatch, reopen } from "@/prisma/seed/screening";
import { tokenOf } from "@/prisma/seed/team";
import {
  looksOf,
  openRandom,
  placesOf,
  type StageInTest,
  screenBatch,
  stageOf,
  voteAsItIs,
} from "../stage.fixture";
import type { StopPreview } from "./schema";

async function asLead({ reviewId, lead }: StageInTest) {
  const token = await tokenOf(lead);
  const base = `/reviews/${reviewId}/stages/title_abstract`;
  return {
    base,
    token,
    preview: async () => (await call(token, "GET", `${base}/stop`)).body as StopPreview,
    stop: (look: number, records: number) =>
      call(token, "PUT", `${base}/stop`, { operationId: uuid(), look, records }),
    resume: () => call(token, "DELETE", `${base}/stop`, { operationId: uuid() }),
    elusion: (size: number) =>
      call(token, "POST", `${base}/elusion-samples`, { operationId: uuid(), size, seed: "elusion" }),
    view: async (who = token) => (await call(who, "GET", `${base}/stopping`)).body,
  };
}

/** Screened until a look says that it may stop. */
async function mayBeStopped(count = 80): Promise<StageInTest> {
  const stage = await stageOf(count);
  for (let batch = 0; batch < 7; batch += 1) {
    await screenBatch(stage, 10);
    const last = (await looksOf(stage.reviewId)).at(-1);
    if ((last?.statement as { verdict?: string } | undefined)?.verdict === "stop") return stage;
  }
  throw new Error("No look said stop.");
}

const stoppedIds = async (reviewId: string) =>
  (await db.recordState.findMany({ where: { reviewId, status: "unscreened_stopped" } })).map(
    (row) => row.recordId,
  );

const rebuilt = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0);

describe("stopping", () => {
  it("is refused until the last look allows it, and names what is to be finished first", async () => {
    const stage = await stageOf(60);
    const lead = await asLead(stage);
    expect((await lead.preview()).obstacle).toMatch(/Nobody has looked yet/);
    const batchId = await openRandom(stage, 4);
    expect((await lead.preview()).obstacle).toBe("Batch 1 is open. Close what is open first.");
    await voteAsItIs(stage, batchId, { conflicts: 1, silent: 1 });
    await close(stage.reviewId, stage.lead, batchId);
    expect((await lead.preview()).obstacle).toMatch(/^1 record of a closed batch has a vote missing/);
    await reopen(stage.reviewId, stage.lead, batchId);
    await voteAsItIs(stage, batchId, { conflicts: 1 });
    await close(stage.reviewId, stage.lead, batchId);
    expect((await lead.preview()).obstacle).toBe("1 record is in conflict. Settle that first.");
    expect(await lead.stop(1, 56)).toMatchObject({ status: 409 });
    expect(await stoppedIds(stage.reviewId)).toEqual([]);
  });

  it("is refused on a look that says not yet, and on one that is not of the present state", async () => {
    const early = await stageOf(60);
    await screenBatch(early, 2);
    expect((await (await asLead(early)).preview()).obstacle).toMatch(/^Not yet/);
    const stage = await mayBeStopped();
    const lead = await asLead(stage);
    await seedRecords(stage.reviewId, stage.lead, 1);
    expect((await lead.preview()).obstacle).toMatch(/changed since the last look/);
  });

  it("leaves what waits unscreened under its rule, and taking it back gives everything back", async () => {
    const stage = await mayBeStopped();
    const lead = await asLead(stage);
    const before = await placesOf(stage.reviewId);
    const { stop } = await lead.preview();
    expect(stop).toMatchObject({ method: "50 % recall at 80 % confidence, random sample" });
    expect((await lead.stop(stop!.look, stop!.records - 1)).status).toBe(409);
    expect((await lead.stop(stop!.look, stop!.records)).body).toEqual({ records: stop!.records });
    expect(await stoppedIds(stage.reviewId)).toHaveLength(stop!.records);
    const one = await db.recordState.findFirstOrThrow({
      where: { reviewId: stage.reviewId, status: "unscreened_stopped" },
    });
    expect(one).toMatchObject({ decidedBy: "software", method: stop!.method });
    expect(await rebuilt(stage.reviewId)).toEqual([]);
    expect((await lead.preview()).obstacle).toBe("Screening is stopped already.");
    const added = await seedRecords(stage.reviewId, stage.lead, 1);
    expect(await lead.resume()).toMatchObject({ status: 200, body: { records: stop!.records } });
    expect(await placesOf(stage.reviewId, added.recordIds)).toEqual(before);
    expect(await rebuilt(stage.reviewId)).toEqual([]);
    expect((await lead.resume()).status).toBe(409);
  });

  it("is the lead's alone", async () => {
    const stage = await mayBeStopped();
    const { base } = await asLead(stage);
    const voter = await tokenOf(stage.voters[0]!);
    expect((await call(voter, "GET", `${base}/stop`)).status).toBe(403);
    const stop = { operationId: uuid(), look: 1, records: 1 };
    expect((await call(voter, "PUT", `${base}/stop`, stop)).status).toBe(403);
    expect((await call(voter, "DELETE", `${base}/stop`, { operationId: uuid() })).status).toBe(403);
  });
});

async function stopped(count = 80) {
  const stage = await mayBeStopped(count);
  const lead = await asLead(stage);
  const { stop } = await lead.preview();
  await lead.stop(stop!.look, stop!.records);
  return { stage, lead, records: stop!.records };
}

describe("while a stop stands", () => {
  it("no batch opens on what it left; what it rests on is neither reopened nor withdrawn", async () => {
    const { stage, lead } = await stopped();
    await expect(openBatch(stage.reviewId, stage.lead)).rejects.toThrow(/Screening was stopped/);
    const { id } = await db.batch.findFirstOrThrow({ where: { reviewId: stage.reviewId, number: 1 } });
    await expect(reopen(stage.reviewId, stage.lead, id)).rejects.toThrow(/Take the stop back first/);
    await lead.resume();
    await reopen(stage.reviewId, stage.lead, id);
  });

  it("what it left is neither removed nor merged away", async () => {
    const { stage, lead } = await stopped();
    const [one] = await stoppedIds(stage.reviewId);
    const removal = { recordIds: [one], as: "removed_other", method: "retraction", decidedBy: "person" };
    const path = `/reviews/${stage.reviewId}/records/removals`;
    const refused = await call(lead.token, "POST", path, { operationId: uuid(), ...removal });
    expect(refused.status).toBe(409);
    const [other] = stage.recordIds.filter((id) => id !== one);
    const merge = { operationId: uuid(), recordIds: [one, other], survivorId: other };
    const merged = await call(lead.token, "POST", `/reviews/${stage.reviewId}/duplicates/merges`, merge);
    expect(merged.status).toBe(409);
    expect(JSON.stringify(merged.body)).toMatch(/left unscreened/);
  });

  it("undoing an import takes what it left along, and taking the stop back brings none of it", async () => {
    const { stage, lead } = await stopped();
    const { importId } = await db.record.findFirstOrThrow({ where: { reviewId: stage.reviewId } });
    const undone = await call(lead.token, "PUT", `/reviews/${stage.reviewId}/imports/${importId}/undo`, {
      operationId: uuid(),
      reason: "The wrong file.",
    });
    expect(undone.status).toBe(200);
    expect(await stoppedIds(stage.reviewId)).toEqual([]);
    expect((await lead.resume()).body).toEqual({ records: 0 });
    expect(
      await db.recordState.count({ where: { reviewId: stage.reviewId, status: "awaiting_screening" } }),
    ).toBe(0);
  });
});

describe("an elusion sample", () => {
  it("is drawn from what a stop left, is screened like any other, and says what it proves", async () => {
    const { stage, lead, records } = await stopped();
    const before = (await lead.view()) as { shown: { elusion: { proposals: { size: number }[] } } };
    expect(before.shown.elusion).toMatchObject({ unscreened: records, result: null });
    const opened = await lead.elusion(5);
    expect(opened).toMatchObject({ status: 200, body: { chosen: "elusion", items: 5 } });
    const { batchId } = opened.body as { batchId: string };
    expect(await stoppedIds(stage.reviewId)).toHaveLength(records - 5);
    const withheld = await lead.view(await tokenOf(stage.voters[0]!));
    expect(withheld).toMatchObject({ withheld: true, shown: null });
    await voteAsItIs({ ...stage, isRelevant: () => false }, batchId);
    await close(stage.reviewId, stage.lead, batchId);
    const after = (await lead.view()) as { shown: { elusion: { result: { sentence: string } } } };
    expect(after.shown.elusion).toMatchObject({ unscreened: records, result: { drawn: 5, relevant: 0 } });
    expect(after.shown.elusion.result.sentence).toMatch(
      new RegExp(`^0 of 5 drawn from the ${records} left unscreened are relevant: at 80 % confidence`),
    );
    expect(await rebuilt(stage.reviewId)).toEqual([]);
    await reopen(stage.reviewId, stage.lead, batchId);
    await close(stage.reviewId, stage.lead, batchId);
    expect((await lead.resume()).body).toEqual({ records: records - 5 });
    expect((await lead.elusion(5)).status).toBe(409);
  });
});
