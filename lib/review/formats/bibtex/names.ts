import type { Author } from "../../record/schema";
import { authorOf, authorsOf, clean } from "../printed";
import { latexOfText, textOfLatex } from "./latex";

/** Authors from the source of a field: parted by `and`, where braces hold together what is one name. */
export function namesOf(source: string): Author[] {
  const line = source.replace(/\s+/g, " ").trim();
  const names = splitOutsideBraces(line, /\s+and\s+|^and\s+|\s+and$/gi);
  const [only] = names;
  if (names.length === 1 && only && isOtherList(only)) return authorsOf(textOfLatex(only));
  return names
    .map((name) => nameOf(name.trim()))
    .filter((author) => author !== undefined)
    .filter((author) => !("literal" in author && /^(?:others|et al\.?)$/i.test(author.literal)));
}

/** The parts of a text that a separator outside braces makes. */
export function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  let seen = 0;
  let depth = 0;
  for (const match of text.matchAll(separator)) {
    depth += depthOf(text.slice(seen, match.index));
    seen = match.index;
    if (depth > 0) continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
    depth = 0;
  }
  parts.push(text.slice(start));
  return parts;
}

function depthOf(text: string): number {
  if (!text.includes("{") && !text.includes("}")) return 0;
  return text.split("{").length - text.split("}").length;
}

/** Lists that are parted by semicolons, or by commas between names with initials. */
function isOtherList(names: string): boolean {
  if (/^\{.*\}$/.test(names)) return false;
  return names.includes(";") || splitOutsideBraces(names, /,/g).length > 3;
}

const SUFFIX = /^(?:[js]r\.?|I{1,3}|IV|VI{0,3})$/i;
const GROUP =
  /\b(?:group|team|committee|consortium|collaborat\w+|organi[sz]ation|association|society|institut\w*|universit\w*|network|investigators?|council|agency|ministry|department|cent(?:er|re)|foundation|collaboration)\b/i;

function nameOf(source: string): Author | undefined {
  if (source === "") return undefined;
  if (/^family\s*=/.test(source)) return extendedName(source);
  const parts = splitOutsideBraces(source, /,/g).map((part) => clean(textOfLatex(part)));
  const [family, second, third] = parts;
  if (parts.length > 1 && family) {
    const given = parts.length > 2 && second && SUFFIX.test(second) && third ? `${third}, ${second}` : second;
    return given ? { family, given: parts.length > 3 ? parts.slice(1).join(", ") : given } : { family };
  }
  const printed = clean(textOfLatex(source));
  if (!printed) return undefined;
  const isWhole = /^\{(?:[^{}]|\{[^{}]*\})*\}$/.test(source) || GROUP.test(printed);
  if (isWhole) return { literal: printed };
  const known = authorOf(printed);
  return known && "literal" in known ? byWords(source) : known;
}

/** `First von Last`: the last word, with the small words before it, is the family's name. */
function byWords(source: string): Author {
  const words = splitOutsideBraces(source, /\s+/g)
    .map((word) => clean(textOfLatex(word)))
    .filter((word) => word !== undefined);
  const printed = words.join(" ");
  if (words.length < 2 || /\p{Script=Han}|\p{Script=Hangul}/u.test(printed)) return { literal: printed };
  const small = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word),
  );
  const at = small > 0 ? small : words.length - 1;
  return { family: words.slice(at).join(" "), given: words.slice(0, at).join(" ") };
}

/** A name that says what its parts are, as biber takes it. */
function extendedName(source: string): Author | undefined {
  const parts = new Map(
    splitOutsideBraces(source, /,/g).map((part) => {
      const [name = "", value = ""] = part.split(/=(.*)/s);
      return [name.trim().toLowerCase(), clean(textOfLatex(value.replaceAll('"', "")))];
    }),
  );
  const family = clean([parts.get("prefix"), parts.get("family")].filter(Boolean).join(" "));
  const given = [parts.get("given"), parts.get("suffix")].filter(Boolean).join(", ");
  return family ? (given ? { family, given } : { family }) : undefined;
}

/** A name as the source of a field. */
export function latexOfName(author: Author): string {
  if ("literal" in author) return `{${latexOfText(author.literal)}}`;
  const { family, given } = author;
  const suffix = /^([^,]+), ([^,]+)$/.exec(given ?? "");
  if (suffix?.[1] && suffix[2] && SUFFIX.test(suffix[2]))
    return `${protectedPart(family)}, ${latexOfText(suffix[2])}, ${protectedPart(suffix[1])}`;
  return `${protectedPart(family)}, ${given ? protectedPart(given) : ""}`.trim();
}

function protectedPart(part: string): string {
  const source = latexOfText(part);
  return /,|;|(?:^|\s)and(?:\s|$)|^family\s*=/i.test(part) ? `{${source}}` : source;
}
