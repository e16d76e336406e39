import { expect, test } from "./fixtures";
import { importLibraryPage } from "./pages/import";
import { publishProtocol } from "./pages/protocol";
import { expectGoodScreen, expectGoodScreens } from "./pages/screens";
import { startReview } from "./pages/team";

const SAMPLE = "samples/library-page.txt";

test("records are read beside their list, merged by hand, and given back", async ({ visitor }) => {
  const { page } = await visitor("Ada");
  const reviewId = await startReview(page, "Ketamine");
  await importLibraryPage(page, reviewId, SAMPLE);
  await page.goto(`/reviews/${reviewId}/records`);
  const list = page.getByRole("grid", { name: "Records" });
  await expect(list).toHaveAttribute("aria-rowcount", "11");

  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Record" });
  await expect(sheet.getByRole("heading", { name: /Alzheimer's Disease/ })).toBeVisible();
  await page.keyboard.press("k");
  await expect(sheet.getByRole("heading", { name: /Beyond NMDA Receptors/ })).toBeVisible();
  await expectGoodScreen(page, "a record beside the list");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.getByRole("checkbox", { name: /Beyond NMDA Receptors/ }).check();
  await expect(page.getByRole("button", { name: "Merge as duplicates" })).toBeDisabled();
  await page.getByRole("checkbox", { name: /Alzheimer's Disease/ }).check();
  await page.getByRole("button", { name: "Merge as duplicates" }).click();
  const preview = page.getByRole("dialog", { name: "Are these 2 records the same report?" });
  await expect(preview.getByText("it was imported first")).toBeVisible();
  await expect(preview.getByText("Stays", { exact: true })).toBeVisible();
  await preview.getByRole("button", { name: "Which stays" }).click();
  await expect(preview.getByText("The one you marked stays.")).toBeVisible();
  await expectGoodScreen(page, "the preview of a merge");
  await preview.getByRole("button", { name: "Merge as duplicates" }).click();
  await expect(page.getByText("2 records merged into one.")).toBeVisible();
  await expect(list.getByText("Duplicate", { exact: true }).filter({ visible: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("No longer merged.")).toBeVisible();
  await expect(list.getByText("Duplicate", { exact: true })).toHaveCount(0);
});

test("the palette opens pages, records and actions by typing alone", async ({ visitor }) => {
  const { page } = await visitor("Ada");
  const reviewId = await startReview(page, "Ketamine");
  await importLibraryPage(page, reviewId, SAMPLE);
  const palette = page.getByRole("dialog", { name: "Find a page, a record or an action" });
  const find = async (text: string) => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible();
    await page.keyboard.type(text);
  };
  await find("prisma");
  await expectGoodScreen(page, "the palette");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/reviews/${reviewId}/prisma-flow`);

  await find("alzheimer's");
  await expect(palette.getByRole("option", { name: /Alzheimer's Disease/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/reviews/${reviewId}/records/*`);

  // An owner who does not vote is offered no screening, and finds what is there.
  await find("screen the next");
  await expect(palette.getByText(/Nothing found/)).toBeVisible();
  await expectGoodScreen(page, "the palette with nothing found");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await find("svg");
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.svg$/);
  await find("theme: dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("every screen around the records is good by day and by night, wide and narrow", async ({ visitor }) => {
  const { page } = await visitor("Ada");
  await expectGoodScreens(page, ["/", "/account", "/api-reference", "/nowhere"]);
  const reviewId = await startReview(page, "Ketamine");
  const at = (place: string) => `/reviews/${reviewId}${place}`;
  await expectGoodScreens(page, [at(""), at("/records"), at("/duplicates"), at("/mechanisms")]);
  await publishProtocol(page, reviewId);
  await importLibraryPage(page, reviewId, SAMPLE);
  await expectGoodScreen(page, "import");
  await expectGoodScreens(page, ["", "/history", "/protocol", "/team", "/prisma-flow"].map(at));
});

test("signed out, the doors are good too", async ({ page }) => {
  await expectGoodScreens(page, ["/sign-in", "/sign-up", "/invitation/nobody", "/password-reset/nobody"]);
});
