import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import type { PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { findSeedDuplicates, importCitations } from "@/prisma/seed/duplicates";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";

const THINGS = ["the tide", "the crew", "the gulls", "the rats", "the ropes"];
/** With an identifier each but the last, which has its place in print and nothing else. */
const cited = THINGS.map((thing, at) => ({
  title: at === 0 ? `RETRACTED: Light on the dock and ${thing}` : `Light on the dock and ${thing}`,
  authors: ["Antos, Zuzanna"],
  ...{ year: 2019, journal: "Dock Studies", volume: String(10 + at), pages: `${at + 1}01-${at + 1}09` },
  doi: at === THINGS.length - 1 ? undefined : `10.5555/dock.${at}`,
}));

/** Five reports in two databases: the software takes five records out. */
async function mergedReview(...people: Parameters<typeof seedReview>) {
  const made = await seedReview(...people);
  for (const name of ["PubMed", "Embase"]) {
    const own = { title: `Only in ${name}`, doi: `10.5555/${name}` };
    await importCitations(made.reviewId, made.lead, { name }, [...cited, own]);
  }
  await findSeedDuplicates(made.reviewId);
  return made;
}

/** What the diagram says was removed as duplicates, by software and by people. */
async function removed(page: Page, reviewId: string): Promise<[number, number]> {
  const { counts } = await ask<{ counts: PrismaCounts }>(page, `/reviews/${reviewId}/prisma-flow`);
  const { duplicates, duplicatesBySoftware, duplicatesByPerson } = counts.removed;
  await page.goto(`/reviews/${reviewId}/prisma-flow`);
  await expect(
    page
      .getByRole("link", { name: new RegExp(`that a duplicate check removed[^:]*: ${duplicates.n}$`) })
      .first(),
  ).toBeVisible();
  return [duplicatesBySoftware.n, duplicatesByPerson.n];
}

test("a sample of merges is judged by keys, a wrong one is taken out, another person goes on", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const bea = await visitor("Bea");
  const { page } = ada;
  const { reviewId } = await mergedReview(ada, [[bea, ["information_specialist"]]]);
  expect(await removed(page, reviewId)).toEqual([5, 0]);
  await page.goto(`/reviews/${reviewId}/duplicates`);
  await page.getByRole("link", { name: "Sample of merges" }).click();
  await expect(page.getByText("No sample was drawn yet")).toBeVisible();
  await expectGoodScreen(page, "no sample");
  await page.getByRole("button", { name: "Draw a sample of 100" }).click();
  await expect(page.getByRole("heading", { name: "Merge 1 of 5" })).toBeVisible();
  await expect(page.getByText("Nothing was judged yet: the error is not known.")).toBeVisible();

  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "Merge 2 of 5" })).toBeVisible();
  await expect(page.getByText(/^Of 1 judged merge none is wrong: .* expect at most/)).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { name: "Merge 3 of 5" })).toBeVisible();
  await expect(page.getByText(/If 1 unsure one is wrong too, up to/)).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("heading", { name: "Merge 3 of 5" })).toBeVisible();
  await expect(page.getByText("Wrong, by Ada")).toBeVisible();
  await expect(page.getByText(/^Take the record out of this merge/)).toBeVisible();
  await expectGoodScreen(page, "a wrong merge");
  await page.keyboard.press("x");
  await expect(page.getByText("Not merged any more")).toBeVisible();
  await expect(page.getByText(/^Of 2 judged merges 1 is wrong: .* expect between/)).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Not merged any more")).toBeHidden();
  await page.keyboard.press("x");
  await expect(page.getByText("Not merged any more")).toBeVisible();
  expect(await removed(page, reviewId)).toEqual([4, 0]);

  await bea.page.goto(`/reviews/${reviewId}/duplicates/audit`);
  await expect(bea.page.getByRole("heading", { name: "Merge 4 of 5" })).toBeVisible();
  await bea.page.keyboard.press("r");
  await bea.page.keyboard.press("r");
  await expect(bea.page.getByText("5 of 5 merges")).toBeVisible();
  await bea.page.keyboard.press("k");
  await expect(bea.page.getByText("Right, by Bea")).toBeVisible();
  const saving = bea.page.waitForEvent("download");
  await bea.page.getByRole("button", { name: "Download (CSV)" }).click();
  const text = await readFile(await (await saving).path(), "utf8");
  const lines: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(lines.map(({ judgement, by }) => `${judgement} ${by}`)).toEqual([
    "right Ada",
    "unsure Ada",
    "wrong Ada",
    "right Bea",
    "right Bea",
  ]);
  expect(lines[2]).toMatchObject({ merged_now: "no", merged_source: expect.stringMatching(/PubMed|Embase/) });
  await bea.page.goto(`/reviews/${reviewId}/history`);
  await expect(bea.page.getByText("found a merge of the software wrong")).toBeVisible();
});

test("how sure the software must be is set, for what stands too, and taken back", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const cy = await visitor("Cy");
  const { page } = ada;
  const { reviewId } = await mergedReview(ada, [[cy, ["reviewer"]]]);
  await page.goto(`/reviews/${reviewId}/duplicates`);
  await page.getByRole("link", { name: "How sure is sure" }).click();
  await expect(page.getByRole("radio", { name: /^Sure \(in force\)/ })).toBeChecked();
  await expect(page.getByText(/none of 2,471 merges was wrong: expect at most 0.2\s% wrong/)).toBeVisible();
  await page.getByRole("radio", { name: /^Careful/ }).check();
  await expect(
    page.getByText("At this level 1 of 5 merges that stand would be put to people."),
  ).toBeVisible();
  await expectGoodScreen(page, "another level");
  await page.getByRole("checkbox", { name: /^Also for what was found so far: put 1 to people/ }).check();
  await page.getByLabel("Why").fill("Two ships of one name");
  await page.getByRole("button", { name: "Set this level" }).click();
  await expect(page.getByText("Level set: Careful.")).toBeVisible();
  await expect(page.getByText("1. Careful, by Ada")).toBeVisible();
  await expect(page.getByText("Two ships of one name")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The earlier level is in force again.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Sure \(in force\)/ })).toBeChecked();
  expect(await removed(page, reviewId)).toEqual([5, 0]);

  await page.goto(`/reviews/${reviewId}/duplicates/sure-level`);
  await page.getByRole("radio", { name: /^Ask about all/ }).check();
  await page.getByRole("checkbox", { name: /put 5 to people/ }).check();
  await page.getByRole("button", { name: "Set this level" }).click();
  await expect(page.getByText("Level set: Ask about all.")).toBeVisible();
  expect(await removed(page, reviewId)).toEqual([0, 0]);
  await page.goto(`/reviews/${reviewId}/duplicates`);
  await expect(page.getByRole("heading", { name: "Possible duplicate 1 of 5" })).toBeVisible();
  await expect(page.getByText("The source says so by its title: “RETRACTED:”").first()).toBeVisible();

  await cy.page.goto(`/reviews/${reviewId}/duplicates/sure-level`);
  await expect(cy.page.getByText("Owners, leads and information specialists set this.")).toBeVisible();
  await expect(cy.page.getByRole("radio", { name: /^Sure/ })).toBeDisabled();
});
