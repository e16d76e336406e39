import { decodeHTMLStrict } from "entities";

const ATTRIBUTES = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>`;
/** Markup that publishers leave in titles and abstracts: `<i>`, `<sub>`, `<jats:p>`, `<mml:math>`. */
const NAMES = String.raw`i|b|u|em|strong|sub|sup|scp|inf|hr|span|font|a|ul|ol|h[1-6]|jats:[\w-]+|mml:\w+|math|m[a-z]{1,12}`;
const BREAK = new RegExp(`\\s*</?(?:jats:)?(?:p|br|div|li|sec)${ATTRIBUTES}\\s*`, "gi");
const TAG = new RegExp(`</?(?:${NAMES})${ATTRIBUTES}`, "gi");

/** Text without the markup that stands in it as text. What merely looks like markup, as in `p<0.05`, stays. */
export function withoutMarkup(printed: string): string {
  const plain = printed.includes("&") ? decodeHTMLStrict(printed) : printed;
  return plain.includes("<") ? plain.replaceAll(BREAK, "\n").replaceAll(TAG, "") : plain;
}
