import { decodeHTMLStrict } from "entities";
import type { RecordDraft } from "../record/schema";
import { withGreekLetters } from "./greek";
import { distinct } from "./printed";

/** Makes a draft one whose titles, journal, abstract and keywords are plain text: databases print HTML, MathML and LaTeX in them. */
export function inPlainText(draft: RecordDraft, original: string): RecordDraft {
  if (!hasMarkup(original) || !mayChange(draft) || !isMarked(draft)) return draft;
  const { title, journal, abstract } = draft;
  // No copy: it would be of another shape, and whatever looks at drafts would have to look its fields up.
  if (title) draft.title = oneLine(title);
  if (journal) draft.journal = oneLine(journal);
  if (abstract) draft.abstract = plainText(abstract) || abstract;
  draft.otherTitles = distinct(draft.otherTitles.map(oneLine));
  draft.keywords = distinct(draft.keywords.map(oneLine));
  return draft;
}

function isMarked({ title, journal, abstract, otherTitles, keywords }: RecordDraft): boolean {
  if (isMarkedText(title) || isMarkedText(journal) || isMarkedText(abstract)) return true;
  return otherTitles.some(hasMarkup) || keywords.some(hasMarkup);
}

function isMarkedText(text: string | undefined): boolean {
  return text !== undefined && hasMarkup(text);
}

function mayChange({ title = "", journal = "", abstract = "", otherTitles, keywords }: RecordDraft): boolean {
  if (mayChangeLine(title) || mayChangeLine(journal) || mayChangeText(abstract)) return true;
  for (const text of otherTitles) if (mayChangeLine(text)) return true;
  for (const text of keywords) if (mayChangeLine(text)) return true;
  return false;
}

function mayChangeLine(text: string): boolean {
  if (text.length < SHORT) return /[<&\\$\n]/.test(text) && (text.includes("\n") || mayChangeText(text));
  return text.includes("\n") || mayChangeText(text);
}

/**
 * Whether the signs of markup stand as they do in markup. By far the most are the `&` of a name, as in `Food & Function`,
 * or the `<` before a number, and stay.
 */
function mayChangeText(text: string): boolean {
  const [less, and] = [text.indexOf("<"), text.indexOf("&")];
  if (less >= 0 && (isBeforeName(text, less, "<", SLASH) || text.includes("\n"))) return true;
  if (and >= 0 && (isBeforeName(text, and, "&", HASH) || hasOtherBlank(text))) return true;
  return text.includes("\\") || text.includes("$");
}

const [SLASH, HASH] = [0x2f, 0x23];

/** Whether a sign, which stands first at a place, stands before a letter or another sign, somewhere. */
function isBeforeName(text: string, first: number, sign: string, other: number): boolean {
  for (let at = first; at >= 0; at = text.indexOf(sign, at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === other || ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a)) return true;
  }
  return false;
}

/** Blanks of other widths, and where a word may be parted: in a long text found sooner one by one than by a pattern. */
const OTHER_BLANK = /[\u00a0\u00ad\u2000-\u200a]/;
const OTHER_BLANKS = Array.from(
  "\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
);

function hasOtherBlank(text: string): boolean {
  return text.length < LONG ? OTHER_BLANK.test(text) : OTHER_BLANKS.some((blank) => text.includes(blank));
}

const LONG = 1_000;
const SHORT = 100;

/** A short text is looked through once, a long one for each sign, which is faster the longer it is. */
function hasMarkup(text: string): boolean {
  if (text.length < SHORT) return /[<&\\$]/.test(text);
  return text.includes("<") || text.includes("&") || text.includes("\\") || text.includes("$");
}

/** The same in one line, for what has no paragraphs. */
export function oneLine(text: string): string {
  const plain = plainText(text);
  return plain.includes("\n") ? plain.replace(/\s*\n\s*/g, " ") : plain || text;
}

/** Printed text without tags, entities and the common remains of LaTeX. */
export function plainText(text: string): string {
  if (!hasMarkup(text)) return text;
  return mayChangeText(text) ? withoutLatex(withoutMarkup(text)).trim() : text.trim();
}

/** The same of several texts, of which mostly none has anything to be taken out. */
export function plainTexts(texts: readonly string[]): readonly string[] {
  return texts.some(mayChangeText) ? texts.map(plainText) : texts;
}

/** Text without tags and entities, also those that were escaped twice. What merely looks like a tag, as `p<0.05`, stays. */
export function withoutMarkup(text: string): string {
  const once = withoutEntities(withoutTags(text));
  return once === text ? text : withoutEntities(withoutTags(once));
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
  const plain = /<[/a-z]/i.test(text) ? withoutMarks(text) : text;
  return plain.includes("\n") ? plain.replace(/[ \t]*\n\s*/g, "\n") : plain;
}

function withoutMarks(text: string): string {
  const formulas = /<(?:mml:)?math\b/i.test(text) ? text.replace(BESIDE_FORMULA, "") : text;
  return formulas.replace(INLINE_TAG, "").replace(BLOCK_TAG, "\n");
}

function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  // By far the most are blanks; others are looked up in a tree.
  const blank = text.replaceAll("&nbsp;", " ");
  const decoded = blank.includes("&") ? withGreekLetters(decodeHTMLStrict(blank)) : blank;
  // Blanks of other widths are blanks, and a place where a word may be parted is not seen.
  return decoded.replace(/[\u00a0\u2000-\u200a]/g, " ").replaceAll("\u00ad", "");
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
    .replace(/\\([A-Za-z]+)\s?/g, (whole, name) => signNamed(name) ?? (name.length > 1 ? "" : whole))
    .replace(/[_^]\{([^{}]*)\}|[_^](\w)/g, "$1$2")
    .replace(/[{}]/g, "")
    .trim();
}

/** LaTeX and HTML call most signs by one name: alpha, leq, pm, times. */
function signNamed(name: string): string | undefined {
  const sign = decodeHTMLStrict(`&${name};`);
  return sign.startsWith("&") ? undefined : sign;
}
