import type { Author, RecordDraft } from "../record/schema";
import type { Entry, Item } from "./format";
import { warning } from "./span";

/** Text that people read as text; everything else of a citation is a line. */
const LONG_TEXTS = new Set(["abstract", "notes", "affiliations"]);
const LONGEST_TEXT = 100_000;
const LONGEST_LINE = 2_000;

/** Cut, these would name something else: they are left out. */
const NAMES = new Set(["doi", "pmid", "pmcid", "accession", "url", "otherUrls", "identifiers"]);

/**
 * A field that no citation has (a title of three megabytes, because a line end was lost) is shortened and named, so that
 * no list has to carry it. The original entry keeps it whole.
 */
export function shortened(entry: Entry): Item[] {
  if (!hasLong(entry)) return [entry];
  const { draft, names } = shorten(entry);
  return [{ ...entry, draft }, warning(entry, "field_too_long", messageOf(names))];
}

function messageOf(fields: readonly string[]): string {
  return `This entry has a field that is too long to be one (${fields.join(", ")}). Its beginning was taken, or, for a number or an address, nothing; the original entry keeps it whole. Check the export: a line end may be missing.`;
}

/** Nearly none has: field by field, which takes a fifth of the time that it takes to go through their names. */
export function hasLong({ draft }: Entry): boolean {
  return hasLongLine(draft) || hasLongText(draft) || hasLongName(draft);
}

function hasLongLine(draft: RecordDraft): boolean {
  const { title, date, journal, journalAbbreviation, volume, issue, pages, articleNumber } = draft;
  const { doi, pmid, pmcid, language, publisher, place, url, accession, database } = draft;
  return (
    isLong(title) ||
    isLong(date) ||
    isLong(journal) ||
    isLong(journalAbbreviation) ||
    isLong(volume) ||
    isLong(issue) ||
    isLong(pages) ||
    isLong(articleNumber) ||
    isLong(doi) ||
    isLong(pmid) ||
    isLong(pmcid) ||
    isLong(language) ||
    isLong(publisher) ||
    isLong(place) ||
    isLong(url) ||
    isLong(accession) ||
    isLong(database) ||
    hasLongOne(draft.otherTitles, LONGEST_LINE) ||
    hasLongOne(draft.keywords, LONGEST_LINE) ||
    hasLongOne(draft.keywordsPlus, LONGEST_LINE) ||
    hasLongOne(draft.publicationTypes, LONGEST_LINE) ||
    hasLongOne(draft.otherUrls, LONGEST_LINE)
  );
}

function isLong(text: string | undefined): boolean {
  return text !== undefined && text.length > LONGEST_LINE;
}

function hasLongText({ abstract = "", affiliations, notes }: RecordDraft): boolean {
  const isLongAbstract = abstract.length > LONGEST_TEXT;
  return isLongAbstract || hasLongOne(affiliations, LONGEST_TEXT) || hasLongOne(notes, LONGEST_TEXT);
}

function hasLongOne(texts: readonly string[], longest: number): boolean {
  for (const text of texts) if (text.length > longest) return true;
  return false;
}

function hasLongName({ authors, editors, identifiers }: RecordDraft): boolean {
  for (const { value } of identifiers) if (isLong(value)) return true;
  return authors.some(isLongName) || editors.some(isLongName);
}

function isLongName(author: Author): boolean {
  return "literal" in author ? isLong(author.literal) : isLong(author.family) || isLong(author.given);
}

function longestOf(name: string): number {
  return LONG_TEXTS.has(name) ? LONGEST_TEXT : LONGEST_LINE;
}

function shorten({ draft }: Entry): { draft: RecordDraft; names: string[] } {
  const names: string[] = [];
  const fields = Object.entries(draft).map(([name, value]) => {
    const longest = longestOf(name);
    if (!isTooLong(value, longest)) return [name, value];
    names.push(inWords(name));
    return [name, NAMES.has(name) ? withoutLong(value, longest) : cut(value, longest)];
  });
  return { draft: Object.fromEntries(fields.filter(([, value]) => value !== undefined)), names };
}

function isTooLong(value: unknown, longest: number): boolean {
  if (typeof value === "string") return value.length > longest;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) {
    for (const one of value) if (isTooLong(one, longest)) return true;
    return false;
  }
  for (const key in value) if (isTooLong(value[key as keyof typeof value], longest)) return true;
  return false;
}

/** The beginning of every text in a value, never half of a character. */
function cut(value: unknown, longest: number): unknown {
  if (typeof value === "string") {
    if (value.length <= longest) return value;
    return `${value
      .slice(0, longest)
      .replace(/[\uD800-\uDBFF]$/, "")
      .trimEnd()}…`;
  }
  if (Array.isArray(value)) return value.map((one) => cut(one, longest));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one, longest)]));
}

function withoutLong(value: unknown, longest: number): unknown {
  return Array.isArray(value) ? value.filter((one) => !isTooLong(one, longest)) : undefined;
}

function inWords(name: string): string {
  return name === "doi" || /^pmc?id$/.test(name)
    ? name.toUpperCase()
    : name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
