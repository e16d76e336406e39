import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  amendProtocol,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  retract,
  vote,
} from "@/prisma/seed/screening";
import { join, makePerson, type SeedPerson, scopeOf } from "@/prisma/seed/team";
import type { OrderMode } from "../../protocol/schema";
import { screeningQueue } from "../queries";
import { reassignSlots, returnSlots } from "../reassignment/commands";
import { isAbout, queuedRankings, rankFor, titlesFor } from "./order.fixture";

async function ownTeam(records: number, order: OrderMode = "ranked_own") {
  const team = await makeTeam(["Ada", "Bea"], { titleAbstract: { order } });
  const items = await makeRecords(team.reviewId, team.lead, records, [], titlesFor(records));
  const ids = items.map(({ id }) => id);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  return { ...team, ids, ada, bea };
}
type Team = Awaited<ReturnType<typeof ownTeam>>;

async function nextOf(team: Team, person: SeedPerson, ahead = 10, reading?: string): Promise<string[]> {
  const scope = await scopeOf(person.id, team.reviewId, "screening.vote");
  return (await screeningQueue(scope, "title_abstract", ahead, reading)).items.map(({ itemId }) => itemId);
}

const drawn = async (team: Team, person: SeedPerson, batchId: string) =>
  (
    await db.slot.findMany({
      where: { reviewId: team.reviewId, batchId, personId: person.id, verdict: null },
      orderBy: { position: "asc" },
    })
  ).map(({ itemId }) => itemId);

const about = (team: Team, ids: readonly string[]) =>
  ids.filter((id) => isAbout(team.ids.indexOf(id))).length;
const learned = async (team: Team) =>
  (await db.personalRanking.findFirst({ where: { reviewId: team.reviewId, personId: team.ada.id } }))
    ?.learned;

