import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import {
  close,
  makeRecords,
  makeTeam,
  openBatch,
  retract,
  type ScreeningTeam,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { endMembership } from "../team/commands";
import { castVote } from "./commands";
import { screeningQueue } from "./queries";
import { CastVote } from "./schema";

async function openTeam(records = 2, names = ["Ada", "Bea"]) {
  const team = await makeTeam(names);
  const items = await makeRecords(team.reviewId, team.lead, records);
  const batch = await openBatch(team.reviewId, team.lead);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  return { ...team, items, item: items[0]!, batch, ada, bea };
}

const voteEvents = (team: ScreeningTeam) =>
  db.decisionEvent.findMany({
    where: { reviewId: team.reviewId, kind: "vote_cast" },
    orderBy: { at: "asc" },
  });
const slotOf = (team: ScreeningTeam, person: SeedPerson, itemId: string) =>
  db.slot.findFirstOrThrow({ where: { reviewId: team.reviewId, itemId, personId: person.id } });
const votePath = (team: ScreeningTeam, itemId: string) =>
  `/reviews/${team.reviewId}/stages/title_abstract/items/${itemId}/vote`;
const body = (team: ScreeningTeam, over: object = {}) => ({
  operationId: uuid(),
  verdict: "include",
  protocolVersionId: team.protocol.id,
  ...over,
});

/** As if the vote had been cast a day earlier: no clock of ours can be turned. */
const dayAgo = (team: ScreeningTeam, person: SeedPerson) =>
  db.slot.updateMany({
    where: { reviewId: team.reviewId, personId: person.id, verdict: { not: null } },
    data: { castAt: new Date(Date.now() - 86_400_001) },
  });

describe("a vote", () => {
  it("is saved in two statements, and the next item read in one", async () => {
    const team = await openTeam(5);
    const scope = await scopeOf(team.ada.id, team.reviewId, "screening.vote");
    const input = CastVote.parse({
      ...body(team),
      reviewId: team.reviewId,
      stage: "title_abstract",
      itemId: team.item.id,
    });
    const { result, statements } = await countingStatements(async () => {
      const receipt = await castVote(scope, input);
      return { receipt, queue: await screeningQueue(scope, "title_abstract", 3) };
    });
    expect(statements).toBeLessThanOrEqual(3);
    expect(result.receipt).toMatchObject({ itemId: team.item.id, verdict: "include", sealed: false });
    expect(result.queue.items).toHaveLength(3);
    expect(result.queue).toMatchObject({ done: 1, left: 4 });
    expect(result.queue.last.map((one) => [one.itemId, one.vote.verdict])).toEqual([
      [team.item.id, "include"],
    ]);
    const event = (await voteEvents(team))[0];
    const slot = await slotOf(team, team.ada, team.item.id);
    expect([slot.castAt, slot.eventId]).toEqual([event?.at, event?.id]);
    expect(event).toMatchObject({ recordId: team.item.id, actorId: team.ada.id });
  });

  it("sent twenty times is one event and twenty equal answers; its id with other content is refused", async () => {
    const team = await openTeam();
    const token = await tokenOf(team.ada);
    const sent = body(team, { note: "Clear." });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call(token, "PUT", votePath(team, team.item.id), sent)),
    );
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await voteEvents(team)).toHaveLength(1);
    const other = await call(token, "PUT", votePath(team, team.item.id), { ...sent, verdict: "exclude" });
    expect(other.status).toBe(422);
  });

  it("ten of one person at once on one item are ten events and one vote", async () => {
    const team = await openTeam();
    const token = await tokenOf(team.ada);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        call(token, "PUT", votePath(team, team.item.id), body(team, { note: `tab ${n}` })),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(10).fill(200));
    const events = await voteEvents(team);
    expect(events).toHaveLength(10);
    const slot = await slotOf(team, team.ada, team.item.id);
    const current = events.find((event) => event.id === slot.eventId);
    expect(current).toMatchObject({ at: slot.castAt, payload: { note: slot.note } });
    expect(Math.max(...events.map((event) => Number(event.at)))).toBe(Number(slot.castAt));
    expect(await db.slot.count({ where: { reviewId: team.reviewId, itemId: team.item.id } })).toBe(2);
  });

  it("on an item of others, in a closed batch or of a removed record is refused in words", async () => {
    const team = await openTeam(6, ["Ada", "Bea", "Dan"]);
    const token = await tokenOf(team.ada);
    const others = await db.stageItem.findFirstOrThrow({
      where: { reviewId: team.reviewId, slots: { none: { personId: team.ada.id } } },
    });
    const foreign = await call(token, "PUT", votePath(team, others.id), body(team));
    expect(foreign).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/not in your queue/) },
    });
    const unknown = await call(token, "PUT", votePath(team, uuid()), body(team));
    expect(unknown).toMatchObject({ status: 409 });

    const own = await db.slot.findMany({ where: { reviewId: team.reviewId, personId: team.ada.id } });
    await db.recordState.updateMany({
      where: { reviewId: team.reviewId, recordId: own[0]?.itemId },
      data: { status: "withdrawn" },
    });
    const gone = await call(token, "PUT", votePath(team, own[0]!.itemId), body(team));
    expect(gone).toMatchObject({ status: 409, body: { message: expect.stringMatching(/left the stage/) } });

    await close(team.reviewId, team.lead, team.batch.batchId);
    const late = await call(token, "PUT", votePath(team, own[1]!.itemId), body(team));
    expect(late).toMatchObject({ status: 409, body: { message: expect.stringMatching(/batch was closed/) } });
  });

  it("says only what the protocol offers", async () => {
    const team = await openTeam();
    const token = await tokenOf(team.ada);
    const send = (over: object) => call(token, "PUT", votePath(team, team.item.id), body(team, over));
    const reasonId = team.protocol.reasons[0]?.reasonId;
    const criterionVersionId = team.protocol.criteria[0]?.versionId;
    expect((await send({ protocolVersionId: uuid() })).status).toBe(400);
    expect((await send({ reasonId })).status).toBe(400);
    expect((await send({ verdict: "exclude", reasonId: uuid() })).status).toBe(400);
    expect((await send({ answers: [{ criterionVersionId: uuid(), answer: "no" }] })).status).toBe(400);
    const answers = [{ criterionVersionId, answer: "no" }];
    expect((await send({ verdict: "exclude", reasonId, answers })).status).toBe(200);
    expect(await db.voteCriterion.count({ where: { reviewId: team.reviewId } })).toBe(1);
    expect(
      (await send({ verdict: "maybe", answers: [{ criterionVersionId, answer: "unclear" }] })).status,
    ).toBe(200);
    expect(await db.voteCriterion.findMany({ where: { reviewId: team.reviewId } })).toMatchObject([
      { answer: "unclear" },
    ]);
    expect(await slotOf(team, team.ada, team.item.id)).toMatchObject({ verdict: "maybe", reasonId: null });
  });

  it("of a person who is being removed comes before the removal or not at all", async () => {
    for (let round = 0; round < 5; round += 1) {
      const team = await openTeam();
      const owner = await scopeOf(team.lead.id, team.reviewId, "team.manage");
      const input = { operationId: uuid(), reviewId: team.reviewId, personId: team.ada.id };
      const scope = await scopeOf(team.ada.id, team.reviewId, "screening.vote");
      const cast = CastVote.parse({
        ...body(team),
        reviewId: team.reviewId,
        stage: "title_abstract",
        itemId: team.item.id,
      });
      await Promise.allSettled([castVote(scope, cast), endMembership(owner, input)]);
      const events = await db.decisionEvent.findMany({
        where: { reviewId: team.reviewId, kind: { in: ["vote_cast", "member_left"] } },
        orderBy: { at: "asc" },
      });
      expect(events.at(-1)?.kind).toBe("member_left");
      await expect(castVote(scope, { ...cast, operationId: uuid() })).rejects.toThrow(/no such review/);
    }
  });
});

