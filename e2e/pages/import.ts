import { expect, type Locator, type Page } from "@playwright/test";

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

/** A file as it is dropped. */
export interface DroppedFile {
  name: string;
  bytes: Uint8Array;
}

/** Drops files onto the import page, all at once. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
    }
    return data;
  }, packed);
  await page
    .getByRole("group", { name: "Add the files of your searches" })
    .dispatchEvent("drop", { dataTransfer });
}

/** Walks with the Tab key until something has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${target}`);
}
