import { wordsOf } from "./words";

/** What ranking reads of a record. */
export interface RankedText {
  title: string | null;
  abstract: string | null;
  keywords?: readonly string[];
}

/** A term is these words from one place to before another. */
type Visit = (code: number, words: readonly string[], from: number, to: number) => void;

/** A title says in ten words what the abstract says in two hundred: each of its terms counts three times. */
const TITLE_WEIGHT = 3;

/**
 * Calls `visit` for every word and every two words in a row, as often as they count. A term is known by its code, a
 * 32-bit hash that is never 0: a million records have more terms than memory has room for their spellings.
 */
export function eachTerm(text: RankedText, visit: Visit) {
  const title = wordsOf(text.title ?? "");
  for (let time = 0; time < TITLE_WEIGHT; time += 1) visitAll(title, visit);
  visitAll(wordsOf(text.abstract ?? ""), visit);
  for (const keyword of text.keywords ?? []) visitAll(wordsOf(keyword), visit);
}

/** The spelling of each term of a text, by its code. */
export function spellingsOf(text: RankedText): Map<number, string> {
  const spellings = new Map<number, string>();
  eachTerm(text, (code, words, from, to) => {
    if (!spellings.has(code)) spellings.set(code, words.slice(from, to).join(" "));
  });
  return spellings;
}

function visitAll(words: readonly string[], visit: Visit) {
  let before = 0;
  for (let at = 0; at < words.length; at += 1) {
    const code = spread(hashOf(singular(words[at] as string)));
    visit(code, words, at, at + 1);
    if (before !== 0) visit(spread(Math.imul(before, 0x9e3779b1) + code), words, at - 1, at + 1);
    before = code;
  }
}

/** One and many are one term; nothing else is cut off, for other languages end their words otherwise. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[sui]s$/.test(word) ? word : word.slice(0, -1);
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Every bit of the code depends on every bit of the hash (the end of MurmurHash3). */
function spread(hash: number): number {
  let code = hash ^ (hash >>> 16);
  code = Math.imul(code, 0x85ebca6b);
  code ^= code >>> 13;
  code = Math.imul(code, 0xc2b2ae35);
  return (code ^ (code >>> 16)) >>> 0 || 1;
}
