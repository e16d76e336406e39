import { expect, type Page } from "@playwright/test";

/** Uploads the library page as one search of one database and waits until its records count. */
export async function importLibraryPage(page: Page, reviewId: string, file: string): Promise<void> {
  await page.goto(`/reviews/${reviewId}/import`);
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("radio", { name: "All records belong to one search" }).check();
  await page.getByLabel("Kind of source").selectOption({ label: "Database" });
  await page.getByLabel("Source", { exact: true }).fill("Web of Science");
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(page.getByText("11 records imported").first()).toBeVisible({ timeout: 30_000 });
}
