import { expect, type Page } from "@playwright/test";

interface Settlement {
  /** The beginning of the record's title. */
  title: string;
  decision: "Include" | "Exclude";
  reason?: string;
}

const STAGES = { titles: "Titles and abstracts", fullTexts: "Full texts" } as const;
export type ConflictStage = keyof typeof STAGES;

async function openConflict(
  page: Page,
  reviewId: string,
  stage: ConflictStage,
  title: string,
): Promise<void> {
  await page.goto(`/reviews/${reviewId}/conflicts`);
  const link = page.getByRole("link", { name: STAGES[stage] });
  await link.click();
  await page
    .getByRole("link", { name: title })
    .or(page.getByRole("button", { name: title }))
    .first()
    .click();
}

async function fill(page: Page, { decision, reason }: Settlement): Promise<void> {
  await page.getByRole("radio", { name: decision, exact: true }).check();
  if (reason) await page.getByLabel("Reason", { exact: true }).selectOption({ label: reason });
  await page.getByLabel("Rationale").fill("Read again beside the criteria.");
}

/** Settles a conflict alone, as the adjudicator. */
export async function adjudicate(
  page: Page,
  reviewId: string,
  stage: ConflictStage,
  settlement: Settlement,
): Promise<void> {
  await openConflict(page, reviewId, stage, settlement.title);
  await fill(page, settlement);
  await page.getByRole("button", { name: "Settle the conflict" }).click();
  await expect(page.getByText(/^Settled: /)).toBeVisible();
}

/** One voter proposes, the other confirms. */
export async function settleByConsensus(
  proposer: Page,
  confirmer: Page,
  reviewId: string,
  stage: ConflictStage,
  settlement: Settlement,
): Promise<void> {
  await openConflict(proposer, reviewId, stage, settlement.title);
  await fill(proposer, settlement);
  await proposer.getByRole("button", { name: "Propose to the other voters" }).click();
  await expect(proposer.getByText(/^Proposed\. It stands/)).toBeVisible();
  await openConflict(confirmer, reviewId, stage, settlement.title);
  await confirmer.getByRole("button", { name: "Confirm the proposal" }).click();
  await expect(confirmer.getByText("Settled by consensus.")).toBeVisible();
}
