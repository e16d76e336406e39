import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { close, makeRecords, makeTeam, openBatch, vote } from "@/prisma/seed/screening";
import { type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { OrderMode } from "../../protocol/schema";
import { isAbout, rankFor, rankNow, titlesFor } from "./order.fixture";
import type { StageOrder, WhyHere } from "./schema";

async function screened(order: OrderMode) {
  const team = await makeTeam(["Ada", "Bea"], { titleAbstract: { order, votesPerItem: 1 } });
  const { reviewId, lead } = team;
  const ids = (await makeRecords(reviewId, lead, 40, [], titlesFor(40))).map(({ id }) => id);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const first = await openBatch(reviewId, lead, "title_abstract", { size: 16, voterIds: [ada.id] });
  for (const { itemId } of await db.slot.findMany({ where: { reviewId, batchId: first.batchId } }))
    await vote(reviewId, ada, { itemId, verdict: isAbout(ids.indexOf(itemId)) ? "include" : "exclude" });
  const path = `/reviews/${reviewId}/stages/title_abstract`;
  const leads = await tokenOf(lead);
  const orderNow = async () => (await call(leads, "GET", `${path}/order`)).body as StageOrder;
  const choose = (model: string) => call(leads, "PUT", `${path}/model`, { operationId: uuid(), model });
  return { ...team, ids, ada, bea, first, path, leads, orderNow, choose };
}

describe("what a lead is told of the order", () => {
  it("what it has learned from, when it is catching up, and which model ranks", async () => {
    const { reviewId, lead, first, orderNow, choose } = await screened("ranked_batches");
    expect(await orderNow()).toEqual({
      mode: "ranked_batches",
      model: "two_views",
      ranking: null,
      isCatchingUp: true,
    });
    await rankNow(reviewId);
    expect(await orderNow()).toMatchObject({ ranking: { learned: 0, isStarted: true }, isCatchingUp: false });
    await close(reviewId, lead, first.batchId);
    expect(await orderNow()).toMatchObject({ ranking: { learned: 0 }, isCatchingUp: true });
    await rankNow(reviewId);
    expect(await orderNow()).toMatchObject({ ranking: { learned: 16 }, isCatchingUp: false });
    expect((await choose("bayes")).status).toBe(200);
    expect(await orderNow()).toMatchObject({ model: "bayes", isCatchingUp: true });
    const weights = async () => (await db.stageRanking.findFirst({ where: { reviewId } }))?.weights;
    const before = await weights();
    await rankNow(reviewId);
    expect(await orderNow()).toMatchObject({ model: "bayes", isCatchingUp: false });
    expect(await weights()).not.toEqual(before);
    await openBatch(reviewId, lead, "title_abstract", { size: 5, order: "ranked" });
    expect(await db.batch.findFirst({ where: { reviewId, number: 2 } })).toMatchObject({ model: "bayes" });
    expect((await choose("bayes")).status).toBe(409);
    expect((await choose("two_views")).status).toBe(200);
    expect((await choose("of my own")).status).toBe(400);
    const events = await db.decisionEvent.findMany({ where: { reviewId, kind: "ranking_model_chosen" } });
    expect(events).toHaveLength(2);
  });

  it("comes back from the events alone, and nothing is said of it to whoever does not lead", async () => {
    const { reviewId, ada, path, choose } = await screened("ranked_batches");
    await choose("bayes");
    const differing = (await rebuildReview(reviewId)).filter(
      ({ table, missing, extra }) => missing + extra > 0 && !SEEDED.includes(table),
    );
    expect(differing).toEqual([]);
    const token = await tokenOf(ada);
    expect((await call(token, "GET", `${path}/order`)).status).toBe(403);
    expect((await call(token, "PUT", `${path}/model`, { operationId: uuid(), model: "bayes" })).status).toBe(
      403,
    );
  });
});

/** Records here were made past the commands. */
const SEEDED = ["search", "import_state", "record_state"];

describe("why an item comes now", () => {
  it("is said in words of its own, from settled decisions, to whoever votes on it and to nobody else", async () => {
    const { reviewId, lead, ada, bea, first, path } = await screened("ranked_batches");
    await close(reviewId, lead, first.batchId);
    await rankNow(reviewId);
    const options = { size: 4, order: "ranked" as const, voterIds: [bea.id] };
    const { batchId } = await openBatch(reviewId, lead, "title_abstract", options);
    const [item] = await db.stageItem.findMany({ where: { reviewId, batchId }, orderBy: { place: "asc" } });
    const why = async (person: SeedPerson) =>
      call(await tokenOf(person), "GET", `${path}/items/${item?.id}/why`);
    const said = (await why(bea)).body as WhyHere;
    expect(said).toMatchObject({ by: "settled", learned: 16 });
    expect(said.for.map(({ term }) => term)).toContain("ketamine");
    expect(said.for.every(({ amount }) => amount > 0)).toBe(true);
    expect((await why(ada)).status).toBe(404);
    expect((await why(lead)).status).toBe(403);
  });

  it("is said from one's own votes where these rank, and not at all where nothing does", async () => {
    const own = await screened("ranked_own");
    const { reviewId, ada, path, lead } = own;
    const next = await openBatch(reviewId, lead, "title_abstract", { size: 12, voterIds: [ada.id] });
    const { itemId = "" } = (await db.slot.findFirst({ where: { reviewId, batchId: next.batchId } })) ?? {};
    const why = async () => (await call(await tokenOf(ada), "GET", `${path}/items/${itemId}/why`)).body;
    expect(await why()).toEqual({ by: null, learned: 0, for: [], against: [] });
    await rankFor(reviewId, ada);
    expect(await why()).toMatchObject({ by: "own", learned: 16 });
    const random = await screened("random");
    const { itemId: other = "" } = (await db.slot.findFirst({ where: { reviewId: random.reviewId } })) ?? {};
    const answer = await call(await tokenOf(random.ada), "GET", `${random.path}/items/${other}/why`);
    expect(answer.body).toMatchObject({ by: null });
  });

  it("is noted with the vote when it was looked at before", async () => {
    const { reviewId, ada, path, protocol } = await screened("ranked_own");
    const [one, other] = await db.slot.findMany({ where: { reviewId, personId: ada.id }, take: 2 });
    const send = async (itemId: string | undefined, over: object) =>
      call(await tokenOf(ada), "PUT", `${path}/items/${itemId}/vote`, {
        operationId: uuid(),
        verdict: "include",
        protocolVersionId: protocol.id,
        ...over,
      });
    expect((await send(one?.itemId, { whyShown: true })).status).toBe(200);
    expect((await send(other?.itemId, { whyShown: false })).status).toBe(200);
    const events = await db.decisionEvent.findMany({
      where: { reviewId, kind: "vote_cast" },
      orderBy: { at: "desc" },
      take: 2,
    });
    expect(events.map(({ payload }) => (payload as { whyShown?: boolean }).whyShown)).toEqual([
      undefined,
      true,
    ]);
  });
});
