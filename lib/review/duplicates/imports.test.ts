import fc from "fast-check";
import { expect, it } from "vitest";
import { type Decided, type Found, findDuplicates, NOTHING_DECIDED } from "./cluster";
import { Candidates, recordKeysOf } from "./compare/candidates";
import { type PreparedRecord, prepare } from "./compare/features";
import { recordOf } from "./ketamine.fixture";
import { newProposals, type Proposal } from "./proposals";
import { pairsFrom } from "./reach";
import type { ComparedRecord } from "./schema";

const TITLE = "Bright light therapy for winter depression in shift workers at sea";

/** Few values, so that records meet: copies, contradictions, chains. */
const fields = fc.record({
  title: fc.constantFrom(
    TITLE,
    `${TITLE}.`,
    `${TITLE}: a randomised trial`,
    `Erratum: ${TITLE}`,
    "Melatonin at dawn and dusk among trawler crews in spring",
    "Editorial",
    null,
  ),
  authors: fc.constantFrom<string[]>([], ["Aalto", "Brekke"], ["Aalto"], ["Quist"]),
  doi: fc.constantFrom("10.1/a", "10.1/b", null, null),
  pmid: fc.constantFrom("1", "2", null, null, null),
  year: fc.constantFrom(2018, 2019, 2021, null),
  journal: fc.constantFrom("Pain", "Sleep and Light", null),
  volume: fc.constantFrom("1", "2", null),
  issue: fc.constantFrom("1", "2", null, null),
  pages: fc.constantFrom("11-19", "11", "30-41", null),
});
/** All of one place in print, so that strong links and weaker ones chain what contradicts itself. */
const alike = fields.map((rest) => ({
  ...rest,
  title: TITLE,
  authors: ["Aalto"],
  journal: "Pain",
  volume: "1",
}));
const records = fc
  .oneof(fc.array(fields, { maxLength: 24 }), fc.array(alike, { maxLength: 8 }))
  .map((all) => all.map((rest, i) => recordOf(`r${String(i).padStart(2, "0")}`, { ...rest, imported: i })));

it("the order of the records changes nothing", () => {
  const shuffled = records.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(findDuplicates(other)).toEqual(findDuplicates(all));
    }),
    { numRuns: 400 },
  );
});

it("imported in parts, each looked at when it comes, they end as when all came at once", async () => {
  const splits = fc.tuple(records, fc.array(fc.nat(23), { maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(splits, async ([all, cuts]) => {
      const review = new Review();
      const edges = [...new Set([0, ...cuts.map((cut) => Math.min(cut, all.length)), all.length])].sort(
        (a, b) => a - b,
      );
      for (const [at, from] of edges.entries()) await review.bring(all.slice(from, edges[at + 1]));
      const once = new Review();
      await once.bring(all);
      expect(review.standing()).toEqual(once.standing());
      expect(once.standing()).toEqual(standingOf(findDuplicates(all)));
    }),
    { numRuns: 400 },
  );
});

/** What a review keeps of its searches for duplicates. */
class Review {
  #records: ComparedRecord[] = [];
  #prepared: PreparedRecord[] = [];
  #candidates = new Candidates();
  #survivors = new Map<string, string>();
  #waiting: Proposal[] = [];

  async bring(some: readonly ComparedRecord[]): Promise<void> {
    const fresh = some.map((record) => {
      this.#records.push(record);
      const prepared = prepare(record);
      this.#prepared.push(prepared);
      return this.#candidates.add(recordKeysOf(prepared));
    });
    const positionOf = (id: string) => Number(id.slice(1));
    const { pairs, reached } = await pairsFrom(fresh, {
      candidates: this.#candidates,
      positionOf,
      load: () => {},
      recordAt: (position) => this.#prepared[position],
      companionsOf: (position) => this.#companionsOf(`r${String(position).padStart(2, "0")}`).map(positionOf),
    });
    const decided: Decided = {
      ...NOTHING_DECIDED,
      survivors: this.#survivors,
      isBySoftware: (id) => this.#survivors.has(id),
    };
    const isReached = (id: string) => reached.has(positionOf(id));
    this.#apply(
      findDuplicates(
        this.#records.filter(({ id }) => isReached(id)),
        decided,
        pairs,
      ),
      isReached,
    );
  }

  #companionsOf(id: string): string[] {
    const survivor = this.#survivors.get(id);
    const proposed = this.#waiting.filter(({ recordIds }) => recordIds.includes(id));
    return [...(survivor ? [survivor] : []), ...proposed.flatMap(({ recordIds }) => recordIds)];
  }

  #apply(found: Found, isReached: (id: string) => boolean): void {
    for (const id of found.parted) this.#survivors.delete(id);
    for (const { members, survivorId } of found.sure) {
      for (const id of members) if (id !== survivorId) this.#survivors.set(id, survivorId);
    }
    const touched = this.#waiting.filter(({ recordIds }) => recordIds.some(isReached));
    let next = 0;
    const { proposals, overtaken } = newProposals(found.doubtful, touched, () => `new${next++}`);
    const replaced = new Set([...overtaken, ...proposals.map(({ clusterId }) => clusterId)]);
    const kept = this.#waiting.filter(({ clusterId }) => !replaced.has(clusterId));
    this.#waiting = [...kept, ...proposals].map((one, at) => ({ ...one, clusterId: `c${at}` }));
  }

  /** The record at the end of each chain of survivors, and what waits. */
  standing() {
    const endOf = (id: string): string => {
      const survivor = this.#survivors.get(id);
      return survivor === undefined ? id : endOf(survivor);
    };
    return {
      merged: [...this.#survivors.keys()].sort().map((id) => [id, endOf(id)]),
      waiting: this.#waiting.map(({ recordIds }) => recordIds.toSorted()).sort(byFirst),
    };
  }
}

function standingOf({ sure, doubtful }: Found) {
  const merged = sure.flatMap(({ members, survivorId }) =>
    members.filter((id) => id !== survivorId).map((id) => [id, survivorId]),
  );
  return {
    merged: merged.sort(byFirst),
    waiting: doubtful.map(({ members }) => members.toSorted()).sort(byFirst),
  };
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return (a[0] ?? "") < (b[0] ?? "") ? -1 : 1;
}
