import { expect, type Page } from "@playwright/test";

async function choose(page: Page, reviewId: string, title: string) {
  await page.goto(`/reviews/${reviewId}/full-text`);
  await page.getByRole("row").filter({ hasText: title }).first().click();
  return page.getByRole("region", { name: "About this report" });
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
