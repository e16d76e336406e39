import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignSlots } from "./assignment";

const names = (prefix: string, n: number) => Array.from({ length: n }, (_, at) => `${prefix}${at}`);
const plan = fc
  .record({
    items: fc.nat(120),
    voters: fc.integer({ min: 1, max: 9 }),
    votes: fc.integer({ min: 1, max: 3 }),
  })
  .filter(({ voters, votes }) => voters >= votes);

const pairsOf = (who: string, at: number, team: string[]) =>
  team.slice(at + 1).map((other) => `${who} ${other}`);

function spread(counts: number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}

describe("assignment of a batch", () => {
  it("gives each item its number of different people, each in a slot of their own", () => {
    fc.assert(
      fc.property(plan, fc.string(), ({ items, voters, votes }, seed) => {
        const slots = assignSlots(names("r", items), names("p", voters), votes, seed);
        expect(slots).toHaveLength(items * votes);
        for (const itemId of names("r", items)) {
          const own = slots.filter((slot) => slot.itemId === itemId);
          expect(new Set(own.map((slot) => slot.personId)).size).toBe(votes);
          expect(own.map((slot) => slot.slot).sort()).toEqual([1, 2, 3].slice(0, votes));
        }
      }),
    );
  });

  it("gives nobody two items more than another, and numbers each person's own order", () => {
    fc.assert(
      fc.property(plan, fc.string(), ({ items, voters, votes }, seed) => {
        const slots = assignSlots(names("r", items), names("p", voters), votes, seed);
        const loads = names("p", voters).map((personId) => {
          const own = slots.filter((slot) => slot.personId === personId);
          expect(own.map((slot) => slot.position)).toEqual(own.map((_, at) => at + 1));
          return own.length;
        });
        expect(spread(loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("lets no pair meet two times more than another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(300), fc.string(), (voters, items, seed) => {
        const slots = assignSlots(names("r", items), names("p", voters), 2, seed);
        const people = names("p", voters);
        const pairs = people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other]));
        const met = pairs.map(
          ([one, other]) =>
            names("r", items).filter((itemId) =>
              [one, other].every((who) => slots.some((s) => s.itemId === itemId && s.personId === who)),
            ).length,
        );
        expect(spread(met)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it("lets everybody in a team of three meet everybody", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }), fc.string(), (voters, seed) => {
        const slots = assignSlots(names("r", 120), names("p", voters), 3, seed);
        const teamOf = (itemId: string) => slots.filter((s) => s.itemId === itemId).map((s) => s.personId);
        const met = new Set(names("r", 120).flatMap((itemId) => teamOf(itemId).sort().flatMap(pairsOf)));
        expect(met.size).toBe((voters * (voters - 1)) / 2);
      }),
      { numRuns: 30 },
    );
  });

  it("depends on ids and seed alone, and another seed draws another", () => {
    const [items, people] = [names("r", 40), names("p", 4)];
    const first = assignSlots(items, people, 2, "seed");
    expect(assignSlots([...items].reverse(), [...people].reverse(), 2, "seed")).toEqual(first);
    expect(assignSlots(items, people, 2, "another")).not.toEqual(first);
    const orders = people.map((who) => first.filter((s) => s.personId === who).map((s) => s.itemId));
    for (const order of orders) expect(order).not.toEqual([...order].sort());
  });
});
