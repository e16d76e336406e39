import { db } from "@/lib/db/client";
import { awaitAssessment, openBatch } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson } from "@/prisma/seed/team";
import { expect, test, type Visitor } from "./fixtures";
import { openDialog } from "./pages/dialog";
import { openAsked, reportInHand } from "./pages/full-text";
import { titleOnScreen } from "./pages/screening";
import { expectGoodScreen } from "./pages/screens";
import { seedReports, seedReview } from "./seeded";

/** Two reports that Ada assesses with somebody who never comes. */
async function atFullTextDesk(ada: Visitor) {
  const [owner, other] = [await makePerson("Olga"), await makePerson("Bea")];
  const { reviewId, people } = await seedReview(owner, [
    [ada, ["reviewer"]],
    [other, ["reviewer"]],
  ]);
  const reports = await seedReports(reviewId, owner, people, 2);
  await awaitAssessment(
    reviewId,
    reports.map(({ id }) => id),
  );
  await openBatch(reviewId, owner, "full_text");
  await ada.page.goto(`/reviews/${reviewId}/full-text/assess`);
  await expect(titleOnScreen(ada.page)).toBeVisible();
  const [{ id: personId }] = people as [SeedPerson];
  /** Ada's votes, oldest first, their reasons in words. */
  const votes = async () => {
    const texts = await db.reasonVersion.findMany({ where: { reviewId } });
    const label = (id: string | null) => texts.find(({ reasonId }) => reasonId === id)?.label;
    const where = { reviewId, personId, verdict: { not: null }, item: { reportId: { not: null } } };
    const slots = await db.slot.findMany({ where, orderBy: { castAt: "asc" } });
    return slots.map((slot) => [
      slot.verdict,
      label(slot.reasonId),
      slot.secondaryReasonIds.map(label).sort(),
    ]);
  };
  return { page: ada.page, votes };
}

test("reasons that apply too are marked before the one that is reported, and are kept beside it", async ({
  visitor,
}) => {
  const { page, votes } = await atFullTextDesk(await visitor("Ada"));
  const first = (await titleOnScreen(page).textContent()) ?? "";
  const reasons = page.getByRole("region", { name: "Why is it excluded?" });
  const further = reasons.getByText("applies too");
  const expected = ["exclude", "Wrong outcome", ["No mechanism addressed", "Wrong population"]];

  await test.step("by keys: a number marks until the reported one is asked for", async () => {
    await page.keyboard.press("e");
    await page.keyboard.press("a");
    await page.keyboard.press("2");
    await page.keyboard.press("1");
    await page.keyboard.press("4");
    await page.keyboard.press("1");
    await expect(further).toHaveCount(2);
    await expect(reasons.getByRole("button", { name: /^Wrong population/ })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expectGoodScreen(page, "marking reasons");
    expect(await votes()).toEqual([]);
    await page.keyboard.press("a");
    await page.keyboard.press("3");
    await expect(titleOnScreen(page)).not.toHaveText(first);
    await expect.poll(votes).toEqual([expected]);
  });

  await test.step("looked at again, the vote still has them", async () => {
    await page.keyboard.press("ArrowLeft");
    await expect(titleOnScreen(page)).toHaveText(first);
    await page.keyboard.press("e");
    await expect(reasons.getByRole("button", { name: /^Wrong outcome/ })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect(further).toHaveCount(2);
    await page.keyboard.press("Escape");
    await expect(reasons).toHaveCount(0);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(titleOnScreen(page)).not.toHaveText(first);
  });

  await test.step("by mouse: the reported one is not kept as a further one as well", async () => {
    await page.getByRole("button", { name: "Exclude" }).click();
    await reasons.getByRole("button", { name: "Mark others first" }).click();
    await reasons.getByRole("button", { name: "Retracted" }).click();
    await reasons.getByRole("button", { name: "Wrong population" }).click();
    await reasons.getByRole("button", { name: "Choose the reported one" }).click();
    await reasons.getByRole("button", { name: /^Retracted/ }).click();
    await expect.poll(votes).toEqual([expected, ["exclude", "Retracted", ["Wrong population"]]]);
  });
});

test("a request for a report is noted apart from how it ended", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const voters = [await makePerson("Bea"), await makePerson("Cai")];
  const { reviewId, lead } = await seedReview(
    ada,
    voters.map((voter) => [voter, ["reviewer"]] as const),
  );
  const [{ id, title }] = (await seedReports(reviewId, lead, voters, 1)) as [{ id: string; title: string }];
  const status = async () => (await db.report.findFirstOrThrow({ where: { reviewId, id } })).status;
  const attempts = () =>
    db.retrieval.findMany({
      where: { reviewId },
      orderBy: { at: "asc" },
      select: { outcome: true, askedOf: true, note: true },
    });
  const asked = { outcome: "waiting", askedOf: "library", note: "Order 4711." };

  await test.step("a request that cannot be saved keeps what was typed", async () => {
    const dialog = await openAsked(page, reviewId, title, "Asked for it");
    await expect(dialog).toContainText("A request, and not an outcome");
    await dialog.getByRole("radio", { name: "The library" }).check();
    await dialog.getByLabel("Note").fill("Order 4711.");
    await expectGoodScreen(page, "a request");
    await page.route("**/retrievals", (route) => route.abort());
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/could not be reached/)).toBeVisible();
    await expect(dialog.getByLabel("Note")).toHaveValue("Order 4711.");
    expect(await attempts()).toEqual([]);
    await page.unroute("**/retrievals");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  });

  const facts = reportInHand(page);
  await test.step("the report stays among those sought", async () => {
    await expect(facts.getByText(/^Asked the library, /)).toBeVisible();
    await expect(page.getByRole("tab", { name: "Sought 1" })).toBeVisible();
    expect(await status()).toBe("sought");
    expect(await attempts()).toEqual([asked]);
    await expect(facts.getByRole("button", { name: "Asked again" })).toBeVisible();
  });

  await test.step("the outcome is an act of its own, and a later request brings the report back", async () => {
    const dialog = await openDialog(page, "Not retrieved");
    await dialog.getByLabel("Where it was sought").fill("The library has no licence.");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("tab", { name: "Not retrieved 1" })).toBeVisible();
    expect(await status()).toBe("not_retrieved");
    const again = await openAsked(page, reviewId, title, "Seek it again", "not_retrieved");
    await expect(again).toContainText("The report goes back among those sought");
    await again.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("tab", { name: "Sought 1" })).toBeVisible();
    expect(await status()).toBe("sought");
    expect(await attempts()).toEqual([
      asked,
      { outcome: "not_retrieved", askedOf: null, note: "The library has no licence." },
      { outcome: "waiting", askedOf: "authors", note: "" },
    ]);
  });
});
