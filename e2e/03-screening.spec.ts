import type { Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import { publishProtocol } from "@/lib/review/protocol/commands";
import { currentProtocol } from "@/lib/review/protocol/queries";
import { PublishProtocol } from "@/lib/review/protocol/schema";
import { makeRecords, openBatch, vote } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Visitor } from "./fixtures";
import { openDialog } from "./pages/dialog";
import { titleOnScreen } from "./pages/screening";
import { openMenu } from "./pages/team";
import { seedReview } from "./seeded";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 720 };

async function expectFits(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page, `${what} at 360`);
  await expectAccessible(page, `${what} at 360`);
  await page.setViewportSize(DESK);
}

/** A voter at an open batch of so many records, shared with somebody who never comes. */
async function atDesk(voter: Visitor, count: number) {
  const owner = await makePerson("Olga");
  const other = await makePerson("Bea");
  const { reviewId, people } = await seedReview(owner, [
    [voter, ["reviewer"]],
    [other, ["reviewer"]],
  ]);
  const records = await makeRecords(reviewId, owner, count);
  await openBatch(reviewId, owner, "title_abstract", { seed: "desk" });
  const [ada, bea] = people as [SeedPerson, SeedPerson];
  await voter.page.goto(`/reviews/${reviewId}/screening`);
  await expect(titleOnScreen(voter.page)).toBeVisible();
  const events = (kind: string) => db.decisionEvent.count({ where: { reviewId, kind, actorId: ada.id } });
  return { reviewId, owner, ada, bea, records, events };
}

test("votes to cast are handed over and back, with a preview", async ({ visitor }) => {
  const olga = await visitor("Olga");
  const [ada, bea, cai] = [await makePerson("Ada"), await makePerson("Bea"), await makePerson("Cai")];
  const voters = [ada, bea, cai].map((person) => [person, ["reviewer"]] as const);
  const { reviewId, lead } = await seedReview(olga, voters);
  await makeRecords(reviewId, lead, 9);
  await openBatch(reviewId, lead, "title_abstract", { seed: "hand over" });
  const slotsOf = (person: SeedPerson) => db.slot.findMany({ where: { reviewId, personId: person.id } });
  const owed = await slotsOf(ada);
  const shared = (await slotsOf(bea)).filter((slot) => owed.some((one) => one.itemId === slot.itemId)).length;
  const { page } = olga;
  await page.goto(`/reviews/${reviewId}/screening?part=batches`);
  const dialog = await openDialog(page, "Hand over");
  await dialog.getByLabel("From").selectOption({ label: `Ada (${owed.length} to vote on)` });
  await dialog.getByLabel("To").selectOption("Bea");
  await expect(dialog).toContainText(
    `${owed.length - shared} that Ada has not voted on go to Bea. ${shared} stay with Ada`,
  );
  await expectFits(page, "handing over");
  await dialog.getByRole("button", { name: "Hand over" }).click();
  const past = page.getByRole("region", { name: "Handed over" });
  await expect(past).toContainText(`${owed.length - shared} from Ada to Bea`);
  expect(await slotsOf(ada)).toHaveLength(shared);
  await expectFits(page, "batches, handed over");
  await (await openDialog(page, "Hand back to Ada")).getByRole("button", { name: "Hand back" }).click();
  await expect(past).toContainText("handed back");
  expect(await slotsOf(ada)).toHaveLength(owed.length);

  await page.goto(`/reviews/${reviewId}/team`);
  await openMenu(page, "Actions for Ada");
  await page.getByRole("menuitem", { name: "End membership" }).click();
  await expect(page.getByRole("link", { name: "Titles and abstracts, batch 1" })).toBeVisible();
  await expectAccessible(page, "ending a membership with votes to cast");
});

test("a lead who votes hands over without learning how far another is", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const [owner, bea, cai] = [await makePerson("Olga"), await makePerson("Bea"), await makePerson("Cai")];
  const { reviewId } = await seedReview(owner, [
    [ada, ["lead", "reviewer"]],
    [bea, ["reviewer"]],
    [cai, ["reviewer"]],
  ]);
  const [first] = await makeRecords(reviewId, owner, 6);
  await openBatch(reviewId, owner, "title_abstract", { seed: "hand over" });
  const [slot] = await db.slot.findMany({ where: { reviewId, personId: bea.id } });
  await vote(reviewId, bea, { itemId: slot?.itemId ?? first?.id ?? "", verdict: "include" });
  await ada.page.goto(`/reviews/${reviewId}/screening?part=batches`);
  const dialog = await openDialog(ada.page, "Hand over");
  await dialog.getByLabel("From").selectOption("Bea");
  await dialog.getByLabel("To").selectOption("Cai");
  await expect(dialog).toContainText("How many that is is not shown");
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await expect(ada.page.getByRole("region", { name: "Handed over" })).toContainText("From Bea to Cai");
});

