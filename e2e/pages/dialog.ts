import { expect, type Locator, type Page } from "@playwright/test";

/** Opens a dialog by its button. A page that has just arrived may not be listening yet: the button is pressed until it does. */
export async function openDialog(page: Page, button: string): Promise<Locator> {
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(async () => {
    if (!(await dialog.isVisible()))
      await page.getByRole("button", { name: button }).click({ timeout: 2_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return dialog;
}
