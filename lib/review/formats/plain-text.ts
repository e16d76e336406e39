import type { RecordDraft } from "../record/schema";

/** A draft whose titles, journal, abstract and keywords are plain text: databases print HTML, MathML and LaTeX in them. */
export function inPlainText(draft: RecordDraft): RecordDraft {
  const { title, journal, abstract } = draft;
  const isPlain = ![title, journal, abstract, ...draft.otherTitles, ...draft.keywords].some(
    (text) => text !== undefined && hasMarkup(text),
  );
  if (isPlain) return draft;
  const plain = { ...draft };
  if (title) plain.title = oneLine(title);
  if (journal) plain.journal = oneLine(journal);
  if (abstract) plain.abstract = plainText(abstract) || abstract;
  plain.otherTitles = [...new Set(draft.otherTitles.map(oneLine))];
  plain.keywords = [...new Set(draft.keywords.map(oneLine))];
  return plain;
}

function hasMarkup(text: string): boolean {
  return text.includes("<") || text.includes("&") || text.includes("\\") || text.includes("$");
}

function oneLine(text: string): string {
  return plainText(text).replace(/\s*\n\s*/g, " ") || text;
}

/** Printed text without tags, entities and the common remains of LaTeX; a mark-up twice escaped is undone too. */
export function plainText(text: string): string {
  if (!hasMarkup(text)) return text;
  const bare = withoutTags(withoutEntities(withoutTags(text)));
  return withoutLatex(withoutEntities(bare)).trim();
}

const INLINE =
  "i|b|u|em|strong|sub|sup|inf|sc|scp|span|font|a|tt|small|big|italic|bold|underline|monospace|named-content|ext-link|xref|inline-formula|formula|alternatives|tex-math|m[a-z]+";
const BLOCK =
  "p|abstracttext|br|div|sec|title|abstract|ul|ol|li|list|list-item|h[1-6]|blockquote|table|tr|td|hr";
const tagOf = (names: string) =>
  new RegExp(String.raw`</?(?:[a-z]+:)?(?:${names})(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>`, "gi");
const INLINE_TAG = tagOf(INLINE);
const BLOCK_TAG = tagOf(BLOCK);
/** MathML keeps beside the formula what it was made from, and how it is spoken. */
const BESIDE_FORMULA =
  /<(?:[a-z]+:)?(annotation(?:-xml)?|tex-math)\b[^<>]*>[\s\S]*?<\/(?:[a-z]+:)?\1>|<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>/gi;

function withoutTags(text: string): string {
  if (!text.includes("<")) return text;
  const formulas = /<(?:mml:)?math\b/i.test(text) ? text.replace(BESIDE_FORMULA, "") : text;
  return formulas
    .replace(INLINE_TAG, "")
    .replace(BLOCK_TAG, "\n")
    .replace(/[ \t]*\n\s*/g, "\n");
}

/** Signs that accents put behind a letter, as in `&eacute;`. */
const ACCENTS: Record<string, string> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  caron: "\u030c",
  cedil: "\u0327",
};
const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...GREEK.split(" ").flatMap((name, index): [string, string][] => [
    [name, String.fromCharCode(0x3b1 + index)],
    [name.slice(0, 1).toUpperCase() + name.slice(1), String.fromCharCode(0x391 + index)],
  ]),
  ...Object.entries({
    ...{ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " ", thinsp: " " },
    ...{ ndash: "–", mdash: "—", minus: "−", hyphen: "-", hellip: "…", bull: "•", middot: "·", sdot: "⋅" },
    ...{ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", sbquo: "‚", bdquo: "„", laquo: "«", raquo: "»" },
    ...{ prime: "′", Prime: "″", deg: "°", micro: "µ", plusmn: "±", times: "×", divide: "÷", frasl: "⁄" },
    ...{ le: "≤", ge: "≥", ne: "≠", asymp: "≈", sim: "∼", equiv: "≡", infin: "∞", radic: "√", sum: "∑" },
    ...{ leq: "≤", geq: "≥", pm: "±", approx: "≈", rightarrow: "→", degree: "°", sup2: "²", sup3: "³" },
    ...{ larr: "←", rarr: "→", uarr: "↑", darr: "↓", harr: "↔", frac12: "½", frac14: "¼", frac34: "¾" },
    ...{ copy: "©", reg: "®", trade: "™", euro: "€", pound: "£", yen: "¥", sect: "§", para: "¶", shy: "" },
    ...{ szlig: "ß", aelig: "æ", AElig: "Æ", oslash: "ø", Oslash: "Ø", oelig: "œ", OElig: "Œ", eth: "ð" },
    ...{ thorn: "þ", ETH: "Ð", THORN: "Þ", inodot: "ı", lstrok: "ł", Lstrok: "Ł", iexcl: "¡", iquest: "¿" },
    ...{ lsqb: "[", rsqb: "]", lpar: "(", rpar: ")", percnt: "%", dollar: "$", num: "#", ast: "*" },
  }),
]);

function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/gi,
    (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return signOf(code) ?? whole;
      return SIGNS.get(name) ?? accented(name) ?? whole;
    },
  );
}

function signOf(code: number): string | undefined {
  const isSign = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  return isSign && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

function accented(name: string): string | undefined {
  const accent = ACCENTS[name.slice(1)];
  return accent && `${name.slice(0, 1)}${accent}`.normalize("NFC");
}

/** Only formulas between dollars and commands with a group: a price and a Windows path stay as they are. */
function withoutLatex(text: string): string {
  if (!text.includes("\\") && !text.includes("$")) return text;
  return text
    .replace(/\\(?:text(?:it|bf|rm|sc)?|emph|math(?:rm|it|bf|cal))\s?\{([^{}]*)\}/g, "$1")
    .replace(/\$([^$]{1,120})\$/g, (whole, formula: string) =>
      /[\\_^{]/.test(formula) ? bareFormula(formula) : whole,
    );
}

function bareFormula(formula: string): string {
  return formula
    .replace(/\\([A-Za-z]+)\s?/g, (whole, name) => SIGNS.get(name) ?? (name.length > 1 ? "" : whole))
    .replace(/[_^]\{([^{}]*)\}|[_^](\w)/g, "$1$2")
    .replace(/[{}]/g, "")
    .trim();
}
