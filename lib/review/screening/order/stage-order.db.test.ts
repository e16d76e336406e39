import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { resolve } from "@/prisma/seed/conflicts";
import {
  amendProtocol,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  reopen,
  vote,
} from "@/prisma/seed/screening";
import type { StageRules } from "../../protocol/schema";
import { isAbout, queuedRankings, rankNow, titlesFor } from "./order.fixture";

async function rankedTeam(records: number, rules: Partial<StageRules> = {}, titles = titlesFor(records)) {
  const team = await makeTeam(["Ada", "Bea"], { titleAbstract: { order: "ranked_batches", ...rules } });
  const items = await makeRecords(team.reviewId, team.lead, records, [], titles);
  return { ...team, items, ids: items.map(({ id }) => id) };
}
type Team = Awaited<ReturnType<typeof rankedTeam>>;

const rankingOf = ({ reviewId }: Team) => db.stageRanking.findFirst({ where: { reviewId } });
const says = (team: Team, itemId: string): "include" | "exclude" =>
  isAbout(team.ids.indexOf(itemId)) ? "include" : "exclude";

async function itemsOf({ reviewId }: Team, batchId: string): Promise<string[]> {
  const items = await db.stageItem.findMany({ where: { reviewId, batchId }, orderBy: { place: "asc" } });
  return items.map(({ id }) => id);
}

async function voteAll(
  team: Team,
  batchId: string,
  differing: readonly string[] = [],
  missing: readonly string[] = [],
) {
  for (const itemId of await itemsOf(team, batchId)) {
    for (const [at, person] of team.voters.entries()) {
      if (at === 1 && missing.includes(itemId)) continue;
      const verdict = says(team, itemId);
      const other = verdict === "include" ? "exclude" : "include";
      await vote(team.reviewId, person, {
        itemId,
        verdict: at === 1 && differing.includes(itemId) ? other : verdict,
      });
    }
  }
}

