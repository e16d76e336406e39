import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { DEFAULT_STOPPING } from "@/lib/review/protocol/rules";
import type { StoppingStatement } from "@/lib/review/stopping/schema";
import { amendProtocol, makeRecords } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";
import { closeAndLook, openNext, type Screened, voteOn } from "./stage-in-batches";

const RECORDS = 2000;

const OTHER = [
  "harbour walls",
  "tidal mills",
  "sea birds",
  "rope making",
  "ship timber",
  "lamp oil",
  "salt pans",
];
const DONE = ["A survey of", "Notes on", "The history of", "Costs of", "A model of"];

/** Every 20th is relevant, and says so in its words; some of the others sound a little like it. */
function titleOf(at: number): string {
  if (at % 20 === 5) return `Ketamine and glutamate release in depression, series ${at}`;
  const like = at % 50 === 0 ? "depression of " : "";
  return `${DONE[at % DONE.length]} ${like}${OTHER[at % OTHER.length]}, part ${at}`;
}

async function personOf(person: SeedPerson) {
  return { id: person.id, name: person.name, token: await tokenOf(person) };
}

async function twoThousand(lea: Parameters<typeof seedReview>[0]): Promise<Screened> {
  const [ada, bea, cleo] = [await makePerson("Ada"), await makePerson("Bea"), await makePerson("Cleo")];
  const { reviewId, lead } = await seedReview(lea, [
    [ada, ["reviewer"]],
    [bea, ["reviewer"]],
    [cleo, ["adjudicator"]],
  ]);
  const titles = Array.from({ length: RECORDS }, (_, at) => titleOf(at));
  const records = await makeRecords(reviewId, lead, RECORDS, [], titles);
  const rules = {
    titleAbstract: { order: "ranked_batches" as const, batchSize: 100, stopping: DEFAULT_STOPPING },
  };
  const { id: protocolVersionId } = await amendProtocol(reviewId, lead, rules);
  const relevant = new Set(records.filter(({ title }) => title.startsWith("Ketamine")).map(({ id }) => id));
  return {
    reviewId,
    lead: await personOf(lead),
    voters: [await personOf(ada), await personOf(bea)],
    adjudicator: cleo,
    protocolVersionId,
    records,
    isRelevant: (id) => relevant.has(id),
  };
}

interface Plan {
  order: "random" | "ranked";
  size: number;
}

/** What is opened while a batch is still ahead: nothing where that one, as far as one can tell, is enough. */
function nextOf({ verdict, sample, more }: StoppingStatement, ahead: Plan): Plan {
  if (verdict === "stop") return { order: "random", size: 0 };
  if (ahead.order === "random") return { order: "random", size: Math.max(0, (more ?? 0) - ahead.size) };
  if (verdict === "draw_sample") return { order: "random", size: Math.ceil((sample?.size ?? 0) / 2) };
  return ahead;
}

/** Ranked batches until finds run dry, then random ones until a look says stop; Bea is a batch behind all the way. */
async function screenUntilStop(
  stage: Screened,
  onLook: (sentence: string) => Promise<void>,
): Promise<string> {
  const open = async ({ size, order }: Plan) => {
    const batch = await openNext(stage, size, order);
    await voteOn(stage, batch, 0);
    return batch;
  };
  let behind = await open({ order: "random", size: 100 });
  let plan: Plan = { order: "ranked", size: 100 };
  for (;;) {
    const ahead = plan.size > 0 ? await open(plan) : null;
    await voteOn(stage, behind, 1);
    const said = await closeAndLook(stage, behind);
    if (said.verdict === "stop" && !ahead) return said.sentence;
    await onLook(said.sentence);
    behind = ahead ?? (await open({ order: "random", size: said.more ?? 100 }));
    plan = ahead ? nextOf(said, plan) : { order: "random", size: 0 };
  }
}

const stopping = (stage: Screened) => `/reviews/${stage.reviewId}/screening?part=stopping`;

