/** What a character is to the words around it. */
const GAP = 0;
const LETTER = 1;
/** Letters of a script that puts no gaps between words. */
const UNBROKEN = 2;

const UNBROKEN_SCRIPTS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** One entry for each UTF-16 code unit; halves of a pair are taken for Han, which nearly all such letters are. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (code >= 0xd800 && code <= 0xdfff) return UNBROKEN;
  const character = String.fromCharCode(code);
  if (!WORD_CHARACTER.test(character)) return GAP;
  return code > 0x2ff && UNBROKEN_SCRIPTS.test(character) ? UNBROKEN : LETTER;
});

/** "ja" takes Japanese and Chinese apart, and the other unbroken scripts by their own dictionaries. */
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/**
 * The words of a text in their order, in lower case and in one of Unicode's forms. A single Latin letter or digit says
 * nothing and is left out; a single Chinese character is a word.
 */
export function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const words: string[] = [];
  let at = 0;
  while (at < folded.length) {
    const kind = KINDS[folded.charCodeAt(at)];
    let end = at + 1;
    while (end < folded.length && KINDS[folded.charCodeAt(end)] === kind) end += 1;
    if (kind === LETTER && end - at > 1) words.push(folded.slice(at, end));
    if (kind === UNBROKEN) addSegments(words, folded.slice(at, end));
    at = end;
  }
  return words;
}

function addSegments(words: string[], run: string) {
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) words.push(segment);
}
