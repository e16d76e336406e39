import type { Page } from "@playwright/test";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import type { OwnExtraction, ReportPage } from "@/lib/review/extraction/shapes";
import { expect, expectAccessible } from "./fixtures";
import { agreedOf, extractedOf, inWords, sorted } from "./gold";
import { type RecordName, TITLES } from "./ketamine";
import { PLAN_A, PLAN_B, Q2, Q6, Q9 } from "./ketamine-claims";
import { ask } from "./pages/ask";
import { addClaim, keep, openComparison, partCount, settleReport, takeField } from "./pages/comparison";
import { enterReport, submitExtraction } from "./pages/extraction";

/** Ada enters her 24 claims, then Bea her 22, on the page. Neither learns anything of the other. */
export async function extractByTwo(ada: Page, bea: Page, reviewId: string): Promise<void> {
  for (const plan of PLAN_A) {
    await enterReport(ada, reviewId, TITLES[plan.report], plan);
    if (plan.report === "R01") await expectAccessible(ada, "extraction of a report");
    await submitExtraction(ada);
    expect(await claimsOf(ada, reviewId, plan.report)).toEqual(sorted(extractedOf("a", plan.report)));
  }
  const seen = () => Promise.all(OPEN_TO_ADA.map((path) => ask(ada, `/reviews/${reviewId}${path}`)));
  const before = await seen();
  for (const plan of PLAN_B) {
    await enterReport(bea, reviewId, TITLES[plan.report], plan);
    if (plan.report === "R01") expect(await seen(), "Ada sees nothing of Bea's claims").toEqual(before);
    await submitExtraction(bea);
    expect(await claimsOf(bea, reviewId, plan.report)).toEqual(sorted(extractedOf("b", plan.report)));
  }
}

const OPEN_TO_ADA = [
  "/extraction/reports",
  "/extraction/book",
  "/extraction/agreement",
  "/mechanisms/propositions",
  "/overview",
];

async function reportId(page: Page, reviewId: string, name: RecordName): Promise<string> {
  const { reports } = await ask<ReportPage>(page, `/reviews/${reviewId}/extraction/reports`);
  const report = reports.find(({ title }) => title.startsWith(TITLES[name]));
  if (!report) throw new Error(`There is no report of ${name}.`);
  return report.id;
}

async function claimsOf(page: Page, reviewId: string, name: RecordName): Promise<Record<string, unknown>[]> {
  const id = await reportId(page, reviewId, name);
  const { claims } = await ask<OwnExtraction>(page, `/reviews/${reviewId}/reports/${id}/extraction`);
  expect(claims.filter(({ quoteFound }) => !quoteFound)).toEqual([]);
  return sorted(claims.map((claim) => inWords(claim.statement, claim)));
}

const EFFECT = "[ketamine decreases depression]";

/** What Ada decides on each report: the comparison shows only what differs. */
const DECISIONS: Record<string, (page: Page) => Promise<void>> = {
  R01: async (page) => {
    expect(await partCount(page, "In both, with differences")).toBe(4);
    await takeField(page, "ketamine alters Default Mode Network", "Implicit", "Ada");
    await takeField(page, "ketamine alters Central Executive Network", "Implicit", "Ada");
    await takeField(page, "ketamine alters Salience Network", "Design of the cited work", "Bea");
    await takeField(
      page,
      "opioid system is permissive for (ketamine decreases depression)",
      "Epistemic status",
      "Bea",
    );
    await keep(page, "Ada", "ketamine decreases GABAergic inhibition");
    await keep(page, "Ada", "depression is associated with Default Mode Network");
    await keep(page, "Ada", "BDNF polymorphism moderates (ketamine decreases depression)");
    await keep(page, "Bea", "ketamine agonises opioid receptor");
    await addClaim(page, {
      quote: Q2,
      fields: { subject: "[ketamine antagonises NMDA receptor]", relation: "mediates", object: EFFECT },
      details: { note: '"primarily works by"' },
    });
    await addClaim(page, {
      quote: Q6,
      fields: { subject: "ketamine", relation: "alters", object: "adverse effects" },
      details: { note: '"safety profile"' },
    });
    await addClaim(page, {
      quote: Q6,
      fields: { subject: "ketamine", relation: "decreases", object: "depression" },
      details: { timing: "long-term" },
    });
    await expectAccessible(page, "comparison");
  },
  R27: (page) => keep(page, "Bea", "arketamine decreases adverse effects"),
  R28: async (page) => {
    await takeField(page, "ketamine decreases depression", "Timing in words", "Bea");
    const fields = { subject: "molecular neuroplasticity", relation: "mediates", object: EFFECT };
    await addClaim(page, { quote: Q9, fields, sure: "Hypothesised" });
  },
  R30: async (page) => {
    const statement = "AMPA receptor mediates (ketamine decreases depression)";
    await takeField(page, statement, "Epistemic status", "Ada");
    await keep(page, "Ada", "ketamine antagonises NMDA receptor");
  },
};

