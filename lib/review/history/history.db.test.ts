import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { seedRecords } from "@/prisma/seed/import";
import { makeTeam, openBatch, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { setRoles, tokenOf } from "@/prisma/seed/team";
import type { HistoryEntry } from "./schema";

vi.setConfig({ testTimeout: 120_000 });

let team: ScreeningTeam;
let recordIds: string[];
const tokens = { lead: "", ada: "", bea: "", adjudicator: "" };

beforeAll(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  ({ recordIds } = await seedRecords(team.reviewId, team.lead, 3));
  await openBatch(team.reviewId, team.lead);
  const [ada = team.lead, bea = team.lead] = team.voters;
  for (const itemId of recordIds) await vote(team.reviewId, ada, { itemId, verdict: "include" });
  await vote(team.reviewId, bea, { itemId: recordIds[0] ?? "", verdict: "exclude" });
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

describe("the history", () => {
  it("is newest first, pages by cursor without a gap, and takes few statements", async () => {
    const all = await db.decisionEvent.findMany({
      where: { reviewId: team.reviewId },
      orderBy: [{ xid: "desc" }, { id: "desc" }],
    });
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
    expect((await settled(tokens.lead, "kind=batch_opened", 1))[0]?.subject).toBeNull();
    const one = await countingStatements(() => page(tokens.lead, "limit=1"));
    const many = await countingStatements(() => page(tokens.lead, "limit=200"));
    expect(many.statements).toBe(one.statements);
  });

  it("shows a voter no vote of another, whatever they ask for", async () => {
    const [ada = team.lead, bea = team.lead] = team.voters;
    await settled(tokens.lead, "kind=vote_cast", 4);
    const queries = [
      "",
      "kind=vote_cast",
      `actorId=${bea.id}`,
      `actorId=${bea.id}&kind=vote_cast`,
      `recordId=${recordIds[0]}`,
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
    expect((await page(tokens.ada, "kind=batch_opened")).entries).toHaveLength(1);
  });

  it("what a voter reads is the same before and after another's vote", async () => {
    const last = await db.decisionEvent.findFirstOrThrow({
      where: { reviewId: team.reviewId },
      orderBy: { at: "desc" },
    });
    await settled(
      tokens.lead,
      "limit=200",
      await db.decisionEvent.count({ where: { reviewId: last.reviewId } }),
    );
    const before = await page(tokens.ada, "limit=2");
    await vote(team.reviewId, team.voters[1] ?? team.lead, { itemId: recordIds[1] ?? "", verdict: "maybe" });
    await settled(tokens.adjudicator, "kind=vote_cast", 5);
    expect(await page(tokens.ada, "limit=2")).toEqual(before);
  });

  it("a lead who begins to vote reads no votes of others any more", async () => {
    await settled(tokens.lead, "kind=vote_cast", 5);
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
  await vote(team.reviewId, team.voters[1] ?? team.lead, { itemId: recordIds[2] ?? "", verdict: "include" });
  const about = `recordId=${recordIds[2]}&kind=vote_cast`;
  expect((await page(tokens.bea, about)).entries).toHaveLength(1);
  expect((await page(tokens.lead, about)).entries).toHaveLength(1);
  end();
  await older;
  await settled(tokens.lead, about, 2);
});
