import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { makeProtocol, makeRecords, makeTeam, openBatch, submit, vote } from "@/prisma/seed/screening";
import {
  join,
  makePerson,
  makeReview,
  type SeedPerson,
  scopeOf,
  setRoles,
  tokenOf,
} from "@/prisma/seed/team";
import { history } from "../../history/queries";
import { endMembership } from "../../team/commands";
import { stageOverview } from "../queries";
import { replay, stateOf } from "../replay.fixture";
import { reassignSlots, returnSlots } from "./commands";
import { reassignmentPreview } from "./queries";

async function threeVoters() {
  const team = await makeTeam(["Ada", "Bea", "Cai"]);
  const { reviewId, lead } = team;
  await makeRecords(reviewId, lead, 9);
  const { batchId } = await openBatch(reviewId, lead, "title_abstract", { seed: "hand over" });
  const [ada, bea, cai] = team.voters as [SeedPerson, SeedPerson, SeedPerson];
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  const slotsOf = (person: SeedPerson) =>
    db.slot.findMany({ where: { reviewId, personId: person.id }, orderBy: { position: "asc" } });
  const between = (from: SeedPerson, to: SeedPerson) => ({
    reviewId,
    batchId,
    fromPersonId: from.id,
    toPersonId: to.id,
  });
  const handOver = (from: SeedPerson, to: SeedPerson) =>
    reassignSlots(scope, { operationId: uuid(), ...between(from, to) });
  return { ...team, batchId, scope, ada, bea, cai, slotsOf, between, handOver };
}

const onBoth = (one: { itemId: string }[], other: { itemId: string }[]) =>
  one.filter((slot) => other.some((it) => it.itemId === slot.itemId)).length;

describe("handing votes over", () => {
  it("gives what a person owes to another, never a second vote on an item, as the preview said", async () => {
    const { reviewId, ada, bea, slotsOf, between, handOver, scope } = await threeVoters();
    const [owed, others] = [await slotsOf(ada), await slotsOf(bea)];
    const shared = onBoth(owed, others);
    expect(shared).toBeGreaterThan(0);
    const said = { moved: owed.length - shared, left: shared };
    expect(await reassignmentPreview(scope, between(ada, bea))).toEqual(said);
    expect(await handOver(ada, bea)).toEqual(said);
    const own = await slotsOf(bea);
    expect(new Set(own.map((slot) => slot.position)).size).toBe(own.length);
    expect(new Set(own.map((slot) => slot.itemId)).size).toBe(own.length);
    await expect(handOver(ada, bea)).rejects.toThrow(/no vote that can be handed over/);
    await expect(handOver(ada, ada)).rejects.toThrow(/somebody else/);
    const state = await stateOf(reviewId);
    await replay(reviewId);
    expect(await stateOf(reviewId)).toEqual(state);
  });

  it("works for somebody who left, and never goes to somebody who does not vote", async () => {
    const { reviewId, lead, ada, bea, slotsOf, handOver } = await threeVoters();
    await setRoles(reviewId, lead, ada, ["observer"]);
    const [owed, others] = [await slotsOf(ada), await slotsOf(bea)];
    await expect(handOver(bea, ada)).rejects.toThrow(/somebody else who votes/);
    const shared = onBoth(owed, others);
    expect(await handOver(ada, bea)).toEqual({ moved: owed.length - shared, left: shared });
  });

  it("leaves votes that were cast where they are; a vote cast too late is refused in words", async () => {
    const { reviewId, ada, bea, slotsOf, handOver } = await threeVoters();
    const [first] = await slotsOf(ada);
    await vote(reviewId, ada, { itemId: first!.itemId, verdict: "include" });
    const others = await slotsOf(bea);
    const lost = (await slotsOf(ada)).find((slot) => slot.verdict === null && onBoth([slot], others) === 0);
    await handOver(ada, bea);
    expect(
      await db.slot.findFirst({ where: { reviewId, itemId: first!.itemId, verdict: "include" } }),
    ).toMatchObject({
      personId: ada.id,
    });
    await expect(vote(reviewId, ada, { itemId: lost!.itemId, verdict: "include" })).rejects.toThrow(
      /not in your queue.*Your vote was not saved/,
    );
    await vote(reviewId, bea, { itemId: lost!.itemId, verdict: "exclude" });
  });

  it("asks who had submitted to submit again, and keeps what they sealed sealed", async () => {
    const { reviewId, batchId, ada, bea, slotsOf, handOver } = await threeVoters();
    for (const slot of await slotsOf(bea))
      await vote(reviewId, bea, { itemId: slot.itemId, verdict: "include" });
    await submit(reviewId, bea, batchId);
    await handOver(ada, bea);
    const mine = await scopeOf(bea.id, reviewId, "screening.vote");
    const overview = await stageOverview(mine, "title_abstract");
    expect(overview.batches[0]?.people).toMatchObject([{ personId: bea.id, submitted: false }]);
    const cast = (await slotsOf(bea)).filter((slot) => slot.verdict !== null);
    expect(cast.every((slot) => slot.sealedAt !== null)).toBe(true);
    const left = (await slotsOf(bea)).filter((slot) => slot.verdict === null);
    for (const slot of left) await vote(reviewId, bea, { itemId: slot.itemId, verdict: "include" });
    await submit(reviewId, bea, batchId);
  });
});

