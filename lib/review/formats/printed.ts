import type { Author, RecordDraft } from "../record/schema";

/** Text as printed, without blanks at its ends, or nothing when nothing is left. */
export function clean(text: string | undefined): string | undefined {
  const trimmed = (text?.includes("\u0000") ? text.replaceAll("\u0000", "") : text)?.trim();
  return trimmed || undefined;
}

/** Printed values without the empty ones and without repetition. */
export function cleanList(values: readonly string[]): string[] {
  const found: string[] = [];
  for (const value of values) {
    const cleaned = clean(value);
    if (cleaned !== undefined) found.push(cleaned);
  }
  return distinct(found);
}

/** In a list as short as this, looking a value up takes less than making a set. */
const SHORT = 30;

/** Values that are clean already, without the empty ones and without repetition. */
export function distinct(values: readonly string[]): string[] {
  if (values.length > SHORT) return [...new Set(values)].filter(Boolean);
  const [first = ""] = values;
  // A list that grows to its first value keeps room for sixteen more, and most have one.
  const found = first === "" ? [] : [first];
  for (let index = 1; index < values.length; index += 1) {
    const value = values[index] ?? "";
    if (value !== "" && !found.includes(value)) found.push(value);
  }
  return found;
}

/** A copy without absent fields, so that a draft is the same before and after JSON. */
export function compact(draft: RecordDraft): RecordDraft {
  const present: Record<string, unknown> = {};
  for (const name in draft) {
    const value = draft[name as keyof RecordDraft];
    if (value !== undefined) present[name] = value;
  }
  return present as RecordDraft;
}

const YEAR = /^(?:1[4-9]|2[01])\d\d$/;

/** The first plausible year in a printed date. */
export function yearOf(date: string): number | undefined {
  if (date.length < 4) return undefined;
  if (date.length === 4) return YEAR.test(date) ? Number(date) : undefined;
  const match =
    /(?<!\d)((?:1[4-9]|20|21)\d{2})(?!\d)/.exec(date) ??
    /(?<!\d)((?:19|20)\d{2})[01]\d[0-3]\d(?!\d)/.exec(date);
  return match ? Number(match[1]) : undefined;
}

/** What has a digit, or Roman numbers and a range of these. */
const PAGE = /\d|^[ivxlc]+(?:[-\u2013][ivxlc]+)?$/i;

/** Whether something printed where pages stand can be pages: EBSCO prints `N.PAG` where there are none. */
export function isPages(printed: string | undefined): printed is string {
  return printed !== undefined && PAGE.test(printed);
}

/** Page numbers from a first and a last page as printed; words such as "No" and "Specified" are no pages. */
export function pagesOf(first: string | undefined, last: string | undefined): string | undefined {
  const from = clean(first?.replace(/^p{1,2}\.?\s+/i, ""));
  const to = clean(last);
  if (!isPages(from)) return undefined;
  if (!to || to === from || !isPages(to) || /[-\u2013]/.test(from)) return from;
  return `${from}-${to}`;
}

/** A whole number as printed, or nothing. */
export function numberOf(text: string | undefined): number | undefined {
  const match = /^\s*(\d{1,9})\s*$/.exec(text ?? "");
  return match ? Number(match[1]) : undefined;
}

const ADDRESS_BREAK = /;;|(?<=[\p{Script=Han}\d)）])[;；](?=\s*(?:\d{1,2}\.?\s*)?\p{Script=Han})/u;

/** Printed addresses. Chinese exports part them by semicolons; English addresses contain these. */
export function addressesOf(lines: readonly string[]): string[] {
  const parts = lines.flatMap((line) => line.split(ADDRESS_BREAK));
  return cleanList(parts.map((part) => part.replace(/[;；]\s*$/, "")));
}

