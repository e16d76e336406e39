import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { confirm, propose, resolve, withdraw } from "@/prisma/seed/conflicts";
import {
  awaitAssessment,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { type SeedPerson, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";
import { replay, stateOf } from "../screening/replay.fixture";
import { resolveConflict } from "./commands";
import { conflictView } from "./queries";

type Rules = Parameters<typeof makeTeam>[1];

/** One record on which Ada and Bea differ, in a batch that is still open. */
async function conflictIn(rules: Rules = {}) {
  const team = await makeTeam(["Ada", "Bea"], rules);
  const [record] = await makeRecords(team.reviewId, team.lead, 1);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const itemId = record!.id;
  await vote(team.reviewId, ada, { itemId, verdict: "include" });
  await vote(team.reviewId, bea, { itemId, verdict: "exclude" });
  const statusOf = async () =>
    (await db.recordState.findFirstOrThrow({ where: { reviewId: team.reviewId } })).status;
  return { ...team, itemId, batchId, ada, bea, statusOf };
}

describe("a conflict of a closed batch", () => {
  it("is settled by somebody who did not vote on it, and the record moves", async () => {
    const { reviewId, lead, adjudicator, ada, itemId, batchId, statusOf } = await conflictIn();
    await close(reviewId, lead, batchId);
    expect(await statusOf()).toBe("awaiting_screening");
    await expect(resolve(reviewId, ada, { itemId, decision: "include" })).rejects.toThrow(
      /You voted on this one/,
    );
    await resolve(reviewId, adjudicator, { itemId, decision: "include" });
    expect(await statusOf()).toBe("included");
    expect(await db.report.count({ where: { reviewId, status: "sought" } })).toBe(1);
    await expect(resolve(reviewId, lead, { itemId, decision: "exclude" })).rejects.toThrow(
      /settled meanwhile/,
    );
    const seen = await call(
      await tokenOf(ada),
      "GET",
      `/reviews/${reviewId}/stages/title_abstract/items/${itemId}/conflict`,
    );
    expect(seen.body).toMatchObject({
      status: "resolved",
      differs: "decision",
      votes: [{ verdict: expect.any(String) }, { verdict: expect.any(String) }],
      resolutions: [{ mode: "adjudication", byVoter: false, resolvers: [{ name: "Cleo" }] }],
      ways: [],
    });
  });

  it("is settled by consensus once the other voter agrees; the proposer's own word is not enough", async () => {
    const { reviewId, lead, adjudicator, ada, bea, itemId, batchId, statusOf } = await conflictIn();
    await close(reviewId, lead, batchId);
    await expect(propose(reviewId, adjudicator, { itemId, decision: "include" })).rejects.toThrow(
      /by consensus/,
    );
    const first = await propose(reviewId, ada, { itemId, decision: "include" });
    await expect(confirm(reviewId, ada, first, itemId)).rejects.toThrow(/agreed to this already/);
    const second = await propose(reviewId, bea, { itemId, decision: "exclude" });
    await expect(confirm(reviewId, bea, first, itemId)).rejects.toThrow(/another proposal/);
    expect(await statusOf()).toBe("awaiting_screening");
    expect(await confirm(reviewId, ada, second, itemId)).toBe(true);
    expect(await statusOf()).toBe("excluded");
    const [resolution] = await db.resolution.findMany({ where: { reviewId } });
    expect(resolution).toMatchObject({ mode: "consensus", byVoter: false });
    expect(resolution?.resolverIds.toSorted()).toEqual([ada.id, bea.id].toSorted());
  });

  it("decided by a lead who voted is counted apart, and not open where a third person must decide", async () => {
    const open = await conflictIn();
    await setRoles(open.reviewId, open.lead, open.ada, ["reviewer", "lead"]);
    await close(open.reviewId, open.lead, open.batchId);
    await resolve(open.reviewId, open.ada, { itemId: open.itemId, decision: "include" }, "lead");
    expect(await db.resolution.findFirst({ where: { reviewId: open.reviewId } })).toMatchObject({
      mode: "lead",
      byVoter: true,
    });
    const strict = await conflictIn({ titleAbstract: { settledBy: "adjudication" } });
    await setRoles(strict.reviewId, strict.lead, strict.ada, ["reviewer", "lead"]);
    await close(strict.reviewId, strict.lead, strict.batchId);
    const said = { itemId: strict.itemId, decision: "include" as const };
    await expect(resolve(strict.reviewId, strict.ada, said, "lead")).rejects.toThrow(/does not let you/);
    await expect(propose(strict.reviewId, strict.ada, said)).rejects.toThrow(/does not let you/);
  });

  it("taken back is a conflict again; refused once the report has gone on", async () => {
    const { reviewId, lead, adjudicator, ada, itemId, batchId, statusOf } = await conflictIn();
    await close(reviewId, lead, batchId);
    await resolve(reviewId, adjudicator, { itemId, decision: "include" });
    await expect(withdraw(reviewId, ada, itemId)).rejects.toThrow(/Only who settled it/);
    await withdraw(reviewId, adjudicator, itemId);
    expect(await statusOf()).toBe("awaiting_screening");
    expect(await db.stageItem.findFirst({ where: { reviewId } })).toMatchObject({
      status: "conflict",
      decision: null,
    });
    expect(await db.slot.count({ where: { reviewId, verdict: { not: null } } })).toBe(2);
    const reader = await scopeOf(adjudicator.id, reviewId, "conflicts.view");
    const view = await conflictView(reader, "title_abstract", itemId);
    expect(view.votes).toHaveLength(2);
    expect(view.resolutions).toMatchObject([
      {
        decision: "include",
        withdrawn: { by: { name: adjudicator.name }, reason: "The paper reports another outcome." },
      },
    ]);
    await resolve(reviewId, adjudicator, { itemId, decision: "include" });
    const reports = await db.report.findMany({ where: { reviewId } });
    expect(reports.map((report) => report.status)).toEqual(["sought"]);
    await awaitAssessment(reviewId, [reports[0]!.id]);
    await openBatch(reviewId, lead, "full_text");
    await expect(withdraw(reviewId, adjudicator, itemId)).rejects.toThrow(
      /Take it out of that batch first. Nothing/,
    );
    const state = (await stateOf(reviewId)).filter((row) => !row.startsWith("report "));
    await replay(reviewId);
    expect((await stateOf(reviewId)).filter((row) => !row.startsWith("report "))).toEqual(state);
  });

  it("is not taken back without a reason", async () => {
    const { reviewId, lead, adjudicator, itemId, batchId } = await conflictIn();
    await close(reviewId, lead, batchId);
    await resolve(reviewId, adjudicator, { itemId, decision: "include" });
    const path = `/reviews/${reviewId}/stages/title_abstract/items/${itemId}/resolution`;
    for (const reason of [undefined, "  "]) {
      const input = { operationId: uuid(), reason };
      const answer = await call(await tokenOf(adjudicator), "DELETE", path, input);
      expect(answer).toMatchObject({ status: 400, body: { code: "BAD_INPUT" } });
    }
    expect(await db.resolution.count({ where: { reviewId, withdrawnAt: null } })).toBe(1);
  });

  it("two who settle it at once: one decision", async () => {
    const { reviewId, lead, adjudicator, itemId, batchId } = await conflictIn();
    await close(reviewId, lead, batchId);
    const tries = await Promise.allSettled([
      resolve(reviewId, adjudicator, { itemId, decision: "include" }),
      resolve(reviewId, lead, { itemId, decision: "exclude" }),
    ]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.resolution.count({ where: { reviewId } })).toBe(1);
  });
});

describe("a conflict of an open batch", () => {
  it("is there only once all its votes are sealed, and settled ahead it takes effect at the closing", async () => {
    const { reviewId, lead, adjudicator, ada, bea, itemId, batchId, statusOf } = await conflictIn();
    const said = { itemId, decision: "include" as const };
    await submit(reviewId, ada, batchId);
    await expect(resolve(reviewId, adjudicator, said)).rejects.toThrow(/no such conflict/);
    await submit(reviewId, bea, batchId);
    await resolve(reviewId, adjudicator, said);
    expect(await statusOf()).toBe("awaiting_screening");
    expect(await db.report.count({ where: { reviewId } })).toBe(0);
    expect(await close(reviewId, lead, batchId)).toMatchObject({ resolved: 1, conflict: 0 });
    expect(await statusOf()).toBe("included");
    expect(await db.stageItem.findFirst({ where: { reviewId } })).toMatchObject({ mode: "adjudication" });
  });

  it("settled on a vote that was changed afterwards is set aside at the closing", async () => {
    const { reviewId, lead, adjudicator, ada, bea, itemId, batchId } = await conflictIn();
    await submit(reviewId, ada, batchId);
    await submit(reviewId, bea, batchId);
    await resolve(reviewId, adjudicator, { itemId, decision: "exclude" });
    await vote(reviewId, bea, { itemId, verdict: "include" });
    expect(await close(reviewId, lead, batchId)).toMatchObject({ resolved: 0, agreed: 1 });
    const [resolution] = await db.resolution.findMany({ where: { reviewId } });
    expect(resolution?.withdrawnAt).not.toBeNull();
    const state = await stateOf(reviewId);
    await replay(reviewId);
    expect(await stateOf(reviewId)).toEqual(state);
  });

  it("a vote that races the decision comes before it, and refuses it, or after it", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { reviewId, adjudicator, ada, bea, itemId, batchId, protocol } = await conflictIn();
      await submit(reviewId, ada, batchId);
      await submit(reviewId, bea, batchId);
      const slots = await db.slot.findMany({ where: { reviewId } });
      const scope = await scopeOf(adjudicator.id, reviewId, "conflicts.resolve");
      const input = {
        operationId: uuid(),
        reviewId,
        stage: "title_abstract" as const,
        itemId,
        decision: "include" as const,
        reasonId: null,
        mode: "adjudication" as const,
        rationale: "Read it.",
        protocolVersionId: protocol.id,
        seenEventIds: slots.flatMap((slot) => slot.eventId ?? []),
      };
      const [settled] = await Promise.allSettled([
        resolveConflict(scope, input),
        vote(reviewId, bea, { itemId, verdict: "exclude", note: "Again." }),
      ]);
      const events = await db.decisionEvent.findMany({
        where: { reviewId, kind: { in: ["vote_cast", "conflict_resolved"] } },
        orderBy: { at: "asc" },
      });
      expect(events.at(-1)?.kind).toBe("vote_cast");
      if (settled.status === "rejected") {
        expect(settled.reason).toMatchObject({ code: "CONFLICT" });
        expect(events).toHaveLength(3);
      } else expect(events.at(-2)?.kind).toBe("conflict_resolved");
    }
  });
});
