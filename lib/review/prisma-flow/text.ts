import type { BoxCount, MemberKey } from "./schema";

/** A run of text in one style; a number carries the members it opens and what it counts in words. */
export interface Segment {
  text: string;
  style?: "italic" | "bold";
  members?: MemberKey;
  sentence?: string;
}

/** Text that wraps within its box; lines after the first hang under it. */
export interface Paragraph {
  segments: Segment[];
  indent: number;
}

/** One line of wrapped text. */
export interface WrappedLine {
  segments: Segment[];
  indent: number;
}

const HANGING_INDENT = 10;
/** Fonts differ: without Helvetica or Arial, the wider DejaVu Sans must still fit its box. */
const SAFETY = 1.14;
const BOLD = 1.08;

/** Helvetica's widths in thousandths of the font size, from the space (32) to the tilde (126). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const OTHER_LETTER = 720;
const FULL_WIDTH = 1050;

/** A number as the template prints it. */
export function numberSegment({ n, members, sentence }: BoxCount): Segment {
  return { text: `(n = ${n.toLocaleString("en")})`, members, sentence };
}

/** How wide a text is likely to be: no browser is there to measure it. */
export function widthOf(text: string, size: number, style?: Segment["style"]): number {
  const letters = [...text.normalize("NFD").replace(/\p{M}/gu, "")];
  const thousandths = letters.reduce((sum, letter) => sum + widthOfLetter(letter), 0);
  return (thousandths / 1000) * size * SAFETY * (style === "bold" ? BOLD : 1);
}

function widthOfLetter(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const known = WIDTHS[code - 32];
  if (known !== undefined) return known;
  return code >= 0x1100 ? FULL_WIDTH : OTHER_LETTER;
}

/** Breaks a paragraph into lines no wider than `width`: between words, and within a word that is too long. */
export function wrap({ segments, indent }: Paragraph, width: number, size: number): WrappedLine[] {
  const lines: WrappedLine[] = [{ segments: [], indent }];
  let used = 0;
  for (const piece of segments.flatMap((segment) =>
    piecesOf(segment, width - indent - HANGING_INDENT, size),
  )) {
    const room = width - (lines.length > 1 ? indent + HANGING_INDENT : indent);
    const needed = widthOf(piece.text.trimEnd(), size, piece.style);
    if (used > 0 && used + needed > room) {
      lines.push({ segments: [], indent: indent + HANGING_INDENT });
      used = 0;
    }
    append(lines.at(-1)!.segments, piece);
    used += widthOf(piece.text, size, piece.style);
  }
  return lines;
}

/** Unbreakable pieces: a number, a word with its blank, or as much of an overlong word as fits a line. */
function piecesOf(segment: Segment, room: number, size: number): Segment[] {
  const words = segment.members ? [segment.text] : (segment.text.match(/\s*\S+\s*/g) ?? []);
  return words.flatMap((word) => cut(word, room, size, segment.style)).map((text) => ({ ...segment, text }));
}

function cut(word: string, room: number, size: number, style: Segment["style"]): string[] {
  const parts = [""];
  for (const letter of word) {
    const longer = parts.at(-1)! + letter;
    if (parts.at(-1) !== "" && widthOf(longer.trimEnd(), size, style) > room) parts.push(letter);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

function append(line: Segment[], piece: Segment) {
  const last = line.at(-1);
  if (last && !last.members && !piece.members && last.style === piece.style) last.text += piece.text;
  else line.push({ ...piece });
}
