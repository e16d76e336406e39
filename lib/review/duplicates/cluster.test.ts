import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDuplicates, NOTHING_DECIDED } from "./cluster";
import { candidatePairs } from "./compare/candidates";
import { prepare } from "./compare/features";
import { KETAMINE, recordOf } from "./ketamine.fixture";
import { type ComparedRecord, foundCluster } from "./schema";

const NOTHING = { sure: [], doubtful: [], parted: [] };
const DOI = "10.3390/ijms252413658";
const [R01] = KETAMINE;
const R30 = KETAMINE.at(-1)!;

describe("the ketamine review", () => {
  it("finds nothing among records that only share words", () => {
    expect(findDuplicates(KETAMINE)).toEqual(NOTHING);
  });

  it("is sure of the same DOI with an agreeing title", () => {
    const fromPubmed = recordOf("P1", {
      title: `${R01!.title}.`,
      year: 2024,
      doi: DOI,
      pmid: "1",
      imported: 12,
    });
    const found = findDuplicates([...KETAMINE, fromPubmed]);
    expect(found.doubtful).toEqual([]);
    expect(found.sure).toMatchObject([
      { tier: "sure", basis: "identifier_and_title", members: ["P1", "R01"], survivorId: "R01" },
    ]);
    expect(foundCluster.parse(found.sure[0])).toEqual(found.sure[0]);
  });

  it("is sure of a variant of a title in the same place, and leaves it to a person without one", () => {
    const title =
      "Antidepressant Effects of Ketamine, and the Roles of AMPA Glutamate Receptors and Other Mechanisms Beyond NMDA-Receptor Antagonism.";
    const variant = { ...R30, id: "P2", title, imported: 13, pmid: "2" };
    expect(findDuplicates([...KETAMINE, variant]).sure).toMatchObject([{ members: ["P2", "R30"] }]);
    const found = findDuplicates([...KETAMINE, { ...variant, volume: null, pages: null }]);
    expect(found.sure).toEqual([]);
    expect(found.doubtful).toMatchObject([
      { basis: "title_only", members: ["P2", "R30"], survivorId: "R30" },
    ]);
  });

  it("takes neither a retraction notice nor an erratum for the article", () => {
    const notices = [`Retraction: ${R01!.title}`, `Erratum: ${R30.title}`].map((title, i) =>
      recordOf(`N${i}`, { title, year: 2025 }),
    );
    expect(findDuplicates([...KETAMINE, ...notices])).toEqual(NOTHING);
  });
});

