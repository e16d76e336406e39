import { expect, test } from "@playwright/test";
import type { AgreementReport, TwoRaterTable } from "@/lib/review/agreement/schema";
import type { ClusterPage, DuplicateCounts } from "@/lib/review/duplicates/schema";
import type { ReviewAgreement } from "@/lib/review/extraction/comparison-shapes";
import type { ContradictionsView, MechanismMapView, PropositionEntry } from "@/lib/review/mechanisms/shapes";
import type { StageKind } from "@/lib/review/protocol/schema";
import { pdfOf } from "@/prisma/seed/pdf";
import { call, get, refusal, until, write } from "./client";
import { allAnswers } from "./ketamine-blinding";
import { extract, settle } from "./ketamine-extraction";
import { attach, reportId, reports, retrieve } from "./ketamine-full-text";
import { importSample, startImport } from "./ketamine-import";
import * as expected from "./ketamine-numbers";
import { boxesOf, csvNumbers, csvOf, numbersOf, prismaFlow, wrongLists } from "./ketamine-prisma";
import { adjudicate, agree, closeBatch, conflicts, openBatch, submit, vote } from "./ketamine-screening";
import { recordId, startKetamineReview, type Walk } from "./ketamine-team";

const TITLES: StageKind = "title_abstract";
const FULL: StageKind = "full_text";

test("a review goes from its first file to the diagram by tokens alone, and on through later searches", async () => {
  test.setTimeout(300_000);
  const walk = await test.step("three people, a protocol", () => startKetamineReview());
  await test.step("the page is imported, once", () => importThePage(walk));
  await test.step("titles and abstracts", () => screenTitles(walk));
  await test.step("retrieval and full texts", () => screenFullTexts(walk));
  await test.step("extraction by two", () => extractByTwo(walk));
  await test.step("mechanisms", () => readMechanisms(walk));
  await test.step("the diagram", () => expectDiagram(walk, expected.FIRST_COUNTS, csvOf(expected.FIRST_CSV)));

  await test.step("later searches are imported", () => importMore(walk));
  await test.step("duplicates and removals", () => takeOut(walk));
  await test.step("titles and abstracts again", () => screenTitlesAgain(walk));
  await test.step("full texts again, one study in two reports", () => screenFullTextsAgain(walk));
  await test.step("the diagram again", () =>
    expectDiagram(walk, expected.SECOND_COUNTS, csvOf(expected.SECOND_CSV)));
});

async function importThePage(walk: Walk): Promise<void> {
  const search = { file: "library-page.txt", source: "database", name: "Web of Science" } as const;
  const entry = await importSample(walk, { ...search, hitsReported: 50 }, expected.PAGE);
  expect(entry).toMatchObject({ recordsRead: 11, says: { hitsReported: 50 } });

  const again = startImport(walk, search);
  await expect(again).rejects.toThrow(/409.*already imported/);
  const page = await get<{ total: number }>(walk.ada, `${walk.path}/records`);
  expect(page.total).toBe(11);
}

