import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { undoImport } from "@/lib/review/import/commands";
import { prismaFlow } from "@/lib/review/prisma-flow/queries/flow";
import { rebuildReview } from "@/lib/review/rebuild";
import { start } from "@/prisma/seed/extraction";
import { assessReports, reportsOf, retrieve, screenRecords } from "@/prisma/seed/full-text";
import { standingsOf } from "@/prisma/seed/import";
import { close, makeTeam, reopen, vote } from "@/prisma/seed/screening";
import { scopeOf, setRoles } from "@/prisma/seed/team";
import { mergeByHand, splitCluster } from "./commands/decide";
import { undoClusterDecision } from "./commands/undo";

/** Three records of one import after another, all screened in and assessed: included, included, excluded. */
async function assessed() {
  const team = await makeTeam();
  const { reviewId, lead } = team;
  const one = await screenRecords(team, ["include"]);
  const two = await screenRecords(team, ["include", "include"]);
  const recordIds = [...one.recordIds, ...two.recordIds];
  const reportIds = await reportsOf(reviewId, recordIds);
  for (const id of reportIds) await retrieve(reviewId, lead, id);
  const [a = "", b = "", c = ""] = reportIds;
  const fullTexts = await assessReports(team, { [a]: "include", [b]: "include", [c]: "exclude" });
  const decide = await scopeOf(lead.id, reviewId, "duplicates.decide");
  const merge = (...which: number[]) =>
    mergeByHand(decide, {
      operationId: uuid(),
      reviewId,
      recordIds: which.map((at) => recordIds[at] ?? ""),
    });
  return { ...team, recordIds, reportIds, fullTexts, batches: [one.batchId, two.batchId], decide, merge };
}

const differing = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

async function numbers(reviewId: string, personId: string) {
  const { counts, identities } = await prismaFlow(await scopeOf(personId, reviewId, "prisma_flow.view"));
  expect(identities.filter((one) => !one.holds)).toEqual([]);
  const { removed, screening, databases, included } = counts;
  return {
    duplicates: removed.duplicates.n,
    screened: screening.screened.n,
    sought: databases.sought.n,
    assessed: databases.assessed.n,
    excluded: databases.excluded.n,
    reports: included.reports.n,
    studies: included.studies.n,
  };
}

it("one report found at full text to have two records: the diagram follows, and undoing gives everything back", async () => {
  const { reviewId, lead, decide, merge } = await assessed();
  const before = await standingsOf(reviewId);
  const counted = await numbers(reviewId, lead.id);
  expect(counted).toEqual({
    duplicates: 0,
    screened: 3,
    sought: 3,
    assessed: 3,
    excluded: 1,
    reports: 2,
    studies: 2,
  });
  const { clusterId } = await merge(0, 1);
  const merged = { ...counted, duplicates: 1, screened: 2, sought: 2, assessed: 2, reports: 1, studies: 1 };
  expect(await numbers(reviewId, lead.id)).toEqual(merged);
  expect(await differing(reviewId)).toEqual([]);
  await undoClusterDecision(decide, { operationId: uuid(), reviewId, clusterId, from: "confirmed" });
  expect(await standingsOf(reviewId)).toEqual(before);
  expect(await numbers(reviewId, lead.id)).toEqual(counted);
  expect(await differing(reviewId)).toEqual([]);
});

it("an excluded report comes back with its reason; a split is taken back and forth", async () => {
  const { reviewId, lead, decide, merge, reportIds } = await assessed();
  const before = await standingsOf(reviewId);
  const { clusterId } = await merge(0, 2);
  const merged = await standingsOf(reviewId);
  expect(await numbers(reviewId, lead.id)).toMatchObject({ excluded: 0, assessed: 2 });
  const act = () => ({ operationId: uuid(), reviewId, clusterId });
  await splitCluster(decide, { ...act(), from: "confirmed" });
  expect(await standingsOf(reviewId)).toEqual(before);
  expect(await db.report.findFirst({ where: { id: reportIds[2] ?? "" } })).toMatchObject({
    status: "excluded",
    before: null,
    reasonId: expect.any(String),
  });
  await undoClusterDecision(decide, { ...act(), from: "split" });
  expect(await standingsOf(reviewId)).toEqual(merged);
  await undoClusterDecision(decide, { ...act(), from: "confirmed" });
  expect(await standingsOf(reviewId)).toEqual(before);
  expect(await differing(reviewId)).toEqual([]);
});

it("keeps its decisions while its batches are reopened and closed, and finds them again", async () => {
  const { reviewId, lead, decide, merge, fullTexts } = await assessed();
  const before = await standingsOf(reviewId);
  const { clusterId } = await merge(0, 1);
  await reopen(reviewId, lead, fullTexts);
  await close(reviewId, lead, fullTexts);
  await splitCluster(decide, { operationId: uuid(), reviewId, clusterId, from: "confirmed" });
  expect(await standingsOf(reviewId)).toEqual(before);
  expect(await differing(reviewId)).toEqual([]);
});

it("the import of the record that stayed is undone: the other counts again, its report where it was", async () => {
  const { reviewId, lead, merge, recordIds, reportIds } = await assessed();
  await merge(0, 1);
  const { importId } = await db.record.findFirstOrThrow({ where: { id: recordIds[0] ?? "" } });
  const scope = await scopeOf(lead.id, reviewId, "import.run");
  await undoImport(scope, { operationId: uuid(), reviewId, importId, reason: "The wrong file" });
  const after = await standingsOf(reviewId);
  expect(after.records.map(({ recordId, status }) => [recordId, status])).toEqual(
    recordIds.slice(1).map((id) => [id, "included"]),
  );
  expect(after.reports).toEqual([
    [reportIds[1], "included"],
    [reportIds[2], "excluded"],
  ]);
  expect(await differing(reviewId)).toEqual([]);
});

it("waits for an open batch, a conflict or an extraction, and says which step comes first", async () => {
  const { reviewId, lead, voters, merge, reportIds, fullTexts, protocol } = await assessed();
  const [ada = lead, bea = lead] = voters;
  await reopen(reviewId, lead, fullTexts);
  await expect(merge(0, 1)).rejects.toThrow(/open batch of screening. Close that batch first/);
  const itemId = reportIds[1] ?? "";
  const reasonId = protocol.reasons[0]?.reasonId ?? null;
  await vote(reviewId, bea, { itemId, verdict: "exclude", stage: "full_text", reasonId });
  await close(reviewId, lead, fullTexts);
  await expect(merge(0, 1)).rejects.toThrow(/in conflict. Settle the conflict first/);
  await reopen(reviewId, lead, fullTexts);
  await vote(reviewId, bea, { itemId, verdict: "include", stage: "full_text" });
  await close(reviewId, lead, fullTexts);
  await setRoles(reviewId, lead, ada, ["reviewer", "extractor"]);
  await start(reviewId, ada, itemId);
  await expect(merge(0, 1)).rejects.toThrow(/being extracted. Give its extractions up first/);
});