describe("an order of one's own", () => {
  it("has what is likely by one's own votes first, and leaves the other's as it was drawn", async () => {
    const team = await ownTeam(48);
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract", { size: 40 });
    expect(await nextOf(team, team.ada)).toEqual((await drawn(team, team.ada, batchId)).slice(0, 10));
    for (const itemId of (await drawn(team, team.ada, batchId)).slice(0, 12))
      await vote(team.reviewId, team.ada, {
        itemId,
        verdict: isAbout(team.ids.indexOf(itemId)) ? "include" : "exclude",
      });
    const likely = about(team, await drawn(team, team.ada, batchId));
    await rankFor(team.reviewId, team.ada);
    expect(about(team, await nextOf(team, team.ada, likely))).toBe(likely);
    expect(await nextOf(team, team.bea)).toEqual((await drawn(team, team.bea, batchId)).slice(0, 10));
  });

  it("comes to every item once, batch after batch, however late the model is", async () => {
    const team = await ownTeam(24);
    const [one, other] = [
      await openBatch(team.reviewId, team.lead, "title_abstract", { size: 12 }),
      await openBatch(team.reviewId, team.lead, "title_abstract", { size: 12 }),
    ];
    await rankFor(team.reviewId, team.ada);
    const seen: string[] = [];
    for (let at = 0; at < 24; at += 1) {
      const [itemId = ""] = await nextOf(team, team.ada, 3);
      seen.push(itemId);
      await vote(team.reviewId, team.ada, { itemId, verdict: at % 3 ? "exclude" : "include" });
      if (at % 7 === 0) await rankFor(team.reviewId, team.ada);
    }
    expect(await nextOf(team, team.ada)).toEqual([]);
    const batches = await db.stageItem.findMany({ where: { reviewId: team.reviewId } });
    const batchOf = new Map(batches.map((item) => [item.id, item.batchId]));
    expect(seen.map((id) => batchOf.get(id))).toEqual([
      ...Array(12).fill(one.batchId),
      ...Array(12).fill(other.batchId),
    ]);
    expect(new Set(seen).size).toBe(24);
  });

  it("leaves what is being read where it is, however far it has moved", async () => {
    const team = await ownTeam(30);
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract");
    const reading = (await drawn(team, team.ada, batchId)).find((id) => !isAbout(team.ids.indexOf(id)))!;
    await rankFor(team.reviewId, team.ada);
    const order = await nextOf(team, team.ada, 10);
    expect(await nextOf(team, team.ada, 10, reading)).toEqual(
      [reading, ...order.filter((id) => id !== reading)].slice(0, 10),
    );
    await vote(team.reviewId, team.ada, { itemId: reading, verdict: "exclude" });
    expect(await nextOf(team, team.ada, 9, reading)).not.toContain(reading);
  });

  it("gives an item back that one's vote was taken back from", async () => {
    const team = await ownTeam(12);
    await openBatch(team.reviewId, team.lead, "title_abstract");
    await rankFor(team.reviewId, team.ada);
    const before = await nextOf(team, team.ada);
    await vote(team.reviewId, team.ada, { itemId: before[0]!, verdict: "include" });
    expect(await nextOf(team, team.ada, 9)).toEqual(before.slice(1));
    await retract(team.reviewId, team.ada, before[0]!);
    expect(await nextOf(team, team.ada)).toEqual(before);
  });

  it("is made anew after each of the first votes, then after a tenth more, as ranking is everywhere", async () => {
    const team = await ownTeam(70);
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract");
    const voteOn = async (count: number) => {
      for (const itemId of (await drawn(team, team.ada, batchId)).slice(0, count))
        await vote(team.reviewId, team.ada, { itemId, verdict: "exclude" });
      await rankFor(team.reviewId, team.ada);
      return learned(team);
    };
    expect(await voteOn(3)).toBe(3);
    expect(await voteOn(1)).toBe(4);
    expect(await voteOn(46)).toBe(50);
    expect(await voteOn(4)).toBe(50);
    expect(await voteOn(1)).toBe(55);
    expect(await voteOn(6)).toBe(60);
    expect(await voteOn(4)).toBe(60);
  });

  it("is made anew for whoever is handed votes, and for whoever gets them back", async () => {
    const team = await ownTeam(24);
    const cai = await makePerson("Cai");
    await join(team.reviewId, team.lead, cai, ["reviewer"]);
    const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract", {
      voterIds: [team.ada.id, team.bea.id],
    });
    const scope = await scopeOf(team.lead.id, team.reviewId, "screening.manage");
    const on = { reviewId: team.reviewId, batchId };
    await queuedRankings(team.reviewId);
    const people = { fromPersonId: team.ada.id, toPersonId: cai.id };
    await reassignSlots(scope, { ...on, ...people, operationId: uuid() });
    expect(await queuedRankings(team.reviewId)).toEqual([`rank_person:title_abstract:${cai.id}`]);
    const { id: reassignmentId } = await db.slotReassignment.findFirstOrThrow({ where: on });
    await returnSlots(scope, { ...on, reassignmentId, operationId: uuid() });
    expect(await queuedRankings(team.reviewId)).toEqual([`rank_person:title_abstract:${team.ada.id}`]);
  });

  it("is that of the protocol its batch was opened under, and of no other", async () => {
    const team = await ownTeam(40);
    const own = await openBatch(team.reviewId, team.lead, "title_abstract", { size: 10 });
    await rankFor(team.reviewId, team.ada);
    const order = await nextOf(team, team.ada);
    await amendProtocol(team.reviewId, team.lead, { titleAbstract: { order: "random" } });
    expect(await nextOf(team, team.ada)).toEqual(order);
    await close(team.reviewId, team.lead, own.batchId);
    const random = await openBatch(team.reviewId, team.lead, "title_abstract", { size: 20, order: "random" });
    await rankFor(team.reviewId, team.ada);
    expect(await nextOf(team, team.ada)).toEqual((await drawn(team, team.ada, random.batchId)).slice(0, 10));
  });
});
