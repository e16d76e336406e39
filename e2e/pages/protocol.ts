import { expect, type Locator, type Page } from "@playwright/test";

/** Writes the first protocol: the default reasons and rules, these criteria. */
export async function publishProtocol(page: Page, reviewId: string): Promise<void> {
  await page.goto(`/reviews/${reviewId}/protocol`);
  await page.getByLabel("Question").fill("By which mechanisms does ketamine act in depression?");
  await page.getByLabel("Criterion 1", { exact: true }).fill("Ketamine, an enantiomer or a metabolite of it");
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await page.getByLabel("Kind of criterion 2").selectOption("exclude");
  await page.getByLabel("Criterion 2", { exact: true }).fill("Anaesthesia or pain alone");
  await page.getByLabel("Speak for inclusion").fill("ketamine\nNMDA\nAMPA");
  await page.getByRole("button", { name: "Publish the protocol" }).click();
  await expect(page.getByText("Version 1 is in force.")).toBeVisible();
}

/** The fields of the protocol form by their labels. */
export function protocolForm(page: Page): (label: string) => Locator {
  return (label) => page.getByLabel(label, { exact: true });
}

/** Fills these fields and publishes the amendment. */
export async function amend(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const field = protocolForm(page);
  for (const [label, text] of Object.entries(fields)) await field(label).fill(text);
  await page.getByRole("button", { name: "Publish the amendment" }).click();
}
