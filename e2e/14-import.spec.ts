import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { risOf } from "@/prisma/seed/import";
import { expect, test, type Visitor } from "./fixtures";
import { dropFiles, tabTo } from "./pages/import";
import { expectGoodScreen, opened } from "./pages/screens";
import { seedReview } from "./seeded";

const scopus = (first: number, last: number) => ({
  name: `scopus_${first}-${last}.ris`,
  bytes: strToU8(risOf(last - first + 1, `scopus-${first}`)),
});

const NBIB = (pmid: string, title: string) =>
  `PMID- ${pmid}\nOWN - NLM\nTI  - ${title}\nAU  - Antos Z\nDP  - 2020\nJT  - Journal of Lamps\n\n`;

const EMBASE = `"TITLE","Lamps in pilots"
"AUTHOR NAMES","Larch A.","Maple B.C."
"SOURCE TITLE","Journal of Trees"
"PUBLICATION YEAR","2021"
"EMBASE ACCESSION ID","600000001"
`;

/** Line 5 begins an entry that never ends. */
const BROKEN = `TY  - JOUR
TI  - A whole entry about lamps
AU  - Antos, Zuzanna
ER  -
TY  - JOUR
TI  - An entry whose end was lost
AU  - Birk, Ada
TY  - JOUR
TI  - The entry after it
AU  - Cole, Bo
ER  -
`;

const TABLE = (title: string) => strToU8(`Werk;Wer;Wann\n"${title}";"Antos, Z";2019\n`);

async function onImportPage(ada: Visitor): Promise<{ page: Page; reviewId: string }> {
  const { reviewId } = await seedReview(ada, []);
  await opened(ada.page, `/reviews/${reviewId}/import`);
  return { page: ada.page, reviewId };
}

const group = (page: Page, name: string) =>
  page.getByRole("region", { name: "Files to import" }).getByRole("region", { name, exact: true });

test("files and an archive find their searches, and a part that is missing is named", async ({ visitor }) => {
  const { page, reviewId } = await onImportPage(await visitor("Ada"));
  const archive = zipSync({
    "pubmed/pubmed-set.nbib": strToU8(NBIB("41000001", "Lamps at night")),
    "embase.csv": strToU8(EMBASE),
    "more/scopus_1001-2000.ris": scopus(1001, 2000).bytes,
    "__MACOSX/._embase.csv": strToU8("x"),
    "nothing.ris": new Uint8Array(),
  });
  await dropFiles(page, [
    scopus(1, 1000),
    scopus(3001, 3130),
    { name: "pubmed-set-2.nbib", bytes: strToU8(NBIB("41000002", "Lamps by day")) },
    { name: "exports.zip", bytes: archive },
  ]);
  await expect(page.getByText("6 files for 3 searches")).toBeVisible();
  await expect(group(page, "Scopus").getByText("3 files, 2,130 records")).toBeVisible();
  await expect(group(page, "PubMed").getByText("2 files, 2 records")).toBeVisible();
  await expect(group(page, "Embase").getByText("1 file, 1 record")).toBeVisible();
  await expect(page.getByText("nothing.ris: empty, left out.")).toBeVisible();
  await expect(
    group(page, "Scopus").getByText("Hits 2,001 to 3,000 are missing: 1,000 records."),
  ).toBeVisible();
  await group(page, "Scopus").getByLabel("Hits reported").fill("3 130");
  await expectGoodScreen(page, "files under their searches");

  await page.getByRole("button", { name: "Start import" }).click();
  const running = page.getByRole("list", { name: "Files being imported" });
  await expect(running.getByText(/records? imported/)).toHaveCount(6, { timeout: 60_000 });
  const search = page.getByRole("article", { name: "Scopus" });
  await expect(search.getByText("3,130 hits reported, 2,130 records here")).toBeVisible();
  await expect(search.getByText("Hits 2,001 to 3,000 are missing: 1,000 records.")).toBeVisible();
  await dropFiles(page, [scopus(2001, 3000)]);
  const again = group(page, "Scopus");
  await expect(again.getByText("This search was described before")).toBeVisible();
  await expect(again.getByText("are missing")).toBeHidden();
  await page.getByRole("button", { name: "Start import" }).click();
  await expect(search.getByText("3,130 hits reported")).toBeVisible({ timeout: 60_000 });
  await expect(search.getByText("are missing")).toBeHidden();

  await reportTheSearch(page, reviewId);
});