test("a vote is undone; votes made without a network are saved once, also after a reload", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, events } = await atDesk(ada, 8);
  const first = (await titleOnScreen(page).textContent()) ?? "";
  await page.keyboard.press("i");
  await expect(titleOnScreen(page)).not.toHaveText(first);
  await expect.poll(() => events("vote_cast")).toBe(1);
  await page.keyboard.press("u");
  await expect(titleOnScreen(page)).toHaveText(first);
  await expect.poll(() => events("vote_retracted")).toBe(1);
  expect(await db.slot.count({ where: { reviewId, verdict: { not: null } } })).toBe(0);
  await expectFits(page, "the desk");

  await page.route("**/api/v1/**", (route) => route.abort());
  for (const [at, key] of ["i", "e", "m", "e", "i"].entries()) {
    const title = (await titleOnScreen(page).textContent()) ?? "";
    await page.keyboard.press(key);
    await expect(titleOnScreen(page)).not.toHaveText(title);
    await expect(page.getByText(`${at + 1} waiting to be saved`)).toBeVisible();
  }
  await expectFits(page, "the desk without a network");
  await page.reload();
  await expect(page.getByText(/server cannot be reached/).first()).toBeVisible();
  await expectFits(page, "the desk after a reload without a network");
  expect(await events("vote_cast")).toBe(1);
  await page.unroute("**/api/v1/**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("5 done")).toBeVisible();
  await expect.poll(() => events("vote_cast")).toBe(1 + 5);
  await page.reload();
  await expect(page.getByText("5 done")).toBeVisible();
  expect(await events("vote_cast")).toBe(1 + 5);
});

test("criteria changed while screening: a vote names the version that was read", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, owner } = await atDesk(ada, 3);
  const scope = await scopeOf(owner.id, reviewId, "protocol.edit");
  const before = await currentProtocol(scope);
  if (!before) throw new Error("There is no protocol.");
  const criteria = [{ kind: "include", text: "Ketamine in adults" }];
  const reasons = before.reasons.map(({ reasonId, label, checkable }) => ({ reasonId, label, checkable }));
  const { question, settings } = before;
  const changed = {
    operationId: uuid(),
    reviewId,
    question,
    criteria,
    reasons,
    settings,
    rationale: "Adults",
    basedOn: before.id,
  };
  await publishProtocol(scope, PublishProtocol.parse(changed));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(page.getByText("The protocol was changed: version 2 is in force")).toBeVisible();
  await expect(page.getByText("Ketamine in adults")).toHaveCount(0);
  await expectFits(page, "the desk with a changed protocol");
  const named = async () =>
    (await db.slot.findMany({ where: { reviewId, verdict: { not: null } }, orderBy: { castAt: "asc" } })).map(
      (slot) => slot.protocolVersionId,
    );
  await page.keyboard.press("i");
  await expect.poll(named).toEqual([before.id]);
  await page.getByRole("button", { name: "Go on with version 2" }).click();
  await expect(page.getByText("Ketamine in adults")).toBeVisible();
  await page.keyboard.press("e");
  await expect.poll(named).toEqual([before.id, (await currentProtocol(scope))?.id]);
});

test("a vote on a record that left meanwhile is kept on the page and says why", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, records } = await atDesk(ada, 3);
  const title = (await titleOnScreen(page).textContent()) ?? "";
  const gone = records.find((record) => record.title === title);
  // As when its import is undone, or it turns out to be a duplicate.
  await db.recordState.updateMany({
    where: { reviewId, recordId: gone?.id },
    data: { status: "withdrawn" },
  });
  await page.keyboard.press("e");
  const panel = page.getByRole("region", { name: "1 decision was not saved" });
  await expect(panel).toContainText("left the stage meanwhile");
  await expect(panel).toContainText(`Exclude: ${title}`);
  await expect(titleOnScreen(page)).not.toHaveText(title);
  await expectFits(page, "a vote that was not saved");
  await panel.getByRole("button", { name: "Discard" }).click();
  await expect(panel).toHaveCount(0);
  expect(await db.decisionEvent.count({ where: { reviewId, kind: "vote_cast" } })).toBe(0);
});
