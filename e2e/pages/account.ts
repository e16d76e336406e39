import type { Page } from "@playwright/test";

/** Makes a token that may write, on the account page, and answers its secret. */
export async function makeToken(page: Page, name: string): Promise<string> {
  await page.goto("/account");
  await page.getByLabel("Name of the token").fill(name);
  await page.getByRole("checkbox", { name: "May also write" }).check();
  await page.getByRole("button", { name: "Make a token" }).click();
  return page.getByRole("textbox", { name: "Secret" }).inputValue();
}