describe("the shared order of a stage", () => {
  it("learns from what closed batches settled, and from nothing else", async () => {
    const team = await rankedTeam(60);
    const { reviewId, lead, adjudicator } = team;
    const first = await openBatch(reviewId, lead, "title_abstract", { size: 16 });
    const [conflict = "", resolved = "", missing = "", ...rest] = await itemsOf(team, first.batchId);
    await voteAll(team, first.batchId, [conflict, resolved], [missing]);
    await rankNow(reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: 0, isStarted: true });
    await close(reviewId, lead, first.batchId);
    await rankNow(reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: rest.length });
    await resolve(reviewId, adjudicator, { itemId: resolved, decision: "include" });
    await rankNow(reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: rest.length + 1, relevant: 4 });
    const learned = await rankingOf(team);
    expect(learned?.itemIds).toHaveLength(60 - rest.length - 1);
    // Another batch, with all votes cast, and the items of the first that are not settled.
    const second = await openBatch(reviewId, lead, "title_abstract", { size: 10, order: "random" });
    await voteAll(team, second.batchId);
    await rankNow(reviewId);
    const { at: _, ...again } = (await rankingOf(team)) ?? {};
    const { at: __, ...before } = learned ?? {};
    expect(again).toEqual(before);
  });

  it("forgets what was reopened", async () => {
    const team = await rankedTeam(30);
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract", { size: 10 });
    await voteAll(team, batchId);
    await close(team.reviewId, team.lead, batchId);
    await rankNow(team.reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: 10 });
    await reopen(team.reviewId, team.lead, batchId);
    await rankNow(team.reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: 0 });
  });

  it("puts the likely ones into the next batch, and says what chose it", async () => {
    const team = await rankedTeam(80);
    const { reviewId, lead } = team;
    const first = await openBatch(reviewId, lead, "title_abstract", { size: 16 });
    await voteAll(team, first.batchId);
    await close(reviewId, lead, first.batchId);
    await rankNow(reviewId);
    const next = await openBatch(reviewId, lead, "title_abstract", { size: 16, order: "ranked" });
    expect(next).toMatchObject({ chosen: "ranked", items: 16 });
    const items = await itemsOf(team, next.batchId);
    expect(items.filter((id) => isAbout(team.ids.indexOf(id)))).toHaveLength(16);
    expect(items).toEqual((await rankingOf(team))?.itemIds.slice(0, 16));
    expect(await db.batch.findFirst({ where: { id: next.batchId } })).toMatchObject({
      left: 64,
      model: "two_views",
    });
  });

  it("is a little older when the worker is late, and nothing else", async () => {
    const team = await rankedTeam(60);
    const { reviewId, lead } = team;
    const random = await openBatch(reviewId, lead, "title_abstract", { size: 8, order: "ranked" });
    expect(random).toMatchObject({ chosen: "random", items: 8 });
    await voteAll(team, random.batchId);
    await close(reviewId, lead, random.batchId);
    await rankNow(reviewId);
    const old = await rankingOf(team);
    const second = await openBatch(reviewId, lead, "title_abstract", { size: 8, order: "ranked" });
    await voteAll(team, second.batchId);
    await close(reviewId, lead, second.batchId);
    // No job has run since: the third batch goes on where the second left off, with none of its records twice.
    const third = await openBatch(reviewId, lead, "title_abstract", { size: 8, order: "ranked" });
    const event = await db.decisionEvent.findFirst({
      where: { reviewId, kind: "batch_opened" },
      orderBy: { at: "desc" },
    });
    expect(event?.payload).toMatchObject({ number: 3, chosen: "ranked", left: 44, learned: 8 });
    const taken = await itemsOf(team, second.batchId);
    const waiting = (old?.itemIds ?? []).filter((id) => !taken.includes(id));
    expect(await itemsOf(team, third.batchId)).toEqual(waiting.slice(0, 8));
    await voteAll(team, third.batchId);
    expect(await close(reviewId, lead, third.batchId)).toMatchObject({
      agreed: 8,
      conflict: 0,
      unfinished: 0,
    });
  });

  it("never goes back: an order made from older decisions does not take the place of a newer one", async () => {
    const team = await rankedTeam(20);
    await rankNow(team.reviewId);
    await db.stageRanking.updateMany({
      where: { reviewId: team.reviewId },
      data: { at: new Date(Date.now() + 60_000), learned: 7 },
    });
    await rankNow(team.reviewId);
    expect(await rankingOf(team)).toMatchObject({ learned: 7 });
  });

  it("takes Chinese titles, records without any text, and no labels at all", async () => {
    const titles = [
      "氯胺酮治疗抑郁症的随机对照试验",
      "老年患者髋部骨折护理",
      "",
      "氯胺酮与自杀意念",
      "儿童哮喘的家庭管理",
      "氯胺酮麻醉",
      "护理院成本分析",
    ];
    const team = await rankedTeam(7, { votesPerItem: 1 }, titles);
    await rankNow(team.reviewId);
    expect((await rankingOf(team))?.itemIds.toSorted()).toEqual(team.ids.toSorted());
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract", {
      size: 3,
      voterIds: [team.voters[0]!.id],
    });
    for (const itemId of await itemsOf(team, batchId))
      await vote(team.reviewId, team.voters[0]!, {
        itemId,
        verdict: itemId === team.ids[0] ? "include" : "exclude",
      });
    await close(team.reviewId, team.lead, batchId);
    await rankNow(team.reviewId);
    expect((await rankingOf(team))?.itemIds.slice(0, 2).toSorted()).toEqual(
      [team.ids[3], team.ids[5]].toSorted(),
    );
    const empty = await rankedTeam(0);
    await rankNow(empty.reviewId);
    expect(await rankingOf(empty)).toMatchObject({ learned: 0, itemIds: [] });
  });
});

describe("the job", () => {
  const both = ["rank_stage:full_text", "rank_stage:title_abstract"];

  it("is queued once by what settles something or changes what there is, never by a vote", async () => {
    const team = await rankedTeam(8);
    const { reviewId, lead, adjudicator } = team;
    expect(await queuedRankings(reviewId)).toEqual(both);
    const { batchId } = await openBatch(reviewId, lead, "title_abstract", { size: 4 });
    const [differing = ""] = await itemsOf(team, batchId);
    await voteAll(team, batchId, [differing]);
    expect(await queuedRankings(reviewId)).toEqual([]);
    await close(reviewId, lead, batchId);
    expect(await queuedRankings(reviewId)).toEqual(both);
    await resolve(reviewId, adjudicator, { itemId: differing, decision: "include" });
    expect(await queuedRankings(reviewId)).toEqual(both);
    await amendProtocol(reviewId, lead, {});
    expect(await queuedRankings(reviewId)).toEqual(both);
  });

  it("does nothing where the protocol ranks nothing, or when there is none", async () => {
    const team = await rankedTeam(8, { order: "random" });
    await rankNow(team.reviewId);
    await rankNow(team.reviewId, "full_text");
    expect(await rankingOf(team)).toBeNull();
    await rankNow("00000000-0000-7000-8000-000000000000");
  });
});
