import { expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { resolve } from "@/prisma/seed/conflicts";
import { amendProtocol, close, makeRecords, makeTeam, openBatch, vote } from "@/prisma/seed/screening";
import { type SeedPerson, setRoles, tokenOf } from "@/prisma/seed/team";
import type { AgreementReport } from "./schema";
import type { SelectionCounts } from "./selection";

/** Four records: on the first and the last one vote is a maybe, on the second and third the two agree. */
async function closedBatch() {
  const team = await makeTeam(["Ada", "Bea"]);
  const { reviewId, lead } = team;
  const [ada, bea] = team.voters as [SeedPerson, SeedPerson];
  const records = await makeRecords(reviewId, lead, 5);
  const ids = records.map((record) => record.id);
  const { batchId } = await openBatch(reviewId, lead);
  const said = {
    ada: ["maybe", "include", "exclude", "include", "include"],
    bea: ["include", "include", "exclude", "exclude", "exclude"],
  } as const;
  for (const [at, itemId] of ids.entries()) {
    await vote(reviewId, ada, { itemId, verdict: said.ada[at]! });
    await vote(reviewId, bea, { itemId, verdict: said.bea[at]! });
  }
  await close(reviewId, lead, batchId);
  const token = await tokenOf(lead);
  const get = async (what: string) =>
    (await call(token, "GET", `/reviews/${reviewId}/stages/title_abstract/${what}`)).body;
  const report = async () => (await get("agreement")) as { report: AgreementReport };
  const selection = async () => (await get("selection")) as { counts: SelectionCounts; sentence: string };
  return { ...team, ada, bea, ids, report, selection };
}

it("sealed votes keep the maybe-rule of their batch, whatever the protocol says later", async () => {
  const { reviewId, lead, report } = await closedBatch();
  const before = await report();
  expect(before.report.maybeRules).toEqual(["advance"]);
  expect(before.report.pairs[0]!.underRule.counts).toEqual([
    [2, 2],
    [0, 1],
  ]);
  for (const maybeRule of ["discuss", "third_value"] as const) {
    await amendProtocol(reviewId, lead, { titleAbstract: { maybeRule } });
    expect(await report()).toEqual(before);
  }
});

it("a lead who decides having voted is counted apart from one who did not", async () => {
  const { reviewId, lead, ada, ids, selection } = await closedBatch();
  await setRoles(reviewId, lead, ada, ["reviewer", "lead"]);
  await resolve(reviewId, ada, { itemId: ids[3]!, decision: "include" }, "lead");
  await resolve(reviewId, lead, { itemId: ids[4]!, decision: "exclude" });
  const { counts, sentence } = await selection();
  expect(counts).toMatchObject({ agreement: 3, byVoter: 1, adjudication: 1 });
  expect(sentence).toContain("1 by a lead who had voted on it (decided by a voter)");
});
