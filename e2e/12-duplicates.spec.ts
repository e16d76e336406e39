import type { Page } from "@playwright/test";
import { db } from "@/lib/db/client";
import { findSeedDuplicates, importCitations, type SeedCitation } from "@/prisma/seed/duplicates";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { close, openBatch, vote } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson } from "@/prisma/seed/team";
import { expect, test } from "./fixtures";
import { expectGoodScreen, opened } from "./pages/screens";
import { seedReview } from "./seeded";

const TITLES = [
  "Antidepressant effects of ketamine beyond NMDA receptors",
  "Metabolomic biomarkers for esketamine in the blood of sleepers",
  "Lamps, circadian rhythms and the lateral habenula of rats",
];
/** Only title and year agree: a person has to say. */
const FIRST: SeedCitation[] = TITLES.map((title) => ({ title, year: 2017 }));
const SECOND: SeedCitation[] = TITLES.map((title) => ({ title: `${title}.`, year: 2017, journal: "Sleep" }));

async function bring(reviewId: string, lead: SeedPerson, name: string, citations: SeedCitation[]) {
  const done = await importCitations(reviewId, lead, { name }, citations);
  await findSeedDuplicates(reviewId);
  return done;
}

const pair = (page: Page) => page.getByRole("region", { name: /^Possible duplicate/ });
const decided = (page: Page, done: number) =>
  expect(page.getByText(new RegExp(`^${done} of 3`))).toBeVisible();

test("one key decides a pair, another takes it back, and what was kept apart stays so", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, lead } = await seedReview(ada, []);
  await opened(page, `/reviews/${reviewId}/duplicates`);
  await expect(page.getByText("No possible duplicates wait")).toBeVisible();
  await bring(reviewId, lead, "PubMed", FIRST);
  await bring(reviewId, lead, "Embase", SECOND);
  await opened(page, `/reviews/${reviewId}/duplicates`);
  await expect(pair(page).getByText("filled from record 2")).toBeVisible();
  await expect(pair(page).getByText("Titles agree")).toBeVisible();
  await expectGoodScreen(page, "possible duplicates");

  const title = (at: number) => pair(page).getByText(TITLES[at]!).first();
  await expect(title(0)).toBeVisible();
  await page.keyboard.press("s");
  await expect(pair(page).getByText("filled from record 2")).toBeHidden();
  await page.keyboard.press("d");
  await expect(title(1)).toBeVisible();
  await decided(page, 1);
  await page.keyboard.press("n");
  await decided(page, 2);
  await page.keyboard.press("r");
  const relations = page.getByRole("dialog", { name: "What are they to one another?" });
  await expectGoodScreen(page, "what records are to one another");
  await relations.getByRole("button", { name: "Preprint and article" }).click();
  await expect(page.getByText("No possible duplicates wait")).toBeVisible();
  await page.keyboard.press("u");
  await expect(title(2)).toBeVisible();
  await page.keyboard.press("u");
  await expect(title(1)).toBeVisible();
  await decided(page, 1);
  await page.keyboard.press("n");
  await page.keyboard.press("r");
  await relations.getByRole("button", { name: "Preprint and article" }).click();
  await expect(page.getByText("No possible duplicates wait")).toBeVisible();

  await bring(reviewId, lead, "Scopus", [{ title: "Something else altogether about lamps", year: 2019 }]);
  await opened(page, `/reviews/${reviewId}/duplicates`);
  await expect(page.getByText("No possible duplicates wait")).toBeVisible();
  await page.getByText("Not duplicates", { exact: true }).click();
  const apart = page.getByRole("grid", { name: /^Not duplicates/ });
  await expect(apart.getByText("Related: preprint and article")).toBeVisible();
  await expectGoodScreen(page, "what was decided");
  await apart.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Take the decision back" }).click();
  await expect(pair(page)).toBeVisible();
});

const TITLE = "Sleep after esketamine: a trial that two databases index";
const ris = (...fields: string[]) =>
  ["TY  - JOUR", `TI  - ${TITLE}`, "PY  - 2020", "DO  - 10.5555/sleep", ...fields, "ER  - ", ""].join("\n");

test("the duplicate's abstract is screened, says where it is from, and goes with a split", async ({
  visitor,
}) => {
  const [ada, bea] = [await visitor("Ada"), await visitor("Bea")];
  const { reviewId, lead } = await seedReview(ada, [
    [bea, ["reviewer"]],
    [await makePerson("Cy"), ["reviewer"]],
  ]);
  for (const [name, text] of [
    ["PubMed", ris()],
    ["Embase", ris("AB  - Twelve people slept better.")],
  ] as const) {
    const searchId = await makeSearch(reviewId, lead, { name });
    await importFile(reviewId, lead, { name: `${name}.ris`, text, feeds: [{ part: "all", searchId }] });
  }
  await findSeedDuplicates(reviewId);
  await openBatch(reviewId, lead);
  await opened(bea.page, `/reviews/${reviewId}/screening`);
  await expect(bea.page.getByText("Twelve people slept better.")).toBeVisible();
  await expect(bea.page.getByText("Abstract from its duplicate in Embase")).toBeVisible();

  await opened(ada.page, `/reviews/${reviewId}/duplicates`);
  await ada.page.getByText("Merged by software", { exact: true }).click();
  await ada.page.getByRole("grid", { name: /^Merged by software/ }).focus();
  await ada.page.keyboard.press("Enter");
  const dialog = ada.page.getByRole("dialog");
  await expect(dialog.getByText("filled from record 2")).toBeVisible();
  await expectGoodScreen(ada.page, "a merge of the software");
  await dialog.getByRole("button", { name: "Split: not duplicates" }).click();
  await expect(dialog).toBeHidden();
  await bea.page.reload();
  await expect(bea.page.getByRole("heading", { name: TITLE })).toBeVisible();
  await expect(bea.page.getByText("Twelve people slept better.")).toBeHidden();
});

test("a record that was screened is merged only after a question, and undoing brings its decision back", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const voters = [await makePerson("Bea"), await makePerson("Cy")];
  const { reviewId, lead } = await seedReview(
    ada,
    voters.map((voter) => [voter, ["reviewer"]]),
  );
  await bring(reviewId, lead, "PubMed", FIRST.slice(0, 1));
  const { batchId } = await openBatch(reviewId, lead);
  const screened = await db.recordState.findFirstOrThrow({ where: { reviewId } });
  for (const voter of voters) await vote(reviewId, voter, { itemId: screened.recordId, verdict: "exclude" });
  await close(reviewId, lead, batchId);
  await bring(reviewId, lead, "Embase", SECOND.slice(0, 1));
  const status = async () =>
    (await db.recordState.findFirstOrThrow({ where: { reviewId, recordId: screened.recordId } })).status;

  await opened(page, `/reviews/${reviewId}/duplicates`);
  await expect(pair(page)).toBeVisible();
  if (!(await page.getByText("You are asked before it becomes a duplicate.").isVisible()))
    await page.keyboard.press("s");
  await page.keyboard.press("d");
  const question = page.getByRole("dialog", { name: "Merge after screening?" });
  await expect(question).toBeVisible();
  await expectGoodScreen(page, "a merge after screening");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await status()).toBe("excluded");
  await page.keyboard.press("d");
  await question.getByRole("button", { name: "Merge all the same" }).click();
  await expect(page.getByText("No possible duplicates wait")).toBeVisible();
  await expect.poll(status).toBe("duplicate");
  await page.keyboard.press("u");
  await expect(pair(page)).toBeVisible();
  await expect.poll(status).toBe("excluded");
});
