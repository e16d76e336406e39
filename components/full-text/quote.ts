/** Words marked in a PDF, with where they begin: the page, and the place in the text of that page. */
export interface Quote {
  text: string;
  page: number;
  /** Letters of the page before the first marked one and the last, as the PDF's text is read. */
  from: number;
  to: number;
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
  const sheet = element?.closest(`[${PAGE_ATTRIBUTE}]`);
  const page = Number(sheet?.getAttribute(PAGE_ATTRIBUTE));
  const raw = textIn(range.cloneContents());
  const text = tidyQuote(raw);
  if (!sheet || !text) return null;
  const before = document.createRange();
  before.setStart(sheet, 0);
  before.setEnd(start, range.startOffset);
  const from = textIn(before.cloneContents()).length;
  return { text, page, from, to: from + raw.length };
}

/**
 * The text of a piece of the viewer as it stands in the PDF. The browser's own reading breaks the line between any two
 * runs, in the middle of words too: the runs of a page are placed one by one.
 */
function textIn(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  if (node instanceof HTMLBRElement) return "\n";
  const inner = [...node.childNodes].map(textIn).join("");
  return node instanceof Element && node.hasAttribute(PAGE_ATTRIBUTE) ? `${inner}\n` : inner;
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
