import type { Page } from "@playwright/test";
import type { OwnExtraction } from "@/lib/review/extraction/shapes";
import { pdfOf } from "@/prisma/seed/pdf";
import { includeReport } from "./api/ketamine-report";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { TITLES } from "./ketamine";
import { ask } from "./pages/ask";
import {
  enterClaims,
  openReport,
  quoteFromPdf,
  startExtraction,
  submitExtraction,
  textOfReport,
} from "./pages/extraction";

const KINASE = "The eEF2 kinase is deactivated by ketamine within minutes.";
const PAGES = [
  "Beyond NMDA receptors.",
  "A page between.",
  "Twice said is twice said.\nTwice said is twice said." +
    "\n".repeat(22) +
    "The eEF2 kinase is deacti-\nvated by ketamine within minutes.",
];

test("quotes come from PDFs too, and every claim leads back to its words", async ({ visitor }) => {
  const [ada, bea] = [await visitor("Ada"), await visitor("Bea")];
  const { page } = ada;
  const pdfs = { "paper.pdf": await pdfOf(PAGES), "supplement.pdf": await pdfOf(["Nothing of use."]) };
  const { reviewId, reportId, sha256 } = await includeReport(ada, bea, pdfs);
  const claims = async () => {
    const path = `/reviews/${reviewId}/reports/${reportId}/extraction`;
    return (await ask<OwnExtraction>(page, path)).claims;
  };

  await test.step("the list, and a report before its first claim", async () => {
    await page.goto(`/reviews/${reviewId}/extraction`);
    await expectAccessible(page, "the reports");
    await openReport(page, reviewId, TITLES.R01);
    await expectAccessible(page, "not started");
    await startExtraction(page, "Narrative review");
    await expectAccessible(page, "no claim yet");
  });

  await test.step("a quote is marked across a broken line and taken by key", async () => {
    const tabs = page.getByRole("tablist", { name: "Text of the report" });
    await tabs.getByRole("tab", { name: "Title and abstract" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(tabs.getByRole("tab", { name: "paper.pdf" })).toHaveAttribute("aria-selected", "true");
    await page.getByRole("textbox", { name: "Page" }).fill("3");
    await page.keyboard.press("Enter");
    await quoteFromPdf(
      page,
      "paper.pdf",
      3,
      "The eEF2 kinase is deacti-vated by ketamine within minutes.",
      KINASE,
    );
    await expect(page.getByText("Found on page 3")).toBeVisible();
    await enterClaims(page, { line: "ketamine -| EEF2K", count: 1 });
    const text = await pageText(page, reviewId, sha256, 3);
    const [claim] = await claims();
    expect(claim).toMatchObject({ quote: KINASE, page: 3, fileSha256: sha256, quoteFound: true });
    expect(text.slice(claim?.charStart ?? 0, claim?.charEnd ?? 0).replaceAll(/-\s|\s+(?=vated)/g, "")).toBe(
      KINASE,
    );
    await expectAccessible(page, "a PDF and a claim");
  });

  await test.step("the button does the same, and of words said twice the marked ones are meant", async () => {
    const sheet = page.getByRole("group", { name: "Page 3", exact: true });
    await sheet.getByText("Twice said is twice said.").nth(1).selectText();
    await page
      .getByRole("region", { name: "Text of the report" })
      .getByRole("button", { name: "Use as quote" })
      .click();
    await expect(page.getByText("Found on page 3")).toBeVisible();
    await enterClaims(page, { line: "ketamine ~ depression", count: 1 });
    const text = await pageText(page, reviewId, sha256, 3);
    expect((await claims())[1]).toMatchObject({ charStart: text.lastIndexOf("Twice") });
  });

  await test.step("a claim's words are shown where they stand", async () => {
    await page.getByRole("tab", { name: "Title and abstract" }).click();
    await page.getByRole("button", { name: /^Show the quote in the text: ketamine decreases EEF2K/ }).click();
    await expect(page.getByRole("tab", { name: "paper.pdf" })).toHaveAttribute("aria-selected", "true");
    await expect.poll(() => marked(page)).toContain("The eEF2 kinase");
    await page
      .getByRole("button", { name: /^Show the quote in the text: ketamine alters depression/ })
      .click();
    await expect.poll(() => marked(page)).toBe("Twice said is twice said.");
    await expect.poll(() => isMarkInSight(page)).toBe(true);
  });

  await test.step("words that stand nowhere are kept, and said to be nowhere", async () => {
    await page.getByLabel("Quote", { exact: true }).fill("A sentence of another paper.");
    await expect(page.getByText("Not found in the text.")).toBeVisible();
    await enterClaims(page, { line: "ketamine > neurogenesis", count: 1 });
    const row = page.getByRole("listitem").filter({ hasText: "ketamine increases neurogenesis" });
    await expect(row.getByText("Quote not found")).toBeVisible();
    await expect(row.getByRole("button", { name: /^Show the quote/ })).toHaveCount(0);
  });

  await test.step("nothing typed is lost while the network is away", async () => {
    await page.route("**/extraction/claims", (route) => route.abort());
    await page.getByLabel("One line").fill("ketamine > neuroplasticity");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Send again" })).toBeVisible();
    await expect(page.getByLabel("One line")).toHaveValue("ketamine > neuroplasticity");
    await expectAccessible(page, "not sent");
    await page.unroute("**/extraction/claims");
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("4 claims", { exact: true })).toBeVisible();
    expect(await claims()).toHaveLength(4);
  });

  await test.step("on a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page, "the form at 360");
    await expectNarrowPanes(page);
    await expectAccessible(page, "the form at 360");
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step("sealed claims and the comparison lead to the words too", async () => {
    await submitExtraction(page);
    await expectAccessible(page, "submitted");
    await page.getByRole("button", { name: /^Show the quote in the text: ketamine decreases EEF2K/ }).click();
    await expect.poll(() => marked(page)).toContain("The eEF2 kinase");
    await openReport(bea.page, reviewId, TITLES.R01);
    await startExtraction(bea.page, "Narrative review");
    await submitExtraction(bea.page);
    await page.goto(`/reviews/${reviewId}/extraction/${reportId}/comparison`);
    await page.getByRole("button", { name: /^Show the quote in the text: ketamine decreases EEF2K/ }).click();
    await expect(page.getByRole("tab", { name: "paper.pdf" })).toHaveAttribute("aria-selected", "true");
    await expect.poll(() => marked(page)).toContain("The eEF2 kinase");
    await expectAccessible(page, "comparison");
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page, "comparison at 360");
    await expectNarrowPanes(page);
  });

  await test.step("a report that cannot be loaded says so and tries again", async () => {
    await page.route("**/source", (route) => route.abort());
    await page.goto(`/reviews/${reviewId}/extraction/${reportId}`);
    await expect(page.getByText("This report could not be loaded")).toBeVisible();
    await expectAccessible(page, "not loaded");
    await page.unroute("**/source");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(textOfReport(page)).toBeVisible();
  });
});

/** Neither side of the divider is wider than the window, though each could scroll by itself. */
async function expectNarrowPanes(page: Page): Promise<void> {
  const panes = page.locator(":has(> [role=separator]) > div:not([role=separator])");
  await expect(panes).toHaveCount(2);
  const over = await panes.evaluateAll((all) => all.map((pane) => pane.scrollWidth - pane.clientWidth));
  expect(over).toEqual([0, 0]);
}

/** The words that are marked in the PDF. */
function marked(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get("quote-in-pdf") ?? [])].map((range) => (range as Range).toString()).join(""),
  );
}

function isMarkInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [words] = CSS.highlights.get("quote-in-pdf") ?? [];
    const box = (words as Range).getBoundingClientRect();
    const pane = (words as Range).startContainer.parentElement?.closest("section")?.getBoundingClientRect();
    return pane !== undefined && box.top >= pane.top && box.bottom <= pane.bottom;
  });
}

async function pageText(page: Page, reviewId: string, sha256: string, number: number): Promise<string> {
  const path = `/reviews/${reviewId}/documents/${sha256}/pages`;
  const { pages } = await ask<{ pages: { page: number; text: string }[] }>(page, path);
  return pages.find((each) => each.page === number)?.text ?? "";
}
