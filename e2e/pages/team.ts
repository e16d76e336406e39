import { expect, type Page } from "@playwright/test";
import type { Visitor } from "../fixtures";
import { openDialog } from "./dialog";

/** Starts a review from "My reviews" and answers its id. */
export async function startReview(page: Page, title: string): Promise<string> {
  await page.goto("/");
  await openDialog(page, "Start a review");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Start the review" }).click();
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}\/protocol$/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** Makes an invitation link for these roles and answers its path. */
export async function inviteByLink(page: Page, reviewId: string, roles: readonly string[]): Promise<string> {
  await page.goto(`/reviews/${reviewId}/team`);
  await openDialog(page, "Invite a person");
  await tickRoles(page, roles);
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  return new URL(link).pathname;
}

/** Opens an invitation as somebody who has just signed up, and joins. */
export async function joinByLink({ page }: Visitor, path: string, reviewId: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Join the review" }).click();
  await page.waitForURL(`**/reviews/${reviewId}`);
}

/** Gives a member exactly these roles. */
export async function setRoles(
  page: Page,
  reviewId: string,
  name: string,
  roles: readonly string[],
): Promise<void> {
  await page.goto(`/reviews/${reviewId}/team`);
  await openMenu(page, `Actions for ${name}`);
  await page.getByRole("menuitem", { name: "Change roles" }).click();
  await tickRoles(page, roles);
  await page.getByRole("button", { name: "Save roles" }).click();
  await expect(page.getByText("Roles saved.")).toBeVisible();
}

const ROLES = ["Owner", "Lead", "Reviewer", "Adjudicator", "Extractor", "Information specialist", "Observer"];

async function tickRoles(page: Page, roles: readonly string[]): Promise<void> {
  const dialog = page.getByRole("dialog");
  for (const role of ROLES)
    await dialog.getByRole("checkbox", { name: role }).setChecked(roles.includes(role));
}

/** Opens the menu of a button, as `openDialog` opens a dialog. */
export async function openMenu(page: Page, button: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: button }).click({ timeout: 2_000 });
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}