describe("sealing", () => {
  it("an open vote changes without a trace in agreement and can be taken back", async () => {
    const team = await openTeam();
    const { reviewId, ada, item } = team;
    await vote(reviewId, ada, { itemId: item.id, verdict: "include" });
    await vote(reviewId, ada, { itemId: item.id, verdict: "exclude" });
    expect(await slotOf(team, ada, item.id)).toMatchObject({ verdict: "exclude", sealedVerdict: null });
    await retract(reviewId, ada, item.id);
    expect(await slotOf(team, ada, item.id)).toMatchObject({ verdict: null, castAt: null, eventId: null });
    await expect(retract(reviewId, ada, item.id)).rejects.toThrow(/no vote of yours/);
  });

  it("after submitting, a change keeps the first sealed vote, however often it changes", async () => {
    const team = await openTeam(1);
    const { reviewId, ada, item, batch } = team;
    await expect(submit(reviewId, ada, batch.batchId)).rejects.toThrow(/1 of your votes/);
    const reasonId = team.protocol.reasons[1]!.reasonId;
    await vote(reviewId, ada, { itemId: item.id, verdict: "exclude", reasonId });
    await submit(reviewId, ada, batch.batchId);
    await expect(submit(reviewId, ada, batch.batchId)).rejects.toThrow(/submitted already/);
    await expect(retract(reviewId, ada, item.id)).rejects.toThrow(/sealed/);
    const changed = await vote(reviewId, ada, { itemId: item.id, verdict: "include" });
    expect(changed.sealed).toBe(true);
    await vote(reviewId, ada, { itemId: item.id, verdict: "maybe" });
    expect(await slotOf(team, ada, item.id)).toMatchObject({
      verdict: "maybe",
      reasonId: null,
      sealedVerdict: "exclude",
      sealedReasonId: reasonId,
    });
    const flags = (await voteEvents(team)).map((event) => (event.payload as { postSeal: boolean }).postSeal);
    expect(flags).toEqual([false, true, true]);
  });

  it("after a day a vote is sealed by itself", async () => {
    const team = await openTeam(1);
    const { reviewId, ada, item } = team;
    await vote(reviewId, ada, { itemId: item.id, verdict: "include" });
    await dayAgo(team, ada);
    await expect(retract(reviewId, ada, item.id)).rejects.toThrow(/sealed/);
    await vote(reviewId, ada, { itemId: item.id, verdict: "exclude" });
    expect(await slotOf(team, ada, item.id)).toMatchObject({ verdict: "exclude", sealedVerdict: "include" });
    await expect(retract(reviewId, ada, item.id)).rejects.toThrow(/sealed/);
  });
});