describe("clusters", () => {
  const title = "Ketamine for depression in older adults";

  it("join through different identifiers", () => {
    const found = findDuplicates([
      recordOf("a", { title, doi: "10.1/a" }),
      recordOf("b", { title, doi: "10.1/a", pmid: "7" }),
      recordOf("c", { title, pmid: "7" }),
    ]);
    expect(found.sure.map((cluster) => cluster.members)).toEqual([["a", "b", "c"]]);
    expect(found.doubtful).toEqual([]);
  });

  it("are left to a person when a chain joins records that contradict one another", () => {
    const chain = [
      recordOf("a", { title, doi: "10.1/a", pmid: "1" }),
      recordOf("b", { title, doi: "10.1/a" }),
      recordOf("c", { title, doi: "10.1/a", pmid: "2" }),
    ];
    const found = findDuplicates(chain);
    expect(found.sure).toEqual([]);
    expect(found.doubtful.map((cluster) => cluster.members)).toEqual([["a", "b", "c"]]);
    const years = chain.map((record, i) => ({ ...record, pmid: null, year: 2018 + 2 * i }));
    expect(findDuplicates(years).sure).toEqual([]);
  });

  it("keep of a chain what its strongest links join, and leave the rest to a person", () => {
    const place = { title, year: 2018, authors: ["Aalto"], journal: "Pain", volume: "1", pages: "11" };
    const found = findDuplicates([
      recordOf("a", { ...place, doi: "10.1/a", pmid: "1" }),
      recordOf("b", { ...place, doi: "10.1/a" }),
      recordOf("c", { ...place, pmid: "2" }),
    ]);
    expect(found.sure).toMatchObject([{ members: ["a", "b"] }]);
    expect(found.doubtful).toMatchObject([{ members: ["a", "c"] }]);
  });

  it("stand in a doubtful cluster by their survivor", () => {
    const found = findDuplicates([
      recordOf("a", { title, doi: "10.1/a", imported: 2 }),
      recordOf("b", { title, doi: "10.1/a", imported: 1 }),
      recordOf("c", { title, imported: 3 }),
    ]);
    expect(found.sure).toMatchObject([{ members: ["a", "b"], survivorId: "b" }]);
    expect(found.doubtful).toMatchObject([{ members: ["b", "c"], survivorId: "b" }]);
    expect(found.doubtful[0]!.links.map((link) => link.records)).toEqual([
      ["a", "c"],
      ["b", "c"],
    ]);
  });

  it("do not arise from a DOI that a whole supplement bears", () => {
    const words = ["pain", "sleep", "mood", "memory", "stress", "growth"];
    const abstracts = words.map((word) =>
      recordOf(word, { title: `Ketamine and ${word} in adults`, doi: "10.1/s" }),
    );
    expect(findDuplicates(abstracts)).toEqual(NOTHING);
    expect(findDuplicates(abstracts.slice(0, 2)).doubtful).toHaveLength(1);
  });

  it("are the same whatever the order of the records", () => {
    const record = fc.record({
      title: fc.constantFrom(
        title,
        `${title}.`,
        "Editorial",
        `Erratum: ${title}`,
        "Sleep and mood in adults",
        null,
      ),
      doi: fc.constantFrom("10.1/a", "10.1/b", null),
      pmid: fc.constantFrom("1", "2", null),
      year: fc.constantFrom(2018, 2019, 2020, 2021, null),
      volume: fc.constantFrom("1", "2", null),
      pages: fc.constantFrom("1-9", "11", null),
      imported: fc.nat(3),
      source: fc.constantFrom("database" as const, "website" as const),
    });
    const shuffled = fc
      .array(record, { maxLength: 30 })
      .map((fields) => fields.map((rest, i) => recordOf(`r${i}`, rest)))
      .chain((records) =>
        fc.tuple(
          fc.constant(records),
          fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        const found = findDuplicates(records);
        expect(findDuplicates(other)).toEqual(found);
        for (const clusters of [found.sure, found.doubtful]) {
          const members = clusters.flatMap((cluster) => cluster.members);
          expect(new Set(members).size).toBe(members.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("candidates", () => {
  it("grow with the number of records, not with its square", () => {
    const editorials = Array.from({ length: 3000 }, (_, i) =>
      prepare(
        recordOf(`e${i}`, {
          title: "Editorial",
          year: 1990 + (i % 30),
          volume: String(i % 40),
          pages: `${i}`,
        }),
      ),
    );
    expect(candidatePairs(editorials).length).toBeLessThanOrEqual(3000 * 20);
  });

  it("keep neighbours in print together in a large block", () => {
    const many = Array.from({ length: 500 }, (_, i) => ({
      title: "Editorial",
      year: 2000,
      volume: `${i}`,
      pages: "1",
    }));
    const records = [...many, many[250]!].map((rest, i) => recordOf(`e${String(i).padStart(3, "0")}`, rest));
    expect(findDuplicates(records).doubtful.map((cluster) => cluster.members)).toEqual([["e250", "e500"]]);
  });
});

describe("what was decided", () => {
  const title = "Ketamine for depression in older adults";
  const [a, b, c] = ["a", "b", "c"].map((id) => recordOf(id, { title, doi: "10.1/a" })) as [
    ComparedRecord,
    ComparedRecord,
    ComparedRecord,
  ];
  const nothing = NOTHING_DECIDED;

  it("is not found again, and a later copy joins its survivor", () => {
    const decided = { ...nothing, survivors: new Map([["b", "a"]]) };
    expect(findDuplicates([a, b], decided)).toEqual(NOTHING);
    expect(findDuplicates([a, b, c], decided).sure).toMatchObject([{ members: ["a", "c"], survivorId: "a" }]);
  });

  it("leaves a copy of two different records to a person", () => {
    const decided = { ...nothing, apart: [["a", "b"]] as const };
    expect(findDuplicates([a, b], decided)).toEqual(NOTHING);
    const { sure, doubtful } = findDuplicates([a, b, c], decided);
    expect(sure).toEqual([]);
    expect(doubtful).toMatchObject([{ members: ["a", "b", "c"] }]);
  });

  it("holds for the duplicates of records that were found different", () => {
    const decided = { ...nothing, apart: [["a", "b"]] as const, survivors: new Map([["c", "a"]]) };
    expect(findDuplicates([a, b, c], decided)).toEqual(NOTHING);
  });

  it("proposes what the software may not merge, and nothing that nobody may", () => {
    const { sure, doubtful } = findDuplicates([a, b], { ...nothing, maySoftwareMerge: () => false });
    expect(sure).toEqual([]);
    expect(doubtful).toMatchObject([{ members: ["a", "b"], survivorId: "a" }]);
    const nobody = { ...nothing, maySoftwareMerge: () => false, mayPersonMerge: () => false };
    expect(findDuplicates([a, b], nobody)).toEqual(NOTHING);
  });
});
