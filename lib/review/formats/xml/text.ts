import { decodeText } from "./decode-text";
import type { Element } from "./element";

/** The text of an element on one line, or nothing when it has none. */
export function lineOf(element: Element): string | undefined {
  const text = textOf(element);
  return orNothing(text.includes("\n") ? trimmedLines(text).filter(Boolean).join(" ") : text);
}

/** The texts of elements on one line each, without the empty ones. */
export function textsOf(elements: readonly Element[]): string[] {
  const texts: string[] = [];
  for (const element of elements) {
    const text = lineOf(element);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** The text of an element with its own line breaks, or nothing when it has none. */
export function paragraphsOf(element: Element): string | undefined {
  const text = textOf(element);
  return orNothing(text.includes("\n") ? trimmedLines(text).join("\n") : text);
}

function trimmedLines(text: string): string[] {
  return text.split("\n").map((line) => line.trim());
}

/** The lines of an element, each by itself. */
export function linesOf(element: Element): string[] {
  const text = textOf(element);
  if (text.includes("\n")) return trimmedLines(text).filter(Boolean);
  const line = orNothing(text);
  return line === undefined ? [] : [line];
}

function orNothing(text: string): string | undefined {
  return text.trim() || undefined;
}

/** Signs that make a text more than the signs it is written with. */
const SPECIAL = /[\n\r\u2028&<]/;

function textOf(element: Element): string {
  const only = element.children.length < 2 ? (element.children[0] ?? "") : undefined;
  if (typeof only === "string" && !SPECIAL.test(only)) return only;
  const parts: string[] = [];
  collect(element, parts);
  const raw = parts.length === 1 ? (parts[0] ?? "") : parts.join("");
  return withoutMarkup(withLineFeeds(decodeText(raw)));
}

function withLineFeeds(text: string): string {
  return text.includes("\r") || text.includes("\u2028") ? text.replaceAll(/\r\n?|\u2028/g, "\n") : text;
}

/** Other forms of a formula, beside the one that is read. */
const OTHER_FORMS = /(?:^|:)(?:annotation(?:-xml)?|tex-math)$/;
const RAISED = /^(?:su[bp]|inf)$/;

/** Texts and the texts inside them. Breaks and indents of the file are no text; those printed as `&#xD;` are. */
function collect({ name, children }: Element, parts: string[]): void {
  const isFormula = name.includes("m") && (name.endsWith("math") || name.startsWith("mml:"));
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index] ?? "";
    if (typeof child !== "string") {
      if (!OTHER_FORMS.test(child.name)) collect(child, parts);
      continue;
    }
    if (!child.includes("\n") && !child.includes("\r")) parts.push(child);
    else if (!/\S/.test(child)) {
      if (!isFormula) parts.push(" ");
    } else parts.push(unwrapped(child, nameOf(children[index + 1])));
  }
}

function nameOf(child: Element | string | undefined): string {
  return child && typeof child !== "string" ? child.name : "";
}

/** A break with an indent is layout; a bare one stays a break. */
function unwrapped(text: string, next: string): string {
  const line = text.replace(/[ \t\r\n]+/g, (blank) => {
    if (!/[\r\n]/.test(blank)) return blank;
    return /[ \t]$/.test(blank) ? " " : "\n";
  });
  return RAISED.test(next) && /[\r\n][ \t]*$/.test(text.slice(-100)) ? line.trimEnd() : line;
}

/** Attributes as they are printed: what is less exact is a text that compares numbers. */
const ATTRIBUTES = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"']+))*\s*/?`;
const tagsOf = (names: string) => new RegExp(`</?(?:${names})${ATTRIBUTES}>`, "gi");

/** Elements that stand in texts as text (`&lt;i&gt;`), where a source passed its web page on. */
const INLINE = tagsOf(
  "(?:mml|jats|xhtml|ce):[a-z-]+|i|b|u|em|strong|italic|bold|su[bp]|inf|small|big|span|font|a|sc|tt|h\\d|m(?:ath|row|i|n|o|su[bp]|subsup|frac|text|style|over|under|sqrt|fenced)",
);
const BREAKS = tagsOf("br|p|div|li|[ou]l|tr|td|title|sec");

/** The same text without tags and entities that were escaped as if they were text. */
function withoutMarkup(text: string): string {
  const plain = text.includes("&") ? withLineFeeds(decodeText(text)) : text;
  if (!plain.includes("<")) return plain;
  return plain.replaceAll(BREAKS, "\n").replaceAll(INLINE, "");
}