async function screenTitles(walk: Walk): Promise<void> {
  const { ada, bea, cleo, path } = walk;
  const { batchId, items, voters } = await openBatch(walk, TITLES);
  expect([items, voters]).toEqual([11, 2]);
  const closing = `/batches/${batchId}/closing`;
  const ofBea = await allAnswers(walk, bea);
  expect(await vote(walk, ada, TITLES, expected.TITLES.ada)).toBe(11);
  expect(await allAnswers(walk, bea), "Bea sees nothing of Ada's votes").toEqual(ofBea);
  const ofAda = await allAnswers(walk, ada);
  expect(await vote(walk, bea, TITLES, expected.TITLES.bea)).toBe(11);
  expect(await allAnswers(walk, ada), "Ada sees nothing of Bea's votes").toEqual(ofAda);

  expect(await submit(walk, ada, batchId)).toEqual({ sealed: 11 });
  expect(await submit(walk, bea, batchId)).toEqual({ sealed: 11 });
  expect(await get(ada, path + closing)).toEqual({ counts: null, missing: [] });
  for (const voter of [ada, bea]) expect((await conflicts(walk, voter, TITLES)).size).toBe(0);
  expect(await closeBatch(walk, batchId)).toEqual({
    agreed: 8,
    conflict: 3,
    resolved: 0,
    unfinished: 0,
    removed: 0,
  });
  expect([...(await conflicts(walk, cleo, TITLES)).keys()].sort()).toEqual(["R21", "R23", "R24"]);
  await expectAgreementOnTitles(walk);
  await adjudicate(walk, TITLES, "R21", { decision: "include" });
  await adjudicate(walk, TITLES, "R24", { decision: "exclude" });
  expect(await agree(walk, TITLES, "R23", { decision: "include" })).toBe(true);
  expect((await conflicts(walk, cleo, TITLES)).size).toBe(0);
  await expectAgreementOnTitles(walk);
}

/** Settling conflicts never moves it: it is computed from the first sealed votes. */
async function expectAgreementOnTitles(walk: Walk): Promise<void> {
  const { offered, underRule } = await agreementOf(walk, TITLES);
  expect(offered).toEqual({
    counts: [
      [6, 0, 1],
      [0, 0, 1],
      [0, 1, 2],
    ],
    ...{ po: 0.7273, kappa: 0.5, pabak: 0.5909, ac1: 0.6261 },
  });
  expect(underRule).toEqual({
    counts: [
      [6, 2],
      [1, 2],
    ],
    ...{ po: 0.7273, kappa: 0.3774, pabak: 0.4545, ac1: 0.5182 },
  });
}

async function agreementOf({ path, ada }: Walk, stage: StageKind) {
  const { report } = await get<{ report: AgreementReport }>(ada, `${path}/stages/${stage}/agreement`);
  expect(report.pairs).toHaveLength(1);
  const [pair] = report.pairs;
  return { offered: rounded(pair?.offered), underRule: rounded(pair?.underRule) };
}

function rounded(table: TwoRaterTable | undefined) {
  const round = (value: number | null | undefined) => Number(value?.toFixed(4));
  const { percentAgreement, kappa, pabak, ac1 } = table?.statistics ?? {};
  return {
    counts: table?.counts,
    ...{ po: round(percentAgreement), kappa: round(kappa), pabak: round(pabak), ac1: round(ac1) },
  };
}

async function screenFullTexts(walk: Walk): Promise<void> {
  const { ada, bea, cleo, path } = walk;
  expect((await reports(walk)).size).toBe(8);
  const pdf = await attach(walk, bea, await reportId(walk, "R01"), await pdfOf(["Ketamine", "and more"]));
  await retrieve(walk, ada, expected.READ.slice(1), "retrieved");
  await retrieve(walk, bea, ["R25"], "not_retrieved");
  const pages = `${path}/documents/${pdf.sha256}/pages`;
  const read = await until(
    () => get<{ pages: { text: string }[] }>(bea, pages),
    (page) => page.pages.length === 2,
  );
  expect(read.pages.map(({ text }) => text)).toEqual(["Ketamine", "and more"]);

  const { batchId, items } = await openBatch(walk, FULL);
  expect(items).toBe(7);
  const ofAda = await allAnswers(walk, ada);
  expect(await vote(walk, bea, FULL, expected.FULL_TEXTS.bea)).toBe(7);
  expect(await allAnswers(walk, ada), "Ada sees nothing of Bea's votes").toEqual(ofAda);
  expect(await vote(walk, ada, FULL, expected.FULL_TEXTS.ada)).toBe(7);
  expect(await closeBatch(walk, batchId)).toMatchObject({ agreed: 5, conflict: 2 });
  const open = await conflicts(walk, cleo, FULL);
  expect(Object.fromEntries([...open].map(([name, view]) => [name, view.differs]))).toEqual({
    R22: "decision",
    R23: "reason",
  });
  await adjudicate(walk, FULL, "R22", { decision: "include" });
  expect(await agree(walk, FULL, "R23", { decision: "exclude", reason: "Wrong outcome" })).toBe(true);
  const { offered } = await agreementOf(walk, FULL);
  expect(offered).toMatchObject({
    counts: [
      [4, 1],
      [0, 2],
    ],
    ...{ po: 0.8571, kappa: 0.6957, ac1: 0.7358 },
  });
}

