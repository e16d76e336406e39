import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { seedRecords } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { setRoles, tokenOf } from "@/prisma/seed/team";
import type { HistoryEntry } from "./schema";

vi.setConfig({ testTimeout: 120_000 });

let team: ScreeningTeam;
/** A closed batch: Ada and Bea differ on its first record. */
let recordIds: string[];
/** An open one: Ada has voted on all, Bea on the first. */
let openIds: string[];
const tokens = { lead: "", ada: "", bea: "", adjudicator: "" };

beforeAll(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  const [ada = team.lead, bea = team.lead] = team.voters;
  const six = (await seedRecords(team.reviewId, team.lead, 6)).recordIds;
  [recordIds, openIds] = [six.slice(0, 3), six.slice(3)];
  const { batchId } = await openBatch(team.reviewId, team.lead, "title_abstract", { size: 3 });
  for (const [at, itemId] of recordIds.entries()) {
    await vote(team.reviewId, ada, { itemId, verdict: "include" });
    await vote(team.reviewId, bea, { itemId, verdict: at === 0 ? "exclude" : "include" });
  }
  await close(team.reviewId, team.lead, batchId);
  await openBatch(team.reviewId, team.lead);
  for (const itemId of openIds) await vote(team.reviewId, ada, { itemId, verdict: "include" });
  await vote(team.reviewId, bea, { itemId: openIds[0] ?? "", verdict: "exclude" });
  tokens.lead = await tokenOf(team.lead);
  tokens.ada = await tokenOf(ada);
  tokens.bea = await tokenOf(bea);
  tokens.adjudicator = await tokenOf(team.adjudicator);
});

type Page = { entries: HistoryEntry[]; next: string | null };

async function page(token: string, query = ""): Promise<Page> {
  const answer = await call(token, "GET", `/reviews/${team.reviewId}/history?${query}`);
  expect(answer.status).toBe(200);
  return answer.body as Page;
}

/** Other files' tests run on the same server: their open transactions hold the settled tail back for a moment. */
async function settled(token: string, query: string, length: number): Promise<HistoryEntry[]> {
  await expect.poll(async () => (await page(token, query)).entries.length, { timeout: 60_000 }).toBe(length);
  return (await page(token, query)).entries;
}

/** All of it but the votes of the open batch. */
function readByLead() {
  return db.decisionEvent.findMany({
    where: {
      reviewId: team.reviewId,
      NOT: { kind: "vote_cast", recordId: { in: openIds } },
    },
    orderBy: [{ xid: "desc" }, { id: "desc" }],
  });
}

