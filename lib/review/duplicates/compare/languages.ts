const SMALL_WORDS: Record<string, Set<string>> = {
  en: new Set("the of and in for with on to from by is are".split(" ")),
  de: new Set("der die das und von im zur zum bei eine ein mit des den fur uber als nach".split(" ")),
  fr: new Set("le la les des du et dans chez une sur au aux par pour".split(" ")),
  es: new Set("el los las del y en una un con por para".split(" ")),
  it: new Set("il gli della dei delle nel nella con per ed".split(" ")),
  pt: new Set("o os da do das dos em na no uma com para".split(" ")),
};
const SCRIPTS: [string, RegExp][] = [
  ["cjk", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["arabic", /\p{Script=Arabic}/u],
];

/** By its script, or by its small words; null when they do not tell. */
export function languageOf(words: readonly string[]): string | null {
  const text = words.join(" ");
  for (const [script, pattern] of SCRIPTS) if (pattern.test(text)) return script;
  const counts = Object.entries(SMALL_WORDS).map(([language, small]) => ({
    language,
    count: words.filter((word) => small.has(word)).length,
  }));
  const [first, second] = counts.sort((x, y) => y.count - x.count);
  return first && second && first.count > second.count ? first.language : null;
}
