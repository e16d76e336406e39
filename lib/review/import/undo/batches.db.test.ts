import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { stageAgreement } from "@/lib/review/agreement/queries";
import { prismaFlow } from "@/lib/review/prisma-flow/queries/flow";
import { rebuildReview } from "@/lib/review/rebuild";
import { screeningQueue } from "@/lib/review/screening/queries";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { start } from "@/prisma/seed/extraction";
import { assessReports, retrieve } from "@/prisma/seed/full-text";
import { importFile, makeSearch, risOf, seedRecords, standingsOf } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, submit, vote } from "@/prisma/seed/screening";
import { join, makePerson, type SeedPerson, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";

/** A review in which one import stays and another, whose file is at hand, may go. */
async function twoImports(goes = 3) {
  const team = await makeTeam();
  const { reviewId, lead } = team;
  const stays = await seedRecords(reviewId, lead, 2);
  const searchId = await makeSearch(reviewId, lead, { name: "Embase" });
  const file = {
    name: "embase.ris",
    text: risOf(goes, "embase"),
    feeds: [{ part: "all" as const, searchId }],
  };
  const { importId, recordIds } = await importFile(reviewId, lead, file);
  const path = `/reviews/${reviewId}/imports/${importId}/undo`;
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  return { ...team, ada, bea, stays, file, recordIds, path, token: await tokenOf(lead) };
}

const because = () => ({ operationId: uuid(), reason: "The wrong export" });

const differing = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

it("records come out of an open batch; their votes stay in the history, and the file may come again", async () => {
  const { reviewId, lead, ada, bea, stays, file, recordIds, path, token } = await twoImports();
  const { batchId } = await openBatch(reviewId, lead);
  for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "include" });
  await vote(reviewId, ada, { itemId: stays.recordIds[0] ?? "", verdict: "exclude" });
  expect((await call(token, "GET", path)).body).toMatchObject({ records: 3, inBatches: 3, obstacle: null });
  expect((await call(token, "PUT", path, because())).body).toEqual({ records: 3 });

  const scope = await scopeOf(ada.id, reviewId, "screening.vote");
  const queue = await screeningQueue(scope, "title_abstract", 10);
  expect(queue).toMatchObject({ done: 1, left: 1 });
  expect(queue.last).toHaveLength(1);
  expect(await db.decisionEvent.count({ where: { reviewId, kind: "vote_cast" } })).toBe(4);
  for (const person of [ada, bea]) {
    await expect(vote(reviewId, person, { itemId: recordIds[0] ?? "", verdict: "maybe" })).rejects.toThrow(
      /import of this record was undone meanwhile.*none is needed/,
    );
  }
  const again = await importFile(reviewId, lead, file);
  expect(again.recordIds).toHaveLength(3);
  for (const person of [ada, bea]) {
    for (const itemId of stays.recordIds) await vote(reviewId, person, { itemId, verdict: "include" });
  }
  expect(await close(reviewId, lead, batchId)).toMatchObject({ agreed: 2, removed: 0, unfinished: 0 });
  expect((await openBatch(reviewId, lead)).items).toBe(3);
  expect(await differing(reviewId)).toEqual([]);
});

it("a batch that held nothing else is closed with it", async () => {
  const { reviewId, lead, path, token } = await twoImports();
  await openBatch(reviewId, lead, "title_abstract", { size: 2 });
  const rest = await openBatch(reviewId, lead);
  expect(rest.items).toBe(3);
  await call(token, "PUT", path, because());
  const batches = await db.batch.findMany({ where: { reviewId }, orderBy: { number: "asc" } });
  expect(batches.map(({ status }) => status)).toEqual(["open", "closed"]);
  expect(await differing(reviewId)).toEqual([]);
});

it("decisions, conflicts, reports, assessments and studies go along; what stays is as if it had never been", async () => {
  const { reviewId, lead, adjudicator, ada, bea, stays, recordIds, path, token, ...team } =
    await twoImports();
  const first = await openBatch(reviewId, lead, "title_abstract", { size: 2 });
  for (const person of [ada, bea]) {
    for (const itemId of stays.recordIds) await vote(reviewId, person, { itemId, verdict: "include" });
  }
  await close(reviewId, lead, first.batchId);
  const before = await standingsOf(reviewId);
  const { batchId } = await openBatch(reviewId, lead);
  for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "include" });
  for (const [at, itemId] of recordIds.entries()) {
    await vote(reviewId, bea, { itemId, verdict: at === 0 ? "include" : "exclude" });
  }
  await close(reviewId, lead, batchId);
  await resolve(reviewId, adjudicator, { itemId: recordIds[1] ?? "", decision: "include" });
  const made = await db.reportRecord.findMany({ where: { reviewId, recordId: { in: recordIds } } });
  for (const { reportId } of made) await retrieve(reviewId, lead, reportId);
  const verdicts = Object.fromEntries(made.map(({ reportId }) => [reportId, "include" as const]));
  await assessReports({ reviewId, lead, adjudicator, ...team }, verdicts);
  expect((await call(token, "GET", path)).body).toMatchObject({
    records: 3,
    reports: 2,
    reportsAtWork: 2,
    inBatches: 5,
    decided: 4,
    obstacle: null,
  });
  await call(token, "PUT", path, because());

  const after = await standingsOf(reviewId);
  expect(after.reports).toEqual(before.reports);
  expect(after.records).toEqual(before.records.filter((one) => !recordIds.includes(one.recordId)));
  const scope = await scopeOf(lead.id, reviewId, "agreement.view");
  const { counts, identities } = await prismaFlow(scope);
  expect(identities.filter((one) => !one.holds)).toEqual([]);
  expect(counts.included.studies.n).toBe(0);
  expect(await db.study.count({ where: { reviewId } })).toBe(0);
  const conflicts = await call(
    await tokenOf(adjudicator),
    "GET",
    `/reviews/${reviewId}/stages/title_abstract/conflicts`,
  );
  expect(conflicts.body).toMatchObject({ items: [] });
  expect((await stageAgreement(scope, "title_abstract")).report.counts.doublyScreened).toBe(2);
  expect((await stageAgreement(scope, "full_text")).report.counts.doublyScreened).toBe(0);
  expect(await differing(reviewId)).toEqual([]);
});

