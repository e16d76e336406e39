import { type Field, tagNumber } from "./fields";
// The tags that are asked for have numbers once this was read.
import "./ris-tags";

/** No tag stands there. */
export const NO_TAG = -1;

/** A line that begins with another letter than T is no first line of an entry. */
export function mayStart(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x54 || first < 0x41 || first > 0x7e;
}

const SPACED = /^([A-Z][A-Z0-9])(?:\s{1,4}-|-\s{1,2})\s?(.*)$/;
const TIGHT = /^([A-Z][A-Z0-9])\s*-\s*(.*)$/;
const LONG = /^(PMID|PMCID|DOI)\s*-\s(.*)$/;

/** `T2-weighted` at the start of a line is text; `T2-Journal` is a tag only where the entry writes all tags so. */
export function fieldOf(text: string, tight: boolean, indented: boolean): Field | undefined {
  const line = indented ? text.trimStart() : text;
  if (tagOf(line.charCodeAt(0), line.charCodeAt(1)) === NO_TAG) return undefined;
  if (line.startsWith("  - ", 2)) return { tag: line.slice(0, 2), value: line.slice(6) };
  const match = (tight ? TIGHT : SPACED).exec(line) ?? LONG.exec(line);
  return match?.[1] ? { tag: match[1], value: match[2] ?? "" } : undefined;
}

const [CAPITALS, DIGITS] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
/**
 * Every tag there can be: its number, at the codes of its two signs. One that was cut out of a line would be hashed and
 * compared at each look-up.
 */
const TAGS = new Int16Array(128 * 128).fill(NO_TAG);
for (const first of CAPITALS)
  for (const second of CAPITALS + DIGITS)
    TAGS[first.charCodeAt(0) * 128 + second.charCodeAt(0)] = tagNumber(first + second);

/** By its codes, for lines are texts of more kinds than paragraphs (see `isVisible`). */
function tagOf(first: number, second: number): number {
  return second < 128 ? (TAGS[first * 128 + second] ?? NO_TAG) : NO_TAG;
}

/** The tag of a line that begins as most do: a capital, another or a digit, and `  - `. */
export function plainTag(text: string, start: number): number {
  return isPlain(text, start) ? tagOf(text.charCodeAt(start), text.charCodeAt(start + 1)) : NO_TAG;
}

const [SPACE, DASH] = [0x20, 0x2d];

/** Sign by sign, for so few that takes less than to compare texts. */
function isPlain(text: string, start: number): boolean {
  return (
    text.charCodeAt(start + 4) === DASH &&
    text.charCodeAt(start + 3) === SPACE &&
    text.charCodeAt(start + 2) === SPACE &&
    text.charCodeAt(start + 5) === SPACE
  );
}
