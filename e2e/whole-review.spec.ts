import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { fullTextVotes, TITLES, titleVotes } from "./ketamine";
import { adjudicate, settleByConsensus } from "./pages/conflicts";
import { importLibraryPage } from "./pages/import";
import { publishProtocol } from "./pages/protocol";
import { closeBatch, openBatch, voteOnAll } from "./pages/screening";
import { inviteByLink, joinByLink, setRoles, startReview } from "./pages/team";

/** What the API answers to whoever is signed in on this page. */
async function ask(page: Page, path: string): Promise<unknown> {
  const answer = await page.request.get(`/api/v1${path}`);
  return answer.json();
}

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
    await voteOnAll(a.page, reviewId, "titles", titleVotes("a"));
    const paths = [
      "/overview",
      "/prisma-flow",
      "/stages/title_abstract/conflicts",
      "/stages/title_abstract/agreement",
    ];
    const before = await Promise.all(paths.map((path) => ask(a.page, here(path))));
    await voteOnAll(b.page, reviewId, "titles", titleVotes("b"));
    const after = await Promise.all(paths.map((path) => ask(a.page, here(path))));
    expect(after, "nothing that A sees knows that B voted").toEqual(before);
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
    expect(pair?.underRule.counts).toEqual([
      [6, 2],
      [1, 2],
    ]);
    expect(pair?.underRule.statistics).toMatchObject(
      near({ kappa: 0.3774, kappaSe: 0.2905, pabak: 0.4545, ac1: 0.5182 }),
    );
    await a.page.goto(here("/screening?part=agreement"));
    await expect(a.page.getByText("0.50").first()).toBeVisible();
    await expectAccessible(a.page, "agreement");
  });

  await test.step("conflicts", async () => {
    await adjudicate(c.page, reviewId, "titles", { title: TITLES.R21, decision: "Include" });
    await adjudicate(c.page, reviewId, "titles", { title: TITLES.R24, decision: "Exclude" });
    await settleByConsensus(a.page, b.page, reviewId, "titles", { title: TITLES.R23, decision: "Include" });
    await expectAccessible(c.page, "conflicts");
  });
  void fullTextVotes;
});

interface Table {
  counts: number[][];
  statistics: Record<string, number>;
}

interface AgreementAnswer {
  report: { pairs: { offered: Table; underRule: Table }[] };
}

/** Each number to four decimals, as the method's papers print them. */
function near(numbers: Record<string, number>) {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, expect.closeTo(value, 4)]));
}
