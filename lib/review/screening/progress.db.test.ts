import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { close, makeProtocol, makeRecords, openBatch, submit, vote } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { People, World } from "../blinding.fixture";
import { everythingSeen } from "../blinding-seen.fixture";

/** How far B is in the open batch; nothing else differs between the worlds. */
const WORLDS = ["has not voted", "has voted on half", "has voted", "has submitted"] as const;
type Progress = (typeof WORLDS)[number];

async function makeWorld(people: People, recordIds: readonly string[], progress: Progress): Promise<World> {
  const { owner, cleo, a, b, c, d } = people;
  const reviewId = await makeReview(owner);
  await join(reviewId, owner, cleo, ["adjudicator"]);
  for (const person of [a, b, c, d]) await join(reviewId, owner, person, ["reviewer"]);
  await makeProtocol(reviewId, owner);
  await makeRecords(reviewId, owner, recordIds.length, recordIds);
  const first = await openBatch(reviewId, owner, "title_abstract", { seed: "first", size: 8 });
  for (const person of [a, b, c, d]) await voteOn(reviewId, person, first.batchId);
  for (const person of [a, b, c, d]) await submit(reviewId, person, first.batchId);
  await close(reviewId, owner, first.batchId);
  const { batchId } = await openBatch(reviewId, owner, "title_abstract", { seed: "second" });
  await voteOn(reviewId, a, batchId, 0.5);
  if (progress === "has voted on half") await voteOn(reviewId, b, batchId, 0.5);
  for (const person of [c, d]) {
    await voteOn(reviewId, person, batchId);
    await submit(reviewId, person, batchId);
  }
  if (progress === "has voted" || progress === "has submitted") await voteOn(reviewId, b, batchId);
  if (progress === "has submitted") await submit(reviewId, b, batchId);
  await settledHistory(reviewId);
  return { reviewId, recordIds: [...recordIds], included: [] };
}

/** Votes on a person's items of a batch, or the first part of them, in the order of the items. */
async function voteOn(reviewId: string, person: SeedPerson, batchId: string, part = 1): Promise<void> {
  const where = { reviewId, batchId, personId: person.id };
  const slots = await db.slot.findMany({ where, orderBy: { itemId: "asc" } });
  for (const [at, { itemId }] of slots.slice(0, Math.ceil(slots.length * part)).entries()) {
    await vote(reviewId, person, { itemId, verdict: at % 3 ? "include" : "exclude" });
  }
}

/** Other files' transactions hold the history's tail back for a moment. */
async function settledHistory(reviewId: string): Promise<void> {
  const unsettled = async () => {
    const [row] = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM decision_event WHERE review_id = ${reviewId}::uuid
        AND xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;
    return row?.n;
  };
  await vi.waitFor(async () => expect(await unsettled()).toBe(0), { timeout: 60_000, interval: 100 });
}

describe("worlds that differ only in how far B is", () => {
  let people: People;
  const worlds = new Map<Progress, World>();

  beforeAll(async () => {
    const names = { owner: "Olga", cleo: "Cleo", a: "Ada", b: "Bea", c: "Cai", d: "Dan" };
    const made = await Promise.all(
      Object.entries(names).map(async ([key, name]) => [key, await makePerson(name)]),
    );
    people = Object.fromEntries(made) as unknown as People;
    const recordIds = Array.from({ length: 20 }, () => uuid());
    for (const progress of WORLDS) worlds.set(progress, await makeWorld(people, recordIds, progress));
  }, 120_000);

  const worldOf = (progress: Progress) => worlds.get(progress) as World;
  const seenBy = async (person: SeedPerson, progress: Progress) =>
    everythingSeen(await tokenOf(person), worldOf(progress), people);

  it.each(WORLDS.slice(1))(
    "look the same to A at work and to C who has submitted, where B %s",
    async (progress) => {
      for (const person of [people.a, people.c]) {
        const one = await seenBy(person, "has not voted");
        expect([...one.keys()].some((key) => key.startsWith("history.list"))).toBe(true);
        expect(await seenBy(person, progress)).toEqual(one);
      }
    },
    120_000,
  );

  it("do differ: the owner, who does not vote, finds who is how far", async () => {
    const [one, other] = [
      await seenBy(people.owner, "has voted"),
      await seenBy(people.owner, "has submitted"),
    ];
    const differing = [...one.keys()].filter((key) => one.get(key) !== other.get(key));
    expect(differing.map((key) => key.split(" ")[0])).toEqual(
      expect.arrayContaining(["history.list", "screening.stage"]),
    );
  }, 120_000);
});
