import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { confirm, propose, resolve, withdraw } from "@/prisma/seed/conflicts";
import { close, openBatch, release, reopen, vote } from "@/prisma/seed/screening";
import { join, makePerson, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import { takeLook } from "../look/commands";
import { StoppingStatement } from "../schema";
import { looksOf, placesOf, voteAsItIs } from "../stage.fixture";
import {
  agreementOf,
  checking,
  deskOf,
  excludedStage,
  itemOf,
  nowOf,
  openCheck,
  pick,
  rebuilt,
  say,
  stateOf,
} from "./check.fixture";

describe("a doubt", () => {
  it("settled as included seeks the report, moves the look, and leaves agreement as it was", async () => {
    const { first, saying, ada, bea, checkId, ...stage } = await checking();
    const { reviewId } = stage;
    const before = await agreementOf(stage);
    const [look] = await looksOf(reviewId);
    await saying(first, "doubted", "A mouse study of the same drug.");
    expect(await stateOf(reviewId, first)).toBe("awaiting_screening");
    expect(await itemOf(reviewId, first)).toMatchObject({ status: "conflict", decision: null });
    expect(await nowOf(stage)).toMatchObject({ check: { read: 1, doubted: 1, unsettled: 1 } });
    expect(await agreementOf(stage)).toEqual(before);
    await takeLook(reviewId, "title_abstract");
    expect(await looksOf(reviewId)).toHaveLength(1);
    const proposal = await propose(reviewId, bea, { itemId: first, decision: "include" });
    expect(await confirm(reviewId, ada, proposal, first)).toBe(true);
    expect(await stateOf(reviewId, first)).toBe("included");
    expect(await db.reportRecord.count({ where: { reviewId, recordId: first } })).toBe(1);
    await takeLook(reviewId, "title_abstract");
    const [, again] = await looksOf(reviewId);
    const relevant = (row: typeof look) => StoppingStatement.parse(row?.statement).relevant;
    expect(relevant(again)).toBe(relevant(look) + 1);
    expect(await agreementOf(stage)).toEqual(before);
    expect((await deskOf(reviewId, ada, checkId)).records.map(pick).slice(0, 2)).toEqual([
      ["doubted", "included"],
      [null, "excluded"],
    ]);
    await expect(saying(first, null)).rejects.toThrow(/settled meanwhile/);
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("is shown beside the votes, and settled as excluded counts in the row", async () => {
    const { first, second, saying, ada, bea, checkId, ...stage } = await checking();
    const { reviewId, adjudicator } = stage;
    await saying(first, "doubted", "Not sure.");
    await saying(second, "upheld");
    const path = `/reviews/${reviewId}/stages/title_abstract/items/${first}/conflict`;
    const { body } = await call(await tokenOf(bea), "GET", path);
    expect(body).toMatchObject({
      status: "conflict",
      differs: "decision",
      votes: [
        { verdict: "exclude", isDoubt: false },
        { verdict: "exclude", isDoubt: false },
        { personId: ada.id, verdict: "include", isDoubt: true, note: "Not sure." },
      ],
    });
    const list = await call(
      await tokenOf(adjudicator),
      "GET",
      `/reviews/${reviewId}/stages/title_abstract/conflicts`,
    );
    expect(list.body).toMatchObject({ items: [{ itemId: first, differs: "decision" }] });
    await resolve(reviewId, adjudicator, { itemId: first, decision: "exclude" });
    expect((await deskOf(reviewId, ada, checkId)).records.map(pick).slice(0, 2)).toEqual([
      ["doubted", "excluded"],
      ["upheld", "excluded"],
    ]);
    await withdraw(reviewId, adjudicator, first);
    expect(await itemOf(reviewId, first)).toMatchObject({ status: "conflict" });
    await saying(first, "upheld");
    expect(await itemOf(reviewId, first)).toMatchObject({ status: "agreed", decision: "exclude" });
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("changed or taken back leaves everything as it was", async () => {
    const { first, saying, ...stage } = await checking();
    const { reviewId } = stage;
    const before = [await placesOf(reviewId), await itemOf(reviewId, first)];
    await saying(first, "doubted");
    await saying(first, "doubted", "On second thoughts: the comparator.");
    await saying(first, null);
    expect([await placesOf(reviewId), await itemOf(reviewId, first)]).toEqual(before);
    await expect(saying(first, null)).rejects.toThrow(/nothing to take back/);
    await saying(first, "doubted");
    await saying(first, "upheld");
    expect([await placesOf(reviewId), await itemOf(reviewId, first)]).toEqual(before);
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("sets aside the resolution that had excluded, and taking it back brings that back", async () => {
    const stage = await excludedStage();
    const { reviewId, lead, adjudicator, voters, batchId } = stage;
    const [ada, bea] = voters as [SeedPerson, SeedPerson];
    const itemId = stage.excluded[0]!;
    await reopen(reviewId, lead, batchId);
    await vote(reviewId, bea, { itemId, verdict: "include" });
    await close(reviewId, lead, batchId);
    await resolve(reviewId, adjudicator, { itemId, decision: "exclude" });
    const checkId = await openCheck(stage, ada, 5);
    const before = [await db.resolution.findMany({ where: { reviewId } }), await itemOf(reviewId, itemId)];
    await say(reviewId, ada, checkId, itemId, "doubted", "Look again.");
    const [aside] = await db.resolution.findMany({ where: { reviewId } });
    expect(aside).toMatchObject({ withdrawnBy: ada.id, withdrawnReason: "Look again." });
    await say(reviewId, ada, checkId, itemId, "doubted", "Look again, please.");
    expect(await rebuilt(reviewId)).toEqual([]);
    await say(reviewId, ada, checkId, itemId, null);
    expect([await db.resolution.findMany({ where: { reviewId } }), await itemOf(reviewId, itemId)]).toEqual(
      before,
    );
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("of somebody who did not vote needs their agreement too, or is settled by a majority where that decides", async () => {
    const stage = await excludedStage({ threeVotes: "majority" });
    const { reviewId, lead, adjudicator } = stage;
    const [ada, bea] = stage.voters as [SeedPerson, SeedPerson];
    const [first, second] = stage.excluded as [string, string];
    const dan = await makePerson("Dan");
    await join(reviewId, lead, dan, ["reviewer"]);
    const checkId = await openCheck(stage, dan, 5);
    for (const id of [first, second]) await say(reviewId, dan, checkId, id, "doubted");
    const proposal = await propose(reviewId, bea, { itemId: first, decision: "include" });
    expect(await confirm(reviewId, ada, proposal, first)).toBe(false);
    expect(await stateOf(reviewId, first)).toBe("awaiting_screening");
    expect(await confirm(reviewId, dan, proposal, first)).toBe(true);
    expect(await stateOf(reviewId, first)).toBe("included");
    const said = { itemId: second, decision: "include" as const };
    await expect(resolve(reviewId, adjudicator, said, "majority")).rejects.toThrow(/Most votes/);
    await resolve(reviewId, adjudicator, { ...said, decision: "exclude" }, "majority");
    expect(await itemOf(reviewId, second)).toMatchObject({ mode: "majority", decision: "exclude" });
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("settled on a judgement that was changed meanwhile is refused", async () => {
    const { first, saying, adjudicator, reviewId } = await checking();
    await saying(first, "doubted");
    const scope = await tokenOf(adjudicator);
    const path = `/reviews/${reviewId}/stages/title_abstract/items/${first}`;
    const { body } = await call(scope, "GET", `${path}/conflict`);
    const { votes } = body as { votes: { eventId: string; protocolVersionId: string }[] };
    await saying(first, "doubted", "Because of the outcome.");
    const answer = await call(scope, "PUT", `${path}/resolution`, {
      operationId: uuid(),
      decision: "include",
      mode: "adjudication",
      rationale: "Read it.",
      protocolVersionId: votes[0]!.protocolVersionId,
      seenEventIds: votes.map(({ eventId }) => eventId),
    });
    expect(answer).toMatchObject({ status: 409 });
  });
});

describe("a doubt in a batch that is opened again", () => {
  it("stays beside the votes when it is closed, whatever was settled on it", async () => {
    const { first, second, saying, lead, adjudicator, batchId, reviewId } = await checking();
    await saying(first, "doubted");
    await saying(second, "doubted");
    await resolve(reviewId, adjudicator, { itemId: second, decision: "exclude" });
    await reopen(reviewId, lead, batchId);
    await expect(saying(first, null)).rejects.toThrow(/opened again/);
    await expect(saying(second, null)).rejects.toThrow(/opened again/);
    expect(await close(reviewId, lead, batchId)).toMatchObject({ conflict: 1, resolved: 1 });
    expect(await itemOf(reviewId, first)).toMatchObject({ status: "conflict" });
    expect(await itemOf(reviewId, second)).toMatchObject({ status: "resolved", decision: "exclude" });
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("agrees with voters who have come to include it, and gives what the votes say when it is taken back", async () => {
    const { first, second, saying, ada, bea, lead, batchId, reviewId } = await checking();
    for (const id of [first, second]) await saying(id, "doubted");
    await reopen(reviewId, lead, batchId);
    for (const person of [ada, bea]) await vote(reviewId, person, { itemId: first, verdict: "include" });
    await vote(reviewId, bea, { itemId: second, verdict: "include" });
    await close(reviewId, lead, batchId);
    expect(await stateOf(reviewId, first)).toBe("included");
    await saying(second, null);
    expect(await itemOf(reviewId, second)).toMatchObject({ status: "conflict", decision: null });
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("stands no more once the item is taken out and screened in another", async () => {
    const { first, saying, ada, checkId, lead, batchId, ...stage } = await checking();
    const { reviewId } = stage;
    await saying(first, "doubted");
    await reopen(reviewId, lead, batchId);
    await release(reviewId, lead, batchId, [first]);
    await close(reviewId, lead, batchId);
    expect((await deskOf(reviewId, ada, checkId)).records.map(pick)[0]).toEqual(["doubted", "away"]);
    const { batchId: next } = await openBatch(reviewId, lead);
    await voteAsItIs({ ...stage, lead, recordIds: [], isRelevant: () => false }, next);
    expect(await close(reviewId, lead, next)).toMatchObject({ agreed: 1, conflict: 0 });
    expect(await stateOf(reviewId, first)).toBe("excluded");
    expect((await deskOf(reviewId, ada, checkId)).records.map(pick)[0]).toEqual(["doubted", "excluded"]);
    expect(await rebuilt(reviewId)).toEqual([]);
  });

  it("tells those who vote there nothing of what others vote", async () => {
    const { first, second, saying, ada, bea, checkId, lead, batchId, reviewId } = await checking();
    await saying(first, "doubted");
    await saying(second, "doubted");
    await reopen(reviewId, lead, batchId);
    const token = await tokenOf(ada);
    const seen = async () => {
      const paths = [
        `quality-check`,
        `quality-checks/${checkId}`,
        `quality-checks/${checkId}/items/${first}`,
        `stages/title_abstract/conflicts`,
        `stages/title_abstract/items/${first}/conflict`,
        `stages/title_abstract/stopping`,
        `history`,
      ];
      const answers = [];
      for (const path of paths) answers.push(await call(token, "GET", `/reviews/${reviewId}/${path}`));
      answers.push(
        await call(token, "PUT", `/reviews/${reviewId}/quality-checks/${checkId}/items/${first}/reading`, {
          operationId: uuid(),
          verdict: null,
        }),
      );
      return JSON.stringify(answers.map(({ status, body }) => [status, body]));
    };
    const before = await seen();
    await vote(reviewId, bea, { itemId: first, verdict: "include", note: "I agree." });
    await vote(reviewId, bea, { itemId: second, verdict: "maybe" });
    expect(await seen()).toBe(before);
  });
});

it("keeps stopping refused while a doubt is open", async () => {
  const stage = await excludedStage({}, 60);
  const { reviewId, lead, voters } = stage;
  const checkId = await openCheck(stage, voters[0]!, 5);
  await say(reviewId, voters[0]!, checkId, stage.excluded[0]!, "doubted");
  const path = `/reviews/${reviewId}/stages/title_abstract/stop`;
  const { body } = await call(await tokenOf(lead), "GET", path);
  expect(body).toMatchObject({ obstacle: "1 record is in conflict. Settle that first.", stop: null });
});

it("makes the doubt of one record a conflict once, though it is said twice at once", async () => {
  const { first, saying, reviewId } = await checking();
  const tries = await Promise.allSettled([saying(first, "doubted"), saying(first, "doubted", "Twice.")]);
  expect(tries.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await db.checkedExclusion.count({ where: { reviewId, verdict: "doubted" } })).toBe(1);
  expect(await rebuilt(reviewId)).toEqual([]);
});