/** PRISMA-S of a search is filled in, and stands in the table that is saved. */
async function reportTheSearch(page: Page, reviewId: string): Promise<void> {
  await opened(page, `/reviews/${reviewId}/import/sources`);
  await page.getByRole("button", { name: "Edit PRISMA-S of Scopus" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Edit PRISMA-S of Scopus" });
  await expect(dialog.getByLabel(/^15\. /)).toHaveAttribute("placeholder", /3130 hits reported/);
  await dialog.getByLabel(/^8\. /).fill('TITLE-ABS("lamp*")\nAND "sleep"');
  await dialog.getByLabel(/^14\. /).fill("Peer reviewed by Bo, PRESS checklist");
  await expectGoodScreen(page, "PRISMA-S of a search");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(dialog).toBeHidden();
  const table = page.getByRole("table", { name: "PRISMA-S" });
  await expect(table.getByRole("row", { name: /^14\. / })).toContainText("PRESS checklist");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Table (CSV)" }).last().press("Enter");
  const text = await readFile(await (await saved).path(), "utf8");
  expect(text).toContain('"TITLE-ABS(""lamp*"")\nAND ""sleep"""');
  expect(text).toContain("PRESS checklist");
  expect(text).toContain("3130 hits reported");
}

test("by keyboard alone: a table nobody knows is named once and remembered for the next", async ({
  visitor,
}) => {
  const { page } = await onImportPage(await visitor("Ada"));
  const choose = async (name: string, title: string) => {
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, page.getByRole("button", { name: "Choose files" }));
    await page.keyboard.press("Enter");
    await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(TABLE(title)) });
  };
  await choose("tabelle.csv", "Lamps and the sleep of rats");
  const naming = page.getByRole("button", { name: "Name its columns" });
  await expect(naming).toBeVisible();
  await expectGoodScreen(page, "a table nobody knows");
  await tabTo(page, naming);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Columns of tabelle.csv" });
  await expect(dialog.getByText("Lamps and the sleep of rats")).toBeVisible();
  for (const [column, holds] of [
    ["Werk", "title"],
    ["Wer", "authors"],
    ["Wann", "year"],
  ] as const) {
    await tabTo(page, dialog.getByLabel(column, { exact: true }));
    await page.keyboard.type(holds);
    await expect(dialog.getByLabel(column, { exact: true })).toHaveValue(holds);
  }
  await expectGoodScreen(page, "the columns of a table");
  await tabTo(page, dialog.getByRole("button", { name: "Use these columns" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("1 file for 1 search")).toBeVisible();

  await tabTo(page, page.getByLabel("Source", { exact: true }));
  await page.keyboard.type("Catalogue");
  await tabTo(page, page.getByRole("button", { name: "Start import" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 record imported").first()).toBeVisible({ timeout: 30_000 });

  await choose("tabelle-2.csv", "Another lamp");
  await expect(page.getByText("1 file for 1 search")).toBeVisible();
  const file = page.getByText("tabelle-2.csv");
  await tabTo(page, page.locator("summary").filter({ has: file }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Another lamp")).toBeVisible();
  await expect(page.getByText("Antos Z · 2019")).toBeVisible();
});

test("a broken entry is named with its line, and the entry as it stood can be saved", async ({ visitor }) => {
  const { page, reviewId } = await onImportPage(await visitor("Ada"));
  await dropFiles(page, [{ name: "embase.ris", bytes: strToU8(BROKEN) }]);
  await expect(page.getByText("1 file for 1 search")).toBeVisible();
  const file = page.locator("summary").filter({ hasText: "embase.ris" });
  await expect(file).toContainText("3 records");
  await expect(file).toContainText("1 warning");
  await file.press("Enter");
  await page
    .locator("summary")
    .filter({ hasText: /^1 warning/ })
    .press("Enter");
  const warning = page.locator("summary").filter({ hasText: "Line 5" });
  await expect(warning).toContainText("ER");
  await warning.press("Enter");
  await expect(page.getByText("TI - An entry whose end was lost")).toBeVisible();
  await expectGoodScreen(page, "a warning opened at its line");
  await page.getByRole("button", { name: "Start import" }).press("Enter");
  await expect(page.getByText("3 records imported").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "1 warning" }).press("Enter");
  const warnings = page.getByRole("dialog", { name: "Warnings about embase.ris" });
  await expect(warnings.getByText("Line 5")).toBeVisible();
  await expectGoodScreen(page, "the warnings of an import");
  await page.keyboard.press("Escape");

  await opened(page, `/reviews/${reviewId}/records`);
  await page.getByRole("grid", { name: "Records" }).getByText("An entry whose end was lost").click();
  const sheet = page.getByRole("dialog", { name: "Record" });
  await sheet.locator("summary").filter({ hasText: "Original entry" }).press("Enter");
  const saved = page.waitForEvent("download");
  await sheet.getByRole("link", { name: "Download this entry" }).press("Enter");
  expect(await readFile(await (await saved).path(), "utf8")).toBe(BROKEN.split("\n").slice(4, 7).join("\n"));
});

test("an import is stopped half-way and forgotten, and another is undone after a look", async ({
  visitor,
}) => {
  const { page, reviewId } = await onImportPage(await visitor("Ada"));
  await dropFiles(page, [
    { name: "scopus.ris", bytes: strToU8(risOf(30_000, "large")) },
    { name: "pubmed.nbib", bytes: strToU8(NBIB("41000003", "Lamps in spring")) },
  ]);
  await expect(page.getByText("2 files for 2 searches")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Start import" }).press("Enter");
  await page.getByRole("button", { name: "Stop the import of scopus.ris" }).press("Enter");
  await expect(page.getByText("Stopped. Nothing of scopus.ris was kept.")).toBeVisible();
  await expect(page.getByText("1 record imported").first()).toBeVisible({ timeout: 60_000 });
  const search = page.getByRole("article", { name: "Scopus" });
  await expect(search.getByText("Undone")).toBeVisible();
  await expect(search.getByRole("link", { name: "0 records" })).toBeVisible();

  const pubmed = page.getByRole("article", { name: "PubMed" });
  await pubmed.getByRole("button", { name: "Undo import of pubmed.nbib" }).press("Enter");
  const preview = page.getByRole("alertdialog", { name: "Undo the import of pubmed.nbib?" });
  await expect(preview.getByText("1 record will count nowhere.")).toBeVisible();
  await expectGoodScreen(page, "what an undone import takes along");
  await preview.getByRole("button", { name: "Undo import" }).press("Enter");
  await expect(page.getByText("Import undone: 1 record taken back.")).toBeVisible();
  await opened(page, `/reviews/${reviewId}/records`);
  await expect(page.getByRole("grid", { name: "Records" }).getByText("Lamps in spring")).toBeHidden();

  // The same file again: nothing of the first reading is in its way.
  await opened(page, `/reviews/${reviewId}/import`);
  await dropFiles(page, [{ name: "pubmed.nbib", bytes: strToU8(NBIB("41000003", "Lamps in spring")) }]);
  await expect(group(page, "PubMed").getByText("This search was described before")).toBeVisible();
  await page.getByRole("button", { name: "Start import" }).press("Enter");
  await expect(page.getByText("1 record imported").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("article", { name: "PubMed" })).toHaveCount(1);
});
