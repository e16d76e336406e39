import { get } from "./api/client";
import { invitationPath, settledReview } from "./api/ketamine-settled";
import { expect, test } from "./fixtures";
import { expectGoodScreen } from "./pages/screens";
import { joinByLink } from "./pages/team";

test("the mechanism views are narrowed, and every number opens its quotes", async ({ visitor }) => {
  const walk = await settledReview();
  const reviewId = walk.path.split("/")[2] ?? "";
  const olga = await visitor("Olga");
  await joinByLink(olga, await invitationPath(walk, ["observer"]), reviewId);
  const { page } = olga;

  await page.goto(`${walk.path}/mechanisms`);
  await expect(page.getByRole("tab", { name: "Table 27" })).toBeVisible();
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByLabel("Design").selectOption({ label: "Systematic review (2)" });
  await expect(page.getByRole("tab", { name: "Table 2" })).toBeVisible();
  await expect(page).toHaveURL(/design=systematic_review/);
  await expectGoodScreen(page, "the table, narrowed");

  // The address holds it: the quotes of one proposition are narrowed with it.
  await page.reload();
  await page.getByRole("button", { name: "Show the quotes: ketamine decreases depression" }).click();
  const quotes = page.getByRole("complementary", { name: "Quotes" });
  await expect(quotes.getByRole("figure")).toHaveCount(1);
  await page.getByRole("button", { name: /^Stop filtering by design/ }).click();
  await expect(quotes.getByRole("figure")).toHaveCount(3);

  // One key away, the same quotes stay open beside the map.
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/view=map/);
  await expect(quotes.getByRole("figure")).toHaveCount(3);
  await page.getByRole("button", { name: /^ketamine antagonises NMDA receptor:/ }).press("Enter");
  await expect(quotes.getByRole("heading", { name: "ketamine antagonises NMDA receptor" })).toBeVisible();
  await expectGoodScreen(page, "the map with quotes");

  await page.keyboard.press("g");
  await expect(quotes).toBeHidden();
  const cells = page.getByRole("button", { name: /^Show the claims:/ });
  const row = "NMDAR antagonism, Narrative review";
  await page.getByRole("button", { name: `Show the claims: ${row}` }).click();
  await expect(quotes.getByRole("heading", { name: row })).toBeVisible();
  const place = "category=nmdar&column=narrative_review";
  const members = await get<unknown[]>(walk.ada, `${walk.path}/mechanisms/gap-map/members?${place}`);
  await expect(quotes.getByRole("figure")).toHaveCount(members.length);
  expect(members.length).toBeGreaterThan(1);
  expect(await cells.count()).toBeGreaterThan(10);
  await expectGoodScreen(page, "a cell of the gap map");
  await page.keyboard.press("Escape");
  await expect(quotes).toBeHidden();

  await page.goto(`${walk.path}/mechanisms?design=systematic_review&role=synthesis`);
  await expect(page.getByText("No proposition matches")).toBeVisible();
  await expectGoodScreen(page, "nothing matches");
  await page.goto(walk.path);
  await expect(page.getByRole("heading", { name: "What happened lately" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Conflicts" })).toHaveCount(0);
});
