import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations, type SeedCitation } from "@/prisma/seed/duplicates";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { ClusterEntry, ClusterPage } from "./schema";

/** Nothing but a title and a year in common: a person has to say. */
const PAIR: [SeedCitation, SeedCitation] = [
  { title: "Antidepressant effects of ketamine beyond NMDA receptors", year: 2017, journal: "Sleep" },
  { title: "Antidepressant Effects of Ketamine Beyond NMDA Receptors.", year: 2017 },
];

async function desk(source: "database" | "citation_searching" = "database") {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const token = await tokenOf(ada);
  const bring = async (name: string, citation: SeedCitation, from: typeof source = "database") => {
    const { recordIds } = await importCitations(reviewId, ada, { name, source: from }, [citation]);
    await findSeedDuplicates(reviewId);
    return recordIds[0]!;
  };
  const [first, second] = [await bring("A", PAIR[0]), await bring("B", PAIR[1], source)];
  const clusters = async (query: string) =>
    ((await call(token, "GET", `/reviews/${reviewId}/duplicates/clusters?${query}`)).body as ClusterPage)
      .clusters;
  const decide = (cluster: ClusterEntry | undefined, what: string, body: object) =>
    call(token, "POST", `/reviews/${reviewId}/duplicates/clusters/${cluster?.id}/${what}`, {
      operationId: uuid(),
      ...body,
    });
  const stateOf = (recordId: string) =>
    db.recordState.findUnique({ where: { reviewId_recordId: { reviewId, recordId } } });
  const differing = async () =>
    (await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0);
  return { reviewId, first, second, bring, clusters, decide, stateOf, differing };
}

describe("a person who decides", () => {
  it("may let the other record stay, and undoing gives both back", async () => {
    const at = await desk();
    const [pair] = await at.clusters("status=proposed");
    expect(pair).toMatchObject({ survivorId: at.first, records: [{ mayStay: true }, { mayStay: true }] });
    expect((await at.decide(pair, "confirmation", { survivorId: at.second })).status).toBe(200);
    expect(await at.stateOf(at.first)).toMatchObject({ status: "duplicate", survivorId: at.second });
    const [merged] = await at.clusters("status=confirmed");
    expect(merged).toMatchObject({ survivorId: at.second });
    expect(merged?.filled).toContainEqual({ field: "journal", recordId: at.first });
    await at.decide(pair, "undo", { from: "confirmed" });
    expect(await at.stateOf(at.first)).toMatchObject({ status: "awaiting_screening", survivorId: null });
    expect(await at.differing()).toEqual([]);
  });

  it("cannot let a record of other methods stay before one of a database, nor one that is not there", async () => {
    const at = await desk("citation_searching");
    const [pair] = await at.clusters("status=proposed");
    expect(pair?.records.map(({ mayStay }) => mayStay)).toEqual([true, false]);
    const refused = await at.decide(pair, "confirmation", { survivorId: at.second });
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringMatching(/register/) } });
    expect((await at.decide(pair, "confirmation", { survivorId: uuid() })).status).toBe(400);
    expect(await at.clusters("status=proposed")).toHaveLength(1);
  });

  it("may say what related records are to one another, which later imports leave so", async () => {
    const at = await desk();
    const [pair] = await at.clusters("status=proposed");
    expect((await at.decide(pair, "split", { from: "proposed", relation: "preprint" })).status).toBe(200);
    expect(await at.clusters("status=split")).toMatchObject([{ relation: "preprint", filled: [] }]);
    await at.bring("C", { ...PAIR[0], doi: "10.5555/c" });
    expect(await at.clusters("status=proposed")).toMatchObject([
      { records: [{ apartFrom: [at.second] }, { apartFrom: [at.first] }, { apartFrom: [] }] },
    ]);
    expect(await at.differing()).toEqual([]);
    await at.decide(pair, "undo", { from: "split" });
    expect(await at.clusters("status=split")).toEqual([]);
    const [again] = (await at.clusters("status=proposed")).filter(({ id }) => id === pair?.id);
    expect(again?.records.flatMap(({ apartFrom }) => apartFrom)).toEqual([]);
    expect(await at.differing()).toEqual([]);
  });
});
