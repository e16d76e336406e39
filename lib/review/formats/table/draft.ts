import { normaliseDoi, normalisePmcid, normalisePmid } from "../../record/identifiers";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import { oneLine, plainText } from "../plain-text";
import { authorsOf, clean, cleanList, compact, numberOf, yearOf } from "../printed";
import type { ColumnField } from "./column-mapping";
import { type Columns, normaliseName } from "./columns";
import { citedExtent, extentOf, sourceOf } from "./extent";
import { identifiersOf, otherNumber } from "./row-identifiers";

/** What a table row says about its citation, and a year that could not be read. */
export function draftOfRow(
  columns: Columns,
  cells: readonly string[],
): { draft: RecordDraft; badYear?: string } {
  const { holding } = columns;
  const all = (field: ColumnField) => cellsOfField(holding.get(field), cells);
  const first = (field: ColumnField) => all(field)[0];
  const texts = (field: ColumnField) => all(field).map(plainText);
  const title = all("title").map(oneLine)[0];
  const source = holding.has("journal") ? undefined : sourceOf(first("source"));
  const cited = source ?? citedExtent(first("citation"));
  const dates = [...all("year"), ...all("date")];
  const year = dates.map(yearOf).find((found) => found !== undefined) ?? source?.year;
  const date = dateOf(first, year) ?? cited.date;
  const [url, ...otherUrls] = cleanList([...all("url"), ...all("otherUrl")].flatMap(addressesIn));
  const journal = all("journal").map(oneLine)[0] ?? source?.journal;
  const abbreviation = first("journalAbbreviation");
  const notes = notesOf(columns, cells);
  const draft: RecordDraft = {
    ...emptyDraft(),
    title,
    otherTitles: all("otherTitle")
      .map(oneLine)
      .filter((other) => other !== title),
    authors: authorsOf(namesIn(first("authors"), holding.has("citation"))),
    editors: authorsOf(namesIn(first("editors"), false)),
    year,
    ...cited,
    ...extentOf(first),
    date: date === String(year) ? undefined : date,
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    abstract: texts("abstract")[0],
    doi: all("doi").map(normaliseDoi)[0] ?? doiOfOpenUrl(url),
    pmid: all("pmid").map(normalisePmid)[0] ?? notedNumber(notes, /\bPMID:\s*([1-9]\d{0,8})\b/),
    pmcid: all("pmcid").map(normalisePmcid)[0] ?? notedNumber(notes, /\bPMCID:\s*(PMC\d+)\b/),
    identifiers: identifiersOf(all),
    keywords: cleanList(texts("keywords").flatMap(splitKeywords)),
    keywordsPlus: cleanList(all("keywordsPlus").flatMap(splitKeywords)),
    language: first("language"),
    publicationTypes: cleanList(all("publicationType").flatMap((cell) => cell.split(/[;|]/))).filter(isType),
    publisher: first("publisher"),
    place: first("place"),
    url,
    otherUrls,
    affiliations: cleanList(texts("affiliations").slice(0, 1).flatMap(splitAffiliations)),
    timesCited: numberOf(first("timesCited")),
    accession: first("accession") ?? otherNumber(all),
    database: first("database") ?? (holding.has("journal") ? first("source") : undefined),
    notes,
  };
  const unread = year === undefined ? dates[0] : undefined;
  return unread ? { draft: compact(draft), badYear: unread } : { draft: compact(draft) };
}

function cellsOfField(indexes: readonly number[] | undefined, cells: readonly string[]): string[] {
  if (!indexes) return [];
  return cleanList(indexes.map((index) => cells[index] ?? "")).filter((cell) => !isMissing(cell));
}

/** How statistics programs write an empty cell. */
function isMissing(cell: string): boolean {
  return cell.length < 5 && /^(?:NA|N\/A|NaN|NULL|null|None)$/.test(cell);
}

/** A date without its year is printed beside it, as are month and day in columns of their own. */
function dateOf(
  first: (field: ColumnField) => string | undefined,
  year: number | undefined,
): string | undefined {
  const date = first("date");
  if (date) return year !== undefined && !/\d{4}/.test(date) ? `${date} ${year}` : date;
  const month = first("month");
  return month && year !== undefined ? clean([year, month, first("day") ?? ""].join(" ")) : undefined;
}

/** Columns that are simply notes; from any other, a note says which column it is from. */
const PLAIN_NOTES = new Set(["notes", "note", "extra", "acronym", "user notes", "comments"]);

function notesOf({ names, holding }: Columns, cells: readonly string[]): string[] {
  const printed = (holding.get("note") ?? []).flatMap((index) => {
    const [text = ""] = cellsOfField([index], cells);
    return text ? [{ name: names[index] ?? "", text }] : [];
  });
  const notes = printed
    .filter(({ name }) => !isRayyan(name))
    .map(({ name, text }) => (PLAIN_NOTES.has(normaliseName(name)) ? text : `${name}: ${text}`));
  const rayyan = printed.filter(({ name }) => isRayyan(name));
  const decided = rayyan.map(({ name, text }) => `${name.toUpperCase()}: ${text}`).join(" | ");
  return cleanList([...notes, decided]);
}

/** Rayyan's decisions in columns of their own become the note that it writes elsewhere, so that one reader knows both. */
function isRayyan(name: string): boolean {
  return /^RAYYAN-/i.test(name);
}

/** Zotero keeps `PMID: 35319117` in a note; a note about another paper may hold that paper's number. */
function notedNumber(notes: readonly string[], pattern: RegExp): string | undefined {
  const own = notes.filter((note) => !/\b(?:comment|erratum|correct|retract|update|see)/i.test(note));
  return own.map((note) => pattern.exec(note)?.[1]).find((found) => found !== undefined);
}

/** Web of Science marks journals, books and series by one letter beside the type in words. */
function isType(printed: string): boolean {
  return !/^[A-Z]$/.test(printed);
}

function addressesIn(cell: string): string[] {
  return cell.split(/\s+|[;|]\s*(?=https?:)/);
}

/** Embase gives no DOI but in the address for link resolvers: `&id=doi:10.4103%2F2303-9027.138783&`. */
function doiOfOpenUrl(url: string | undefined): string | undefined {
  const printed = /[?&]id=doi:([^&\s]+)/i.exec(url ?? "")?.[1];
  return printed && normaliseDoi(printed);
}

/** Scopus prints `Liu, Fengyuan (60410297700)`; PubMed, beside a citation, ends its list of names with a full stop. */
function namesIn(printed = "", isSentence: boolean): string {
  const names = printed.includes("(") ? printed.replace(/\s*\(\d{6,}\)/g, "") : printed;
  return plainText(isSentence ? names.replace(/(\p{Lu})\.$/u, "$1") : names);
}

function splitKeywords(cell: string): string[] {
  if (/[;|\n]/.test(cell)) return cell.split(/[;|\n]/);
  const pieces = cell.split(/,\s+(?![^(]*\))/);
  return pieces.length > 2 ? pieces : [cell];
}

/** Web of Science prints the names of those who work there before an address: `[Liu, F; Li, C] Hunan Univ`. */
function splitAffiliations(cell: string): string[] {
  return cell.split(/[;|\n](?![^[\]]*\])/);
}