async function extractByTwo(walk: Walk): Promise<void> {
  const { ada, bea, path } = walk;
  const comparison = `${path}/reports/${await reportId(walk, "R01")}/comparison`;
  const ofBea = await allAnswers(walk, bea);
  const ofA = await extract(walk, ada, "a");
  expect(await allAnswers(walk, bea), "Bea sees nothing of Ada's claims").toEqual(ofBea);
  expect((await refusal(bea.token, "GET", comparison)).status).toBe(409);
  const ofB = await extract(walk, bea, "b");
  const { claimsA, claimsB, exact } = await get<ReviewAgreement>(ada, `${path}/extraction/agreement`);
  expect([claimsA, claimsB, exact.matched, exact.onlyA, exact.onlyB]).toEqual([24, 22, 20, 4, 2]);
  expect(exact.dice).toBeCloseTo(0.8696, 4);
  expect(exact.jaccard).toBeCloseTo(0.7692, 4);
  const settled = await settle(walk, ada, new Map([...ofA, ...ofB]));
  expect(settled).toHaveLength(30);
  expect(settled.filter(({ quoteFound }) => !quoteFound)).toEqual([]);
  expect(new Set(settled.map(({ propositionId }) => propositionId)).size).toBe(27);
}

async function readMechanisms({ path, cleo }: Walk): Promise<void> {
  const at = `${path}/mechanisms`;
  const propositions = await get<PropositionEntry[]>(cleo, `${at}/propositions`);
  expect(propositions).toHaveLength(27);
  expect(propositions.filter(({ order }) => order === 1)).toHaveLength(22);
  const supporters = propositions.map(({ tally }) => tally.reportsSupporting.length);
  expect([2, 1, 0].map((n) => supporters.filter((each) => each === n).length)).toEqual([2, 19, 6]);
  expect(propositions.every(({ tally }) => tally.nPrimary === 0)).toBe(true);
  const shown = await get<MechanismMapView>(cleo, `${at}/map`);
  const all = await get<MechanismMapView>(cleo, `${at}/map?all=true`);
  expect([firstOrderSize(shown), firstOrderSize(all)]).toEqual([
    [14, 19],
    [17, 22],
  ]);
  expect(await get<ContradictionsView>(cleo, `${at}/contradictions`)).toEqual({
    contradictions: [],
    total: 0,
  });
}

/** Terms and edges of the map without what is said about other propositions. */
function firstOrderSize({ edges }: MechanismMapView): [number, number] {
  const kept = edges.filter(({ order }) => order === 1);
  const ends = kept.flatMap(({ subject, object }) => [subject, object]);
  return [new Set(ends.flatMap((end) => ("termId" in end ? end.termId : []))).size, kept.length];
}

async function expectDiagram(walk: Walk, counts: object, csv: [string, string][]): Promise<void> {
  const flow = await prismaFlow(walk);
  expect(numbersOf(flow.counts)).toEqual(counts);
  expect(flow.identities.filter(({ holds }) => !holds)).toEqual([]);
  expect(flow.identities.length).toBeGreaterThan(10);
  expect(boxesOf(flow.counts).length).toBeGreaterThan(40);
  expect(await wrongLists(walk, flow.counts)).toEqual([]);
  expect(csv).toHaveLength(34);
  expect(await csvNumbers(walk)).toEqual(csv);
  const drawing = await call<string>(walk.ada.token, "GET", `${walk.path}/prisma-flow/drawing.svg`);
  expect(drawing.body).toContain("</svg>");
}

