import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { enter, makeExtractionTeam, start, submit as submitExtraction } from "@/prisma/seed/extraction";
import { retrieve, screenRecords } from "@/prisma/seed/full-text";
import { close, makeRecords, makeTeam, openBatch, reopen, submit, vote } from "@/prisma/seed/screening";
import { join, makePerson, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";
import { stageAgreement } from "./agreement/queries";
import type { HistoryEntry } from "./history/schema";
import { prismaFlow } from "./prisma-flow/queries/flow";
import { flowMembers } from "./prisma-flow/queries/members";
import { MemberFilter } from "./prisma-flow/schema";
import { reassignSlots } from "./screening/reassignment/commands";
import { releaseItems } from "./screening/release/commands";

/** Roles change from one minute to the next: they must open nothing that is still being judged. */

async function kindsBy(token: string, reviewId: string, actorId: string): Promise<string[]> {
  const url = `/reviews/${reviewId}/history?limit=200&actorId=${actorId}`;
  const { status, body } = await call(token, "GET", url);
  expect(status).toBe(200);
  return (body as { entries: HistoryEntry[] }).entries.map(({ kind }) => kind);
}

const READERS: Role[][] = [
  ["owner", "lead"],
  ["lead"],
  ["adjudicator"],
  ["owner", "adjudicator"],
  ["observer"],
];

describe("whoever votes and lays the role down for a minute", () => {
  async function twoVoters() {
    const team = await makeTeam([]);
    const { reviewId, lead } = team;
    const [ola, bea] = [await makePerson("Ola"), await makePerson("Bea")];
    await join(reviewId, lead, ola, ["owner", "lead", "reviewer"]);
    await join(reviewId, lead, bea, ["reviewer"]);
    const records = await makeRecords(reviewId, lead, 4);
    const { batchId } = await openBatch(reviewId, lead);
    return { ...team, ola, bea, batchId, items: records.map(({ id }) => id), token: await tokenOf(ola) };
  }

  it("reads no vote of another in the open batch, in the history or among the conflicts", async () => {
    const { reviewId, lead, ola, bea, batchId, items, token } = await twoVoters();
    for (const itemId of items) await vote(reviewId, bea, { itemId, verdict: "exclude" });
    await submit(reviewId, bea, batchId);
    for (const itemId of items.slice(0, 2)) await vote(reviewId, ola, { itemId, verdict: "include" });
    for (const roles of READERS) {
      await setRoles(reviewId, lead, ola, roles);
      expect(await kindsBy(token, reviewId, bea.id), roles.join()).toEqual(["member_joined"]);
      const page = await call(token, "GET", `/reviews/${reviewId}/stages/title_abstract/conflicts`);
      if (page.status === 200) expect(page.body).toMatchObject({ items: [] });
      for (const itemId of items) {
        const one = await call(
          token,
          "GET",
          `/reviews/${reviewId}/stages/title_abstract/items/${itemId}/conflict`,
        );
        expect([403, 404]).toContain(one.status);
      }
    }
  });

  it("reads no vote on an item that is unfinished when its batch is closed: somebody may still be asked", async () => {
    const { reviewId, lead, ola, bea, batchId, items, token } = await twoVoters();
    const [done = "", missing = ""] = items;
    for (const itemId of [done, missing]) await vote(reviewId, bea, { itemId, verdict: "exclude" });
    await vote(reviewId, ola, { itemId: done, verdict: "include" });
    await close(reviewId, lead, batchId);
    await setRoles(reviewId, lead, ola, ["lead"]);
    const read = async () => (await kindsBy(token, reviewId, bea.id)).filter((kind) => kind === "vote_cast");
    await expect.poll(read, { timeout: 60_000 }).toHaveLength(1);
    await reopen(reviewId, lead, batchId);
    expect(await read()).toEqual([]);
  });

  it("is handed over, when they had read others' votes, only what nobody has read a vote of", async () => {
    const { reviewId, lead, adjudicator, ola, bea, batchId, items } = await twoVoters();
    for (const itemId of items) await vote(reviewId, ola, { itemId, verdict: "include" });
    for (const itemId of items.slice(0, 3)) await vote(reviewId, bea, { itemId, verdict: "exclude" });
    await close(reviewId, lead, batchId);
    const token = await tokenOf(adjudicator);
    const read = async () => {
      const { body } = await call(token, "GET", `/reviews/${reviewId}/history?limit=200&kind=vote_cast`);
      return [...new Set((body as { entries: HistoryEntry[] }).entries.map(({ recordId }) => recordId))];
    };
    await expect.poll(read, { timeout: 60_000 }).toHaveLength(3);
    const seen = await read();
    await reopen(reviewId, lead, batchId);
    await setRoles(reviewId, lead, bea, ["observer"]);
    await setRoles(reviewId, lead, adjudicator, ["reviewer"]);
    const scope = await scopeOf(lead.id, reviewId, "screening.manage");
    const handOver = {
      operationId: uuid(),
      reviewId,
      batchId,
      fromPersonId: bea.id,
      toPersonId: adjudicator.id,
    };
    expect(await reassignSlots(scope, handOver)).toEqual({ moved: 1, left: 0 });
    const given = await db.slot.findMany({ where: { reviewId, batchId, personId: adjudicator.id } });
    expect(given.map(({ itemId }) => itemId)).toEqual([items[3]]);
    expect(seen).not.toContain(items[3]);
  });

  it("finds no full text that tells how the others voted before a batch was reopened", async () => {
    const { reviewId, lead, ola, bea, batchId, items, token } = await twoVoters();
    for (const itemId of items) {
      for (const person of [ola, bea]) await vote(reviewId, person, { itemId, verdict: "include" });
    }
    await close(reviewId, lead, batchId);
    const reports = (await call(token, "GET", `/reviews/${reviewId}/reports`)).body as {
      reports: { id: string }[];
    };
    await reopen(reviewId, lead, batchId);
    for (const roles of [["owner", "reviewer"], ["lead"]] as Role[][]) {
      await setRoles(reviewId, lead, ola, roles);
      for (const { id } of reports.reports) {
        expect((await call(token, "GET", `/reviews/${reviewId}/reports/${id}`)).status).toBe(404);
      }
    }
    expect(reports.reports).toHaveLength(4);
    const leads = await tokenOf(lead);
    expect((await call(leads, "GET", `/reviews/${reviewId}/reports/${reports.reports[0]?.id}`)).status).toBe(
      200,
    );
  });
});

describe("whoever extracts and lays the role down for a minute", () => {
  it("reads no claim of the other, nor that there is one", async () => {
    const { reviewId, lead, a, b, reportByKey } = await makeExtractionTeam();
    const reportId = reportByKey.get("R01") as string;
    await start(reviewId, a, reportId);
    await start(reviewId, b, reportId);
    const quote = "Ketamine primarily works by antagonizing NMDA receptors";
    const claim = { id: uuid(), relation: "antagonises", quote, context: { design: "narrative_review" } };
    const ends = { subject: { termId: "ketamine" }, object: { termId: "nmdar" } };
    await enter(reviewId, b, reportId, { claims: [{ ...claim, ...ends }] });
    await submitExtraction(reviewId, b, reportId);
    const token = await tokenOf(a);
    for (const roles of READERS) {
      await setRoles(reviewId, lead, a, roles);
      expect(await kindsBy(token, reviewId, b.id), roles.join()).toEqual(["member_joined"]);
      const compared = await call(token, "GET", `/reviews/${reviewId}/reports/${reportId}/comparison`);
      expect([403, 409]).toContain(compared.status);
    }
    const leads = await tokenOf(lead);
    const read = async () => (await kindsBy(leads, reviewId, b.id)).includes("extraction_submitted");
    await expect.poll(read, { timeout: 60_000 }).toBe(true);
    expect(await kindsBy(leads, reviewId, b.id)).not.toContain("claims_entered");
    await setRoles(reviewId, lead, a, ["extractor"]);
    await submitExtraction(reviewId, a, reportId);
    await expect
      .poll(async () => (await kindsBy(leads, reviewId, b.id)).includes("claims_entered"))
      .toBe(true);
  });
});

it("no list behind a number of the diagram tells that a report in an open batch was settled ahead", async () => {
  const team = await makeTeam(["Ada", "Bea"]);
  const { reviewId, lead, adjudicator, voters, protocol } = team;
  const { reportIds } = await screenRecords(team, ["include"]);
  const [itemId = ""] = reportIds;
  await retrieve(reviewId, lead, itemId);
  const { batchId } = await openBatch(reviewId, lead, "full_text");
  for (const [at, voter] of voters.entries()) {
    const reasonId = at === 0 ? (protocol.reasons[0]?.reasonId ?? null) : null;
    await vote(reviewId, voter, {
      itemId,
      stage: "full_text",
      verdict: at ? "include" : "exclude",
      reasonId,
    });
    await submit(reviewId, voter, batchId);
  }
  const scope = await scopeOf(voters[0]?.id ?? "", reviewId, "prisma_flow.view");
  const listed = async () => {
    const { members } = (await prismaFlow(scope)).counts.databases.pendingAssessment;
    return flowMembers(scope, MemberFilter.parse({ reviewId, ...members }));
  };
  const before = await listed();
  expect(before.members).toHaveLength(1);
  await resolve(reviewId, adjudicator, { itemId, stage: "full_text", decision: "include" });
  expect(await listed()).toEqual(before);
});

it("votes on an item whose votes could be read in an earlier batch are counted in no agreement", async () => {
  const { reviewId, lead, adjudicator, voters } = await makeTeam(["Ada", "Bea", "Cai"]);
  const [ada = lead, bea = lead, cai = lead] = voters;
  const items = (await makeRecords(reviewId, lead, 2)).map(({ id }) => id);
  const [taken = ""] = items;
  const first = await openBatch(reviewId, lead, "title_abstract", { voterIds: [ada.id, bea.id] });
  for (const itemId of items) {
    await vote(reviewId, ada, { itemId, verdict: "include" });
    await vote(reviewId, bea, { itemId, verdict: itemId === taken ? "exclude" : "include" });
  }
  for (const person of [ada, bea]) await submit(reviewId, person, first.batchId);
  const token = await tokenOf(adjudicator);
  const read = await call(token, "GET", `/reviews/${reviewId}/stages/title_abstract/items/${taken}/conflict`);
  expect(read.status).toBe(200);
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  const release = {
    operationId: uuid(),
    reviewId,
    batchId: first.batchId,
    itemIds: [taken],
    reason: "Anew.",
  };
  await releaseItems(scope, release);
  await close(reviewId, lead, first.batchId);
  await setRoles(reviewId, lead, adjudicator, ["reviewer"]);
  const again = await openBatch(reviewId, lead, "title_abstract", { voterIds: [adjudicator.id, cai.id] });
  for (const person of [adjudicator, cai])
    await vote(reviewId, person, { itemId: taken, verdict: "exclude" });
  await close(reviewId, lead, again.batchId);
  const { report, people } = await stageAgreement(
    await scopeOf(lead.id, reviewId, "agreement.view"),
    "title_abstract",
  );
  expect(people.map(({ name }) => name)).toEqual(["Ada", "Bea"]);
  expect(report.pairs.map(({ offered }) => offered.statistics.n)).toEqual([2]);
});
