import { importFile, makeSearch } from "@/prisma/seed/import";
import type { SeedPerson } from "@/prisma/seed/team";
import { expect, test } from "./fixtures";
import { expectGoodScreen } from "./pages/screens";
import { seedReview } from "./seeded";

const entry = (title: string, ...more: string[]) =>
  ["TY  - JOUR", `TI  - ${title}`, "AU  - Antos, Zuzanna", ...more, "ER  - ", ""].join("\n");

const PUBMED = [
  entry(
    "Ketamin and the made-up sleep of lamps",
    "PY  - 2019",
    "DO  - 10.5555/lamp.1",
    "M3  - Journal Article",
  ),
  entry("Lamps: an editorial", "PY  - 2020", "M3  - Editorial"),
  entry("Lamps: another editorial", "PY  - 2021", "M3  - Editorial"),
  entry("RETRACTED: Lamps and the sleep of rats", "PY  - 2011", "AB  - Rats slept.", "M3  - Journal Article"),
].join("\n");

const EMBASE = entry("A trial of lamps that only one database holds", "PY  - 2001", "AB  - Lamps shone.");

async function importBoth(reviewId: string, person: SeedPerson): Promise<void> {
  for (const [name, text] of [
    ["PubMed", PUBMED],
    ["Embase", EMBASE],
  ] as const) {
    const searchId = await makeSearch(reviewId, person, { name });
    await importFile(reviewId, person, { name: `${name}.ris`, text, feeds: [{ part: "all", searchId }] });
  }
}

test("key papers are checked against the searches", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, lead } = await seedReview(ada, []);
  await importBoth(reviewId, lead);
  await page.goto(`/reviews/${reviewId}/import/key-papers`);
  await expect(page.getByText("No key papers yet.")).toBeVisible();
  await page.getByRole("button", { name: "Name key papers" }).click();
  const dialog = page.getByRole("dialog", { name: "Name key papers" });
  await dialog.getByLabel("Key papers").fill("https://doi.org/10.5555/LAMP.1\nLamps");
  await dialog.getByRole("button", { name: "Name them" }).click();
  await expect(dialog.getByText("Line 2 is no DOI, no PubMed number and no title.")).toBeVisible();
  await expectGoodScreen(page, "naming key papers");
  await dialog
    .getByLabel("Key papers")
    .fill(
      "https://doi.org/10.5555/LAMP.1\nAntos Z. A trial of lamps that only one database holds. 2001.\n12345678",
    );
  await dialog.getByRole("button", { name: "Name them" }).click();
  await expect(page.getByText("3 key papers named.")).toBeVisible();
  const table = page.getByRole("table", { name: "Key papers" });
  const row = (paper: string | RegExp) => table.getByRole("row").filter({ hasText: paper });
  await expect(row("LAMP.1").getByRole("cell")).toHaveText(["Found", "Not found", ""]);
  await expect(row("only one database").getByRole("cell")).toHaveText(["Not found", "Found", ""]);
  await expect(row("12345678").getByText("Found by no search")).toBeVisible();
  await expect(page.getByText("One of the key papers was found by no search.")).toBeVisible();
  await expect(row("Found by").last().getByRole("cell")).toHaveText(["1 of 3", "1 of 3", ""]);
  await expectGoodScreen(page, "key papers");

  await page.getByRole("button", { name: "Take off the list: 12345678" }).click();
  await expect(page.getByText("Each key paper was found by at least one search.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row("12345678")).toBeVisible();
});

