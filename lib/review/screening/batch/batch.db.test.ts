import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import {
  awaitAssessment,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  reopen,
  type SeedVote,
  vote,
} from "@/prisma/seed/screening";
import { join, makePerson, type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { replay, stateOf } from "../replay.fixture";
import { closeBatch } from "./commands";

type Verdict = SeedVote["verdict"];

async function votedTeam(said: [Verdict, Verdict?][]) {
  const team = await makeTeam(["Ada", "Bea"]);
  const records = await makeRecords(team.reviewId, team.lead, said.length);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  for (const [at, [first, second]] of said.entries()) {
    await vote(team.reviewId, ada, { itemId: records[at]!.id, verdict: first });
    if (second) await vote(team.reviewId, bea, { itemId: records[at]!.id, verdict: second });
  }
  return { ...team, ids: records.map((record) => record.id), batchId, ada, bea };
}

/** State without what a new event leaves behind by design: who moved a record last, and when a vote was sealed. */
const lastingState = async (reviewId: string) =>
  (await stateOf(reviewId))
    .filter((row) => !row.startsWith("report"))
    .map((row) => row.replace(/"sealed_at": ("[^"]+"|null)/, ""))
    .map((row) => (row.startsWith("record_state") ? row.replace(/"event_id": "[^"]+"/, "") : row))
    .toSorted();

describe("opening a batch", () => {
  it("says what is missing: records, or people who vote", async () => {
    const team = await makeTeam(["Ada"]);
    await expect(openBatch(team.reviewId, team.lead)).rejects.toThrow(
      /2 independent votes, and 1 person votes/,
    );
    await join(team.reviewId, team.lead, await makePerson("Bea"), ["reviewer"]);
    await expect(openBatch(team.reviewId, team.lead)).rejects.toThrow(/No record waits/);
    await expect(openBatch(team.reviewId, team.lead, "full_text")).rejects.toThrow(/No report waits/);
    await makeRecords(team.reviewId, team.lead, 1);
    await expect(
      openBatch(team.reviewId, team.lead, "title_abstract", { voterIds: [team.lead.id, uuid()] }),
    ).rejects.toThrow(/does not vote/);
  });

  it("puts each record into one batch, also when several are opened at once", async () => {
    const team = await makeTeam(["Ada", "Bea", "Cai"]);
    await makeRecords(team.reviewId, team.lead, 20);
    const opened = await Promise.allSettled(
      [1, 2, 3].map(() => openBatch(team.reviewId, team.lead, "title_abstract", { size: 8 })),
    );
    const sizes = opened.map((one) => (one.status === "fulfilled" ? one.value.items : 0));
    expect(sizes.toSorted()).toEqual([4, 8, 8]);
    expect(await db.stageItem.count({ where: { reviewId: team.reviewId } })).toBe(20);
    expect(await db.slot.count({ where: { reviewId: team.reviewId } })).toBe(40);
  });

  it("is for leads; a reviewer gets 403", async () => {
    const team = await makeTeam();
    const answer = await call(
      await tokenOf(team.voters[0]!),
      "POST",
      `/reviews/${team.reviewId}/stages/title_abstract/batches`,
      { operationId: uuid() },
    );
    expect(answer.status).toBe(403);
  });
});

describe("closing and reopening a batch", () => {
  it("moves what is agreed, opens conflicts and leaves the unfinished waiting", async () => {
    const { reviewId, lead, batchId, ids } = await votedTeam([
      ["include", "maybe"],
      ["exclude", "exclude"],
      ["include", "exclude"],
      ["include"],
    ]);
    expect(await close(reviewId, lead, batchId)).toEqual({
      agreed: 2,
      conflict: 1,
      resolved: 0,
      unfinished: 1,
      removed: 0,
    });
    const states = await db.recordState.findMany({ where: { reviewId } });
    const stateOfRecord = (at: number) => states.find((state) => state.recordId === ids[at])?.status;
    expect([0, 1, 2, 3].map(stateOfRecord)).toEqual([
      "included",
      "excluded",
      "awaiting_screening",
      "awaiting_screening",
    ]);
    await expect(close(reviewId, lead, batchId)).rejects.toThrow(/closed already/);
  });

  it("reopening gives everything back, closing again brings the same report back, and all of it replays", async () => {
    const { reviewId, lead, batchId, bea, ids } = await votedTeam([
      ["include", "include"],
      ["exclude", "exclude"],
      ["include"],
    ]);
    const before = await lastingState(reviewId);
    await close(reviewId, lead, batchId);
    const report = await db.report.findFirstOrThrow({ where: { reviewId } });
    await reopen(reviewId, lead, batchId);
    expect(await lastingState(reviewId)).toEqual(before);
    expect(await db.report.findFirstOrThrow({ where: { reviewId } })).toMatchObject({ status: "withdrawn" });
    await vote(reviewId, bea, { itemId: ids[2]!, verdict: "include" });
    await close(reviewId, lead, batchId);
    const reports = await db.report.findMany({ where: { reviewId } });
    expect(reports.map((one) => one.status)).toEqual(["sought", "sought"]);
    expect(reports.some((one) => one.id === report.id)).toBe(true);
    const state = await stateOf(reviewId);
    await replay(reviewId);
    expect(await stateOf(reviewId)).toEqual(state);
  });

  it("a vote that was open to others once stays sealed after reopening", async () => {
    const { reviewId, lead, batchId, ada, ids } = await votedTeam([["include", "include"]]);
    await close(reviewId, lead, batchId);
    await reopen(reviewId, lead, batchId);
    expect(await vote(reviewId, ada, { itemId: ids[0]!, verdict: "exclude" })).toMatchObject({
      sealed: true,
    });
    expect(await db.slot.findFirst({ where: { reviewId, personId: ada.id } })).toMatchObject({
      verdict: "exclude",
      sealedVerdict: "include",
    });
  });

  it("is refused with a list once somebody has built on it", async () => {
    const { reviewId, lead, batchId } = await votedTeam([["include", "include"]]);
    await close(reviewId, lead, batchId);
    const { id } = await db.report.findFirstOrThrow({ where: { reviewId } });
    await awaitAssessment(reviewId, [id]);
    await openBatch(reviewId, lead, "full_text");
    await expect(reopen(reviewId, lead, batchId)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: [
        {
          message: expect.stringMatching(/mechanism 1: its report is in batch 1 of full texts. Take it out/),
        },
      ],
    });
  });

  it("a vote comes before the closing or is refused, never in between", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { reviewId, lead, batchId, ada, bea, ids } = await votedTeam([
        ["include", "include"],
        ["include"],
      ]);
      const scope = await scopeOf(lead.id, reviewId, "screening.manage");
      const [closing, late] = await Promise.allSettled([
        closeBatch(scope, { operationId: uuid(), reviewId, batchId }),
        vote(reviewId, bea, { itemId: ids[1]!, verdict: "include" }),
        vote(reviewId, ada, { itemId: ids[0]!, verdict: "exclude" }),
      ]);
      expect(closing.status).toBe("fulfilled");
      const items = await db.stageItem.findMany({ where: { reviewId }, include: { slots: true } });
      const second = items.find((item) => item.id === ids[1]);
      expect(second?.slots.every((slot) => slot.verdict)).toBe(late.status === "fulfilled");
      expect(second?.status).toBe(late.status === "fulfilled" ? "agreed" : "open");
      const first = items.find((item) => item.id === ids[0]);
      const verdicts = new Set(first?.slots.map((slot) => slot.verdict));
      expect(first?.status).toBe(verdicts.size === 1 ? "agreed" : "conflict");
      expect(items.flatMap((item) => item.slots).every((slot) => !slot.verdict || slot.sealedAt)).toBe(true);
    }
  });

  it("closing twice at once closes once", async () => {
    const { reviewId, lead, batchId } = await votedTeam([["include", "include"]]);
    const tries = await Promise.allSettled([1, 2, 3].map(() => close(reviewId, lead, batchId)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.report.count({ where: { reviewId } })).toBe(1);
  });
});