describe("who is asked for votes", () => {
  it("says of each whether they vote still: whoever left cannot", async () => {
    const { reviewId, lead, ada, bea, cai } = await threeVoters();
    await setRoles(reviewId, lead, ada, ["observer"]);
    await endMembership(await scopeOf(lead.id, reviewId, "team.manage"), {
      operationId: uuid(),
      reviewId,
      personId: bea.id,
    });
    const overview = await stageOverview(
      await scopeOf(lead.id, reviewId, "screening.manage"),
      "title_abstract",
    );
    const still = overview.batches[0]?.people.filter(({ stillVotes }) => stillVotes);
    expect(still?.map(({ personId }) => personId)).toEqual([cai.id]);
    expect(overview.batches[0]?.people).toHaveLength(3);
  });
});

describe("handing back", () => {
  it("puts what was not voted on where it was, in its order; once", async () => {
    const { reviewId, batchId, ada, bea, slotsOf, handOver, scope } = await threeVoters();
    const before = await slotsOf(ada);
    const { moved } = await handOver(ada, bea);
    const taken = (await slotsOf(bea)).at(-1);
    await vote(reviewId, bea, { itemId: taken!.itemId, verdict: "exclude" });
    const { id: reassignmentId } = await db.slotReassignment.findFirstOrThrow({ where: { reviewId } });
    const back = () => returnSlots(scope, { operationId: uuid(), reviewId, batchId, reassignmentId });
    expect(await back()).toEqual({ moved: (moved ?? 0) - 1, left: 1 });
    const voted = (slot: { itemId: string }) => slot.itemId === taken!.itemId;
    expect(await slotsOf(ada)).toEqual(before.filter((slot) => !voted(slot)));
    await expect(back()).rejects.toThrow(/handed back already/);
    const state = await stateOf(reviewId);
    await replay(reviewId);
    expect(await stateOf(reviewId)).toEqual(state);
  });
});

/** Two worlds that differ in how far Bea is; Ada leads and votes. */
describe("a lead who votes", () => {
  async function world(beaVotes: number, ids: readonly string[], names: SeedPerson[]) {
    const [owner, ada, bea, cai] = names as [SeedPerson, SeedPerson, SeedPerson, SeedPerson];
    const reviewId = await makeReview(owner);
    await join(reviewId, owner, ada, ["lead", "reviewer"]);
    for (const person of [bea, cai]) await join(reviewId, owner, person, ["reviewer"]);
    await makeProtocol(reviewId, owner);
    await makeRecords(reviewId, owner, ids.length, ids);
    const { batchId } = await openBatch(reviewId, owner, "title_abstract", { seed: "world" });
    const slotsOf = (person: SeedPerson) => db.slot.findMany({ where: { reviewId, personId: person.id } });
    const cais = new Set((await slotsOf(cai)).map(({ itemId }) => itemId));
    // What could go to Cai is voted on first, so that each vote changes how much can be handed over.
    const owed = (await slotsOf(bea)).sort((a, b) => Number(cais.has(a.itemId)) - Number(cais.has(b.itemId)));
    for (const slot of owed.slice(0, beaVotes)) {
      await vote(reviewId, bea, { itemId: slot.itemId, verdict: "include" });
    }
    const scope = await scopeOf(ada.id, reviewId, "screening.manage");
    const on = { reviewId, batchId, fromPersonId: bea.id, toPersonId: cai.id };
    const token = await tokenOf(ada);
    const path = `/reviews/${reviewId}`;
    const preview = await reassignmentPreview(scope, on);
    const reply = await reassignSlots(scope, { operationId: uuid(), ...on });
    const overview = await call(token, "GET", `${path}/stages/title_abstract`);
    const past = await settledHistory(scope);
    const seen = {
      preview,
      reply,
      overview: overview.body,
      past: past.entries.map(({ kind, payload }) => ({ kind, payload })),
    };
    const moved = await db.slot.count({ where: { reviewId, personId: cai.id } });
    return { seen: withoutChance(JSON.stringify(seen)), moved };
  }

  /** Other files' tests run on the same server: their open transactions hold the settled tail back for a moment. */
  async function settledHistory(scope: Awaited<ReturnType<typeof scopeOf>>) {
    const read = () => history(scope, { reviewId: scope.reviewId, limit: 50 });
    const isSettled = async () => (await read()).entries.some(({ kind }) => kind === "protocol_published");
    await expect.poll(isSettled, { timeout: 60_000 }).toBe(true);
    return read();
  }

  const withoutChance = (text: string) =>
    text
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)/g, "TIME")
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");

  it("learns nothing of how far the other was, whatever is handed over", { timeout: 120_000 }, async () => {
    const ids = Array.from({ length: 12 }, () => uuid());
    const names: SeedPerson[] = [];
    for (const name of ["Olga", "Ada", "Bea", "Cai"]) names.push(await makePerson(name));
    const none = await world(0, ids, names);
    const some = await world(3, ids, names);
    const all = await world(8, ids, names);
    expect(new Set([none.moved, some.moved, all.moved]).size).toBe(3);
    expect(some.seen).toBe(none.seen);
    expect(all.seen).toBe(none.seen);
  });
});