async function importMore(walk: Walk): Promise<void> {
  const pubmed = { file: "pubmed.nbib", source: "database", name: "PubMed" } as const;
  await importSample(walk, pubmed, ["P1", "P2", "P3", "P4"]);
  const register = { file: "register.csv", source: "register", name: "ClinicalTrials.gov" } as const;
  await importSample(walk, register, ["T1"]);
  const cited = { file: "citation-searching.ris", source: "citation_searching", name: "References" } as const;
  await importSample(walk, cited, ["C1", "C2"]);
  const site = { file: "website.ris", source: "website", name: "Example Institute" } as const;
  await importSample(walk, site, ["W1"]);
}

async function takeOut(walk: Walk): Promise<void> {
  const { ada, path } = walk;
  const counts = () => get<DuplicateCounts>(ada, `${path}/duplicates/counts`);
  await until(counts, (now) => now.duplicatesBySoftware === 1 && now.proposed === 1);
  const { clusters } = await get<ClusterPage>(ada, `${path}/duplicates/clusters`);
  const [doubtful] = clusters;
  expect(doubtful?.records.map(({ id }) => walk.names.get(id))).toEqual(["R30", "P2"]);
  await write(ada, "POST", `${path}/duplicates/clusters/${doubtful?.id}/confirmation`);
  expect(await counts()).toMatchObject({ proposed: 0, duplicatesBySoftware: 1, duplicatesByPerson: 1 });
  const removals = `${path}/records/removals`;
  const tool = { as: "removed_automation", method: "publication-type classifier", decidedBy: "software" };
  await write(ada, "POST", removals, { recordIds: [recordId(walk, "P3")], ...tool });
  const notice = { as: "removed_other", method: "Retraction notice", decidedBy: "person" };
  await write(ada, "POST", removals, { recordIds: [recordId(walk, "P4")], ...notice });
}

async function screenTitlesAgain(walk: Walk): Promise<void> {
  const { batchId, items } = await openBatch(walk, TITLES);
  expect(items, "of the other methods nothing is screened by title").toBe(1);
  for (const who of [walk.ada, walk.bea]) await vote(walk, who, TITLES, expected.LATER);
  expect(await closeBatch(walk, batchId)).toMatchObject({ agreed: 1, conflict: 0 });
  const { underRule } = await agreementOf(walk, TITLES);
  expect(underRule).toMatchObject({
    counts: [
      [7, 2],
      [1, 2],
    ],
    ...{ kappa: 0.4, ac1: 0.574 },
  });
}

async function screenFullTextsAgain(walk: Walk): Promise<void> {
  const { ada, path } = walk;
  await retrieve(walk, ada, Object.keys(expected.LATER), "retrieved");
  await retrieve(walk, ada, ["C2"], "not_retrieved");
  const { batchId, items } = await openBatch(walk, FULL);
  expect(items).toBe(3);
  for (const who of [walk.ada, walk.bea]) await vote(walk, who, FULL, expected.LATER);
  expect(await closeBatch(walk, batchId)).toMatchObject({ agreed: 3, conflict: 0 });
  const { offered } = await agreementOf(walk, FULL);
  expect(offered).toMatchObject({
    counts: [
      [6, 1],
      [0, 3],
    ],
    ...{ kappa: 0.7826, ac1: 0.8165 },
  });

  const found = await reports(walk);
  const [trial, article] = [found.get("T1"), found.get("C1")];
  const [study, other] = [trial?.studies[0]?.id, article?.studies[0]?.id];
  const before = await prismaFlow(walk);
  expect(before.counts.included).toMatchObject({ studies: { n: 7 }, reports: { n: 7 } });
  await write(ada, "PUT", `${path}/reports/${article?.id}/studies/${study}`, { insteadOf: other });
}
