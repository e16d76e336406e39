import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import { startExtraction as begin } from "@/lib/review/extraction/commands/extraction";
import type { OwnExtraction } from "@/lib/review/extraction/shapes";
import { makePerson, scopeOf } from "@/prisma/seed/team";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { enterClaims, giveUp, openReport, startExtraction } from "./pages/extraction";
import { expectGoodScreen } from "./pages/screens";
import { seedReports, seedReview } from "./seeded";

test("an extraction is given up and taken up again; a lead gives up another's, and makes room", async ({
  visitor,
}) => {
  const [olga, ada, cai] = [await visitor("Olga"), await visitor("Ada"), await visitor("Cai")];
  const [bea, dan] = [await makePerson("Bea"), await makePerson("Dan")];
  const { reviewId, lead, people } = await seedReview(olga, [
    [ada, ["extractor"]],
    [cai, ["extractor"]],
    [bea, ["reviewer", "extractor"]],
    [dan, ["reviewer"]],
  ]);
  const [report] = await seedReports(reviewId, lead, people.slice(2), 1);
  const { id: reportId = "", title = "" } = report ?? {};
  // As its assessment leaves it.
  await db.report.update({
    where: { reviewId_id: { reviewId, id: reportId } },
    data: { status: "included" },
  });
  const claims = async () => {
    const own = await ask<OwnExtraction>(ada.page, `/reviews/${reviewId}/reports/${reportId}/extraction`);
    return own.claims.map(({ statement }) => statement);
  };
  const list = (page: typeof ada.page) => page.goto(`/reviews/${reviewId}/extraction`);
  const adasRow = (page: typeof ada.page) => page.getByRole("listitem").filter({ hasText: "Ada:" });

  await test.step("her own: the claims stay, and she goes on where she was", async () => {
    await openReport(ada.page, reviewId, title);
    await startExtraction(ada.page, "Narrative review");
    await ada.page.getByLabel("Quote", { exact: true }).fill("Ketamine acts within hours.");
    await enterClaims(ada.page, { line: "ketamine ~ depression", count: 1 });
    await list(ada.page);
    const dialog = await giveUp(ada.page, "Ada", title);
    await expect(dialog).toContainText("Give up your extraction?");
    await expect(dialog).toContainText("The claims entered so far stay in the history.");
    await expect(dialog).toContainText("Nobody else has read the claims.");
    await expectGoodScreen(ada.page, "giving up");
    await dialog.getByRole("button", { name: "Give up" }).click();
    await expect(adasRow(ada.page)).toContainText("Ada: given up");
    await openReport(ada.page, reviewId, title);
    await expect(ada.page.getByText("You gave this extraction up.")).toBeVisible();
    await expect(ada.page.getByRole("button", { name: "Enter claims" })).toHaveCount(0);
    await expectGoodScreen(ada.page, "given up");
    await list(ada.page);
    await ada.page.getByRole("button", { name: `Take up again the extraction by Ada: ${title}` }).click();
    await expect(adasRow(ada.page)).toContainText("Ada: started");
    expect(await claims()).toEqual(["ketamine alters depression"]);
  });

  await test.step("another extractor learns nothing of it and gives up nobody's", async () => {
    await list(cai.page);
    await expect(cai.page.getByRole("link", { name: `Extract: ${title}` })).toBeVisible();
    await expect(cai.page.getByRole("button", { name: /^Give up/ })).toHaveCount(0);
    await expect(cai.page.getByText("Ada")).toHaveCount(0);
  });

  await test.step("a lead who does not extract gives hers up, and undoes it", async () => {
    await list(olga.page);
    const dialog = await giveUp(olga.page, "Ada", title);
    await expect(dialog).toContainText("Give up the extraction by Ada?");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(adasRow(olga.page)).toContainText("Ada: started");
    await (await giveUp(olga.page, "Ada", title)).getByRole("button", { name: "Give up" }).click();
    await expect(adasRow(olga.page)).toContainText("Ada: given up");
    await olga.page.getByRole("button", { name: "Undo" }).click();
    await expect(adasRow(olga.page)).toContainText("Ada: started");
  });

  await test.step("two others take the places: then she cannot come back", async () => {
    await (await giveUp(olga.page, "Ada", title)).getByRole("button", { name: "Give up" }).click();
    await expect(adasRow(olga.page)).toContainText("Ada: given up");
    await openReport(cai.page, reviewId, title);
    await startExtraction(cai.page, "Narrative review");
    const scope = await scopeOf(bea.id, reviewId, "extraction.extract");
    await begin(scope, { operationId: uuid(), reviewId, reportId });
    await list(ada.page);
    await ada.page.getByRole("button", { name: `Take up again the extraction by Ada: ${title}` }).click();
    await expect(ada.page.getByText("Two members extract this report already.")).toBeVisible();
    await expect(adasRow(ada.page)).toContainText("Ada: given up");
    expect(await claims()).toEqual(["ketamine alters depression"]);
    await olga.page.goto(`/reviews/${reviewId}/history`);
    await expect(olga.page.getByText(/gave up/).first()).toBeVisible();
  });
});
