import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { resolve } from "@/prisma/seed/conflicts";
import { close, makeProtocol, makeRecords, openBatch, submit, vote } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { People, World } from "../../blinding.fixture";
import { everythingSeen } from "../../blinding-seen.fixture";
import { drawByOneStage, isAbout, rankFor, rankNow, titlesFor } from "./order.fixture";

/** What B says in the batches that are open: opposite things, about opposite records. */
const SIDES = ["what the records say", "the opposite", "nothing"] as const;
type Side = (typeof SIDES)[number];
type Mode = "ranked_batches" | "ranked_own";

/**
 * A ranked review of four people, one batch closed and two open. Everybody has voted on all of the second batch but A,
 * who has voted on half; the worker has ranked after every vote, and the third batch was opened after that.
 */
async function makeWorld(
  people: People,
  recordIds: readonly string[],
  mode: Mode,
  side: Side,
): Promise<World> {
  const { owner, cleo, a, b, c, d } = people;
  const reviewId = await makeReview(owner);
  await join(reviewId, owner, cleo, ["adjudicator"]);
  for (const person of [a, b, c, d]) await join(reviewId, owner, person, ["reviewer"]);
  await makeProtocol(reviewId, owner, { titleAbstract: { order: mode } });
  await drawByOneStage(reviewId);
  await makeRecords(reviewId, owner, recordIds.length, recordIds, titlesFor(recordIds.length));
  const open = (seed: string) =>
    openBatch(reviewId, owner, "title_abstract", {
      seed,
      size: 12,
      order: mode === "ranked_batches" ? "ranked" : "random",
    });
  const voteOn = async (person: SeedPerson, batchId: string, says: Side, part = 1) => {
    if (says === "nothing") return;
    for (const itemId of await ownItems(reviewId, person, batchId, part)) {
      const relevant = isAbout(recordIds.indexOf(itemId)) === (says === "what the records say");
      await vote(reviewId, person, { itemId, verdict: relevant ? "include" : "exclude" });
      if (mode === "ranked_own") await rankFor(reviewId, person);
    }
    await rankNow(reviewId);
  };
  const first = await open("first");
  for (const person of [a, b, c]) await voteOn(person, first.batchId, "what the records say");
  await voteOn(d, first.batchId, "the opposite");
  await close(reviewId, owner, first.batchId);
  await rankNow(reviewId);
  const second = await open("second");
  await voteOn(c, second.batchId, "what the records say");
  await voteOn(b, second.batchId, side);
  await voteOn(d, second.batchId, "what the records say");
  for (const person of side === "nothing" ? [c, d] : [b, c, d])
    await submit(reviewId, person, second.batchId);
  for (const itemId of recordIds)
    await resolve(reviewId, cleo, { itemId, decision: "exclude" }).catch(() => null);
  await rankNow(reviewId);
  await open("third");
  await voteOn(a, second.batchId, "what the records say", 0.5);
  await settledHistory(reviewId);
  return { reviewId, recordIds: [...recordIds], included: [] };
}

async function ownItems(reviewId: string, person: SeedPerson, batchId: string, part: number) {
  const where = { reviewId, batchId, personId: person.id };
  const slots = await db.slot.findMany({ where, orderBy: { itemId: "asc" } });
  return slots.slice(0, Math.ceil(slots.length * part)).map(({ itemId }) => itemId);
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

describe.each<Mode>(["ranked_batches", "ranked_own"])("worlds that differ in what B said, %s", (mode) => {
  let people: People;
  const worlds: World[] = [];

  beforeAll(async () => {
    const make = (name: string) => makePerson(name);
    people = {
      owner: await make("Olga"),
      cleo: await make("Cleo"),
      a: await make("Ada"),
      b: await make("Bea"),
      c: await make("Cai"),
      d: await make("Dan"),
    };
    const recordIds = Array.from({ length: 48 }, () => uuid());
    for (const side of SIDES) worlds.push(await makeWorld(people, recordIds, mode, side));
  }, 240_000);

  it("do differ, and are ranked", async () => {
    const votes = await Promise.all(
      worlds.map(({ reviewId }) =>
        db.slot.findMany({
          where: { reviewId, personId: people.b.id },
          orderBy: { itemId: "asc" },
          select: { verdict: true },
        }),
      ),
    );
    expect(votes[0]).not.toEqual(votes[1]);
    expect(votes[0]).not.toEqual(votes[2]);
    for (const { reviewId } of worlds) {
      const where = { reviewId };
      if (mode === "ranked_batches") {
        const chosen = await db.batch.findMany({ where, orderBy: { number: "asc" } });
        expect(chosen.slice(1).map((batch) => batch.chosen)).toEqual(["ranked", "ranked"]);
        expect(await db.stageRanking.findFirst({ where })).toMatchObject({ learned: expect.any(Number) });
      } else {
        expect(await db.personalRanking.count({ where })).toBe(4);
      }
    }
  });

  it("look the same to A, byte by byte, in every answer to every GET", async () => {
    const token = await tokenOf(people.a);
    const seen: Map<string, string>[] = [];
    for (const world of worlds) seen.push(await everythingSeen(token, world, people));
    expect(seen[0]?.size).toBeGreaterThan(40);
    expect([...(seen[0] ?? [])].some(([key]) => key.startsWith("screening.queue"))).toBe(true);
    expect([...(seen[0] ?? [])].filter(([, answer]) => answer.startsWith("5"))).toEqual([]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  }, 240_000);
});
