/** The protocol's words that speak for and against a record. */
export interface HighlightTerms {
  include: readonly string[];
  exclude: readonly string[];
}

/** A stretch of a text and which kind of term it is. All pieces together are the text, unchanged. */
export interface Piece {
  text: string;
  kind: "include" | "exclude" | null;
}

interface Word {
  folded: string;
  start: number;
  end: number;
}

interface Term {
  kind: "include" | "exclude";
  /** Folded words of the term, and what stands between them in the protocol. */
  words: string[];
  gaps: string[];
  /** Ends in `*`: the last word may go on. */
  open: boolean;
}

/** Terms by their first word; those that are one open word by it and a star, and how long these words are. */
export interface TermIndex {
  terms: ReadonlyMap<string, readonly Term[]>;
  openLengths: readonly number[];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** What may stand between the words of a term where the protocol has something else: a blank, a dash, an apostrophe. */
const LOOSE_GAP = /^[\s\p{Pd}'’/]{1,3}$/u;

/** Prepares the terms once for many texts. No pattern is built from them, so that no term can stall the page. */
export function indexTerms({ include, exclude }: HighlightTerms): TermIndex {
  const parsed = [
    ...include.flatMap((term) => parseTerm(term, "include")),
    ...exclude.flatMap((term) => parseTerm(term, "exclude")),
  ];
  const terms = new Map<string, Term[]>();
  for (const term of parsed) terms.set(keyOf(term), [...(terms.get(keyOf(term)) ?? []), term]);
  const open = parsed.filter(isOpenWord).map((term) => term.words[0]!.length);
  return { terms, openLengths: [...new Set(open)] };
}

/** Finds whole words, whatever their case; the longest term wins where two begin. A term may end in `*`. */
export function splitHighlights(text: string, index: TermIndex): Piece[] {
  if (index.terms.size === 0) return text ? [{ text, kind: null }] : [];
  const words = wordsOf(text);
  const pieces: Piece[] = [];
  let written = 0;
  for (let at = 0; at < words.length; at += 1) {
    const found = longestAt(text, words, at, index);
    if (!found) continue;
    const start = words[at]!.start;
    const last = at + found.words.length - 1;
    const end = words[last]!.end;
    if (start > written) pieces.push({ text: text.slice(written, start), kind: null });
    pieces.push({ text: text.slice(start, end), kind: found.kind });
    written = end;
    at = last;
  }
  if (written < text.length) pieces.push({ text: text.slice(written), kind: null });
  return pieces;
}

function longestAt(text: string, words: readonly Word[], at: number, index: TermIndex): Term | undefined {
  const first = words[at]!.folded;
  let best: Term | undefined;
  for (const key of [first, ...index.openLengths.map((length) => openKey(first.slice(0, length)))]) {
    for (const term of index.terms.get(key) ?? []) {
      if (best && term.words.length <= best.words.length) continue;
      if (fits(term, text, words, at)) best = term;
    }
  }
  return best;
}

function fits(term: Term, text: string, words: readonly Word[], at: number): boolean {
  const last = term.words.length - 1;
  return term.words.every((wanted, step) => {
    const word = words[at + step];
    if (!word) return false;
    const isSame = step === last && term.open ? word.folded.startsWith(wanted) : word.folded === wanted;
    if (!isSame || step === 0) return isSame;
    const gap = text.slice(words[at + step - 1]!.end, word.start);
    return gap === term.gaps[step - 1] || LOOSE_GAP.test(gap);
  });
}

function parseTerm(written: string, kind: Term["kind"]): Term[] {
  const text = written.trim();
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const gaps = words.slice(1).map((word, at) => text.slice(words[at]!.end, word.start));
  return [{ kind, words: words.map((word) => word.folded), gaps, open: text.endsWith("*") }];
}

function keyOf(term: Term): string {
  const first = term.words[0]!;
  return isOpenWord(term) ? openKey(first) : first;
}

function isOpenWord({ words, open }: Term): boolean {
  return open && words.length === 1;
}

/** The star keeps these keys apart from words; a word never holds one. */
function openKey(word: string): string {
  return `${word}*`;
}

/** Words keep their place in the text as it is written; only their folded form is compared. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index: start }) => ({
    folded: word.normalize("NFC").toLowerCase(),
    start,
    end: start + word.length,
  }));
}
