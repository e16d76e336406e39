import { expect, expectAccessible, expectNoSidewaysScroll, test, type Visitor } from "./fixtures";
import { publishProtocol } from "./pages/protocol";
import { inviteByLink, joinByLink, openMenu, setRoles, startReview } from "./pages/team";

test("a team comes together around a protocol", async ({ visitor, page }) => {
  const ada = await visitor("Ada");
  await expectAccessible(ada.page, "my reviews, empty");
  const reviewId = await startReview(ada.page, "Ketamine");
  await publishProtocol(ada.page, reviewId);
  await expectAccessible(ada.page, "protocol");
  await setRoles(ada.page, reviewId, "Ada", ["Owner", "Lead", "Reviewer"]);
  const path = await inviteByLink(ada.page, reviewId, ["Reviewer"]);

  const bea = await visitor("Bea");
  await joinByLink(bea, path, reviewId);
  await expectAccessible(bea.page, "overview");
  // The link is used up, and opening it again changes nothing.
  const eve = await visitor("Eve", path);
  await eve.page.getByRole("button", { name: "Join the review" }).click();
  await expect(eve.page.getByText(/used, withdrawn or has expired/)).toBeVisible();
  await eve.page.goto(`/reviews/${reviewId}`);
  await expect(eve.page.getByText("Ketamine")).toHaveCount(0);

  await ada.page.goto(`/reviews/${reviewId}/team`);
  await expect(ada.page.getByRole("cell", { name: "Reviewer" }).first()).toBeVisible();
  await expectAccessible(ada.page, "team");
  await ada.page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(ada.page, "team at 360");

  // Not signed in: a page sends to the sign-in page and back.
  await page.goto(`/reviews/${reviewId}/team`);
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await expectAccessible(page, "sign-in");
});

test("a forgotten password is set anew by the owner's link, and ends every session", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const reviewId = await startReview(ada.page, "Ketamine");
  const bea = await visitor("Bea");
  await joinByLink(bea, await inviteByLink(ada.page, reviewId, ["Observer"]), reviewId);

  await ada.page.goto(`/reviews/${reviewId}/team`);
  await openMenu(ada.page, "Actions for Bea");
  await ada.page.getByRole("menuitem", { name: "Make a password link" }).click();
  await ada.page.getByRole("button", { name: "Make the link" }).click();
  const link = await ada.page.getByRole("textbox", { name: "Password link" }).inputValue();

  await bea.page.goto(new URL(link).pathname);
  await bea.page.getByLabel("New password").fill("another long password");
  await bea.page.getByRole("button", { name: "Set the password" }).click();
  await expect(bea.page.getByText("Your password is set.")).toBeVisible();
  await bea.page.goto("/");
  await expect(bea.page).toHaveURL(/\/sign-in/);
  await signIn(bea, "another long password");
  // She is told who made the link, once; her account page keeps the list, and the history of the review too.
  await expect(bea.page.getByText("Somebody made a link to set your password")).toBeVisible();
  await expect(bea.page.getByText(/Made by Ada/)).toBeVisible();
  await expectAccessible(bea.page, "told of a link");
  await bea.page.getByRole("button", { name: "Go on" }).click();
  await expect(bea.page.getByRole("heading", { name: "My reviews" })).toBeVisible();
  await bea.page.goto("/account");
  await expect(bea.page.getByText(/Made by Ada/)).toBeVisible();
  await expectAccessible(bea.page, "account");
  await bea.page.goto(`/reviews/${reviewId}/history`);
  await expect(bea.page.getByText("made a link with which a member sets a new password")).toBeVisible();
});

test("a member leaves a review by themselves; its last owner is told what to do first", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const reviewId = await startReview(ada.page, "Ketamine");
  const bea = await visitor("Bea");
  await joinByLink(bea, await inviteByLink(ada.page, reviewId, ["Observer"]), reviewId);
  await bea.page.goto(`/reviews/${reviewId}/team`);
  await bea.page.getByRole("button", { name: "Leave the review" }).click();
  await expectAccessible(bea.page, "leaving a review");
  await bea.page.getByRole("alertdialog").getByRole("button", { name: "Leave the review" }).click();
  await expect(bea.page.getByRole("heading", { name: "My reviews" })).toBeVisible();
  await expect(bea.page.getByText("Ketamine")).toHaveCount(0);

  await ada.page.goto(`/reviews/${reviewId}/team`);
  await expect(ada.page.getByText("Former members: Bea")).toBeVisible();
  await ada.page.getByRole("button", { name: "Leave the review" }).click();
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Leave the review" }).click();
  await expect(ada.page.getByText("A review needs an owner.")).toBeVisible();
});

async function signIn({ page, email }: Visitor, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
