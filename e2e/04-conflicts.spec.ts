import { db } from "@/lib/db/client";
import { resolve } from "@/prisma/seed/conflicts";
import { close, makeRecords, openBatch, vote } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson } from "@/prisma/seed/team";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { seedReview } from "./seeded";

test("a settled conflict is opened again with a reason, which stays beside it", async ({ visitor }) => {
  const cleo = await visitor("Cleo");
  const { page } = cleo;
  const [owner, ada, bea] = [await makePerson("Olga"), await makePerson("Ada"), await makePerson("Bea")];
  const { reviewId, people } = await seedReview(owner, [
    [cleo, ["adjudicator"]],
    [ada, ["reviewer"]],
    [bea, ["reviewer"]],
  ]);
  const [record] = await makeRecords(reviewId, owner, 1);
  const itemId = record?.id ?? "";
  const { batchId } = await openBatch(reviewId, owner);

  await page.goto(`/reviews/${reviewId}/conflicts`);
  await expect(page.getByText("No conflicts")).toBeVisible();
  await expectAccessible(page, "no conflicts");

  await vote(reviewId, ada, { itemId, verdict: "include", note: "Reports NMDA binding." });
  await vote(reviewId, bea, { itemId, verdict: "exclude" });
  await close(reviewId, owner, batchId);
  await resolve(reviewId, people[0] as SeedPerson, {
    itemId,
    decision: "exclude",
    rationale: "No mechanism.",
  });

  await page.goto(`/reviews/${reviewId}/conflicts?item=${itemId}`);
  await page.getByRole("button", { name: "Reopen the conflict" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Reopen the conflict" }).click();
  // Without a reason the browser keeps the form.
  await expect(dialog).toBeVisible();
  expect(await db.resolution.count({ where: { reviewId, withdrawnAt: null } })).toBe(1);
  await dialog.getByLabel("Why").fill("The full abstract names a mechanism.");
  await expectAccessible(page, "reopening");
  await dialog.getByRole("button", { name: "Reopen the conflict" }).click();
  await expect(dialog).toBeHidden();
  const resolution = page.getByRole("region", { name: "Resolution" });
  await expect(resolution).toContainText("Taken back: The full abstract names a mechanism.");
  await expect(resolution).toContainText("No mechanism.");
  await expect(page.getByRole("region", { name: "Positions" }).getByRole("listitem")).toHaveCount(2);
  expect(await db.slot.count({ where: { reviewId, verdict: { not: null } } })).toBe(2);
  await expectAccessible(page, "a reopened conflict");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page, "a reopened conflict at 360");
  await expectAccessible(page, "a reopened conflict at 360");

  await page.goto(`/reviews/${reviewId}/history`);
  await expect(page.getByText("The full abstract names a mechanism.")).toBeVisible();
});

test("conflicts that cannot be loaded say so, and load when asked again", async ({ visitor }) => {
  const cleo = await visitor("Cleo");
  const { page } = cleo;
  const { reviewId } = await seedReview(await makePerson("Olga"), [[cleo, ["adjudicator"]]]);
  await page.route("**/conflicts?*", (route) =>
    route.request().url().includes("/api/") ? route.abort() : route.continue(),
  );
  await page.goto(`/reviews/${reviewId}/conflicts`);
  await expect(page.getByText("The conflicts could not be loaded")).toBeVisible();
  await expectAccessible(page, "conflicts that could not be loaded");
  await page.unroute("**/conflicts?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("No conflicts")).toBeVisible();
});
