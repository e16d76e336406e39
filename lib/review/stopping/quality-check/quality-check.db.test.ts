import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { reopen } from "@/prisma/seed/screening";
import { join, makePerson, type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { overviewOf } from "../../overview/queries";
import {
  checking,
  deskOf,
  endCheck,
  excludedStage,
  lettersOf,
  nowOf,
  openCheck,
  orderExcluded,
  rebuilt,
  say,
} from "./check.fixture";
import { checkedCard, qualityCheckDesk, qualityCheckNow } from "./queries";

describe("a quality check", () => {
  it("is opened for one who votes, lists what is excluded in the order there is, and is its reader's alone", async () => {
    const stage = await excludedStage();
    const { reviewId, lead, voters, adjudicator } = stage;
    const [ada, bea] = voters as [SeedPerson, SeedPerson];
    expect(await nowOf(stage)).toMatchObject({ check: null, left: 16, obstacle: null });
    await expect(openCheck(stage, adjudicator)).rejects.toThrow(/does not vote/);
    const checkId = await openCheck(stage, bea, 10);
    await expect(openCheck(stage, ada)).rejects.toThrow(/End it first/);
    expect(await nowOf(stage)).toMatchObject({
      check: { id: checkId, number: 1, reader: { name: "Bea" }, records: 10, read: 0, doubted: 0 },
      obstacle: "A quality check is open. End it first.",
    });
    const desk = await deskOf(reviewId, bea, checkId);
    expect(desk.records.map(({ itemId }) => itemId)).toEqual(stage.excluded.slice(0, 10));
    expect(JSON.stringify(desk)).not.toMatch(/voter|person|Ada/);
    await expect(deskOf(reviewId, ada, checkId)).rejects.toThrow(/no such quality check/);
    await expect(say(reviewId, ada, checkId, stage.excluded[0]!, "upheld")).rejects.toThrow(/no such record/);
    await expect(say(reviewId, bea, checkId, stage.excluded[11]!, "upheld")).rejects.toThrow(
      /no such record/,
    );
    const path = `/reviews/${reviewId}/quality-checks/${checkId}`;
    expect((await call(await tokenOf(ada), "GET", path)).status).toBe(404);
    expect((await call(await tokenOf(lead), "GET", path)).status).toBe(403);
    const card = await call(await tokenOf(bea), "GET", `${path}/items/${stage.excluded[0]}`);
    expect(card).toMatchObject({ status: 200, body: { itemId: stage.excluded[0] } });
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("is proposed first to who has voted least", async () => {
    const stage = await excludedStage();
    const dan = await makePerson("Zed");
    await join(stage.reviewId, stage.lead, dan, ["reviewer"]);
    expect((await nowOf(stage)).readers.map(({ name }) => name)).toEqual(["Zed", "Ada", "Bea"]);
  });

  it("counts what stays excluded in a row, goes on in the next check, and lists nothing twice", async () => {
    const { first, second, third, checkId, ada, saying, ...stage } = await checking();
    const { reviewId } = stage;
    for (const id of [first, second]) await saying(id, "upheld");
    expect(await rebuilt(reviewId)).toEqual([]);
    await endCheck(stage, checkId);
    await expect(saying(third, "upheld")).rejects.toThrow(/has ended/);
    const next = await openCheck(stage, ada, 3);
    const desk = await deskOf(reviewId, ada, next);
    expect(desk).toMatchObject({ number: 2, inRowBefore: 2, needed: 50, hasEnded: false });
    expect(desk.records.map(({ itemId }) => itemId)).toEqual(stage.excluded.slice(2, 5));
    expect(await lettersOf(reviewId)).toBe("ii");
    await say(reviewId, ada, next, stage.excluded[4]!, "upheld");
    expect(await lettersOf(reviewId)).toBe("iirri");
    await say(reviewId, ada, next, stage.excluded[3]!, "doubted");
    await say(reviewId, ada, next, third, "upheld");
    expect(await lettersOf(reviewId)).toBe("iiiri");
    await resolve(reviewId, stage.adjudicator, { itemId: stage.excluded[3]!, decision: "exclude" });
    expect(await lettersOf(reviewId)).toBe("iiiii");
    await endCheck(stage, next);
    await expect(endCheck(stage, next)).rejects.toThrow(/ended already/);
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("needs an order, shared batches, and no stop", async () => {
    const stage = await excludedStage({ order: "random" });
    await expect(openCheck(stage, stage.voters[0]!)).rejects.toThrow(/shared batches/);
    const shared = await excludedStage();
    await orderExcluded(shared.reviewId, []);
    await expect(openCheck(shared, shared.voters[0]!)).rejects.toThrow(/another model/);
  });
});

describe("under a stop", () => {
  it("nothing that it rests on is doubted, and no check is opened", async () => {
    const stage = await excludedStage({}, 80);
    const { reviewId, lead, voters } = stage;
    const ada = voters[0]!;
    const checkId = await openCheck(stage, ada, 5);
    const stageRow = await db.stage.findFirstOrThrow({ where: { reviewId, kind: "title_abstract" } });
    const stop = { reviewId, id: uuid(), stageId: stageRow.id, lookNumber: 1, records: 0, personId: lead.id };
    await db.screeningStop.create({ data: { ...stop, at: new Date() } });
    await expect(say(reviewId, ada, checkId, stage.excluded[0]!, "doubted")).rejects.toThrow(
      /Take the stop back first/,
    );
    await say(reviewId, ada, checkId, stage.excluded[0]!, "upheld");
    await endCheck(stage, checkId);
    await expect(openCheck(stage, ada)).rejects.toThrow(/Take the stop back first/);
  });
});

it("passes over what was merged or removed, before and after it was listed", async () => {
  const { first, second, checkId, ada, ...stage } = await checking();
  const { reviewId } = stage;
  await db.recordState.update({
    where: { reviewId_recordId: { reviewId, recordId: first } },
    data: { status: "withdrawn" },
  });
  expect((await deskOf(reviewId, ada, checkId)).records[0]?.itemId).toBe(second);
  expect(await nowOf(stage)).toMatchObject({ check: { records: 9 }, left: 15 });
});

it("is told to its reader on the overview, as long as something is left to read", async () => {
  const { first, second, third, saying, checkId, ada, bea, ...stage } = await checking();
  const { reviewId, lead } = stage;
  const waitsFor = async (person: SeedPerson) =>
    (await overviewOf(await scopeOf(person.id, reviewId, "review.view"))).waiting.check;
  expect([await waitsFor(ada), await waitsFor(bea), await waitsFor(lead)]).toEqual([10, 0, 0]);
  await saying(first, "upheld");
  await saying(second, "doubted");
  const gone = { reviewId_recordId: { reviewId, recordId: third } };
  await db.recordState.update({ where: gone, data: { status: "withdrawn" } });
  expect(await waitsFor(ada)).toBe(7);
  await endCheck(stage, checkId);
  expect(await waitsFor(ada)).toBe(0);
});

it("takes few statements, however many records it has", async () => {
  const { reviewId, ada, checkId, lead, first } = await checking();
  const [reader, viewer] = [
    await scopeOf(ada.id, reviewId, "screening.vote"),
    await scopeOf(lead.id, reviewId, "screening.view"),
  ];
  const counted = async (work: () => Promise<unknown>) => (await countingStatements(work)).statements;
  expect(await counted(() => qualityCheckDesk(reader, checkId))).toBeLessThanOrEqual(3);
  expect(await counted(() => qualityCheckNow(viewer))).toBeLessThanOrEqual(3);
  expect(await counted(() => checkedCard(reader, checkId, first))).toBe(1);
});

it("reads nothing of a batch that is opened again", async () => {
  const { first, saying, reviewId, lead, batchId } = await checking();
  await reopen(reviewId, lead, batchId);
  await expect(saying(first, "upheld")).rejects.toThrow(/not excluded any more/);
});
