import { findTrialNumbers } from "../record/identifiers";
import type { Author, RecordDraft } from "../record/schema";
import { plainText } from "./plain-text";
import { authorsOf, clean, cleanList, compact, numberOf, pagesOf, yearOf } from "./printed";
import { Fields, type RisField } from "./ris-fields";
import { identifiersOf } from "./ris-identity";

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
 * parts it costs more than all the rest of reading.
 */
export function draftOfRis(fields: readonly RisField[]): { draft: RecordDraft; badYear?: string } {
  const read = new Fields(fields);
  const { title, otherTitles, journal, journalAbbreviation } = titlesOf(read);
  const { year, date, unread } = datesOf(read);
  const { pages, pageCount, articleNumber } = extentOf(read);
  const { abstract, notices } = abstractOf(read);
  const { doi, pmid, pmcid, identifiers } = identifiersOf(read);
  const { url, otherUrls } = addressesOf(read);
  const remarks = read.all("N1", "U3").map(plainText);
  const draft = compact({
    title,
    otherTitles,
    authors: authorsOfRis(read),
    editors: read.lines("ED", "A2", "A3").flatMap(authorsOf),
    year,
    date,
    journal,
    journalAbbreviation,
    volume: read.first("VL", "VO"),
    issue: read.first("IS", "NO"),
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
    language: read.first("LA"),
    publicationTypes: typesOf(read),
    publisher: read.first("PB", "PU"),
    place: read.first("CY", "PP"),
    url,
    otherUrls,
    affiliations: cleanList([...read.lines("AD"), ...read.lines("M2"), ...embaseAddresses(read)]),
    timesCited: timesCitedOf(remarks),
    accession: read.first("AN", "ID") ?? ebscoNumber(read),
    database: read.first("DB", "DP"),
    notes: cleanList([...remarks, ...notices]).filter(
      (note) => !/^(?:Times Cited: \d+|\d{4}-\d\d-\d\d)$/.test(note),
    ),
  });
  return unread === undefined ? { draft } : { draft, badYear: unread };
}

/** A trial register has no author: CENTRAL prints the number of the trial in his place. */
function authorsOfRis(read: Fields): Author[] {
  return read.lines("AU", "A1").flatMap((line) => (findTrialNumbers(line).length > 0 ? [] : authorsOf(line)));
}

function datesOf(read: Fields): Pick<RecordDraft, "year" | "date"> & { unread?: string | undefined } {
  const dates = read.all("PY", "Y1", "YR", "DA");
  const year = dates.map(yearOf).find((found) => found !== undefined);
  const printed = cleanList(dates.map((each) => each.replace(/[/\s]+(?:undefined)?$/, "")));
  const date = printed.find((each) => each !== String(year));
  return year === undefined ? { year, date, unread: date } : { year, date };
}

function titlesOf(
  read: Fields,
): Pick<RecordDraft, "title" | "otherTitles" | "journal" | "journalAbbreviation"> {
  const title = read.first("TI", "T1", "CT", "BT", "ST");
  const source = read.first("JF", "T2", "JO", "JA", "J2", "J1", "SO");
  const journal = source && /^https?:/.test(source) ? undefined : source;
  const abbreviation = read.first("JA", "J2", "J1", "JI", "NL");
  return {
    title,
    otherTitles: cleanList(read.all("TI", "T1", "TT", "OP"))
      .map((other) => other.replace(/\s*\n\s*/g, " "))
      .filter((other) => other !== title),
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
  };
}

/** ProQuest and EBSCO print two abstracts, the second often a copyright notice; Ovid and Embase use N2. */
function abstractOf(read: Fields): { abstract: string | undefined; notices: string[] } {
  const texts = cleanList(read.all("AB", "N2"));
  const isNotice = (text: string) =>
    /^(?:copyright of|\(?copyright|©|\[?abstract from author)/i.test(text) && text.length < 1200;
  const abstracts = texts.filter((text) => !isNotice(text));
  const distinct = abstracts.filter(
    (text) => !abstracts.some((other) => other !== text && other.includes(text)),
  );
  return { abstract: clean(distinct.join("\n\n")), notices: texts.filter(isNotice) };
}

function extentOf(read: Fields): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const first = read.first("SP");
  const count = /^(\d{1,5})\s?(?:p|pp|pages|S\.)\.?$/i.exec(first ?? "")?.[1];
  return {
    pages: count
      ? undefined
      : (pagesOf(first, read.first("EP")) ??
        pagesOf(read.first("PG")?.replace(/\s*[\u2010-\u2015]\s*/, "-"), undefined)),
    pageCount: count && Number(count) > 0 ? Number(count) : undefined,
    articleNumber: read.first("C7"),
  };
}

function keywordsOf(read: Fields): string[] {
  const classes = read.all("M3").filter(isClass);
  return cleanList([...read.lines("KW", "KY").flatMap((line) => line.split(";")), ...classes]);
}

/** Ovid prints PsycINFO's classification, `Health Psychology [3360]`, where others print the type. */
function isClass(text: string): boolean {
  return /\[\d{4}\]\s*$/.test(text);
}

function typesOf(read: Fields): string[] {
  const type = read.first("TY");
  const described = read
    .all("M3")
    .filter((m3) => !/10\.\d{4}/.test(m3) && m3.trim() !== "Web" && !isClass(m3));
  const central = read.all("PT").flatMap((text) => text.split(";"));
  return cleanList([...(type && type !== "GEN" ? [TYPES[type] ?? type] : []), ...described, ...central]);
}

function addressesOf(read: Fields): Pick<RecordDraft, "url" | "otherUrls"> {
  const isAddress = (text: string) => /^(?:https?|ftp):\/\/\S/i.test(text);
  const [url, ...otherUrls] = cleanList(read.lines("UR", "L1", "L2", "LK", "L4", "US")).filter(isAddress);
  return { url, otherUrls };
}

/** Embase prints the addresses of all authors in `M1`, behind their names in brackets. */
function embaseAddresses(read: Fields): string[] {
  return read.lines("M1").filter((line) => /^\([^)]{3,}\)\s+\S/.test(line));
}

/** EBSCO prints the number of a record only in its address. */
function ebscoNumber(read: Fields): string | undefined {
  const address = read.lines("UR").find((line) => line.includes("ebscohost.com"));
  return /[?&]AN=([\w.-]+)/.exec(address ?? "")?.[1];
}

function timesCitedOf(remarks: readonly string[]): number | undefined {
  const text = remarks.join("\n");
  const match = /(?:Total Times Cited|Times Cited[^:\n]*|Cited By)\s*:\s*(\d{1,7})/i.exec(text);
  return numberOf(match?.[1]);
}
