import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { confirm, propose, resolve } from "@/prisma/seed/conflicts";
import {
  awaitAssessment,
  close,
  makeRecords,
  makeTeam,
  openBatch,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { AgreementReport } from "../agreement/schema";
import { replay, stateOf } from "../screening/replay.fixture";

const NAMES = ["R01", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30"];
const LETTERS = { I: "include", M: "maybe", E: "exclude" } as const;
const verdict = (letter: string | undefined) => LETTERS[letter as keyof typeof LETTERS];

/** Eleven records, two reviewers and an adjudicator: votes, conflicts and decisions of a whole small review. */
describe("a small review", () => {
  it("comes to its conflicts, agreement and decisions at both stages", async () => {
    const { reviewId, lead, adjudicator, voters, protocol } = await makeTeam(["Ada", "Bea"]);
    const [ada, bea] = voters as [SeedPerson, SeedPerson];
    const records = await makeRecords(reviewId, lead, NAMES.length);
    const id = (name: string) => records[NAMES.indexOf(name)]!.id;
    const nameOf = (itemId: string) => NAMES[records.findIndex((record) => record.id === itemId)];
    const tokens = { lead: await tokenOf(lead), ada: await tokenOf(ada), cleo: await tokenOf(adjudicator) };
    const get = async (token: string, path: string) =>
      (await call(token, "GET", `/reviews/${reviewId}${path}`)).body;
    const agreementAt = async (stage: string) =>
      (await get(tokens.ada, `/stages/${stage}/agreement`)) as {
        report: AgreementReport;
        reasonMismatches: number;
      };

    const first = await openBatch(reviewId, lead);
    expect(first.items).toBe(11);
    for (const [at, itemId] of records.map((record) => record.id).entries()) {
      await vote(reviewId, ada, { itemId, verdict: verdict("IMIIEIEIIEI"[at]) });
      await vote(reviewId, bea, { itemId, verdict: verdict("IEIEMIEIIEI"[at]) });
    }
    await submit(reviewId, ada, first.batchId);
    const preview = `/batches/${first.batchId}/closing`;
    expect(await get(tokens.lead, preview)).toMatchObject({
      counts: { agreed: 8, conflict: 3, unfinished: 0 },
    });
    expect(await close(reviewId, lead, first.batchId)).toMatchObject({ agreed: 8, conflict: 3 });
    const page = (await get(tokens.ada, "/stages/title_abstract/conflicts")) as {
      items: { itemId: string }[];
    };
    expect(page.items.map((item) => nameOf(item.itemId)).sort()).toEqual(["R21", "R23", "R24"]);

    const before = await agreementAt("title_abstract");
    const pair = before.report.pairs[0]!;
    expect(pair.offered.counts).toEqual([
      [6, 0, 1],
      [0, 0, 1],
      [0, 1, 2],
    ]);
    expect(pair.offered.statistics.kappa).toBeCloseTo(0.5, 4);
    expect(pair.offered.statistics.kappaSe).toBeCloseTo(0.1949, 4);
    expect(pair.offered.statistics.ac1).toBeCloseTo(0.6261, 4);
    expect(pair.underRule.counts).toEqual([
      [6, 2],
      [1, 2],
    ]);
    expect(pair.underRule.statistics.kappa).toBeCloseTo(0.3774, 4);
    expect(pair.underRule.statistics.pabak).toBeCloseTo(0.4545, 4);

    await resolve(reviewId, adjudicator, { itemId: id("R21"), decision: "include" });
    await resolve(reviewId, adjudicator, { itemId: id("R24"), decision: "exclude" });
    const proposal = await propose(reviewId, ada, { itemId: id("R23"), decision: "include" });
    expect(await confirm(reviewId, bea, proposal, id("R23"))).toBe(true);
    expect(await agreementAt("title_abstract")).toEqual(before);
    const states = await db.recordState.findMany({ where: { reviewId } });
    expect(states.filter((state) => state.status === "included")).toHaveLength(8);
    expect(
      states
        .filter((state) => state.status === "excluded")
        .map((state) => nameOf(state.recordId))
        .sort(),
    ).toEqual(["R24", "R26", "R29"]);

    const links = await db.reportRecord.findMany({ where: { reviewId }, include: { report: true } });
    expect(links).toHaveLength(8);
    expect(links.every(({ report }) => report.status === "sought" && report.arm === "databases")).toBe(true);
    const reportOf = (name: string) => links.find((link) => link.recordId === id(name))!.reportId;
    const read = ["R01", "R21", "R22", "R23", "R27", "R28", "R30"];
    await awaitAssessment(reviewId, read.map(reportOf));

    const reasons = Object.fromEntries(protocol.reasons.map((reason) => [reason.label, reason.reasonId]));
    const [population, outcome, mechanism] = [
      reasons["Wrong population"],
      reasons["Wrong outcome"],
      reasons["No mechanism addressed"],
    ];
    const second = await openBatch(reviewId, lead, "full_text");
    const stage = "full_text" as const;
    const excluded: Record<string, (string | undefined)[]> = {
      R21: [population, population],
      R22: [undefined, mechanism],
      R23: [outcome, mechanism],
    };
    for (const name of read) {
      for (const [at, person] of [ada, bea].entries()) {
        const reasonId = excluded[name]?.[at] ?? null;
        const itemId = reportOf(name);
        await vote(reviewId, person, { stage, itemId, reasonId, verdict: reasonId ? "exclude" : "include" });
      }
    }
    expect(await close(reviewId, lead, second.batchId)).toMatchObject({ agreed: 5, conflict: 2 });
    const differing = (await get(tokens.cleo, "/stages/full_text/conflicts")) as {
      items: { itemId: string; differs: string }[];
    };
    const byReport = new Map(differing.items.map((item) => [item.itemId, item.differs]));
    expect([byReport.get(reportOf("R22")), byReport.get(reportOf("R23"))]).toEqual(["decision", "reason"]);

    const fullText = await agreementAt(stage);
    expect(fullText.reasonMismatches).toBe(1);
    expect(fullText.report.pairs[0]?.offered.counts).toEqual([
      [4, 1],
      [0, 2],
    ]);
    expect(fullText.report.pairs[0]?.offered.statistics.kappa).toBeCloseTo(0.6957, 4);
    expect(fullText.report.pairs[0]?.offered.statistics.ac1).toBeCloseTo(0.7358, 4);

    await resolve(reviewId, adjudicator, { stage, itemId: reportOf("R22"), decision: "include" });
    const agreed = { stage, itemId: reportOf("R23"), decision: "exclude" as const, reasonId: outcome };
    const said = await propose(reviewId, bea, agreed);
    expect(await confirm(reviewId, ada, said, reportOf("R23"), stage)).toBe(true);
    expect(await agreementAt(stage)).toEqual(fullText);
    const reports = await db.report.findMany({ where: { reviewId }, include: { studies: true } });
    expect(reports.filter((report) => report.status === "included")).toHaveLength(5);
    expect(reports.filter((report) => report.studies.length === 1)).toHaveLength(5);
    expect(reports.find((report) => report.id === reportOf("R21"))?.reasonId).toBe(population);
    expect(reports.find((report) => report.id === reportOf("R23"))?.reasonId).toBe(outcome);
    const label = await db.study.findFirst({
      where: { reviewId, reports: { some: { reportId: reportOf("R01") } } },
    });
    expect(label?.label).toBe("Author1 2020");

    const overview = (await get(tokens.lead, "/stages/full_text")) as { batches: { outcome: unknown }[] };
    expect(overview.batches[0]?.outcome).toEqual({
      included: 5,
      excluded: 2,
      conflict: 0,
      unfinished: 0,
      modes: { agreement: 5, adjudication: 1, consensus: 1 },
    });
  });
});

describe("replaying the history", () => {
  it("gives every row again", async () => {
    const { reviewId, lead, adjudicator, voters, protocol } = await makeTeam(["Ada", "Bea"]);
    const [ada, bea] = voters as [SeedPerson, SeedPerson];
    const records = await makeRecords(reviewId, lead, 4);
    const batch = await openBatch(reviewId, lead);
    for (const [at, { id: itemId }] of records.entries()) {
      await vote(reviewId, ada, { itemId, verdict: verdict("IIEI"[at]), note: `note ${at}` });
      await vote(reviewId, bea, { itemId, verdict: verdict("IEEE"[at]) });
    }
    await submit(reviewId, ada, batch.batchId);
    await vote(reviewId, ada, { itemId: records[2]!.id, verdict: "maybe" });
    await close(reviewId, lead, batch.batchId);
    await resolve(reviewId, adjudicator, { itemId: records[1]!.id, decision: "include" });
    await propose(reviewId, ada, { itemId: records[3]!.id, decision: "exclude" });
    const links = await db.reportRecord.findMany({ where: { reviewId } });
    expect(links).toHaveLength(2);
    expect(protocol.reasons).toHaveLength(4);
    const before = await stateOf(reviewId);
    expect(before.length).toBeGreaterThan(20);
    await replay(reviewId);
    expect(await stateOf(reviewId)).toEqual(before);
  });
});
