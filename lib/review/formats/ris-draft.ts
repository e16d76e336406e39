import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  pmidOfUrl,
  uniqueIdentifiers,
} from "../record/identifiers";
import type { Identifier, RecordDraft } from "../record/schema";
import { databaseNumber } from "./database-numbers";
import { authorsOf, clean, cleanList, compact, numberOf, pagesOf, yearOf } from "./printed";

/** A tag with its value; `more` are continuation lines, `indented` when they began with blanks. */
export interface RisField {
  tag: string;
  value: string;
  more?: { text: string; indented: boolean }[] | undefined;
}

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
  const draft = compact({
    title,
    otherTitles,
    authors: read.lines("AU", "A1").flatMap(authorsOf),
    editors: read.lines("ED", "A2").flatMap(authorsOf),
    year,
    date,
    journal,
    journalAbbreviation,
    volume: read.first("VL", "VO"),
    issue: read.first("IS"),
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
    timesCited: timesCitedOf(read),
    accession: read.first("AN", "ID") ?? ebscoNumber(read),
    database: read.first("DB", "DP"),
    notes: cleanList([...read.all("N1", "U3"), ...notices]).filter(
      (note) => !/^(?:Times Cited: \d+|\d{4}-\d\d-\d\d)$/.test(note),
    ),
  });
  return unread === undefined ? { draft } : { draft, badYear: unread };
}

function datesOf(read: Fields): Pick<RecordDraft, "year" | "date"> & { unread?: string | undefined } {
  const dates = read.all("PY", "Y1", "YR", "DA");
  const year = dates.map(yearOf).find((found) => found !== undefined);
  const printed = cleanList(dates.map((each) => each.replace(/[/\s]+$/, "")));
  const date = printed.find((each) => each !== String(year));
  return year === undefined ? { year, date, unread: date } : { year, date };
}

/** The values of an entry by tag; a continuation line belongs to the value above it. */
class Fields {
  private readonly byTag = new Map<string, string[]>();

  constructor(fields: readonly RisField[]) {
    for (const field of fields) {
      const values = this.byTag.get(field.tag);
      if (values) values.push(wholeValue(field));
      else this.byTag.set(field.tag, [wholeValue(field)]);
    }
  }

  /** Whole values: wrapped lines joined by a blank, other continuation lines kept apart. */
  all(...tags: string[]): string[] {
    const found: string[] = [];
    for (const tag of tags) {
      const values = this.byTag.get(tag);
      if (values) found.push(...values);
    }
    return found;
  }

  /** Values where each continuation line is a value of its own, as EndNote prints lists. */
  lines(...tags: string[]): string[] {
    const values = this.all(...tags);
    return values.some((value) => value.includes("\n"))
      ? values.flatMap((value) => value.split("\n"))
      : values;
  }

  first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      for (const value of this.byTag.get(tag) ?? []) {
        const found = clean(value);
        if (found) return found.includes("\n") ? found.replace(/\s*\n\s*/g, " ") : found;
      }
    }
    return undefined;
  }
}

function wholeValue({ value, more }: RisField): string {
  if (!more) return value;
  return more.reduce(
    (text, { text: line, indented }) => text.trimEnd() + (indented ? " " : "\n") + line.trim(),
    value,
  );
}

function titlesOf(
  read: Fields,
): Pick<RecordDraft, "title" | "otherTitles" | "journal" | "journalAbbreviation"> {
  const title = read.first("TI", "T1", "CT", "BT", "ST");
  const journal = read.first("JF", "T2", "JO", "JA", "J2", "J1", "SO");
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
    pages: count ? undefined : pagesOf(first, read.first("EP")),
    pageCount: count && Number(count) > 0 ? Number(count) : undefined,
    articleNumber: read.first("C7"),
  };
}

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

function identifiersOf(read: Fields): Identity {
  const addresses = read.lines("UR", "L1", "L2", "L3", "L4", "LK");
  const doiAddresses = addresses.filter((address) =>
    /doi\.org\/|[?&]doi=|^\s*(?:doi:\s*)?10\./i.test(address),
  );
  const doi = firstOf(
    [...read.all("DO", "DI", "DOI"), ...read.all("M3").filter((m3) => /10\./.test(m3)), ...doiAddresses],
    normaliseDoi,
  );
  const numbered = read.lines("AN", "ID", "U2", "UR").flatMap(databaseNumber);
  const serials = read.lines("SN").flatMap((line) => line.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-)/));
  return {
    doi,
    pmid: firstOf(read.all("PMID", "PM"), normalisePmid) ?? pmidOf(read, addresses),
    pmcid: firstOf(read.all("PMCID", "C2"), normalisePmcid),
    identifiers: uniqueIdentifiers([...numbered, ...serials.flatMap(serialNumber), ...trialNumbers(read)]),
  };
}

/** A number is a PMID only where its database says so. */
function pmidOf(read: Fields, addresses: readonly string[]): string | undefined {
  const fromAddress = firstOf(addresses, pmidOfUrl);
  if (fromAddress) return fromAddress;
  const databases = read.all("DB", "DP").join(" ");
  const isMedline = /\b(?:NLM|PubMed|MEDLINE)\b/i.test(databases);
  const isOvidMedline = addresses.some((address) => /[?&]D=(?:med|ppez|prem|pmnm|oemez)/i.test(address));
  return isMedline || isOvidMedline ? firstOf(read.all("AN", "ID"), normalisePmid) : undefined;
}

function serialNumber(text: string): Identifier[] {
  const isbn = normaliseIsbn(text);
  if (isbn) return [{ scheme: "isbn", value: isbn }];
  const issn = normaliseIssn(text);
  return issn ? [{ scheme: "issn", value: issn }] : [];
}

/** A registered trial names its number as its accession or in its address; an abstract may name many others. */
function trialNumbers(read: Fields): Identifier[] {
  return read.all("AN", "ID", "U2", "UR").flatMap(findTrialNumbers);
}

function keywordsOf(read: Fields): string[] {
  return cleanList(read.lines("KW").flatMap((line) => line.split(";")));
}

function typesOf(read: Fields): string[] {
  const type = read.first("TY");
  const described = read.all("M3").filter((m3) => !/10\.\d{4}/.test(m3) && m3.trim() !== "Web");
  return cleanList([...(type && type !== "GEN" ? [TYPES[type] ?? type] : []), ...described]);
}

function addressesOf(read: Fields): Pick<RecordDraft, "url" | "otherUrls"> {
  const isAddress = (text: string) => /^(?:https?|ftp):\/\/\S/i.test(text);
  const [url, ...otherUrls] = cleanList(read.lines("UR", "L1", "L2", "LK", "L4")).filter(isAddress);
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

function timesCitedOf(read: Fields): number | undefined {
  const text = read.all("N1", "U3").join("\n");
  const match = /(?:Total Times Cited|Times Cited[^:\n]*|Cited By)\s*:\s*(\d{1,7})/i.exec(text);
  return numberOf(match?.[1]);
}

function firstOf<T>(texts: readonly string[], normalise: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