const INITIALS = String.raw`(?:\p{Lu}\.?[\s-]?){1,5}`;
const ONLY_INITIALS = new RegExp(`^${INITIALS}$`, "u");
const FAMILY_INITIALS = new RegExp(String.raw`^(\p{L}[\p{L}'’\s-]*\p{Ll}[\p{L}'’-]*)\s+(${INITIALS})$`, "u");
const INITIALS_FAMILY = /^((?:\p{Lu}\.[\s-]?){1,5})\s*(\p{Lu}[\p{L}'’\s-]+)$/u;

/** An author from a printed name. Only a comma or initials tell family from given names; all else stays whole. */
export function authorOf(name: string): Author | undefined {
  const printed = clean(
    /^[\s;,]|[\s;]$/.test(name) ? name.replace(/[\s;]+$/, "").replace(/^[\s;,]+/, "") : name,
  );
  if (!printed) return undefined;
  const comma = printed.indexOf(",");
  if (comma > 0) {
    const family = clean(printed.slice(0, comma)) ?? printed;
    const given = clean(printed.slice(comma + 1).replace(/,\s*$/, ""));
    return given ? { family, given } : { family };
  }
  const initialsLast = FAMILY_INITIALS.exec(printed);
  if (initialsLast) return named(initialsLast[1], initialsLast[2], printed);
  const initialsFirst = INITIALS_FAMILY.exec(printed);
  if (initialsFirst) return named(initialsFirst[2], initialsFirst[1], printed);
  return { literal: printed };
}

function named(family: string | undefined, given: string | undefined, printed: string): Author {
  const [cleanFamily, cleanGiven] = [clean(family), clean(given)];
  return cleanFamily && cleanGiven ? { family: cleanFamily, given: cleanGiven } : { literal: printed };
}

/**
 * A name as most are printed, `Doe, Jane A.`: one person, and nothing to be taken off. (To leave case to the flag would
 * take three times as long.)
 */
const PLAIN_NAME = /^[A-Za-z\u00c0-\u024f'-]+, [A-Za-z\u00c0-\u024f.-]+(?: [A-Za-z]\.?)*$/;
/** `van der Doe, J.A.` or `Doe, Jane Ann`: where both parts have a blank, or there is an `and`, it may be two persons. */
const LONGER_NAME =
  /^[A-Za-z\u00c0-\u024f'-]+(?:, (?!and )[A-Za-z\u00c0-\u024f.-]+(?: (?!and )[A-Za-z\u00c0-\u024f.-]+)*|(?: (?!and )[A-Za-z\u00c0-\u024f'-]+)+, [A-Za-z\u00c0-\u024f.-]+)$/;

export function plainAuthor(name: string): Author | undefined {
  if (!PLAIN_NAME.test(name) && !LONGER_NAME.test(name)) return undefined;
  const comma = name.indexOf(",");
  return { family: name.slice(0, comma), given: name.slice(comma + 2) };
}

/** Authors from a printed list, whichever of the usual separators it uses. */
export function authorsOf(list: string): Author[] {
  const plain = plainAuthor(list);
  if (plain) return [plain];
  const authors: Author[] = [];
  for (const name of splitNames(list)) {
    const author = authorOf(name);
    if (author) authors.push(author);
  }
  return authors;
}

/** Chinese names stay whole, so that a comma without a blank parts two of them. */
const CHINESE_NAMES =
  /^\p{Script=Han}[\p{Script=Han}·]+(?:[,，、]\s?\p{Script=Han}[\p{Script=Han}·]+)+[,，、]?$/u;

function splitNames(list: string): string[] {
  if (list.includes("；")) return list.split(/[;；]/);
  if (CHINESE_NAMES.test(list) && !/^\p{Script=Han}+, \p{Script=Han}+$/u.test(list))
    return list.split(/[,，、]/);
  const separator = /[;|\n]/.test(list) ? [/;/, /\|/, /\r?\n/].find((sign) => sign.test(list)) : undefined;
  if (separator) return list.split(separator);
  if (!list.includes(",")) return [list];
  return /\s(?:and|&)\s/.test(list)
    ? list.split(/,?\s+(?:and|&)\s+/).flatMap(splitCommas)
    : splitCommas(list);
}

/** Commas part either names ("Liu R, Doe K") or family from given names ("Liu, Rong"). */
function splitCommas(list: string): string[] {
  const pieces = list
    .split(",")
    .map((piece) => piece.trim())
    .filter(Boolean);
  if (pieces.length < 2) return [list];
  if (pieces.length % 2 === 0 && pieces.every(isNameOrInitials))
    return pieces.flatMap((piece, index) => (index % 2 === 0 ? [`${piece}, ${pieces[index + 1]}`] : []));
  return pieces.every(hasBlank) || pieces.length > 3 ? pieces : [list];
}

function isNameOrInitials(piece: string, index: number): boolean {
  return index % 2 === 0 || ONLY_INITIALS.test(piece);
}

function hasBlank(piece: string): boolean {
  return /\s/.test(piece);
}
