import { db } from "@/lib/db/client";
import { amendProtocol, makeRecords, openBatch } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson } from "@/prisma/seed/team";
import { expect, test } from "./fixtures";
import { openDialog } from "./pages/dialog";
import { protocolForm } from "./pages/protocol";
import { titleOnScreen } from "./pages/screening";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";

const TITLES = Array.from({ length: 24 }, (_, at) =>
  at % 3 === 0 ? `Ketamine in depression, part ${at}` : `Hip fracture surgery, report ${at}`,
);

test("the protocol ranks in shared batches and may stop; a batch is opened by it, and another model looks", async ({
  visitor,
}) => {
  const olga = await visitor("Olga");
  const [ada, bea] = [await makePerson("Ada"), await makePerson("Bea")];
  const voters = [ada, bea].map((person) => [person, ["reviewer"]] as const);
  const { reviewId, lead } = await seedReview(olga, voters);
  await makeRecords(reviewId, lead, 24, [], TITLES);
  const { page } = olga;
  await page.goto(`/reviews/${reviewId}/protocol`);
  const field = protocolForm(page);
  await page.getByLabel("Order", { exact: true }).first().selectOption("Ranked, in shared batches");
  await expect(page.getByLabel("Records per batch").first()).toHaveValue("200");
  await page.getByLabel("Screening may stop before every record is read").check();
  await expect(field("Recall to reach, in per cent")).toHaveValue("95");
  await field("Confidence, in per cent").fill("90");
  await field("Why is it amended?").fill("We expect few relevant records.");
  await expectGoodScreen(page, "order and stopping in the protocol");
  await page.getByRole("button", { name: "Publish the amendment" }).click();
  await expect(page.getByText("Version 2 is in force.")).toBeVisible();
  const [version] = await db.protocolVersion.findMany({ where: { reviewId, number: 2 } });
  expect(version?.settings).toMatchObject({
    titleAbstract: { order: "ranked_batches", batchSize: 200, stopping: { target: 95, confidence: 90 } },
    fullText: { order: "random", stopping: null },
  });
  // The worker has ranked by the protocol's words before anybody has read anything.
  await expect
    .poll(() => db.stageRanking.count({ where: { reviewId, stage: { kind: "title_abstract" } } }), {
      timeout: 30_000,
    })
    .toBe(1);
  await page.goto(`/reviews/${reviewId}/screening?part=batches`);
  const dialog = await openDialog(page, "Open a batch");
  await expect(dialog).toContainText("As the protocol says. The ranking begins with the key papers");
  await dialog.getByLabel("Records").fill("8");
  await expectGoodScreen(page, "opening a ranked batch");
  await dialog.getByRole("button", { name: "Open a batch" }).click();
  await expect(page.getByText(/The likeliest of 24 that waited, by the first model/)).toBeVisible();
  const items = await db.stageItem.findMany({ where: { reviewId }, include: { record: true } });
  expect(items.every(({ record }) => record?.title.startsWith("Ketamine"))).toBe(true);
  await page.getByRole("button", { name: "Look with another model" }).click();
  await expect(page.getByRole("button", { name: "Go back to the first model" })).toBeVisible();
  await expectGoodScreen(page, "ranked batches");
  await page.goto(`/reviews/${reviewId}/history`);
  await expect(page.getByText(/chose what ranks: the second model/)).toBeVisible();
});

test("one's own votes decide what comes next; what is read stays, and why it comes is shown on request", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const olga = await makePerson("Olga");
  const bea = await makePerson("Bea");
  const { reviewId, people } = await seedReview(olga, [
    [ada, ["reviewer"]],
    [bea, ["reviewer"]],
  ]);
  await amendProtocol(reviewId, olga, { titleAbstract: { order: "ranked_own" } });
  await makeRecords(reviewId, olga, 24, [], TITLES);
  await openBatch(reviewId, olga, "title_abstract", { seed: "own", order: "random" });
  const [{ id: personId }] = people as [SeedPerson];
  const { page } = ada;
  const learned = async () =>
    (await db.personalRanking.findFirst({ where: { reviewId, personId } }))?.learned;
  await expect.poll(learned, { timeout: 30_000 }).toBe(0);
  await page.goto(`/reviews/${reviewId}/screening`);
  const title = titleOnScreen(page);
  const panel = page.getByRole("region", { name: "Why it comes now" });
  const first = (await title.textContent()) ?? "";
  await page.keyboard.press("w");
  await expect(panel).toBeVisible();
  await page.reload();
  await expect(title).toHaveText(first);
  await expect(panel).toBeHidden();
  const read: string[] = [];
  for (let at = 0; at < 10; at += 1) {
    const now = (await title.textContent()) ?? "";
    read.push(now);
    await page.keyboard.press(now.startsWith("Ketamine") ? "i" : "e");
    await expect(title).not.toHaveText(now);
    await expect.poll(learned, { timeout: 30_000 }).toBe(at + 1);
  }
  expect(read.filter((one) => one.startsWith("Ketamine")).length).toBeGreaterThan(6);
  const before = (await title.textContent()) ?? "";
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.waitForLoadState("networkidle");
  await expect(title).toHaveText(before);

  await expect(panel).toBeHidden();
  await page.keyboard.press("w");
  await expect(panel).toContainText("What your own 10 votes say");
  await expect(panel).toContainText("Speaks against it");
  await expectGoodScreen(page, "why it comes now");
  await page.keyboard.press("e");
  await expect(title).not.toHaveText(before);
  await expect(panel).toBeHidden();
  await expect.poll(learned, { timeout: 30_000 }).toBe(11);
  const votes = await db.decisionEvent.findMany({
    where: { reviewId, kind: "vote_cast" },
    orderBy: { at: "asc" },
  });
  const looked = votes.map(({ payload }) => (payload as { whyShown?: true }).whyShown ?? false);
  expect(looked).toEqual([true, ...Array(9).fill(false), true]);
});
