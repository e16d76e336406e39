import { expect, type Locator, type Page } from "@playwright/test";
import { openDialog } from "./dialog";

async function choose(page: Page, reviewId: string, title: string, state = "sought"): Promise<Locator> {
  await page.goto(`/reviews/${reviewId}/full-text?state=${state}`);
  await page.getByRole("row").filter({ hasText: title }).first().click();
  return reportInHand(page);
}

/** What stands beside the list of reports. */
export function reportInHand(page: Page): Locator {
  return page.getByRole("region", { name: "About this report" });
}

/** Opens the note of a request for a report, by the button that makes it. */
export async function openAsked(
  page: Page,
  reviewId: string,
  title: string,
  button: string,
  state?: string,
): Promise<Locator> {
  await choose(page, reviewId, title, state);
  return openDialog(page, button);
}

/** A report that was had, without its PDF. */
export async function noteRetrieved(page: Page, reviewId: string, title: string): Promise<void> {
  const facts = await choose(page, reviewId, title);
  await facts.getByRole("button", { name: "Retrieved without a PDF" }).click();
  await expect(page.getByRole("row").filter({ hasText: title })).toHaveCount(0);
}

/** A report that could not be had. */
export async function noteNotRetrieved(page: Page, reviewId: string, title: string): Promise<void> {
  const facts = await choose(page, reviewId, title);
  await facts.getByRole("button", { name: "Not retrieved" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Where it was sought").fill("The library and the authors.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row").filter({ hasText: title })).toHaveCount(0);
}

/** A report with its PDF: attaching it says that it was retrieved. */
export async function attachPdf(page: Page, reviewId: string, title: string, pdf: Buffer): Promise<void> {
  const facts = await choose(page, reviewId, title);
  await facts
    .locator('input[type="file"]')
    .setInputFiles({ name: "paper.pdf", mimeType: "application/pdf", buffer: pdf });
  await expect(page.getByRole("row").filter({ hasText: title })).toHaveCount(0);
}
