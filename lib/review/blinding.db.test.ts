import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { makePerson, tokenOf } from "@/prisma/seed/team";
import { makeWorld, type People, type World } from "./blinding.fixture";
import { everythingSeen } from "./blinding-seen.fixture";

/** Two reviews that differ in nothing but B's votes on open batches and B's claims (non-interference). */
describe("two worlds that differ only in what B voted and extracted", () => {
  let people: People;
  let worlds: [World, World];

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
    const recordIds = Array.from({ length: 30 }, () => uuid());
    worlds = [await makeWorld(people, recordIds, "one"), await makeWorld(people, recordIds, "other")];
  }, 120_000);

  it("do differ: in votes of both stages, in conflicts, in what the adjudicator settled and in claims", async () => {
    const verdicts = await Promise.all(
      worlds.map(({ reviewId }) =>
        db.slot.findMany({
          where: { reviewId, personId: people.b.id },
          orderBy: [{ batchId: "asc" }, { position: "asc" }],
          select: { verdict: true },
        }),
      ),
    );
    expect(verdicts[0]).not.toEqual(verdicts[1]);
    const settled = await Promise.all(
      worlds.map(({ reviewId }) =>
        db.resolution.findMany({
          where: { reviewId },
          orderBy: { itemId: "asc" },
          select: { itemId: true },
        }),
      ),
    );
    expect(settled[0]).not.toEqual(settled[1]);
    const claims = await Promise.all(
      worlds.map(({ reviewId }) => db.claim.count({ where: { reviewId, personId: people.b.id } })),
    );
    expect(claims).toEqual([2, 7]);
    for (const { included } of worlds) expect(included).toHaveLength(4);
  });

  it("look the same to A, byte by byte, in every answer to every GET", async () => {
    const token = await tokenOf(people.a);
    const [one, other] = [
      await everythingSeen(token, worlds[0], people),
      await everythingSeen(token, worlds[1], people),
    ];
    expect(one.size).toBeGreaterThan(40);
    expect([...one.keys()].some((key) => key.startsWith("conflicts.list"))).toBe(true);
    expect([...one].filter(([, answer]) => answer.startsWith("5"))).toEqual([]);
    expect(one).toEqual(other);
  }, 120_000);

  it("refuse A the same things in the same words", async () => {
    const token = await tokenOf(people.a);
    const attempts = await Promise.all(
      worlds.map(({ reviewId, recordIds }) =>
        Promise.all(
          recordIds.slice(12).flatMap((itemId) => {
            const item = `/reviews/${reviewId}/stages/title_abstract/items/${itemId}`;
            const said = {
              operationId: uuid(),
              decision: "include",
              rationale: "Trying.",
              protocolVersionId: uuid(),
              seenEventIds: [uuid(), uuid()],
            };
            return [
              call(token, "PUT", `${item}/resolution`, { ...said, mode: "lead" }),
              call(token, "PUT", `${item}/consensus`, { ...said, operationId: uuid() }),
              call(token, "DELETE", `${item}/resolution`, { operationId: uuid(), reason: "Trying." }),
            ];
          }),
        ),
      ),
    );
    const [one, other] = attempts.map((answers) => answers.map(({ status, body }) => ({ status, body })));
    expect(one).toEqual(other);
    expect(one?.every(({ status }) => status === 404)).toBe(true);
  }, 60_000);

  it("look different to the adjudicator, who does not vote", async () => {
    const token = await tokenOf(people.cleo);
    const [one, other] = [
      await everythingSeen(token, worlds[0], people),
      await everythingSeen(token, worlds[1], people),
    ];
    const differing = [...one.keys()].filter((key) => one.get(key) !== other.get(key));
    expect(differing.some((key) => key.startsWith("conflicts.list"))).toBe(true);
    expect(differing.some((key) => key.startsWith("conflicts.conflict"))).toBe(true);
  }, 120_000);
});