describe("the history", () => {
  it("is newest first, pages by cursor without a gap, and takes few statements", async () => {
    const all = await readByLead();
    await settled(tokens.lead, "limit=200", all.length);
    const ids: string[] = [];
    for (let cursor = ""; ; ) {
      const { entries, next } = await page(tokens.lead, `limit=3${cursor}`);
      ids.push(...entries.map(({ id }) => id));
      if (!next) break;
      cursor = `&cursor=${next}`;
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    const { statements } = await countingStatements(() => page(tokens.lead));
    expect(statements).toBeLessThanOrEqual(6);
    expect((await call(tokens.lead, "GET", `/reviews/${team.reviewId}/history?cursor=x`)).status).toBe(400);
  });

  it("filters by record, person and kind", async () => {
    const [first = ""] = recordIds;
    expect((await settled(tokens.lead, `recordId=${first}`, 2)).map(({ kind }) => kind)).toEqual([
      "vote_cast",
      "vote_cast",
    ]);
    const [ada = team.lead] = team.voters;
    await settled(tokens.lead, `actorId=${ada.id}&kind=vote_cast`, 3);
    expect((await settled(tokens.lead, "kind=protocol_published", 1))[0]).toMatchObject({
      actorName: "Lead",
    });
  });

  it("names the record or report that a line is about, in the one statement", async () => {
    const [first = ""] = recordIds;
    const record = await db.record.findFirstOrThrow({ where: { reviewId: team.reviewId, id: first } });
    const subject = { kind: "record", id: first, title: record.title };
    expect((await settled(tokens.lead, `recordId=${first}`, 2)).map((entry) => entry.subject)).toEqual([
      subject,
      subject,
    ]);
    expect((await settled(tokens.lead, "kind=batch_opened", 2))[0]?.subject).toBeNull();
    const one = await countingStatements(() => page(tokens.lead, "limit=1"));
    const many = await countingStatements(() => page(tokens.lead, "limit=200"));
    expect(many.statements).toBe(one.statements);
  });

  it("goes on after an event that was shown; its cursor counts nothing and names no other event", async () => {
    const first = await page(tokens.ada, "limit=1&kind=vote_cast");
    expect(first.next).toBe(first.entries[0]?.id);
    const foreign = await db.decisionEvent.findFirstOrThrow({
      where: { reviewId: team.reviewId, actorId: team.voters[1]?.id, kind: "vote_cast" },
    });
    const url = `/reviews/${team.reviewId}/history?cursor=`;
    expect((await call(tokens.ada, "GET", url + foreign.id)).status).toBe(400);
    expect((await call(tokens.ada, "GET", url + crypto.randomUUID())).status).toBe(400);
  });

  it("shows a voter no vote of another, whatever they ask for", async () => {
    const [ada = team.lead, bea = team.lead] = team.voters;
    await settled(tokens.lead, "kind=vote_cast", 6);
    const queries = [
      "",
      "kind=vote_cast",
      `actorId=${bea.id}`,
      `actorId=${bea.id}&kind=vote_cast`,
      `recordId=${recordIds[0]}`,
      `recordId=${openIds[0]}`,
    ];
    for (const query of queries) {
      const { entries } = await page(tokens.ada, `limit=200&${query}`);
      expect(entries.filter((entry) => entry.actorId === bea.id && entry.kind !== "member_joined")).toEqual(
        [],
      );
    }
    expect(
      (await page(tokens.ada, "kind=vote_cast")).entries.every(({ actorId }) => actorId === ada.id),
    ).toBe(true);
    expect((await page(tokens.ada, "kind=batch_opened")).entries).toHaveLength(2);
  });

  it("what a voter reads is the same before and after another's vote", async () => {
    const bea = team.voters[1] ?? team.lead;
    await settled(tokens.lead, "limit=200", (await readByLead()).length);
    const before = await page(tokens.ada, "limit=2");
    await vote(team.reviewId, bea, { itemId: openIds[1] ?? "", verdict: "maybe" });
    await settled(tokens.bea, `kind=vote_cast&actorId=${bea.id}`, 5);
    expect(await page(tokens.ada, "limit=2")).toEqual(before);
  });

  it("shows nobody but its author a vote of an open batch, not even a lead or an adjudicator", async () => {
    await settled(tokens.lead, "kind=vote_cast", 6);
    for (const token of [tokens.lead, tokens.adjudicator]) {
      for (const itemId of openIds) expect((await page(token, `recordId=${itemId}`)).entries).toEqual([]);
    }
  });

  it("a lead who begins to vote reads no votes of others any more", async () => {
    await settled(tokens.lead, "kind=vote_cast", 6);
    await setRoles(team.reviewId, team.lead, team.lead, ["owner", "lead", "reviewer"]);
    expect((await page(tokens.lead, "kind=vote_cast")).entries).toEqual([]);
    await setRoles(team.reviewId, team.lead, team.lead, ["owner", "lead"]);
  });
});

it("while an older transaction runs, one's own act shows at once and others' when it is settled", async () => {
  let end = () => {};
  const running = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const older = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_current_xact_id()::text`;
      begun();
      await running;
    },
    { timeout: 20_000 },
  );
  await started;
  const own = (await page(tokens.adjudicator, "kind=conflict_resolved")).entries.length;
  await resolve(team.reviewId, team.adjudicator, { itemId: recordIds[0] ?? "", decision: "include" });
  const about = `recordId=${recordIds[0]}&kind=conflict_resolved`;
  expect((await page(tokens.adjudicator, about)).entries).toHaveLength(own + 1);
  expect((await page(tokens.lead, about)).entries).toHaveLength(0);
  end();
  await older;
  await settled(tokens.lead, about, 1);
});
