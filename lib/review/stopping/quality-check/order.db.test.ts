import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { chooseModel } from "@/lib/review/screening/order/commands";
import { drawByOneStage, isAbout, rankNow, titlesFor } from "@/lib/review/screening/order/order.fixture";
import { close, makeRecords, makeTeam, openBatch, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { DEFAULT_STOPPING } from "../../protocol/rules";
import { openCheck, say } from "./check.fixture";

const RECORDS = 60;

async function screen(
  { reviewId, lead, voters }: ScreeningTeam,
  batch: { size: number; order: "import" | "ranked" },
  isIncluded: (id: string) => boolean,
): Promise<void> {
  const { batchId } = await openBatch(reviewId, lead, "title_abstract", batch);
  for (const { id: itemId } of await db.stageItem.findMany({ where: { reviewId, batchId } }))
    for (const voter of voters)
      await vote(reviewId, voter, { itemId, verdict: isIncluded(itemId) ? "include" : "exclude" });
  await close(reviewId, lead, batchId);
  await rankNow(reviewId);
}

it("is made by the worker once another model has ranked a batch, with what was excluded by mistake at its top", async () => {
  const titleAbstract = { order: "ranked_batches" as const, stopping: DEFAULT_STOPPING };
  const team = await makeTeam(["Ada", "Bea"], { titleAbstract });
  const { reviewId, lead, voters } = team;
  await drawByOneStage(reviewId);
  const records = await makeRecords(reviewId, lead, RECORDS, [], titlesFor(RECORDS));
  const mistaken = [records[4]!.id, records[8]!.id];
  const at = new Map(records.map(({ id }, place) => [id, place]));
  const isIncluded = (id: string) => isAbout(at.get(id) ?? 1) && !mistaken.includes(id);
  const excludedNow = async () =>
    (await db.stageRanking.findFirstOrThrow({ where: { reviewId } })).excludedIds;
  await screen(team, { size: 32, order: "import" }, isIncluded);
  await screen(team, { size: 8, order: "ranked" }, isIncluded);
  expect(await excludedNow()).toEqual([]);
  const manager = await scopeOf(lead.id, reviewId, "screening.manage");
  await chooseModel(manager, { operationId: uuid(), reviewId, stage: "title_abstract", model: "bayes" });
  await rankNow(reviewId);
  expect(await excludedNow()).toEqual([]);
  await screen(team, { size: 8, order: "ranked" }, isIncluded);
  const order = await excludedNow();
  const items = await db.stageItem.findMany({ where: { reviewId, decision: "exclude" } });
  expect(order.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  expect(order.slice(0, 2).toSorted()).toEqual(mistaken.toSorted());

  const reader = voters[1] as SeedPerson;
  const checkId = await openCheck(team, reader, 5);
  await say(reviewId, reader, checkId, order[0]!, "upheld");
  await rankNow(reviewId);
  expect(await excludedNow()).toEqual(order.slice(1));
  await db.stageRanking.deleteMany({ where: { reviewId } });
  await rankNow(reviewId);
  expect(await excludedNow()).toEqual(order.slice(1));
});
