import type { Page } from "@playwright/test";
import { pdfOf } from "@/prisma/seed/pdf";
import { expectMechanisms, extractByTwo, settleAll } from "./extraction-steps";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { fullTextVotes, TITLES, titleVotes } from "./ketamine";
import { Q1 } from "./ketamine-claims";
import { ask } from "./pages/ask";
import { adjudicate, settleByConsensus } from "./pages/conflicts";
import { attachPdf, noteNotRetrieved, noteRetrieved } from "./pages/full-text";
import { importLibraryPage } from "./pages/import";
import { publishProtocol } from "./pages/protocol";
import { closeBatch, openBatch, voteOnAll } from "./pages/screening";
import { inviteByLink, joinByLink, setRoles, startReview } from "./pages/team";

test("a whole review: from a search file to the diagram", async ({ visitor }) => {
  test.setTimeout(300_000);
  const a = await visitor("Ada");
  const reviewId = await startReview(a.page, "Mechanisms of ketamine in depression");
  await publishProtocol(a.page, reviewId);
  await setRoles(a.page, reviewId, "Ada", ["Owner", "Lead", "Reviewer", "Extractor"]);
  const b = await visitor("Bea");
  await joinByLink(b, await inviteByLink(a.page, reviewId, ["Reviewer", "Extractor"]), reviewId);
  const c = await visitor("Cleo");
  await joinByLink(c, await inviteByLink(a.page, reviewId, ["Adjudicator"]), reviewId);
  const here = (path: string) => `/reviews/${reviewId}${path}`;

  await test.step("titles and abstracts, two independent passes", async () => {
    await importLibraryPage(a.page, reviewId, "samples/library-page.txt");
    await openBatch(a.page, reviewId, "titles");
    const paths = [
      "/overview",
      "/prisma-flow",
      "/stages/title_abstract/conflicts",
      "/stages/title_abstract/agreement",
    ];
    const seenBy = (page: Page) => Promise.all(paths.map((path) => ask(page, here(path))));
    const bBefore = await seenBy(b.page);
    await voteOnAll(a.page, reviewId, "titles", titleVotes("a"));
    expect(await seenBy(b.page), "nothing that B sees knows that A voted").toEqual(bBefore);
    const aBefore = await seenBy(a.page);
    await voteOnAll(b.page, reviewId, "titles", titleVotes("b"));
    expect(await seenBy(a.page), "nothing that A sees knows that B voted").toEqual(aBefore);
    await expect(a.page.getByRole("link", { name: /^Conflicts$/ })).toBeVisible();
    await closeBatch(a.page, reviewId, "titles");
    await expectAccessible(a.page, "batches");
  });

  await test.step("agreement", async () => {
    const { report } = (await ask(a.page, here("/stages/title_abstract/agreement"))) as AgreementAnswer;
    const [pair] = report.pairs;
    expect(pair?.offered.counts).toEqual([
      [6, 0, 1],
      [0, 0, 1],
      [0, 1, 2],
    ]);
    expect(pair?.offered.statistics).toMatchObject(
      near({ percentAgreement: 0.7273, kappa: 0.5, kappaSe: 0.1949, pabak: 0.5909, ac1: 0.6261 }),
    );
    expect(pair?.offered.statistics.kappaInterval).toEqual(between(0.118, 0.882));
    expect(pair?.underRule.counts).toEqual([
      [6, 2],
      [1, 2],
    ]);
    expect(pair?.underRule.statistics).toMatchObject(
      near({
        ...{ percentAgreement: 0.7273, kappaExpected: 0.562, kappa: 0.3774 },
        ...{ kappaSe: 0.2905, pabak: 0.4545, ac1: 0.5182 },
      }),
    );
    expect(pair?.underRule.statistics.kappaInterval).toEqual(between(-0.1921, 0.9468));
    await a.page.goto(here("/screening?part=agreement"));
    await expect(a.page.getByText("0.38", { exact: true })).toBeVisible();
    await a.page.getByText("All decisions", { exact: true }).click();
    await expect(a.page.getByText("0.50", { exact: true })).toBeVisible();
    await expectAccessible(a.page, "agreement");
  });

  const differing = async (stage: string) => {
    const { items } = (await ask(c.page, here(`/stages/${stage}/conflicts`))) as ConflictsAnswer;
    return items.map(({ differs }) => differs).sort();
  };

  await test.step("conflicts", async () => {
    expect(await differing("title_abstract")).toEqual(["decision", "decision", "decision"]);
    await adjudicate(c.page, reviewId, "titles", { title: TITLES.R21, decision: "Include" });
    await adjudicate(c.page, reviewId, "titles", { title: TITLES.R24, decision: "Exclude" });
    await settleByConsensus(a.page, b.page, reviewId, "titles", { title: TITLES.R23, decision: "Include" });
    await expectAccessible(c.page, "conflicts");
  });

  await test.step("full texts", async () => {
    const pdf = Buffer.from(await pdfOf([Q1, "A small paper of two pages."]));
    await attachPdf(a.page, reviewId, TITLES.R01, pdf);
    for (const name of ["R21", "R22", "R23", "R27", "R28", "R30"] as const) {
      await noteRetrieved(a.page, reviewId, TITLES[name]);
    }
    await noteNotRetrieved(a.page, reviewId, TITLES.R25);
    await expectAccessible(a.page, "full text");
    await openBatch(a.page, reviewId, "fullTexts");
    await voteOnAll(a.page, reviewId, "fullTexts", fullTextVotes("a"));
    await voteOnAll(b.page, reviewId, "fullTexts", fullTextVotes("b"));
    await closeBatch(a.page, reviewId, "fullTexts");
    const { report } = (await ask(a.page, here("/stages/full_text/agreement"))) as AgreementAnswer;
    expect(report.pairs[0]?.underRule.counts).toEqual([
      [4, 1],
      [0, 2],
    ]);
    expect(report.pairs[0]?.underRule.statistics).toMatchObject(
      near({ percentAgreement: 0.8571, kappa: 0.6957, kappaSe: 0.2684, ac1: 0.7358 }),
    );
    expect(report.pairs[0]?.underRule.statistics.kappaInterval).toEqual(between(0.1696, 1));
    expect(await differing("full_text")).toEqual(["decision", "reason"]);
    await adjudicate(c.page, reviewId, "fullTexts", { title: TITLES.R22, decision: "Include" });
    const outcome = { title: TITLES.R23, decision: "Exclude", reason: "Wrong outcome" } as const;
    await settleByConsensus(a.page, b.page, reviewId, "fullTexts", outcome);
  });

  await test.step("the diagram, every number of it opening its members", async () => {
    await a.page.goto(here("/prisma-flow"));
    for (const [sentence, count] of Object.entries(NUMBERS)) {
      await a.page
        .getByRole("link", { name: `${sentence}: ${count}`, exact: true })
        .first()
        .click();
      const list = a.page.getByRole("dialog", { name: sentence });
      const said = count === 0 ? "Nothing is counted here." : new RegExp(`^${count} entr(y|ies), all shown$`);
      await expect(list.getByText(said), sentence).toBeVisible();
      await a.page.keyboard.press("Escape");
      await expect(list).toBeHidden();
    }
    await expect(a.page.getByText(/^Provisional/)).toHaveCount(0);
    await expect(a.page.getByText(/^All \d+ sums balance$/)).toBeVisible();
    // The number that has the focus again is explained above the page; Escape hides that.
    await a.page.keyboard.press("Escape");
    await expect(a.page.getByRole("tooltip")).toHaveCount(0);
    await expectAccessible(a.page, "PRISMA");
  });

  await test.step("extraction by two, each blind to the other", () => extractByTwo(a.page, b.page, reviewId));

  await test.step("the two compared and settled", async () => {
    await a.page.goto(here("/extraction"));
    await expectAccessible(a.page, "extraction");
    expect(await ask(a.page, here("/extraction/agreement"))).toMatchObject({
      ...{ claimsA: 24, claimsB: 22 },
      exact: {
        ...{ matched: 20, onlyA: 4, onlyB: 2 },
        ...near({ dice: 0.8696, jaccard: 0.7692 }),
      },
    });
    await settleAll(a.page, reviewId);
  });

  await test.step("mechanisms", () => expectMechanisms(a.page, reviewId));

  for (const place of ["", "/history", "/records", "/duplicates", "/import"]) {
    await a.page.goto(here(place));
    await expect(a.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(a.page, place || "overview");
    await a.page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(a.page, `${place || "overview"} at 360`);
    await a.page.setViewportSize({ width: 1280, height: 720 });
  }
});

/** The boxes of this review: what each counts, in the diagram's own sentence. */
const OF = "from databases and registers";
const NUMBERS = {
  "Records identified from databases": 11,
  [`Records ${OF} that a duplicate check removed`]: 0,
  [`Records ${OF} that automation tools marked as ineligible`]: 0,
  [`Records ${OF} that were removed for other reasons`]: 0,
  [`Records ${OF} that were screened`]: 11,
  [`Records ${OF} that screening excluded`]: 3,
  [`Reports of records ${OF} that were sought for retrieval`]: 8,
  [`Reports of records ${OF} that could not be retrieved`]: 1,
  [`Reports of records ${OF} that were assessed for eligibility`]: 7,
  [`Reports of records ${OF} that were excluded after assessment, main reason: Wrong population`]: 1,
  [`Reports of records ${OF} that were excluded after assessment, main reason: Wrong outcome`]: 1,
  "Studies with at least one included report": 5,
  "Reports of included studies": 5,
};

interface Table {
  counts: number[][];
  statistics: Record<string, unknown>;
}

interface ConflictsAnswer {
  items: { differs: "decision" | "reason" }[];
}

interface AgreementAnswer {
  report: { pairs: { offered: Table; underRule: Table }[] };
}

/** Each number to four decimals, as the method's papers print them. */
function near(numbers: Record<string, number>) {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, expect.closeTo(value, 4)]));
}

const between = (low: number, high: number) => ({
  low: expect.closeTo(low, 4),
  high: expect.closeTo(high, 4),
});
