import { decodeHTMLStrict } from "entities";

const ATTRIBUTES = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>`;
/** Markup that databases leave in titles and abstracts: `<i>`, `<sub>`, `<jats:p>`, `<mml:math>`. */
const NAMES = String.raw`i|b|u|em|strong|sub|sup|scp|inf|hr|span|font|a|ul|ol|h[1-6]|jats:[\w-]+|mml:\w+|math|m[a-z]{1,12}`;
const BREAK = new RegExp(`</?(?:jats:)?(?:p|br|div|li)${ATTRIBUTES}`, "gi");
const TAG = new RegExp(`</?(?:${NAMES})${ATTRIBUTES}`, "gi");

/** Text without the markup that a table printed in it. What merely looks like markup, as in `p<0.05`, stays. */
export function plainText(printed: string): string {
  if (!printed.includes("<") && !printed.includes("&")) return printed;
  const once = printed.includes("&") ? decodeHTMLStrict(printed) : printed;
  if (!once.includes("<")) return once;
  return once.replaceAll(BREAK, " ").replaceAll(TAG, "").replaceAll(/ {2,}/g, " ").trim();
}
