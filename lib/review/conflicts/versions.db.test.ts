import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { confirm, propose, resolve } from "@/prisma/seed/conflicts";
import {
  amendProtocol,
  awaitAssessment,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  vote,
} from "@/prisma/seed/screening";
import { type SeedPerson, tokenOf } from "@/prisma/seed/team";
import { replay, stateOf } from "../screening/replay.fixture";

const stage = "full_text" as const;

/** A report that Ada and Bea exclude for different reasons, while a reason is added to the protocol. */
async function amendedMeanwhile() {
  const team = await makeTeam(["Ada", "Bea"]);
  const { reviewId, lead, protocol: first } = team;
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const [record] = await makeRecords(reviewId, lead, 1);
  const titles = await openBatch(reviewId, lead);
  for (const person of [ada, bea]) await vote(reviewId, person, { itemId: record!.id, verdict: "include" });
  await close(reviewId, lead, titles.batchId);
  const { id: itemId } = await db.report.findFirstOrThrow({ where: { reviewId } });
  await awaitAssessment(reviewId, [itemId]);
  const { batchId } = await openBatch(reviewId, lead, stage);
  const second = await amendProtocol(reviewId, lead, {}, ["Brand new reason"]);
  const reason = (label: string) => second.reasons.find((one) => one.label === label)?.reasonId ?? "";
  const says = (label: string) => ({ stage, itemId, verdict: "exclude" as const, reasonId: reason(label) });
  await vote(reviewId, ada, { ...says("Wrong population"), protocolVersionId: first.id });
  await vote(reviewId, bea, says("Wrong outcome"));
  await close(reviewId, lead, batchId);
  const path = `/reviews/${reviewId}/stages/${stage}/items/${itemId}`;
  return { ...team, ada, bea, itemId, path, second, reason, decision: "exclude" as const };
}

describe("a protocol that was amended while a batch was open", () => {
  it("lets the adjudicator choose the reason that was added, and the resolution names the version", async () => {
    const { reviewId, adjudicator, itemId, path, second, reason, decision } = await amendedMeanwhile();
    const token = await tokenOf(adjudicator);
    const view = (await call(token, "GET", `${path}/conflict`)).body as { reasonIds: string[] };
    expect(view.reasonIds).toContain(reason("Brand new reason"));
    expect(view.reasonIds).toHaveLength(5);
    await resolve(reviewId, adjudicator, { stage, itemId, decision, reasonId: reason("Brand new reason") });
    const protocolVersionId = second.id;
    const event = await db.decisionEvent.findFirstOrThrow({ where: { reviewId, kind: "conflict_resolved" } });
    expect(event.payload).toMatchObject({ protocolVersionId });
    expect(await db.resolution.findFirst({ where: { reviewId } })).toMatchObject({ protocolVersionId });
    expect((await call(token, "GET", `${path}/conflict`)).body).toMatchObject({
      resolutions: [{ protocolVersionId, reasonId: reason("Brand new reason") }],
    });
  });

  it("names the version in a proposal, and in the consensus it becomes", async () => {
    const { reviewId, ada, bea, itemId, path, second, reason, decision } = await amendedMeanwhile();
    const said = { stage, itemId, decision, reasonId: reason("Wrong outcome") };
    const proposalId = await propose(reviewId, ada, said);
    const protocolVersionId = second.id;
    expect((await call(await tokenOf(bea), "GET", `${path}/conflict`)).body).toMatchObject({
      proposal: { protocolVersionId },
    });
    await confirm(reviewId, bea, proposalId, itemId, stage);
    expect(await db.resolution.findFirst({ where: { reviewId } })).toMatchObject({ protocolVersionId });
    const rows = async () => (await stateOf(reviewId)).filter((row) => !row.startsWith("report "));
    const state = await rows();
    await replay(reviewId);
    expect(await rows()).toEqual(state);
  });

  it("refuses a version the review does not have", async () => {
    const { reviewId, adjudicator, itemId, decision, reason } = await amendedMeanwhile();
    const said = { stage, itemId, decision, reasonId: reason("Wrong outcome") };
    await expect(resolve(reviewId, adjudicator, { ...said, protocolVersionId: itemId })).rejects.toThrow(
      /no such version/,
    );
  });
});

describe("three votes that must be unanimous, settled by the voters alone", () => {
  it("no adjudicator settles them, by majority least of all; a lead who did not vote may", async () => {
    const rules = { votesPerItem: 3, threeVotes: "unanimous", settledBy: "consensus" } as const;
    const { reviewId, lead, adjudicator, voters } = await makeTeam(["Ada", "Bea", "Cai"], {
      titleAbstract: rules,
    });
    const [record] = await makeRecords(reviewId, lead, 1);
    const itemId = record!.id;
    const { batchId } = await openBatch(reviewId, lead);
    for (const [at, verdict] of (["include", "include", "exclude"] as const).entries()) {
      await vote(reviewId, voters[at]!, { itemId, verdict });
    }
    await close(reviewId, lead, batchId);
    const path = `/reviews/${reviewId}/stages/title_abstract/items/${itemId}/conflict`;
    const ways = async (person: SeedPerson) => (await call(await tokenOf(person), "GET", path)).body;
    expect(await ways(adjudicator)).toMatchObject({ ways: [] });
    expect(await ways(voters[0]!)).toMatchObject({ ways: ["consensus"] });
    const said = { itemId, decision: "include" as const };
    for (const mode of ["majority", "adjudication"] as const) {
      await expect(resolve(reviewId, adjudicator, said, mode)).rejects.toThrow(/does not let you/);
    }
    await expect(resolve(reviewId, lead, said, "majority")).rejects.toThrow(
      /You can settle it by adjudication/,
    );
    await resolve(reviewId, lead, said);
    expect(await db.resolution.findFirst({ where: { reviewId } })).toMatchObject({
      mode: "adjudication",
      byVoter: false,
    });
  });
});