test("records are removed by a rule that was counted first, and restored as a whole", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, lead } = await seedReview(ada, []);
  await importBoth(reviewId, lead);
  await page.goto(`/reviews/${reviewId}/records`);
  const list = page.getByRole("grid", { name: "Records" });
  await expect(list).toHaveAttribute("aria-rowcount", "5");
  await expect(list.getByText("Retracted", { exact: true }).filter({ visible: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Remove by rule" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove by rule before screening" });
  await dialog.getByRole("radio", { name: "Year" }).check();
  await dialog.getByLabel("Published before").fill("2015");
  await expect(dialog.getByText("Removes 2 of 5 records.")).toBeVisible();
  await dialog.getByRole("radio", { name: "Publication type" }).check();
  await dialog.getByRole("checkbox", { name: /Editorial/ }).check();
  await expect(dialog.getByText("Removes 2 of 5 records.")).toBeVisible();
  await expect(dialog.getByText("Lamps: another editorial")).toBeVisible();
  await expectGoodScreen(page, "a rule that was counted");
  await dialog.getByRole("button", { name: "Remove 2 records" }).click();
  await expect(page.getByText("2 records removed before screening.")).toBeVisible();
  const restore = dialog.getByRole("button", { name: "Restore: Publication type: Editorial" });
  await expect(restore).toBeVisible();
  await expectGoodScreen(page, "what was removed so far");
  await page.keyboard.press("Escape");
  await expect(list.getByText("Removed for another reason").filter({ visible: true })).toHaveCount(2);
  await page.getByRole("button", { name: "Remove by rule" }).click();
  await restore.click();
  await expect(page.getByText("2 records restored.")).toBeVisible();
  await expect(restore).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(list.getByText("Removed for another reason")).toHaveCount(0);
});

test("a record is corrected, also when somebody else was quicker, and given back", async ({ visitor }) => {
  const ada = await visitor("Ada");
  const bea = await visitor("Bea");
  const { page } = ada;
  const { reviewId, lead } = await seedReview(ada, [[bea, ["information_specialist"]]]);
  await importBoth(reviewId, lead);
  await page.goto(`/reviews/${reviewId}/records?lacks=abstract`);
  await expect(page.getByRole("grid", { name: "Records" })).toHaveAttribute("aria-rowcount", "3");
  await page.getByRole("grid", { name: "Records" }).getByText("Ketamin and the made-up sleep").click();
  await page.getByRole("link", { name: "Open its page" }).click();
  await page.waitForURL(`**/records/*`);
  const address = page.url();
  const open = async (who: typeof page) => {
    await who.getByRole("button", { name: "Correct" }).click();
    return who.getByRole("dialog", { name: "Correct this record" });
  };
  const dialog = await open(page);
  await dialog.getByLabel("Title").fill("Ketamine and the made-up sleep of lamps");
  await dialog.getByLabel("DOI").fill("nowhere");
  await dialog.getByLabel("Year").fill("19");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("This is no DOI. It looks like 10.1000/abc.")).toBeVisible();
  await expect(dialog.getByText("A year has four digits, from 1400 to 2200.")).toBeVisible();
  await expectGoodScreen(page, "correcting a record");

  await bea.page.goto(address);
  const hers = await open(bea.page);
  await hers.getByLabel("Title").fill("Ketamine and sleep");
  await hers.getByLabel("Volume").fill("7");
  await hers.getByRole("button", { name: "Save" }).click();
  await expect(bea.page.getByText("Corrected.")).toBeVisible();

  await dialog.getByLabel("DOI").fill("10.5555/lamp.2");
  await dialog.getByLabel("Year").fill("2020");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Somebody else corrected this record meanwhile.")).toBeVisible();
  await expect(dialog.getByLabel("Title")).toHaveValue("Ketamine and the made-up sleep of lamps");
  await expect(dialog.getByText("Reads now: Ketamine and sleep")).toBeVisible();
  await expect(dialog.getByLabel("Volume")).toHaveValue("7");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Ketamine and the made-up sleep of lamps" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^10\.5555\/lamp\.2/ })).toHaveAttribute(
    "href",
    "https://doi.org/10.5555/lamp.2",
  );

  await page.getByText("Corrected by Ada").click();
  const changed = page.getByRole("table", { name: "What was corrected" });
  await expect(changed.getByRole("row", { name: /^Title/ })).toContainText("Ketamin and the made-up sleep");
  await expectGoodScreen(page, "a corrected record");
  await page.getByRole("button", { name: "Give back what the source said" }).click();
  await expect(page.getByRole("heading", { name: "Ketamin and the made-up sleep of lamps" })).toBeVisible();
  await expect(page.getByText("Corrected by Ada")).toBeHidden();
});
