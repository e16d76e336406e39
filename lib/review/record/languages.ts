/** Codes of MARC, as libraries print them, that the standard of the web writes in another way. */
const MARC: Record<string, string> = {
  alb: "sq",
  arm: "hy",
  baq: "eu",
  bur: "my",
  chi: "zh",
  cze: "cs",
  dut: "nl",
  fre: "fr",
  geo: "ka",
  ger: "de",
  gre: "el",
  ice: "is",
  mac: "mk",
  may: "ms",
  per: "fa",
  rum: "ro",
  scr: "hr",
  scc: "sr",
  slo: "sk",
  wel: "cy",
};

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** The languages that a source names, each by its English name: "eng; ger" is English and German. */
export function languagesIn(printed: string): string[] {
  const parts = printed.split(/[;,/|]|\band\b/i).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== "").map(languageName))];
}

/** "eng", "en", "en-GB" and "ENGLISH" are all English. What is no code stays as printed, with one capital. */
function languageName(printed: string): string {
  const code = printed.toLowerCase();
  const known = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/.test(code)
    ? nameOfCode(code.split(/[-_]/)[0] ?? code)
    : undefined;
  return known ?? code.charAt(0).toUpperCase() + code.slice(1);
}

function nameOfCode(code: string): string | undefined {
  return NAMES.of(MARC[code] ?? code);
}
