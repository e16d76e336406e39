/** Words marked in a PDF, and the page they begin on. */
export interface Quote {
  text: string;
  page: number;
}

/** Marks a page's element, so that a selection knows where it is. */
export const PAGE_ATTRIBUTE = "data-page";

/** What is selected inside the viewer, as a quote; null where nothing is. */
export function selectedQuote(selection: Selection | null, viewer: Element): Quote | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!viewer.contains(range.commonAncestorContainer)) return null;
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const page = Number(element?.closest(`[${PAGE_ATTRIBUTE}]`)?.getAttribute(PAGE_ATTRIBUTE));
  const text = tidyQuote(selection.toString());
  return page > 0 && text ? { text, page } : null;
}

/** The lines of a column become a sentence again: words broken at the end of a line are joined. */
export function tidyQuote(text: string): string {
  return text
    .replace(/\u00ad\s*/g, "")
    .replace(/(\p{Ll})[-\u2010]\s*\n\s*(?=\p{Ll})/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** A place in a list of texts. */
export interface TextPlace {
  text: number;
  offset: number;
}

/**
 * Where a quote stands in the runs of text of a page, blanks and hyphens aside: a page's runs break lines where the
 * quote has none.
 */
export function findQuote(
  runs: readonly string[],
  quote: string,
): { start: TextPlace; end: TextPlace } | null {
  const places: TextPlace[] = [];
  let letters = "";
  for (const [text, run] of runs.entries()) {
    for (let offset = 0; offset < run.length; offset += 1) {
      const letter = bare(run.charAt(offset));
      if (!letter) continue;
      letters += letter;
      places.push({ text, offset });
    }
  }
  const wanted = [...quote].map(bare).join("");
  const at = wanted ? letters.indexOf(wanted) : -1;
  const start = places[at];
  const last = places[at + wanted.length - 1];
  if (at < 0 || !start || !last) return null;
  return { start, end: { text: last.text, offset: last.offset + 1 } };
}

/** A letter as it is compared, one for one; nothing for blanks and hyphens. */
function bare(letter: string): string {
  if (/[\s\-\u2010\u00ad]/.test(letter)) return "";
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}
