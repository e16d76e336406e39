/** Where a quote stands in the text of its page, as offsets of the original text. */
export interface QuotePlace {
  start: number;
  end: number;
}

/** Whether a quote was found in its source; an unverified one is kept and shown as such. */
export type QuoteState = "found" | "unverified";

/** A text in comparable form; `starts` and `ends` lead each of its code units back to the original. */
interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/u;
const DASH = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/u;
const SINGLE_QUOTE = /['‘’‚‛′‵`´ʼ]/u;
const DOUBLE_QUOTE = /["“”„‟″‶«»]/u;

/**
 * Finds a quote in a text whose typesetting differs from it: white space, soft hyphens, hyphens at line ends, ligatures,
 * quotation marks and dashes are folded on both sides. Letter case and every other character must agree.
 */
export function findQuote(text: string, quote: string): QuotePlace | null {
  const wanted = trimFolded(fold(quote).text);
  if (wanted === "") return null;
  const verbatim = text.indexOf(quote);
  if (verbatim >= 0) return { start: verbatim, end: verbatim + quote.length };
  const source = fold(text);
  const at = source.text.indexOf(wanted);
  const start = source.starts[at];
  const end = source.ends[at + wanted.length - 1];
  return at < 0 || start === undefined || end === undefined ? null : { start, end };
}

/** Whether a quote stands in its source text; without a text nothing can be verified. */
export function quoteState(text: string | null, quote: string): QuoteState {
  return text !== null && findQuote(text, quote) ? "found" : "unverified";
}

/** A hyphen at the very edge of a quote may be half of a broken word, so edges are compared without it. */
function trimFolded(folded: string): string {
  return folded.replace(/^[ -]+|[ -]+$/g, "");
}

function fold(original: string): Folded {
  const folded: Folded = { text: "", starts: [], ends: [] };
  const points = [...codePoints(original)].filter(({ char }) => !INVISIBLE.test(char));
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (!point) continue;
    const next = DASH.test(point.char) ? afterSpace(points, i + 1) : i;
    if (next > i && isInsideWord(folded.text, points[next]?.char)) {
      i = next - 1;
      continue;
    }
    append(folded, comparable(point.char), point);
    if (next > i + 1 && isBrokenLine(folded.text, points, i + 1, next)) i = next - 1;
  }
  return folded;
}

interface CodePoint {
  char: string;
  start: number;
}

function* codePoints(text: string): Generator<CodePoint> {
  let start = 0;
  for (const char of text) {
    yield { char, start };
    start += char.length;
  }
}

function afterSpace(points: readonly CodePoint[], from: number): number {
  let at = from;
  while (/^\s$/u.test(points[at]?.char ?? "")) at++;
  return at;
}

/** A dash between two letters, perhaps with a line break after it, may be part of the word or of the typesetting. */
function isInsideWord(before: string, after: string | undefined): boolean {
  return /[\p{L}\p{M}]$/u.test(before.slice(-2)) && /^\p{L}/u.test((after ?? "").normalize("NFKD"));
}

/** A line broken after a dash that stays, as in a range of numbers. */
function isBrokenLine(folded: string, points: readonly CodePoint[], from: number, to: number): boolean {
  const dashFollowsText = /[^ -]-$/u.test(folded.slice(-2));
  return dashFollowsText && points.slice(from, to).some(({ char }) => char === "\n" || char === "\r");
}

/** One character in comparable form; NFKD opens ligatures and splits letters from their accents. */
function comparable(char: string): string {
  if (DASH.test(char)) return "-";
  if (SINGLE_QUOTE.test(char)) return "'";
  if (DOUBLE_QUOTE.test(char)) return '"';
  return char.normalize("NFKD").replace(/\s/gu, " ");
}

function append(folded: Folded, text: string, { char, start }: CodePoint): void {
  for (const unit of text.split("")) {
    if (unit === " " && folded.text.endsWith(" ")) continue;
    folded.text += unit;
    folded.starts.push(start);
    folded.ends.push(start + char.length);
  }
}
