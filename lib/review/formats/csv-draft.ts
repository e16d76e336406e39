import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  uniqueIdentifiers,
} from "../record/identifiers";
import { emptyDraft, type Identifier, type RecordDraft } from "../record/schema";
import type { ColumnField, Columns } from "./csv-columns";
import { authorsOf, clean, cleanList, compact, numberOf, pagesOf, yearOf } from "./printed";

/** What a table row says about its citation, and a year that could not be read. */
export function draftOfRow(
  columns: Columns,
  cells: readonly string[],
): { draft: RecordDraft; badYear?: string } {
  const all = (field: ColumnField) =>
    cleanList((columns.get(field) ?? []).map((index) => cells[index] ?? "")).filter(
      (cell) => !isMissing(cell),
    );
  const first = (field: ColumnField) => all(field)[0];
  const title = first("title");
  const dates = [...all("year"), ...all("date")];
  const source = columns.has("journal") ? undefined : sourceOf(first("source"));
  const year = dates.map(yearOf).find((found) => found !== undefined) ?? source?.year;
  const date = first("date");
  const [url, ...otherUrls] = cleanList(
    [...all("url"), ...all("otherUrl")].flatMap((cell) => cell.split(/\s+/)),
  );
  const journal = first("journal") ?? source?.journal;
  const abbreviation = first("journalAbbreviation");
  const draft: RecordDraft = {
    ...emptyDraft(),
    title,
    otherTitles: all("otherTitle").filter((other) => other !== title),
    authors: authorsOf(withoutIds(first("authors") ?? "")),
    editors: authorsOf(first("editors") ?? ""),
    year,
    date: date === String(year) ? undefined : date,
    ...(source ?? citedExtent(first("citation"))),
    ...extentOf(first),
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    abstract: first("abstract"),
    doi: all("doi").map(normaliseDoi)[0],
    pmid: all("pmid").map(normalisePmid)[0] ?? notedNumber(all("note"), /\bPMID:\s*([1-9]\d{0,8})\b/),
    pmcid: all("pmcid").map(normalisePmcid)[0] ?? notedNumber(all("note"), /\bPMCID:\s*(PMC\d+)\b/),
    identifiers: identifiersOf(all),
    keywords: cleanList(all("keywords").flatMap(splitKeywords)),
    keywordsPlus: cleanList(all("keywordsPlus").flatMap(splitKeywords)),
    language: first("language"),
    publicationTypes: cleanList(all("publicationType").flatMap((cell) => cell.split(/[;|]/))),
    publisher: first("publisher"),
    place: first("place"),
    url,
    otherUrls,
    affiliations: cleanList(all("affiliations").flatMap((cell) => cell.split(/[;|\n]/))),
    timesCited: numberOf(first("timesCited")),
    accession: first("accession"),
    database: first("database") ?? (columns.has("journal") ? first("source") : undefined),
    notes: all("note"),
  };
  const unread = year === undefined ? dates[0] : undefined;
  return unread ? { draft: compact(draft), badYear: unread } : { draft: compact(draft) };
}

/** How statistics programs write an empty cell. */
function isMissing(cell: string): boolean {
  return /^(?:NA|N\/A|NaN|NULL|null|None)$/.test(cell);
}

/** Zotero keeps `PMID: 35319117` in a note; a note about another paper may hold that paper's number. */
function notedNumber(notes: readonly string[], pattern: RegExp): string | undefined {
  const own = notes.filter((note) => !/\b(?:comment|erratum|correct|retract|update|see)/i.test(note));
  return own.map((note) => pattern.exec(note)?.[1]).find((found) => found !== undefined);
}

/** Fields of `extent` that are absent must not hide those that a citation gives. */
function extentOf(first: (field: ColumnField) => string | undefined): Partial<RecordDraft> {
  const count = numberOf(first("pageCount"));
  const found = {
    volume: first("volume"),
    issue: first("issue"),
    pages: pagesOf(first("pages"), undefined) ?? pagesOf(first("firstPage"), first("lastPage")),
    pageCount: count || undefined,
    articleNumber: first("articleNumber"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Scopus prints `Liu, Fengyuan (60410297700)`. */
function withoutIds(names: string): string {
  return names.replace(/\s*\(\d{6,}\)/g, "");
}

function splitKeywords(cell: string): string[] {
  if (/[;|\n]/.test(cell)) return cell.split(/[;|\n]/);
  const pieces = cell.split(/,\s+(?![^(]*\))/);
  return pieces.length > 2 ? pieces : [cell];
}

/** Embase prints `Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014`; others only the journal. */
function sourceOf(source: string | undefined): Partial<RecordDraft> | undefined {
  const match = /^(.+?)\s+\((\d{4})\)\s*(?:([^:.\s]+)?(?::([^\s.]+))?)(?:\s+\(([^)]*)\))?/.exec(source ?? "");
  if (!match) return source ? { journal: source } : undefined;
  const [, journal, year, volume, issue, pages] = match;
  return {
    journal: clean(journal),
    year: Number(year),
    volume: clean(volume),
    issue: clean(issue),
    pages: pagesOf(pages, undefined),
  };
}

/** PubMed prints `J Affect Disord. 2024 Jul 1;356(2):753-762. doi: ...`. */
function citedExtent(citation: string | undefined): Partial<RecordDraft> {
  const match = /;\s*([^:;()\s.]+)?(?:\(([^)]+)\))?:\s*([^.;\s]+)/.exec(citation ?? "");
  if (!match) return {};
  return { volume: clean(match[1]), issue: clean(match[2]), pages: pagesOf(match[3], undefined) };
}

function identifiersOf(all: (field: ColumnField) => string[]): Identifier[] {
  const parts = (field: ColumnField) => all(field).flatMap((cell) => cell.split(/[;,|\s]+/));
  const trials = all("trial").flatMap(findTrialNumbers);
  const issns = parts("issn")
    .map(normaliseIssn)
    .filter((value) => value !== undefined);
  const isbns = parts("isbn")
    .map(normaliseIsbn)
    .filter((value) => value !== undefined);
  return uniqueIdentifiers([
    ...trials,
    ...all("databaseNumber").flatMap(databaseNumber),
    ...issns.map((value): Identifier => ({ scheme: "issn", value })),
    ...isbns.map((value): Identifier => ({ scheme: "isbn", value })),
  ]);
}

const DATABASE_NUMBERS: readonly [Identifier["scheme"], RegExp][] = [
  ["scopus", /^2-s2\.0-(\d{8,12})$/],
  ["wos", /^WOS:(\w{10,20})$/i],
  ["lens", /^(\d{3}(?:-\d{3}){3}-\d{2}[\dX])$/],
  ["openalex", /openalex\.org\/(W\d{6,12})$/],
];

function databaseNumber(cell: string): Identifier[] {
  return DATABASE_NUMBERS.flatMap(([scheme, pattern]) => {
    const value = pattern.exec(cell)?.[1];
    return value ? [{ scheme, value: value.toUpperCase() }] : [];
  });
}