async function unscreened(page: Page, { reviewId }: Screened): Promise<number> {
  const { counts } = await ask<{ counts: PrismaCounts }>(page, `/reviews/${reviewId}/prisma-flow`);
  return counts.removed.unscreenedStopped.n;
}

test("two reviewers screen the likely ones first until the page says that they may stop; the lead stops, and takes it back", async ({
  visitor,
}) => {
  const lea = await visitor("Lea");
  const { page } = lea;
  const stage = await twoThousand(lea);
  await page.goto(stopping(stage));
  await expect(page.getByText("Nothing is settled yet")).toBeVisible();

  let looks = 0;
  const sentence = await screenUntilStop(stage, async (said) => {
    looks += 1;
    if (looks !== 1) return;
    await page.reload();
    await expect(page.getByText(said).first()).toBeVisible();
    expect(said).toMatch(/^Not yet/);
    await expect(page.getByRole("button", { name: "Stop screening" })).toBeHidden();
  });
  expect(looks).toBeGreaterThan(2);
  expect(sentence).toMatch(/^You may stop: at 95 % confidence, at least 95 %/);
  await page.reload();
  await expect(page.getByText(sentence).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Recall against records screened/ })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(looks + 2);
  await expectGoodScreen(page, "you may stop");
  const csv = page.waitForEvent("download");
  await page.getByRole("button", { name: "Data (CSV)" }).click();
  expect(await readFile(await (await csv).path(), "utf8")).toMatch(/^screened,relevant,recall\r\n0,0,/);

  await page.getByRole("button", { name: "Stop screening" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("95 % recall at 95 % confidence, random sample")).toBeVisible();
  await expectGoodScreen(page, "stopping");
  await dialog.getByRole("button", { name: "Stop screening" }).click();
  await expect(
    page.getByText(/^Lea stopped screening\. [\d,]+ records are left unscreened\.$/),
  ).toBeVisible();
  const left = await unscreened(page, stage);
  expect(left).toBeGreaterThan(500);
  await page.getByRole("link", { name: "Batches", exact: true }).click();
  const said = `Screening was stopped: ${left.toLocaleString("en")} records are left unscreened.`;
  await expect(page.getByText(said)).toBeVisible();
  await expectGoodScreen(page, "the batches of a stage that was stopped");
  await page.getByRole("link", { name: "Go to stopping" }).click();
  await page.getByRole("button", { name: "Draw an elusion sample" }).click();
  await expect(page.getByRole("dialog").getByLabel("Records")).toHaveValue("300");
  await expectGoodScreen(page, "drawing an elusion sample");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(
    page.getByText(
      /^Ranked, beginning with the words of the protocol, 95 % of the [\d,]+ included records would have been/,
    ),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expectGoodScreen(page, "stopped, and replayed");

  await page.goto(`/reviews/${stage.reviewId}/prisma-flow`);
  const n = left.toLocaleString("en");
  await expect(page.getByRole("img").or(page.locator("svg")).first()).toBeVisible();
  await expect(page.getByText("Records marked as ineligible by").first()).toBeVisible();
  await expect(page.getByText(/no person or tool judged/).first()).toBeVisible();
  await expect(
    page.getByRole("link", { name: new RegExp(`stopping rule ended the screening: ${n}$`) }).first(),
  ).toBeVisible();
  await page.getByRole("radio", { name: /On a line of their own/ }).check();
  await expect(page.getByText(/Adapted from PRISMA 2020/).first()).toBeVisible();
  await expectGoodScreen(page, "the diagram of a stopped review");

  await page.goto(stopping(stage));
  await page.getByRole("button", { name: "Take the stop back" }).click();
  await expectGoodScreen(page, "taking the stop back");
  await page.getByRole("alertdialog").getByRole("button", { name: "Take the stop back" }).click();
  await expect(page.getByRole("button", { name: "Stop screening" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Where it stands" }).getByText(sentence)).toBeVisible();
  expect(await unscreened(page, stage)).toBe(0);
});
