import { expect, type Page } from "@playwright/test";
import { openDialog } from "./dialog";

export type Verdict = "Include" | "Maybe" | "Exclude";

const KEYS: Record<Verdict, string> = { Include: "i", Maybe: "m", Exclude: "e" };
const PLACES = { titles: "screening", fullTexts: "full-text/assess" } as const;
export type Stage = keyof typeof PLACES;

/** Opens a batch with everything that waits, as a lead. */
export async function openBatch(page: Page, reviewId: string, stage: Stage): Promise<void> {
  await page.goto(`/reviews/${reviewId}/${PLACES[stage]}?part=batches`);
  const dialog = await openDialog(page, "Open a batch");
  await dialog.getByRole("button", { name: "Open a batch" }).click();
  await expect(dialog).toBeHidden();
}

/** The title of the record on the screen. */
export function titleOnScreen(page: Page) {
  return page.getByRole("article").getByRole("heading").first();
}

interface Vote {
  verdict: Verdict;
  /** Asked for when a full text is excluded. */
  reason?: string;
}

/** Reads whatever record is on the screen, votes by key, and goes on until nothing is left. */
export async function voteOnAll(
  page: Page,
  reviewId: string,
  stage: Stage,
  votes: ReadonlyMap<string, Vote>,
): Promise<void> {
  await page.goto(`/reviews/${reviewId}/${PLACES[stage]}`);
  for (let left = votes.size; left > 0; left -= 1) {
    const title = (await titleOnScreen(page).textContent()) ?? "";
    const vote = voteFor(votes, title);
    await page.keyboard.press(KEYS[vote.verdict]);
    if (vote.reason) await page.getByRole("button", { name: vote.reason }).click();
    if (left > 1) await expect(titleOnScreen(page)).not.toHaveText(title);
  }
  const dialog = await openDialog(page, "Submit the batch");
  await dialog.getByRole("button", { name: "Submit the batch" }).click();
  await expect(page.getByText("Your part is done")).toBeVisible();
}

/** Votes are known by the beginning of a title. */
function voteFor(votes: ReadonlyMap<string, Vote>, title: string): Vote {
  for (const [beginning, vote] of votes) if (title.startsWith(beginning)) return vote;
  throw new Error(`There is no vote for "${title}".`);
}

/** Closes the open batch, as a lead. */
export async function closeBatch(page: Page, reviewId: string, stage: Stage): Promise<void> {
  await page.goto(`/reviews/${reviewId}/${PLACES[stage]}?part=batches`);
  const dialog = await openDialog(page, "Close the batch");
  await dialog.getByRole("button", { name: "Close the batch" }).click();
  await expect(page.getByRole("button", { name: "Reopen the batch" })).toBeVisible();
}
