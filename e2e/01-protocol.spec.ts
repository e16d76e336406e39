import { db } from "@/lib/db/client";
import { expect, test } from "./fixtures";
import { amend, protocolForm } from "./pages/protocol";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";

test("an amendment written in two tabs: the stale one is refused, and keeps what was typed", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const { reviewId } = await seedReview(ada, []);
  const numbers = async () =>
    (await db.protocolVersion.findMany({ where: { reviewId }, orderBy: { number: "asc" } })).map(
      ({ number }) => number,
    );
  const stale = await ada.context.newPage();
  for (const page of [ada.page, stale]) await page.goto(`/reviews/${reviewId}/protocol`);
  const mine = {
    "Criterion 1": "Esketamine alone",
    "Reason 2": "Wrong species",
    "Speak for inclusion": "esketamine\nrats",
    "Why is it amended?": "The stale tab says why.",
  };
  const form = protocolForm(stale);
  for (const [label, text] of Object.entries(mine)) await form(label).fill(text);

  await amend(ada.page, { "Criterion 1": "Ketamine in adults", "Why is it amended?": "Adults only." });
  await expect(ada.page.getByText("Version 2 is in force.")).toBeVisible();

  const answered = stale.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/protocol/versions"),
  );
  await stale.getByRole("button", { name: "Publish the amendment" }).click();
  const answer = await answered;
  expect([answer.status(), (await answer.json()).code]).toEqual([409, "CONFLICT"]);
  expect(await numbers()).toEqual([1, 2]);

  await expect(stale.getByText(/^Version 2 was published meanwhile\..*“Adults only\.”$/)).toBeVisible();
  await expect(stale.getByText(/this was not written from it\. Nothing was saved/)).toBeVisible();
  const typed = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.keys(mine).map(async (label) => [label, await form(label).inputValue()] as const),
      ),
    );
  expect(await typed()).toEqual(mine);
  await expectGoodScreen(stale, "a stale amendment");

  // Sent again it is refused again; moving on asks first.
  await stale.getByRole("button", { name: "Publish the amendment" }).click();
  await expect(stale.getByRole("button", { name: "Publish the amendment" })).toBeEnabled();
  expect(await numbers()).toEqual([1, 2]);
  await stale.getByRole("button", { name: "Load version 2" }).click();
  const question = stale.getByRole("alertdialog", { name: "Load version 2?" });
  await expect(question).toContainText("What you typed here is replaced.");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await typed()).toEqual(mine);
  await stale.getByRole("button", { name: "Load version 2" }).click();
  await question.getByRole("button", { name: "Load version 2" }).click();
  await expect(form("Criterion 1")).toHaveValue("Ketamine in adults");
  await amend(stale, mine);
  await expect(stale.getByText("Version 3 is in force.")).toBeVisible();
  expect(await numbers()).toEqual([1, 2, 3]);
});
