import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stageAgreement } from "@/lib/review/agreement/queries";
import { mergeByHand, splitCluster } from "@/lib/review/duplicates/commands/decide";
import { removeRecords } from "@/lib/review/import/removal/commands";
import { prismaFlow } from "@/lib/review/prisma-flow/queries/flow";
import { rebuildReview } from "@/lib/review/rebuild";
import { retrieve } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, reopen, vote } from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { stageOverview } from "../queries";

/** Four records; everybody has voted on all of them but Bea, who has not on the last. The batch is closed. */
async function leftUnfinished(voterNames = ["Ada", "Bea"]) {
  const team = await makeTeam(voterNames);
  const { reviewId, lead } = team;
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const { recordIds } = await seedRecords(reviewId, lead, 4);
  const { batchId } = await openBatch(reviewId, lead, "title_abstract", { voterIds: [ada.id, bea.id] });
  for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "include" });
  for (const itemId of recordIds.slice(0, 3)) await vote(reviewId, bea, { itemId, verdict: "include" });
  expect(await close(reviewId, lead, batchId)).toMatchObject({ agreed: 3, unfinished: 1 });
  const scope = await scopeOf(lead.id, reviewId, "agreement.view");
  return { ...team, ada, bea, recordIds, batchId, last: recordIds[3] ?? "", scope };
}

const differing = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

describe("what a closed batch left unfinished", () => {
  it("goes on in another batch, though its fellows have gone on; nothing is pending in the end", async () => {
    const { reviewId, lead, ada, bea, last, scope } = await leftUnfinished();
    for (const { id } of await db.report.findMany({ where: { reviewId } }))
      await retrieve(reviewId, lead, id);
    expect((await stageOverview(scope, "title_abstract")).waiting).toBe(1);
    const second = await openBatch(reviewId, lead);
    expect(second).toMatchObject({ items: 1, number: 2 });
    expect(await db.slot.findMany({ where: { reviewId, itemId: last } })).toMatchObject([
      { batchId: second.batchId, verdict: null },
      { batchId: second.batchId, verdict: null },
    ]);
    expect((await stageOverview(scope, "title_abstract")).waiting).toBe(0);
    await expect(openBatch(reviewId, lead)).rejects.toThrow(/close the batches that are open/);
    for (const person of [ada, bea]) await vote(reviewId, person, { itemId: last, verdict: "exclude" });
    expect(await close(reviewId, lead, second.batchId)).toMatchObject({ agreed: 1, unfinished: 0 });
    expect((await prismaFlow(scope)).counts.screening.pending.n).toBe(0);
    await expect(openBatch(reviewId, lead)).rejects.toThrow(/import some first\.$/);
    expect(await differing(reviewId)).toEqual([]);
  });

  it("keeps its earlier votes in the history, with their batch, and agreement counts each person's first", async () => {
    const { reviewId, lead, ada, bea, last, scope } = await leftUnfinished();
    const agreement = async () => (await stageAgreement(scope, "title_abstract")).report;
    expect((await agreement()).counts).toMatchObject({ doublyScreened: 3, notYetDoublyScreened: 1 });
    const { batchId } = await openBatch(reviewId, lead);
    await vote(reviewId, ada, { itemId: last, verdict: "exclude" });
    await vote(reviewId, bea, { itemId: last, verdict: "exclude" });
    expect((await agreement()).counts).toMatchObject({ doublyScreened: 3, notYetDoublyScreened: 1 });
    await close(reviewId, lead, batchId);
    const { counts, pairs } = await agreement();
    expect(counts).toMatchObject({ doublyScreened: 4, notYetDoublyScreened: 0 });
    // Ada's first vote was to include, Bea's only one to exclude: the record is excluded, and that is no agreement.
    expect(pairs[0]?.offered.statistics.n).toBe(4);
    expect(pairs[0]?.offered.counts[0]).toEqual([3, 0, 1]);
    const said = await db.decisionEvent.findMany({
      where: { reviewId, recordId: last, kind: "vote_cast" },
      orderBy: { at: "asc" },
    });
    const numbers = said.map(({ payload }) => (payload as { batchNumber: number }).batchNumber);
    expect(numbers).toEqual([1, 2, 2]);
  });

  it("may go to other people; at most two votes are asked for at any moment, of two people", async () => {
    const { reviewId, lead, voters, last } = await leftUnfinished(["Ada", "Bea", "Cai", "Dee"]);
    const voterIds = voters.slice(2).map((person) => person.id);
    const { batchId } = await openBatch(reviewId, lead, "title_abstract", { voterIds });
    const slots = await db.slot.findMany({ where: { reviewId, itemId: last } });
    expect(slots.map((slot) => slot.personId).toSorted()).toEqual(voterIds.toSorted());
    await expect(vote(reviewId, voters[0]!, { itemId: last, verdict: "include" })).rejects.toThrow(
      /not in your queue, or not any more/,
    );
    for (const person of voters.slice(2)) await vote(reviewId, person, { itemId: last, verdict: "include" });
    expect(await close(reviewId, lead, batchId)).toMatchObject({ agreed: 1 });
    expect(await differing(reviewId)).toEqual([]);
  });

  it("is found by its own batch when that is reopened first", async () => {
    const { reviewId, lead, bea, batchId, last } = await leftUnfinished();
    await reopen(reviewId, lead, batchId);
    await expect(openBatch(reviewId, lead)).rejects.toThrow(/close the batches/);
    await vote(reviewId, bea, { itemId: last, verdict: "include" });
    expect(await close(reviewId, lead, batchId)).toMatchObject({ agreed: 4, unfinished: 0 });
  });

  it("is in one batch only when that is reopened and another opened at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { reviewId, lead, bea, batchId, last } = await leftUnfinished();
      const [, opened] = await Promise.allSettled([
        reopen(reviewId, lead, batchId),
        openBatch(reviewId, lead),
        vote(reviewId, bea, { itemId: last, verdict: "include" }),
      ]);
      const item = await db.stageItem.findFirstOrThrow({ where: { reviewId, id: last } });
      const its = opened.status === "fulfilled" ? opened.value.batchId : batchId;
      expect(item.batchId).toBe(its);
      const slots = await db.slot.findMany({ where: { reviewId, itemId: last } });
      expect(slots.map((slot) => slot.batchId)).toEqual([its, its]);
      expect(await differing(reviewId)).toEqual([]);
    }
  });

  it("can be removed before screening, or merged and split again, like what nobody has seen yet", async () => {
    const { reviewId, lead, recordIds, last } = await leftUnfinished();
    const base = () => ({ operationId: uuid(), reviewId });
    const decide = await scopeOf(lead.id, reviewId, "duplicates.decide");
    const { clusterId } = await mergeByHand(decide, { ...base(), recordIds: [recordIds[0] ?? "", last] });
    await expect(openBatch(reviewId, lead)).rejects.toThrow(/No record waits/);
    await splitCluster(decide, { ...base(), clusterId, from: "confirmed" });
    const { batchId } = await openBatch(reviewId, lead);
    await close(reviewId, lead, batchId);
    const remove = await scopeOf(lead.id, reviewId, "records.remove");
    const removal = { as: "removed_other" as const, method: "A retraction", decidedBy: "person" as const };
    await expect(removeRecords(remove, { ...base(), ...removal, recordIds })).rejects.toThrow(/3 of these/);
    expect(await removeRecords(remove, { ...base(), ...removal, recordIds: [last] })).toEqual({ records: 1 });
    expect(await differing(reviewId)).toEqual([]);
  });
});
