import { findTrialNumbers } from "../record/identifiers";
import type { Author, RecordDraft } from "../record/schema";
import type { Fields } from "./fields";
import { plainTexts } from "./plain-text";
import { authorsOf, clean, distinct, numberOf, pagesOf, plainAuthor, yearOf } from "./printed";
import { identifiersOf } from "./ris-identity";
import { T } from "./ris-tags";

/** RIS types in plain words, for types that are common in reviews; others stay as printed. */
const TYPES: Record<string, string> = {
  JOUR: "Journal Article",
  CONF: "Conference Paper",
  CPAPER: "Conference Paper",
  ABST: "Abstract",
  BOOK: "Book",
  CHAP: "Book Chapter",
  THES: "Thesis",
  RPRT: "Report",
  INPR: "In Press",
  NEWS: "Newspaper Article",
  MGZN: "Magazine Article",
  ELEC: "Web Page",
};

/**
 * What a RIS entry says about its citation, and a year that could not be read. The draft is one plain literal: with spread
 * parts, or without its absent fields, it costs more than all the rest of reading.
 */
export function draftOfRis(read: Fields): { draft: RecordDraft; badYear?: string | undefined } {
  const { title, otherTitles, journal, journalAbbreviation } = titlesOf(read);
  const { year, date, unread } = datesOf(read);
  const { pages, pageCount, articleNumber } = extentOf(read);
  const { abstract, notices } = abstractOf(read);
  const { authors, registered } = authorsOfRis(read);
  const { doi, pmid, pmcid, identifiers } = identifiersOf(read, registered);
  const { url, otherUrls } = addressesOf(read);
  const remarks = plainTexts(read.all(T.remarks));
  const draft: RecordDraft = {
    title,
    otherTitles,
    authors,
    editors: editorsOf(read),
    year,
    date,
    journal,
    journalAbbreviation,
    volume: read.first(T.volume),
    issue: read.first(T.issue),
    pages,
    pageCount,
    articleNumber,
    abstract,
    doi,
    pmid,
    pmcid,
    identifiers,
    keywords: keywordsOf(read),
    keywordsPlus: [],
    language: read.first(T.language),
    publicationTypes: typesOf(read),
    publisher: read.first(T.publisher),
    place: read.first(T.place),
    url,
    otherUrls,
    affiliations: affiliationsOf(read),
    timesCited: timesCitedOf(remarks),
    accession: read.first(T.accession) ?? ebscoNumber(read),
    database: read.first(T.database),
    notes: notesOf(remarks, notices),
  };
  return { draft, badYear: unread };
}

function notesOf(remarks: readonly string[], notices: readonly string[]): string[] {
  const notes = distinct(notices.length > 0 ? [...remarks, ...notices] : remarks);
  return notes.every(isNote) ? notes : notes.filter(isNote);
}

function isNote(text: string): boolean {
  return !/^(?:Times Cited: \d+|\d{4}-\d\d-\d\d)$/.test(text);
}

function editorsOf(read: Fields): Author[] {
  const editors: Author[] = [];
  for (const line of read.lines(T.editors)) for (const editor of authorsOf(line)) editors.push(editor);
  return editors;
}

/** A trial register has no author: CENTRAL prints the number of the trial in his place. */
function authorsOfRis(read: Fields): { authors: Author[]; registered: string[] } {
  const authors: Author[] = [];
  const registered: string[] = [];
  for (const line of read.lines(T.authors)) {
    const plain = plainAuthor(line);
    if (plain) authors.push(plain);
    else if (findTrialNumbers(line).length > 0) registered.push(line);
    else for (const author of authorsOf(line)) authors.push(author);
  }
  return { authors, registered };
}

function datesOf(read: Fields): Pick<RecordDraft, "year" | "date"> & { unread?: string | undefined } {
  let year: number | undefined;
  const dates = read.all(T.dates);
  for (const date of dates) year ??= yearOf(date);
  const plainYear = String(year);
  for (const each of dates) {
    const date = each === plainYear ? undefined : withoutEmptyEnd(each);
    if (date && date !== plainYear) return { year, date, unread: year === undefined ? date : undefined };
  }
  return { year };
}

/** `2019/05//` and Zotero's `2019/05//undefined` without what says nothing. */
function withoutEmptyEnd(date: string): string {
  const mayHave = date.endsWith("/") || date.endsWith("undefined");
  return mayHave ? date.replace(/[/\s]+(?:undefined)?$/, "").trim() : date;
}

function titlesOf(
  read: Fields,
): Pick<RecordDraft, "title" | "otherTitles" | "journal" | "journalAbbreviation"> {
  const title = read.first(T.title);
  const source = read.first(T.source);
  const journal = source && /^https?:/.test(source) ? undefined : source;
  const abbreviation = read.first(T.abbreviation);
  return {
    title,
    otherTitles: otherTitlesOf(read, title),
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
  };
}

function otherTitlesOf(read: Fields, title: string | undefined): string[] {
  const titles = read.all(T.titles);
  if (titles.length === 1 && titles[0] === title) return [];
  return distinct(titles)
    .map((other) => other.replace(/\s*\n\s*/g, " "))
    .filter((other) => other !== title);
}

