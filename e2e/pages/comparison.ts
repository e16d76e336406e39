import { expect, type Locator, type Page } from "@playwright/test";
import { openDialog } from "./dialog";
import { fillDetails, fillFields } from "./extraction";

/** Opens the comparison of a report that both have submitted. */
export async function openComparison(page: Page, reviewId: string, title: string): Promise<void> {
  await page.goto(`/reviews/${reviewId}/extraction`);
  await page.getByRole("link", { name: `Compare: ${title}` }).click();
  await page.waitForURL(/\/comparison$/);
  await expect(page.getByRole("table", { name: "Agreement" })).toBeVisible();
}

/** How many claims a part of the comparison has. */
export async function partCount(page: Page, title: string): Promise<number> {
  const part = page.getByRole("region", { name: title, exact: true });
  return part.getByRole("listitem").count();
}

function claimIn(page: Page, part: RegExp, statement: string): Locator {
  return page
    .getByRole("region", { name: part })
    .getByRole("listitem")
    .filter({ has: page.getByText(statement, { exact: true }) });
}

/** Merges a claim that both entered, with one field from one of them. */
export async function takeField(page: Page, statement: string, field: string, from: string): Promise<void> {
  const choices = claimIn(page, /^In both, with differences/, statement).getByRole("radiogroup", {
    name: `Take for ${field}`,
  });
  await choices.getByRole("radio", { name: from }).check();
}

/** Keeps a claim that one of the two entered. */
export async function keep(page: Page, name: string, statement: string): Promise<void> {
  await claimIn(page, new RegExp(`^Only entered by ${name}`), statement)
    .getByRole("radio", { name: "Keep" })
    .check();
}

interface AddedClaim {
  quote: string;
  fields: { subject: string; relation: string; object: string };
  sure?: string;
  details?: { timing?: string; note?: string };
}

/** Adds a claim that neither entered. */
export async function addClaim(page: Page, { quote, fields, sure, details }: AddedClaim): Promise<void> {
  const form = page.getByRole("form", { name: "Add a claim" });
  if (!(await form.isVisible()))
    await page.getByRole("button", { name: "Add a claim that neither entered" }).click();
  await form.getByLabel("Quote", { exact: true }).fill(quote);
  await fillFields(form, fields);
  if (sure) await form.getByLabel("How sure it is said").selectOption({ label: sure });
  if (details) await fillDetails(form, details);
  const before = await partCount(page, "Added here");
  await form.getByRole("button", { name: "Add the claim" }).click();
  await expect.poll(() => partCount(page, "Added here")).toBe(before + 1);
}

/** Settles the report on this many claims. */
export async function settleReport(page: Page, count: number): Promise<void> {
  const dialog = await openDialog(page, "Settle the claims");
  await expect(dialog).toContainText(count === 1 ? "1 claim will stand" : `${count} claims will stand`);
  await dialog.getByRole("button", { name: "Settle the claims" }).click();
  await expect(page.getByText("The claims of this report are settled.")).toBeVisible();
}
