import { db } from "@/lib/db/client";
import { DEFAULT_STOPPING } from "@/lib/review/protocol/rules";
import { resolve } from "@/prisma/seed/conflicts";
import { amendProtocol, makeRecords } from "@/prisma/seed/screening";
import { makePerson, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import { get, until, write } from "./api/client";
import { expect, test, type Visitor } from "./fixtures";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";
import { closeAndLook, openNext, type Screened, voteOn } from "./stage-in-batches";

const RECORDS = 60;
const OTHER = ["harbour walls", "tidal mills", "sea birds", "rope making"];

/** Every fifth is relevant, and says so in its words. */
const titleOf = (at: number) =>
  at % 5 === 4
    ? `Ketamine and glutamate release in depression, series ${at}`
    : `Notes on ${OTHER[at % OTHER.length]}, part ${at}`;

const SAFE = { randomPercent: 10, timesRelevant: 1, screenedPercent: 10, irrelevantInRow: 3 };

async function personOf(person: SeedPerson) {
  return { id: person.id, name: person.name, token: await tokenOf(person) };
}

/** A stage that has come through SAFE's first three phases: at random, ranked, and ranked by the other model. */
async function threePhases(lea: Visitor, ada: Visitor): Promise<Screened> {
  const [bea, cleo] = [await makePerson("Bea"), await makePerson("Cleo")];
  const { reviewId, lead, people } = await seedReview(lea, [
    [ada, ["reviewer"]],
    [bea, ["reviewer"]],
    [cleo, ["adjudicator"]],
  ]);
  const titles = Array.from({ length: RECORDS }, (_, at) => titleOf(at));
  const records = await makeRecords(reviewId, lead, RECORDS, [], titles);
  const stopping = { ...DEFAULT_STOPPING, safe: SAFE };
  const rules = { titleAbstract: { order: "ranked_batches" as const, batchSize: 20, stopping } };
  const { id: protocolVersionId } = await amendProtocol(reviewId, lead, rules);
  const relevant = new Set(records.filter(({ title }) => title.startsWith("Ketamine")).map(({ id }) => id));
  const stage: Screened = {
    reviewId,
    lead: await personOf(lead),
    voters: [await personOf(people[0] as SeedPerson), await personOf(bea)],
    adjudicator: cleo,
    protocolVersionId,
    records,
    isRelevant: (id) => relevant.has(id),
  };
  await screen(stage, 30, "random");
  await screen(stage, 15, "ranked");
  await write(stage.lead, "PUT", `/reviews/${reviewId}/stages/title_abstract/model`, { model: "bayes" });
  await screen(stage, 6, "ranked");
  return stage;
}

async function screen(stage: Screened, size: number, order: "random" | "ranked"): Promise<void> {
  const batch = await openNext(stage, size, order);
  await voteOn(stage, batch, 0);
  await voteOn(stage, batch, 1);
  await closeAndLook(stage, batch);
}

test("the excluded are read again by keys, a doubt is settled as a conflict, and SAFE says that all is done", async ({
  visitor,
}) => {
  const [lea, ada] = [await visitor("Lea"), await visitor("Ada")];
  const stage = await threePhases(lea, ada);
  const { reviewId, adjudicator } = stage;
  const stopping = `/reviews/${reviewId}/screening?part=stopping`;
  await until(
    () => get<{ obstacle: string | null }>(stage.lead, `/reviews/${reviewId}/quality-check`),
    ({ obstacle }) => obstacle === null,
  );

  await ada.page.goto(`/reviews/${reviewId}/screening/quality-check`);
  await expect(ada.page.getByText("No quality check waits for you")).toBeVisible();
  await lea.page.goto(stopping);
  await expect(lea.page.getByText("Phase 4: read excluded records again")).toBeVisible();
  await expect(lea.page.getByText("0 irrelevant in a row, 3 needed: not yet")).toBeVisible();
  await lea.page.getByRole("button", { name: "Open a quality check" }).click();
  const dialog = lea.page.getByRole("dialog");
  await dialog.getByLabel("Who reads").selectOption({ label: "Ada" });
  await dialog.getByLabel("Records").fill("4");
  await expectGoodScreen(lea.page, "opening a quality check");
  await dialog.getByRole("button", { name: "Open a quality check" }).click();
  await expect(lea.page.getByText("Quality check 1, read by Ada")).toBeVisible();
  await expectGoodScreen(lea.page, "a quality check that is open");

  const { page } = ada;
  await page.goto(`/reviews/${reviewId}`);
  await page.getByRole("link", { name: "Read excluded records again 4 records" }).click();
  await expect(page.getByText("Record 1 of 4")).toBeVisible();
  await page.goto(`/reviews/${reviewId}/screening`);
  await expect(page.getByText("A quality check waits for you: 4 records to read again.")).toBeVisible();
  await page.getByRole("link", { name: "Read the records" }).click();
  await expect(page.getByText("Record 1 of 4")).toBeVisible();
  await expect(page.getByText("0 in a row stay excluded; SAFE asks for 3.")).toBeVisible();
  await expectGoodScreen(page, "the desk of a quality check");
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys on this page" });
  await expect(keys.getByText("Doubt it: the record becomes a conflict")).toBeVisible();
  await expect(keys.getByLabel("Single keys decide and move")).toBeChecked();
  await expectGoodScreen(page, "the keys of a quality check");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByText("Record 2 of 4")).toBeVisible();
  await expect(page.getByText("1 in a row stay excluded; SAFE asks for 3.")).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByText("Record 3 of 4")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Record 2 of 4")).toBeVisible();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Note" }).fill("The abstract does not say which animals.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await expect(page.getByText("0 in a row stay excluded; SAFE asks for 3.")).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByText("You doubt it: it is a conflict now")).toBeVisible();
  await expectGoodScreen(page, "a doubt");
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await page.keyboard.press("e");
  await expect(page.getByText("All of this check is read")).toBeVisible();
  await expect(page.getByText("2 in a row stay excluded; SAFE asks for 3.")).toBeVisible();
  await expectGoodScreen(page, "a check that is read");

  const doubted = await db.checkedExclusion.findFirstOrThrow({ where: { reviewId, verdict: "doubted" } });
  await lea.page.goto(`/reviews/${reviewId}/conflicts`);
  await expect(lea.page.getByText(/^The decision differs\. .*Ada, on checking: include/)).toBeVisible();
  // What it sets aside, where a conflict had been settled before, names the same reason.
  await expect(lea.page.getByText("The abstract does not say which animals.", { exact: true })).toBeVisible();
  await expectGoodScreen(lea.page, "a doubt among the conflicts");
  await lea.page.goto(stopping);
  await expect(lea.page.getByText("1 doubt is to be settled.")).toBeVisible();
  await resolve(reviewId, adjudicator, { itemId: doubted.recordId, decision: "exclude" });

  await lea.page.reload();
  await expect(lea.page.getByText("All phases are done")).toBeVisible();
  await lea.page.getByRole("button", { name: "End it" }).click();
  await lea.page.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
  await expect(lea.page.getByText("Quality check 1, read by Ada")).toBeHidden();
  await expectGoodScreen(lea.page, "all phases of SAFE are done");
  await lea.page.goto(`/reviews/${reviewId}/history`);
  await expect(lea.page.getByText(/opened quality check 1 of 4 excluded records/)).toBeVisible();
});