const NONE: readonly string[] = [];

/** ProQuest and EBSCO print two abstracts, the second often a copyright notice; Ovid and Embase use N2. */
function abstractOf(read: Fields): { abstract: string | undefined; notices: readonly string[] } {
  const printed = read.all(T.abstract);
  const texts = printed.length > 1 ? distinct(printed) : printed;
  const only = texts[0] || undefined;
  if (texts.length < 2 && !(only && isNotice(only))) return { abstract: only, notices: NONE };
  const notices = texts.filter(isNotice);
  const abstracts = notices.length === 0 ? texts : texts.filter((text) => !isNotice(text));
  if (abstracts.length < 2) return { abstract: abstracts[0], notices };
  const whole = abstracts.filter(
    (text) => !abstracts.some((other) => other !== text && other.includes(text)),
  );
  return { abstract: clean(whole.join("\n\n")), notices };
}

function isNotice(text: string): boolean {
  return text.length < 1200 && /^(?:copyright of|\(?copyright|©|\[?abstract from author)/i.test(text);
}

const COUNT = /^(\d{1,5})\s?(?:p|pp|pages|S\.)\.?$/i;

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d+$/.test(text);
}

function extentOf(read: Fields): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const [first, last] = [read.first(T.firstPage), read.first(T.lastPage)];
  const articleNumber = read.first(T.articleNumber);
  if (isNumber(first) && isNumber(last))
    return { pages: first === last ? first : `${first}-${last}`, pageCount: undefined, articleNumber };
  const count = COUNT.exec(first ?? "")?.[1];
  return {
    pages: count
      ? undefined
      : (pagesOf(first, last) ??
        pagesOf(read.first(T.pages)?.replace(/\s*[\u2010-\u2015]\s*/, "-"), undefined)),
    pageCount: count && Number(count) > 0 ? Number(count) : undefined,
    articleNumber,
  };
}

function keywordsOf(read: Fields): string[] {
  const lines = read.lines(T.keywords);
  const keywords = lines.some(isList) ? lines.flatMap(partsOf) : lines;
  const types = read.all(T.typeOfWork);
  return distinct(types.some(isClass) ? [...keywords, ...types.filter(isClass)] : keywords);
}

function isList(line: string): boolean {
  return line.includes(";");
}

function partsOf(line: string): string[] {
  return isList(line) ? line.split(";").map((keyword) => keyword.trim()) : [line];
}

/** Ovid prints PsycINFO's classification, `Health Psychology [3360]`, where others print the type. */
function isClass(text: string): boolean {
  return text.endsWith("]") && /\[\d{4}\]$/.test(text);
}

function typesOf(read: Fields): string[] {
  const type = read.first(T.type);
  const types = type && type !== "GEN" ? [TYPES[type] ?? type] : [];
  for (const text of read.all(T.typeOfWork)) if (isType(text)) types.push(text);
  for (const central of read.all(T.centralType)) for (const one of central.split(";")) types.push(one.trim());
  return distinct(types);
}

function isType(m3: string): boolean {
  return m3 !== "Web" && !(m3.includes("10.") && /10\.\d{4}/.test(m3)) && !isClass(m3);
}

function isAddress(text: string): boolean {
  return /^(?:https?|ftp):\/\/\S/i.test(text);
}

function addressesOf(read: Fields): Pick<RecordDraft, "url" | "otherUrls"> {
  if (!read.hasAny(T.addresses)) return { url: undefined, otherUrls: [] };
  const [first, ...others] = distinct(read.lines(T.addresses)).filter(isAddress);
  return { url: first, otherUrls: others };
}

/** Embase prints the addresses of all authors in `M1`, behind their names in brackets. */
function affiliationsOf(read: Fields): string[] {
  const affiliations = read.lines(T.affiliations);
  if (!read.has(T.embaseAddress)) return distinct(affiliations);
  const others = read.lines(T.embaseAddress).filter((line) => /^\([^)]{3,}\)\s+\S/.test(line));
  return distinct(others.length > 0 ? [...affiliations, ...others] : affiliations);
}

/** EBSCO prints the number of a record only in its address. */
function ebscoNumber(read: Fields): string | undefined {
  for (const line of read.lines(T.page))
    if (line.includes("ebscohost.com")) return /[?&]AN=([\w.-]+)/.exec(line)?.[1];
  return undefined;
}

function timesCitedOf(remarks: readonly string[]): number | undefined {
  if (remarks.length === 0) return undefined;
  const text = remarks.length === 1 ? (remarks[0] ?? "") : remarks.join("\n");
  // By its colon: to compare without regard to case at each sign takes long, and remarks may be lists of references.
  for (let from = 0, colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", from)) {
    DIGIT.lastIndex = colon + 1;
    const match = DIGIT.test(text) ? TIMES_CITED.exec(text.slice(from, DIGIT.lastIndex + 6)) : null;
    if (match) return numberOf(match[1]);
    from = colon + 1;
  }
  return undefined;
}

const DIGIT = /\s*\d/y;
const TIMES_CITED = /(?:Total Times Cited|Times Cited[^:\n]*|Cited By)\s*:\s*(\d{1,7})/i;
