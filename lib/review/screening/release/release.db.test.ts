import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { resolve, withdraw } from "@/prisma/seed/conflicts";
import { assessReports, attach, retrieve, screenRecords } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import { pdfOf } from "@/prisma/seed/pdf";
import { close, makeTeam, openBatch, release, reopen, submit, vote } from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { screeningQueue } from "../queries";

const differing = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

async function openTwo() {
  const team = await makeTeam();
  const { recordIds } = await seedRecords(team.reviewId, team.lead, 2);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  return { ...team, ada, bea, recordIds, batchId, first: recordIds[0] ?? "", second: recordIds[1] ?? "" };
}

describe("taking items out of an open batch", () => {
  it("takes them off every desk and lets them wait for another batch; the votes stay in the history", async () => {
    const { reviewId, lead, ada, bea, batchId, first, second } = await openTwo();
    await vote(reviewId, ada, { itemId: first, verdict: "include" });
    expect(await release(reviewId, lead, batchId, [first])).toBe(1);
    const scope = await scopeOf(ada.id, reviewId, "screening.vote");
    const queue = await screeningQueue(scope, "title_abstract", 10);
    expect([...queue.items, ...queue.last].map((card) => card.itemId)).toEqual([second]);
    await expect(vote(reviewId, bea, { itemId: first, verdict: "include" })).rejects.toThrow(/not any more/);
    expect(await db.decisionEvent.count({ where: { reviewId, kind: "vote_cast" } })).toBe(1);
    expect((await openBatch(reviewId, lead)).items).toBe(1);
    expect(await differing(reviewId)).toEqual([]);
  });

  it("discards the whole batch, which is then closed; what was submitted stays for agreement", async () => {
    const { reviewId, lead, ada, batchId, recordIds } = await openTwo();
    for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "include" });
    await submit(reviewId, ada, batchId);
    expect(await release(reviewId, lead, batchId)).toBe(2);
    expect(await db.batch.findFirst({ where: { reviewId } })).toMatchObject({ status: "closed" });
    expect(await db.earlierVote.count({ where: { reviewId, personId: ada.id } })).toBe(2);
    await expect(release(reviewId, lead, batchId)).rejects.toThrow(/closed/);
    expect((await openBatch(reviewId, lead)).items).toBe(2);
    expect(await differing(reviewId)).toEqual([]);
  });

  it("comes before a vote or after it, never in between", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { reviewId, lead, ada, batchId, first } = await openTwo();
      const [, voted] = await Promise.allSettled([
        release(reviewId, lead, batchId, [first]),
        vote(reviewId, ada, { itemId: first, verdict: "include" }),
      ]);
      if (voted.status === "rejected") expect(voted.reason).toBeInstanceOf(Refusal);
      expect(await db.slot.count({ where: { reviewId, itemId: first } })).toBe(0);
      expect(await differing(reviewId)).toEqual([]);
    }
  });

  it("is for those who manage screening, and always asks why", async () => {
    const { reviewId, lead, ada, batchId } = await openTwo();
    const path = `/reviews/${reviewId}/batches/${batchId}/releases`;
    const body = () => ({ operationId: uuid(), reason: "Drawn by mistake" });
    expect((await call(await tokenOf(ada), "POST", path, body())).status).toBe(403);
    const token = await tokenOf(lead);
    expect((await call(token, "POST", path, { operationId: uuid() })).status).toBe(400);
    expect((await call(token, "POST", path, { ...body(), itemIds: [uuid()] })).status).toBe(404);
    expect((await call(token, "POST", path, body())).body).toEqual({ released: 2 });
  });
});

describe("taking a decision back after its report was sought", () => {
  it("asks where the report is, not what was tried: set back to sought the batch reopens, and attempts are kept", async () => {
    const team = await makeTeam();
    const { reviewId, lead } = team;
    const { batchId, reportIds } = await screenRecords(team, ["include", "exclude"]);
    const [reportId = ""] = reportIds;
    await retrieve(reviewId, lead, reportId, "not_retrieved", "A mistake");
    await expect(reopen(reviewId, lead, batchId)).rejects.toMatchObject({
      fields: [{ message: expect.stringMatching(/noted as not retrieved. Set it back to sought first/) }],
    });
    await retrieve(reviewId, lead, reportId, "waiting", "Asked again");
    await reopen(reviewId, lead, batchId);
    expect(await db.report.findFirst({ where: { reviewId } })).toMatchObject({ status: "withdrawn" });
    await close(reviewId, lead, batchId);
    expect(await db.report.findMany({ where: { reviewId } })).toMatchObject([
      { id: reportId, status: "sought" },
    ]);
    expect(await db.retrieval.count({ where: { reviewId, reportId } })).toBe(2);
    expect(await differing(reviewId)).toEqual([]);
  });

  it("a resolution is withdrawn though its report was asked for", async () => {
    const { reviewId, lead, adjudicator, ada, bea, batchId, recordIds, first } = await openTwo();
    for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "include" });
    for (const itemId of recordIds) await vote(reviewId, bea, { itemId, verdict: "exclude" });
    await close(reviewId, lead, batchId);
    await resolve(reviewId, adjudicator, { itemId: first, decision: "include" });
    const report = await db.report.findFirstOrThrow({ where: { reviewId } });
    await retrieve(reviewId, lead, report.id, "waiting", "Asked the library");
    await withdraw(reviewId, adjudicator, first);
    expect(await db.report.findFirst({ where: { reviewId } })).toMatchObject({ status: "withdrawn" });
    expect(await differing(reviewId)).toEqual([]);
  });

  it("each refusal names the one step that leads on, until the batch is open again", async () => {
    const team = await makeTeam();
    const { reviewId, lead } = team;
    const { batchId, reportIds } = await screenRecords(team, ["include"]);
    const [reportId = ""] = reportIds;
    const token = await tokenOf(lead);
    const { body } = await attach(token, reviewId, reportId, await pdfOf(["A text"]));
    const fullTexts = await assessReports(team, { [reportId]: "include" });
    const refusal = () =>
      reopen(reviewId, lead, batchId).then(
        () => null,
        (error: Refusal) => error.fields[0]?.message,
      );
    expect(await refusal()).toMatch(/Reopen that batch first/);
    await reopen(reviewId, lead, fullTexts);
    expect(await refusal()).toMatch(/Take it out of that batch first/);
    await release(reviewId, lead, fullTexts, [reportId]);
    expect(await refusal()).toMatch(/Remove the PDF first/);
    const { sha256 } = body as { sha256: string };
    const path = `/reviews/${reviewId}/reports/${reportId}/documents/${sha256}`;
    await call(token, "DELETE", path, { operationId: uuid() });
    expect(await refusal()).toMatch(/Set it back to sought first/);
    await retrieve(reviewId, lead, reportId, "waiting");
    expect(await refusal()).toBeNull();
    expect(await differing(reviewId)).toEqual([]);
  });
});