it("an extraction under way is named with the step that removes it", async () => {
  const { reviewId, lead, ada, bea, recordIds, path, token, ...team } = await twoImports(1);
  await setRoles(reviewId, lead, ada, ["reviewer", "extractor"]);
  const { batchId } = await openBatch(reviewId, lead);
  const items = await db.stageItem.findMany({ where: { reviewId } });
  for (const person of [ada, bea]) {
    for (const { id: itemId } of items) await vote(reviewId, person, { itemId, verdict: "include" });
  }
  await close(reviewId, lead, batchId);
  const [report] = await db.reportRecord.findMany({ where: { reviewId, recordId: { in: recordIds } } });
  const reportId = report?.reportId ?? "";
  await retrieve(reviewId, lead, reportId);
  await assessReports({ reviewId, lead, ...team }, { [reportId]: "include" });
  await start(reviewId, ada, reportId);
  const refused = await call(token, "PUT", path, because());
  expect(refused).toMatchObject({
    status: 409,
    body: {
      message: expect.stringMatching(/being extracted: \u201cKetamine.*Give their extractions up first/),
    },
  });
});

it("an information specialist undoes an import, and leaves one that is in batches to a lead", async () => {
  const { reviewId, lead, path, token } = await twoImports();
  const kit = await makePerson("Kit");
  await join(reviewId, lead, kit, ["information_specialist"]);
  await openBatch(reviewId, lead);
  const kits = await tokenOf(kit);
  expect((await call(kits, "GET", path)).body).toMatchObject({
    obstacle: "3 of its records or reports are in batches of screening. An owner or a lead can undo it.",
  });
  expect((await call(kits, "PUT", path, because())).status).toBe(409);
  const silent = await call(token, "PUT", path, { operationId: uuid() });
  expect(silent).toMatchObject({ status: 400, body: { data: { fields: [{ path: "reason" }] } } });
  expect((await call(token, "PUT", path, because())).status).toBe(200);
});

it("a lead who votes is told the same whatever the others did in the open batch", async () => {
  const { reviewId, lead, ada, bea, recordIds, path } = await twoImports();
  await setRoles(reviewId, lead, ada, ["reviewer", "lead"]);
  const { batchId } = await openBatch(reviewId, lead);
  const adas = await tokenOf(ada);
  const before = await call(adas, "GET", path);
  for (const itemId of recordIds) await vote(reviewId, bea, { itemId, verdict: "exclude" });
  const rest = await db.slot.findMany({ where: { reviewId, personId: bea.id, verdict: null } });
  for (const { itemId } of rest) await vote(reviewId, bea, { itemId, verdict: "include" });
  await submit(reviewId, bea, batchId);
  expect((await call(adas, "GET", path)).body).toEqual(before.body);
  const input = because();
  expect((await call(adas, "PUT", path, input)).body).toEqual({ records: 3 });
});

it("a vote comes before the undoing or is refused, never in between", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { reviewId, lead, ada, bea, recordIds, path, token } = await twoImports(5);
    await openBatch(reviewId, lead);
    const voting = [ada, bea].flatMap((person) =>
      recordIds.map((itemId) => vote(reviewId, person, { itemId, verdict: "include" })),
    );
    const [undone, ...votes] = await Promise.allSettled([call(token, "PUT", path, because()), ...voting]);
    expect(undone.status === "fulfilled" && undone.value.status).toBe(200);
    for (const one of votes) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Refusal);
    const events = await db.decisionEvent.findMany({ where: { reviewId }, orderBy: { at: "desc" } });
    expect(events[0]?.kind).toBe("import_undone");
    expect(await db.slot.count({ where: { reviewId, itemId: { in: recordIds } } })).toBe(0);
    expect(await differing(reviewId)).toEqual([]);
  }
});
