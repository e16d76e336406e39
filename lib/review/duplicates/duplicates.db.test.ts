import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations, type SeedCitation } from "@/prisma/seed/duplicates";
import { join, makePerson, makeReview, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { ClusterEntry, ClusterPage, DuplicateCounts } from "./schema";

const R01: SeedCitation = {
  title:
    "Beyond NMDA Receptors: A Narrative Review of Ketamine's Rapid and Multifaceted Mechanisms in Depression Treatment",
  doi: "10.3390/ijms252413658",
  year: 2024,
  authors: ["Antos, Z", "Zukow, X"],
};
const R30: SeedCitation = {
  title:
    "Antidepressant effects of ketamine and the roles of AMPA glutamate receptors and other mechanisms beyond NMDA receptor antagonism",
  year: 2017,
  authors: ["Aleksandrova, LR"],
  journal: "Journal of Psychiatry & Neuroscience",
  volume: "42",
  pages: "222-229",
};
const R22: SeedCitation = {
  title: "Metabolomic biomarkers for (R, S)-ketamine and (S)-ketamine",
  year: 2024,
};
const P1: SeedCitation = { ...R01, title: `${R01.title}.` };
/** Nothing but its title and year: it may be R30, and a person has to say so. */
const P2: SeedCitation = {
  year: 2017,
  title:
    "Antidepressant Effects of Ketamine, and the Roles of AMPA Glutamate Receptors and Other Mechanisms Beyond NMDA-Receptor Antagonism.",
};

interface Desk {
  ada: SeedPerson;
  reviewId: string;
  token: string;
}

async function desk(): Promise<Desk> {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

async function bring(
  { ada, reviewId }: Desk,
  name: string,
  citations: SeedCitation[],
  source: "database" | "citation_searching" | "website" = "database",
) {
  const imported = await importCitations(reviewId, ada, { name, source }, citations);
  await findSeedDuplicates(reviewId);
  return imported.recordIds;
}

const path = ({ reviewId }: Desk, rest: string) => `/reviews/${reviewId}/duplicates/${rest}`;

async function clusters(at: Desk, query = ""): Promise<ClusterEntry[]> {
  const answer = await call(at.token, "GET", path(at, `clusters?${query}`));
  expect(answer.status).toBe(200);
  return (answer.body as ClusterPage).clusters;
}

async function counts(at: Desk): Promise<DuplicateCounts> {
  return (await call(at.token, "GET", path(at, "counts"))).body as DuplicateCounts;
}

function decide(at: Desk, clusterId: string, what: string, body: object = {}) {
  return call(at.token, "POST", path(at, `clusters/${clusterId}/${what}`), { operationId: uuid(), ...body });
}

/** Every record's state, without what names the event. */
async function states({ reviewId }: Desk) {
  const rows = await db.recordState.findMany({ where: { reviewId }, orderBy: { recordId: "asc" } });
  const reports = await db.report.findMany({ where: { reviewId }, orderBy: { id: "asc" } });
  return [
    rows.map(({ recordId, status, decidedBy, method, survivorId }) => [
      recordId,
      status,
      decidedBy,
      method,
      survivorId,
    ]),
    reports.map(({ id, status }) => [id, status]),
  ];
}

const events = ({ reviewId }: Desk, kind: string) => db.decisionEvent.count({ where: { reviewId, kind } });

describe("the ketamine review with a second database", () => {
  it("has two duplicates: one by software, one by a person", async () => {
    const at = await desk();
    const [main, , variant] = await bring(at, "Web of Science", [R01, R22, R30]);
    expect(await events(at, "duplicates_found")).toBe(0);
    const [p1, p2] = await bring(at, "PubMed", [P1, P2]);
    const state = (recordId: string) =>
      db.recordState.findUnique({ where: { reviewId_recordId: { reviewId: at.reviewId, recordId } } });
    expect(await state(p1!)).toMatchObject({ status: "duplicate", decidedBy: "software", survivorId: main });
    expect(await counts(at)).toMatchObject({ proposed: 1, duplicatesBySoftware: 1, duplicatesByPerson: 0 });

    const [proposal] = await clusters(at);
    expect(proposal).toMatchObject({ basis: "title_only", status: "proposed", survivorId: variant });
    expect(proposal?.records.map(({ id, searchName }) => [id, searchName])).toEqual([
      [variant, "Web of Science"],
      [p2, "PubMed"],
    ]);
    expect(proposal?.reasons).toEqual(expect.arrayContaining(["Titles agree", "No identifier in common"]));
    expect((await decide(at, proposal!.id, "confirmation")).status).toBe(200);
    expect(await state(p2!)).toMatchObject({ status: "duplicate", decidedBy: "person", survivorId: variant });
    expect(await counts(at)).toEqual({
      proposed: 0,
      confirmedBySoftware: 1,
      confirmedByPerson: 1,
      split: 0,
      duplicatesBySoftware: 1,
      duplicatesByPerson: 1,
    });
  });

  it("ends with the same records whatever came first", async () => {
    const wave = { title: "Ketamine for depression in older adults", year: 2020 };
    const files: SeedCitation[][] = [
      [R01, R30, { ...wave, doi: "10.1234/a" }],
      [P1, { ...wave, doi: "10.1234/a" }, R22],
      [{ ...wave, doi: "10.1234/b" }, R01],
    ];
    const outcomes = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const at = await desk();
      for (const file of order) await bring(at, `File ${file}`, files[file]!);
      const standing = await db.record.findMany({
        where: { reviewId: at.reviewId, state: { status: "awaiting_screening" } },
      });
      outcomes.push({
        ...(await counts(at)),
        confirmedBySoftware: 0,
        titles: standing.map(({ title, doi }) => `${title.replace(/\.$/, "")} ${doi}`).sort(),
      });
    }
    expect(outcomes[0]?.duplicatesBySoftware).toBe(3);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it("joins a later copy, and does nothing when nothing is new", async () => {
    const at = await desk();
    const [main] = await bring(at, "A", [R01]);
    await bring(at, "B", [P1]);
    const [third] = await bring(at, "C", [{ ...R01, journal: "IJMS" }]);
    expect(await db.recordState.findFirst({ where: { recordId: third } })).toMatchObject({
      status: "duplicate",
      survivorId: main,
    });
    expect(await events(at, "duplicates_found")).toBe(2);
    await Promise.all([1, 2, 3].map(() => findSeedDuplicates(at.reviewId)));
    expect(await events(at, "duplicates_found")).toBe(2);
  });
});

describe("other methods", () => {
  it("a cited paper that is a database record stays in its arm as a duplicate; its report goes and comes back", async () => {
    const at = await desk();
    const [cited] = await bring(at, "Citations", [P1, R22], "citation_searching");
    const before = await states(at);
    const [main] = await bring(at, "Web of Science", [R01]);
    expect(await db.recordState.findFirst({ where: { recordId: cited } })).toMatchObject({
      status: "duplicate",
      survivorId: main,
    });
    const reports = () => db.report.findMany({ where: { reviewId: at.reviewId }, select: { status: true } });
    expect((await reports()).map(({ status }) => status).sort()).toEqual(["sought", "withdrawn"]);
    const [cluster] = await clusters(at, "status=confirmed&decidedBy=software");
    await decide(at, cluster!.id, "split", { from: "confirmed" });
    expect((await reports()).map(({ status }) => status)).toEqual(["sought", "sought"]);
    const after = await states(at);
    expect(after[0]?.filter(([id]) => id !== main)).toEqual(before[0]);
    expect(after[1]).toEqual(before[1]);
  });
});

describe("decisions", () => {
  it("a split gives everything back, is remembered, and can itself be taken back", async () => {
    const at = await desk();
    await bring(at, "A", [R01, R30]);
    await bring(at, "B", [P1, P2]);
    const merged = await states(at);
    const [cluster] = await clusters(at, "status=confirmed");
    expect((await decide(at, cluster!.id, "split", { from: "confirmed" })).status).toBe(200);
    const [proposal] = await clusters(at);
    expect((await decide(at, proposal!.id, "split", { from: "proposed" })).status).toBe(200);
    await findSeedDuplicates(at.reviewId);
    await bring(at, "C", [R22]);
    expect(await counts(at)).toMatchObject({ proposed: 0, split: 2, duplicatesBySoftware: 0 });

    expect((await decide(at, cluster!.id, "undo", { from: "split" })).status).toBe(200);
    expect((await decide(at, proposal!.id, "undo", { from: "split" })).status).toBe(200);
    const known = new Set(merged[0]!.map(([id]) => id));
    expect((await states(at))[0]?.filter(([id]) => known.has(id))).toEqual(merged[0]);
    expect(await counts(at)).toMatchObject({ proposed: 1, split: 0, duplicatesBySoftware: 1 });
    const software = await decide(at, cluster!.id, "undo", { from: "confirmed" });
    expect(software).toMatchObject({ status: 409, body: { message: expect.stringContaining("Split them") } });
  });

  it("what was found different stays so for later copies of either", async () => {
    const at = await desk();
    await bring(at, "A", [{ ...R30, doi: "10.1234/x" }]);
    await bring(at, "B", [P2]);
    const [proposal] = await clusters(at);
    await decide(at, proposal!.id, "split", { from: "proposed" });
    await bring(at, "C", [{ ...R30, doi: "10.1234/x", journal: "J Psychiatry Neurosci" }]);
    expect(await counts(at)).toMatchObject({ proposed: 0, split: 1, duplicatesBySoftware: 1 });
  });

  it("a confirmation is undone to a proposal", async () => {
    const at = await desk();
    await bring(at, "A", [R30]);
    await bring(at, "B", [P2]);
    const before = await states(at);
    const [proposal] = await clusters(at);
    await decide(at, proposal!.id, "confirmation");
    expect((await decide(at, proposal!.id, "confirmation")).status).toBe(409);
    await decide(at, proposal!.id, "undo", { from: "confirmed" });
    expect(await states(at)).toEqual(before);
    expect((await clusters(at)).map(({ id }) => id)).toEqual([proposal!.id]);
  });

  it("part of a cluster is confirmed; the rest is not proposed again, until that is undone", async () => {
    const at = await desk();
    const [first] = await bring(at, "A", [R30]);
    const [second] = await bring(at, "B", [P2]);
    const [third] = await bring(at, "C", [{ title: `${R30.title}.`, year: 2017, doi: "10.1234/third" }]);
    const [proposal, ...others] = await clusters(at);
    expect(others).toEqual([]);
    expect(proposal?.records.map(({ id }) => id)).toEqual([first, second, third]);
    const foreign = await decide(at, proposal!.id, "confirmation", { recordIds: [first, uuid()] });
    expect(foreign.status).toBe(400);
    await decide(at, proposal!.id, "confirmation", { recordIds: [first, third] });
    await findSeedDuplicates(at.reviewId);
    expect(await counts(at)).toMatchObject({ proposed: 0, confirmedByPerson: 1, split: 1 });
    await decide(at, proposal!.id, "undo", { from: "confirmed" });
    await findSeedDuplicates(at.reviewId);
    expect(await counts(at)).toMatchObject({ proposed: 1, confirmedByPerson: 0, split: 0 });
    expect((await clusters(at))[0]?.records.map(({ id }) => id)).toEqual([first, second, third]);
  });

  it("records are merged by hand, and not twice", async () => {
    const at = await desk();
    const [one, two] = await bring(at, "A", [R22, { ...R22, title: "Biomarkers of ketamine" }]);
    const merge = (recordIds: (string | undefined)[]) =>
      call(at.token, "POST", path(at, "merges"), { operationId: uuid(), recordIds });
    const answer = await merge([two, one]);
    expect(answer.status).toBe(200);
    expect(await db.recordState.findFirst({ where: { recordId: two } })).toMatchObject({ survivorId: one });
    expect((await merge([two, one])).status).toBe(409);
    const { clusterId } = answer.body as { clusterId: string };
    await decide(at, clusterId, "undo", { from: "confirmed" });
    expect(await db.duplicateCluster.count({ where: { reviewId: at.reviewId } })).toBe(0);
    expect(await db.recordState.count({ where: { reviewId: at.reviewId, status: "duplicate" } })).toBe(0);
  });

  it("of two people who decide at once, one does", async () => {
    const at = await desk();
    const bea = await makePerson("Bea");
    await join(at.reviewId, at.ada, bea, ["information_specialist"]);
    const other = { ...at, token: await tokenOf(bea) };
    await bring(at, "A", [R30]);
    await bring(at, "B", [P2]);
    const [proposal] = await clusters(at);
    const answers = await Promise.all([
      decide(at, proposal!.id, "confirmation"),
      decide(other, proposal!.id, "split", { from: "proposed" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("a reviewer sees, and does not decide", async () => {
    const at = await desk();
    const cy = await makePerson("Cy");
    await join(at.reviewId, at.ada, cy, ["reviewer"]);
    const other = { ...at, token: await tokenOf(cy) };
    await bring(at, "A", [R30]);
    await bring(at, "B", [P2]);
    const [proposal] = await clusters(other);
    expect(proposal).toBeDefined();
    expect((await decide(other, proposal!.id, "split", { from: "proposed" })).status).toBe(403);
  });
});
