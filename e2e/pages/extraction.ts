import { expect, type Locator, type Page } from "@playwright/test";
import { openDialog } from "./dialog";
import { markWords } from "./text";

/** What is said beside a proposition. */
interface Details {
  timing?: string;
  citedDesign?: string;
  comparator?: string;
  note?: string;
  implicit?: boolean;
}

/** Claims entered at once: by one line, or field by field. */
export interface Entry {
  line?: string;
  fields?: { subject: string; relation: string; object: string };
  /** Another relation than the line proposes. */
  relation?: string;
  /** How many claims it makes. */
  count: number;
  stance?: string;
  sure?: string;
  details?: Details;
}

/** What is entered about one quote, and how the quote is had: marked in the text or in the PDF, or pasted. */
export interface QuotePlan {
  quote: string;
  how: "text" | "pdf" | "paste";
  entries: readonly Entry[];
}

/** One report as one extractor reads it. */
export interface Reading {
  design: "Narrative review" | "Systematic review";
  quotes: readonly QuotePlan[];
}

/** Opens a report from the list, by the beginning of its title. */
export async function openReport(page: Page, reviewId: string, title: string): Promise<void> {
  await page.goto(`/reviews/${reviewId}/extraction`);
  const beginning = title.replaceAll(/[()]/g, "\\$&");
  await page.getByRole("link", { name: new RegExp(`^${beginning}`) }).click();
  await page.waitForURL(/\/extraction\/[0-9a-f-]{36}$/);
}

/** The text beside the form. */
export function textOfReport(page: Page): Locator {
  return page.getByRole("region", { name: "Text of the report" });
}

/** Starts one's extraction and says what kind of report it is. */
export async function startExtraction(page: Page, design: string): Promise<void> {
  await page.getByRole("button", { name: "Start the extraction" }).click();
  await page.getByLabel("Design", { exact: true }).selectOption({ label: design });
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

/** Marks words of title or abstract and takes them by key. */
export async function quoteByKey(page: Page, quote: string): Promise<void> {
  await showView(page, "Title and abstract");
  await markWords(page, textOfReport(page), quote);
  await page.keyboard.press("c");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue(quote);
}

/** Marks words of a page of the PDF and takes them by key; a word broken at the end of a line is joined in the quote. */
export async function quoteFromPdf(
  page: Page,
  name: string,
  number: number,
  printed: string,
  quote = printed,
): Promise<void> {
  await showView(page, name);
  const sheet = page.getByRole("group", { name: `Page ${number}`, exact: true });
  await expect(sheet.getByText(printed.slice(0, 12))).toBeAttached();
  await markWords(page, sheet, printed);
  await page.keyboard.press("c");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue(quote);
}

/** Title and abstract, or a PDF; without a PDF there is one view. */
export async function showView(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name });
  if (await tab.isVisible()) await tab.click();
}

async function takeQuote(page: Page, { quote, how }: QuotePlan): Promise<void> {
  if (how === "text") await quoteByKey(page, quote);
  else if (how === "pdf") await quoteFromPdf(page, "paper.pdf", 1, quote);
  else await page.getByLabel("Quote", { exact: true }).fill(quote);
  await expect(page.getByText(how === "pdf" ? "Found on page 1" : /^Found in the/)).toBeVisible();
}

/** Writes what a quote claims and sends it with Enter. */
export async function enterClaims(page: Page, entry: Entry): Promise<void> {
  const form = page.getByRole("form", { name: "Claims of this quote" });
  if (entry.line) await form.getByLabel("One line").fill(entry.line);
  if (entry.fields) await fillFields(form, entry.fields);
  if (entry.relation) await form.getByLabel(/^Relation from/).selectOption({ label: entry.relation });
  if (entry.stance) await form.getByLabel("Stance").selectOption({ label: entry.stance });
  if (entry.sure) await form.getByLabel("How sure it is said").selectOption({ label: entry.sure });
  if (entry.details) await fillDetails(form, entry.details);
  const before = await claimsInList(page);
  await form.getByRole("button", { name: "Enter claims" }).click();
  await expect.poll(() => claimsInList(page)).toBe(before + entry.count);
  await expect(form.getByLabel("One line")).toHaveValue("");
  await expect(form.getByRole("combobox", { name: "Subject", exact: true })).toHaveValue("");
}

/** How many claims stand below the form. */
function claimsInList(page: Page): Promise<number> {
  return page.getByRole("region", { name: "Claims entered" }).getByRole("listitem").count();
}

/** Subject, relation and object. A proposition is chosen by what it says, or by its code. */
export async function fillFields(
  form: Locator,
  { subject, relation, object }: { subject: string; relation: string; object: string },
): Promise<void> {
  await fillEnd(form, "Subject", subject);
  await fillEnd(form, "Object", object);
  await form.getByLabel("Relation", { exact: true }).selectOption({ label: relation });
}

async function fillEnd(form: Locator, label: string, name: string): Promise<void> {
  const field = form.getByRole("combobox", { name: label, exact: true });
  await field.fill(name.replace(/\]$/, ""));
  if (name.startsWith("[")) {
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(field).toHaveValue(/^\[P\d+\]$/);
  } else await field.press("Escape");
}

export async function fillDetails(form: Locator, details: Details): Promise<void> {
  const { timing, citedDesign, comparator, note, implicit } = details;
  const fold = form.locator("details").filter({ hasText: /^Timing, comparator/ });
  await fold.locator("summary").click();
  if (timing) await fold.getByLabel("Timing in words").fill(timing);
  if (citedDesign) await fold.getByLabel("Design of the cited work").selectOption({ label: citedDesign });
  if (comparator) await fold.getByLabel("Compared with").fill(comparator);
  if (note) await fold.getByLabel("Note").fill(note);
  if (implicit) await fold.getByLabel(/not named in the sentence/).check();
  await fold.locator("summary").click();
}

/** Seals one's extraction. */
export async function submitExtraction(page: Page): Promise<void> {
  const dialog = await openDialog(page, "Submit the extraction");
  await dialog.getByRole("button", { name: "Submit the extraction" }).click();
  await expect(page.getByText(/^Submitted and sealed|^Both extractors have submitted/)).toBeVisible();
}

/** Goes through one report, up to the sealing. */
export async function enterReport(
  page: Page,
  reviewId: string,
  title: string,
  { design, quotes }: Reading,
): Promise<void> {
  await openReport(page, reviewId, title);
  await startExtraction(page, design);
  for (const plan of quotes) {
    await takeQuote(page, plan);
    for (const entry of plan.entries) await enterClaims(page, entry);
  }
}

/** Asks to give up an extraction, on the list of reports. */
export function giveUp(page: Page, name: string, title: string): Promise<Locator> {
  return openDialog(page, `Give up the extraction by ${name}: ${title}`);
}
