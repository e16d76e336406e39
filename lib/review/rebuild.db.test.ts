import { readdirSync, readFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { assessReports, retrieve, screenRecords } from "@/prisma/seed/full-text";
import { makeSearch, seedRecords } from "@/prisma/seed/import";
import {
  close,
  makeTeam,
  openBatch,
  reopen,
  type ScreeningTeam,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { scopeOf } from "@/prisma/seed/team";
import { noteRetrieval } from "./full-text/commands/retrieval";
import { PROJECTION_TABLES, PROJECTIONS, rebuildReview } from "./rebuild";

let team: ScreeningTeam;
let reportIds: string[];

beforeAll(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  ({ reportIds } = await screenRecords(team, ["include", "exclude", "include", "include"]));
  await makeSearch(team.reviewId, team.lead, { name: "Scopus", searchedOn: "2026-01-31", hitsReported: 0 });
  await seedRecords(team.reviewId, team.lead, 2, { source: "website", name: "A charity's website" });
  for (const id of reportIds.slice(0, 2))
    await retrieve(team.reviewId, team.lead, id, "retrieved", "Library");
  await assessReports(team, { [reportIds[0] ?? ""]: "include", [reportIds[1] ?? ""]: "exclude" });
  await retrieve(team.reviewId, team.lead, reportIds[2] ?? "", "not_retrieved");
  const { recordIds } = await seedRecords(team.reviewId, team.lead, 2);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  const [ada = team.lead, bea = team.lead] = team.voters;
  for (const itemId of recordIds) await vote(team.reviewId, ada, { itemId, verdict: "maybe", note: "Hm" });
  await vote(team.reviewId, bea, { itemId: recordIds[0] ?? "", verdict: "exclude" });
  await submit(team.reviewId, ada, batchId);
  await vote(team.reviewId, ada, { itemId: recordIds[0] ?? "", verdict: "include" });
  await close(team.reviewId, team.lead, batchId);
  await reopen(team.reviewId, team.lead, batchId);
});

const differing = async () =>
  (await rebuildReview(team.reviewId)).filter(({ missing, extra }) => missing > 0 || extra > 0);

it("a review with votes, batches, imports and full texts is rebuilt with 0 rows of difference, and is left as it was", async () => {
  const count = () => db.slot.count({ where: { reviewId: team.reviewId, verdict: { not: null } } });
  const before = await count();
  expect(before).toBeGreaterThan(8);
  expect(await differing()).toEqual([]);
  expect(await count()).toBe(before);
});

it("events that waited for one another are replayed in the order in which they took effect", async () => {
  const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.retrieve");
  const input = { reviewId: team.reviewId, reportId: reportIds[2] ?? "", note: "" };
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(
      (["retrieved", "not_retrieved", "waiting", "retrieved", "waiting", "not_retrieved"] as const).map(
        (outcome) => noteRetrieval(scope, { ...input, operationId: uuid(), retrievalId: uuid(), outcome }),
      ),
    );
    expect(await differing()).toEqual([]);
  }
});

it("a row changed, added or removed by hand is found", async () => {
  const key = { reviewId: team.reviewId };
  await db.report.updateMany({ where: { ...key, id: reportIds[0] ?? "" }, data: { status: "ongoing" } });
  expect(await differing()).toEqual([{ table: "report", missing: 1, extra: 1 }]);
  await db.report.updateMany({ where: { ...key, id: reportIds[0] ?? "" }, data: { status: "included" } });
  expect(await differing()).toEqual([]);
  const studyId = uuid();
  await db.study.create({ data: { ...key, id: studyId, label: "Invented", origin: "new", at: new Date() } });
  expect(await differing()).toEqual([{ table: "study", missing: 0, extra: 1 }]);
  await db.study.deleteMany({ where: { ...key, id: studyId } });
  await db.retrieval.deleteMany({ where: { ...key, reportId: reportIds[1] ?? "" } });
  expect(await differing()).toEqual([{ table: "retrieval", missing: 1, extra: 0 }]);
});

it("every projection of the schema is rebuilt, and every event has one projection", () => {
  const folder = `${process.cwd()}/prisma/schema`;
  const schema = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
  const marked = [
    ...schema.matchAll(
      /\/\/\/ Projection\..*\n(?:\/\/\/.*\n)*model \w+ \{(?:(?!^\}$)[\s\S])*?@@map\("(\w+)"\)/gm,
    ),
  ].map((match) => match[1]);
  expect(marked.length).toBeGreaterThan(25);
  expect([...PROJECTION_TABLES].toSorted()).toEqual(marked.toSorted());
  const kinds = PROJECTIONS.flatMap((projection) => Object.keys(projection.events));
  expect(new Set(kinds).size).toBe(kinds.length);
});
