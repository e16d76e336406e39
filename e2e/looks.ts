import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { openDialog } from "./pages/dialog";
import { openMenu } from "./pages/team";

/** One state of a page: what comes behind its address, and what is done there before it is looked at. */
export interface Look {
  after?: string;
  /** The report it is about, by its record: R27 is begun, R28 has a PDF. R01 unless said otherwise. */
  report?: "R27" | "R28";
  open?: (page: Page) => Promise<unknown>;
}

const key = (pressed: string) => (page: Page) => page.keyboard.press(pressed);
const dialog = (button: string) => (page: Page) => openDialog(page, button);
const press = (button: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name: button }).first().click();

/** Roles, ending and the like stand in the menu of a member. */
const ofBea = (item: string) => async (page: Page) => {
  await openMenu(page, "Actions for Bea");
  await page.getByRole("menuitem", { name: item }).click();
};

async function choosesReasons(page: Page): Promise<void> {
  await page.keyboard.press("e");
  await page.keyboard.press("a");
  await page.keyboard.press("1");
}

async function showTooltip(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Skip for now" }).hover();
  await page.getByRole("tooltip").waitFor();
}

async function openRecord(page: Page): Promise<void> {
  await page.getByRole("grid", { name: "Records" }).focus();
  await page.keyboard.press("Enter");
}

const R = "/reviews/[reviewId]";

/** Every page of app/(public), by its folder. */
export const PUBLIC = [
  "/api-reference",
  "/invitation/[token]",
  "/password-reset/[token]",
  "/sign-in",
  "/sign-up",
] as const;

/** Every page of app/(signed-in), by its folder, with what can be opened on it. */
export const SIGNED_IN: Record<string, readonly Look[]> = {
  "/": [{}, { open: dialog("Start a review") }],
  "/account": [{}],
  [R]: [{}, { open: key("Control+k") }],
  [`${R}/conflicts`]: [{}],
  [`${R}/duplicates`]: [{}, { open: key("?") }],
  [`${R}/duplicates/audit`]: [{}],
  [`${R}/duplicates/sure-level`]: [
    {},
    { open: (page) => page.getByRole("radio", { name: /^Ask about all/ }).check() },
  ],
  [`${R}/extraction`]: [{}, { open: press(/^Give up the extraction by Ada/) }],
  [`${R}/extraction/[reportId]`]: [
    {},
    { report: "R27" },
    { report: "R27", open: dialog("Submit the extraction") },
  ],
  [`${R}/extraction/[reportId]/comparison`]: [{}, { open: press("Add a claim that neither entered") }],
  [`${R}/full-text`]: [
    {},
    { open: dialog("Add PDFs") },
    { open: dialog("Asked again") },
    { open: dialog("Not retrieved") },
    { after: "?state=not_retrieved" },
    { after: "?state=awaiting_assessment" },
    { after: "?state=included" },
  ],
  [`${R}/full-text/[reportId]`]: [{ report: "R28" }, { report: "R28", open: dialog("Link to a study") }],
  [`${R}/full-text/assess`]: [
    {},
    { open: choosesReasons },
    { after: "?part=batches" },
    { after: "?part=stopping" },
  ],
  [`${R}/history`]: [{}],
  [`${R}/import`]: [
    {},
    { open: dialog("Undo import of library-page.txt") },
    { open: dialog("Edit the search PubMed") },
  ],
  [`${R}/import/key-papers`]: [{}, { open: dialog("Name key papers") }],
  [`${R}/import/sources`]: [{}, { open: dialog("Edit PRISMA-S of PubMed") }],
  [`${R}/mechanisms`]: [
    {},
    { after: "?view=map" },
    { after: "?view=gaps" },
    { after: "?view=contradictions" },
  ],
  [`${R}/prisma-flow`]: [{}, { after: "?box=records_screened" }],
  [`${R}/protocol`]: [
    {},
    { open: (page) => page.getByLabel("Screening may stop before every record is read").check() },
  ],
  [`${R}/records`]: [{}, { open: openRecord }],
  [`${R}/records/[recordId]`]: [{}],
  [`${R}/screening`]: [
    {},
    { open: key("?") },
    { open: key("n") },
    { open: key("w") },
    { open: showTooltip },
    { after: "?part=batches" },
    { after: "?part=batches", open: dialog("Close the batch") },
    { after: "?part=agreement" },
    { after: "?part=stopping" },
  ],
  [`${R}/screening/quality-check`]: [{}],
  [`${R}/team`]: [
    {},
    { open: dialog("Invite a person") },
    { open: ofBea("Change roles") },
    { open: ofBea("Make a password link") },
    { open: dialog("Leave the review") },
  ],
};

/** The pages that the folders of a part of `app` make, whatever is listed above. */
export function pagesOf(part: string): string[] {
  const files = readdirSync(`app/${part}`, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
}