/** Ada settles the five reports on the 30 agreed claims, on the page. */
export async function settleAll(page: Page, reviewId: string): Promise<void> {
  const agreed: unknown[] = [];
  for (const { report } of PLAN_A) {
    await openComparison(page, reviewId, TITLES[report]);
    await DECISIONS[report]?.(page);
    await settleReport(page, agreedOf(report).length);
    const id = await reportId(page, reviewId, report);
    const path = `/reviews/${reviewId}/reports/${id}/comparison`;
    const comparison = await ask<ReportComparison>(page, path);
    expect(comparison.agreed.filter(({ quoteFound }) => !quoteFound)).toEqual([]);
    const claims = comparison.agreed.map((claim) => inWords(claim.statement, claim));
    expect(sorted(claims)).toEqual(sorted(agreedOf(report)));
    agreed.push(...claims);
  }
  expect(agreed).toHaveLength(30);
  await expectAccessible(page, "settled claims");
}

/** The numbers that the four views show once 30 claims are settled. */
export async function expectMechanisms(page: Page, reviewId: string): Promise<void> {
  await page.goto(`/reviews/${reviewId}/mechanisms`);
  await expect(page.getByRole("row")).toHaveCount(27 + 1);
  expect(await columnOf(page, "S+")).toEqual({ 2: 2, 1: 19, 0: 6 });
  expect(await columnOf(page, "S−")).toEqual({ 0: 26, 1: 1 });
  for (const primary of ["+", "−", "0", "±"]) expect(await columnOf(page, primary)).toEqual({ 0: 27 });
  await expectAccessible(page, "mechanisms");

  await page.getByRole("tab", { name: "Map" }).click();
  await expect.poll(() => drawn(page)).toEqual({ terms: 14, links: 19, second: 4 });
  await expect(
    page.getByRole("button", { name: /^ketamine agonises opioid receptor: Refuted/ }),
  ).toBeVisible();
  await expectAccessible(page, "map");
  await page.getByRole("checkbox", { name: "Show open questions" }).check();
  await expect.poll(() => drawn(page)).toEqual({ terms: 17, links: 22, second: 5 });

  await page.getByRole("tab", { name: "Gaps" }).click();
  await expect.poll(() => gapsShown(page)).toEqual(GAPS);
  await expectAccessible(page, "gaps");
  await page.getByRole("tab", { name: "Contradictions" }).click();
  await expect(page.getByText("No two settled claims contradict each other")).toBeVisible();
  await expectAccessible(page, "contradictions");
}

/** How often each number stands in a column of the table. */
async function columnOf(page: Page, header: string): Promise<Record<string, number>> {
  const headers = await page.getByRole("columnheader").allTextContents();
  const at = headers.findIndex((text) => text.trim() === header);
  const numbers = await page
    .getByRole("row")
    .evaluateAll((rows, column) => rows.slice(1).map((row) => row.children[column]?.textContent ?? ""), at);
  return Object.fromEntries(
    [...new Set(numbers)].map((number) => [number, numbers.filter((each) => each === number).length]),
  );
}

/** Lines of the drawing, and the terms between first-order ones. */
async function drawn(page: Page): Promise<{ terms: number; links: number; second: number }> {
  const map = page.getByRole("group", { name: /^Mechanism map/ });
  const names = await map
    .getByRole("button")
    .evaluateAll((lines) => lines.map((line) => line.ariaLabel ?? ""));
  const statements = names.map((name) => name.split(":")[0] ?? "");
  const first = statements.filter((statement) => !statement.includes("("));
  const terms = await map.locator("g > title").allTextContents();
  const ends = terms.filter((term) =>
    first.some((statement) => statement.startsWith(`${term} `) || statement.endsWith(` ${term}`)),
  );
  return { terms: ends.length, links: first.length, second: statements.length - first.length };
}

/** What stands in the gap map, by mechanism and design; empty cells are left out. */
async function gapsShown(page: Page): Promise<Record<string, Record<string, string>>> {
  const rows = await page
    .getByRole("table", { name: "Mechanisms by study design" })
    .getByRole("row")
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children].map(
          (cell) =>
            (cell.querySelector("[aria-hidden]") ?? cell.querySelector(".sr-only") ?? cell).textContent,
        ),
      ),
    );
  const [[, ...designs] = [], ...mechanisms] = rows;
  return Object.fromEntries(
    mechanisms.map(([mechanism, ...cells]) => [
      mechanism,
      Object.fromEntries(
        designs.map((design, at) => [design, cells[at]]).filter(([, cell]) => cell !== "gap"),
      ),
    ]),
  );
}

/** Primary studies, secondary reports in brackets, open questions: no primary study is extracted yet. */
const narrative = (cell: string) => ({ "Narrative review": cell });
const GAPS = {
  "NMDAR antagonism": narrative("0 (2)"),
  "GABAergic disinhibition": narrative("0 (1)"),
  "Glutamate surge": narrative("0 (1)"),
  AMPAR: narrative("0 (2)"),
  "BDNF-TrkB": narrative("0 (1)"),
  "mTOR and translation": narrative("0 (1)"),
  // Hypothesised in a title, which supports nothing yet.
  "Synaptic plasticity": { "Systematic review or meta-analysis": "0", ...narrative("0 (1)") },
  "Large-scale networks": narrative("0 (1)"),
  "Opioid system": narrative("0 (1)"),
  Monoamines: {},
  "Enantiomers and metabolites": narrative("0 2?"),
  Genetics: narrative("0 1?"),
  "Metabolomic and inflammatory biomarkers": {},
  "Clinical efficacy": { "Systematic review or meta-analysis": "0 (1)", ...narrative("0 (1) 2?") },
  Safety: narrative("0 2?"),
};
