import {
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmid,
  uniqueIdentifiers,
} from "../../record/identifiers";
import { type Author, emptyDraft, type Identifier, type RecordDraft } from "../../record/schema";
import { databaseNumber } from "../database-numbers";
import { authorOf, clean, cleanList, compact, numberOf, pagesOf, yearOf } from "../printed";
import type { TaggedField } from "../tagged/tagged";
import { Values } from "../tagged/values";

/** What a Web of Science entry says about its citation, and a year that could not be read. */
export function draftOfWos(fields: readonly TaggedField[]): { draft: RecordDraft; badYear?: string } {
  const read = new Values(fields);
  const isInspec = /^INSPEC:/.test(read.first("UT") ?? "");
  const plain = isInspec ? withoutInspecMarks : (text: string) => text;
  const title = read.first("TI", "FT", "Z1");
  const number = read.first("UT", "AN");
  const draft: RecordDraft = {
    ...emptyDraft(),
    title: title && plain(title),
    otherTitles: read.wrapped("FT", "Z1").filter((other) => other !== title),
    authors: authorsOf(read),
    editors: people(read.lines("BE", "ED")),
    ...datesOf(read),
    ...sourceOf(read),
    ...extentOf(read),
    abstract: plain(read.first("AB", "Z4") ?? "") || undefined,
    ...identifiersOf(read),
    ...keywordsOf(read, isInspec),
    language: read.first("LA"),
    publicationTypes: typesOf(read),
    publisher: read.first("PU"),
    place: read.first("PI", "PV"),
    url: read.first("DL"),
    affiliations: addressesOf(read.lines("C1")),
    timesCited: numberOf(read.first("TC")),
    accession: number,
    database: databaseOf(number),
    notes: notesOf(read),
  };
  const printed = read.first("PY", "PD");
  return draft.year === undefined && printed
    ? { draft: compact(draft), badYear: printed }
    : { draft: compact(draft) };
}

/** Full names where there are as many of them as short ones; groups after the people. */
function authorsOf(read: Values): Author[] {
  const [short, full] = [read.lines("AU"), read.lines("AF")];
  const names = full.length >= short.length ? full : short;
  const chapter = names.length > 0 ? names : read.lines("BF");
  const own = chapter.length > 0 ? chapter : read.lines("BA");
  const groups = read
    .lines("CA", "GP")
    .flatMap((line) => line.split(/;\s*/))
    .flatMap((name) => clean(name) ?? []);
  return [...people(own), ...groups.map((literal): Author => ({ literal }))];
}

/** Zoological Record prints addresses behind names; an anonymous author is none. */
function people(names: readonly string[]): Author[] {
  return names
    .filter((name) => !/^\[Anonymous\]/i.test(name))
    .map((name) => authorOf(name.replace(/\s*\([^)]*@[^)]*\)\s*$/, "")))
    .filter((author) => author !== undefined);
}

function datesOf(read: Values): Pick<RecordDraft, "year" | "date"> {
  const [printedYear, day] = [read.first("PY"), read.first("PD")];
  const year = [printedYear, day, read.first("EY"), read.first("EA")]
    .map((text) => yearOf(text ?? ""))
    .find((found) => found !== undefined);
  if (!day) return { year, date: undefined };
  return { year, date: year === undefined || day.includes(String(year)) ? day : `${day} ${year}` };
}

function sourceOf(read: Values): Pick<RecordDraft, "journal" | "journalAbbreviation" | "volume" | "issue"> {
  const journal = read.first("SO", "SE", "Z3");
  const abbreviation = read.first("JI", "J9");
  const supplement = read.first("SU");
  return {
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    volume: read.first("VL"),
    issue: read.first("IS") ?? (supplement && `Suppl. ${supplement}`),
  };
}

/** `PS` holds pages in databases beside the Core Collection, or the number that stands for them. */
function extentOf(read: Values): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const part = read.first("PS")?.replace(/^(?:pp?\.|Article No\.?:?)\s*/i, "");
  const isNumber = part !== undefined && !/^\d+(?:\s*-\s*\d+)?$/.test(part) && !part.includes("-");
  const count = numberOf(read.first("PG"));
  return {
    pages: pagesOf(read.first("BP"), read.first("EP")) ?? (isNumber ? undefined : pagesOf(part, undefined)),
    pageCount: count && count > 0 ? count : undefined,
    articleNumber: read.first("AR") ?? (isNumber ? part : undefined),
  };
}

function identifiersOf(read: Values): Pick<RecordDraft, "doi" | "pmid" | "identifiers"> {
  const number = read.first("UT") ?? "";
  const dois = [...read.wrapped("DI", "D2"), ...(number.startsWith("INSPEC:") ? read.wrapped("ID") : [])];
  const serials = read
    .lines("SN", "EI")
    .flatMap((text) => text.split(/[;,]\s*/))
    .map(normaliseIssn);
  const books = read
    .wrapped("BN")
    .flatMap((text) => text.split(";"))
    .map(normaliseIsbn);
  const medline = /^MEDLINE:(\d+)$/.exec(number)?.[1];
  return {
    doi: dois
      .flatMap((text) => text.split(/[\][]/))
      .map(normaliseDoi)
      .find(Boolean),
    pmid: normalisePmid(read.first("PM") ?? medline ?? ""),
    identifiers: uniqueIdentifiers([
      ...databaseNumber(number),
      ...serials.flatMap((value): Identifier[] => (value ? [{ scheme: "issn", value }] : [])),
      ...books.flatMap((value): Identifier[] => (value ? [{ scheme: "isbn", value }] : [])),
    ]),
  };
}

/** `ID` are the Keywords Plus, but in Inspec codes; Zoological Record and BIOSIS describe in tags of their own. */
function keywordsOf(read: Values, isInspec: boolean): Pick<RecordDraft, "keywords" | "keywordsPlus"> {
  const split = (texts: readonly string[], by: RegExp) => cleanList(texts.flatMap((text) => text.split(by)));
  const described = read.wrapped("DE", "BD", "MC", "MH");
  return {
    keywords: isInspec
      ? split(described.map(withoutInspecMarks), /;|\/+\s+|\/{2}/)
      : split(described, /;\s+|;$/),
    keywordsPlus: isInspec ? [] : split(read.wrapped("ID"), /;/),
  };
}

/** Inspec writes `Sn/sub 2/` and `10/sup -3/`. */
function withoutInspecMarks(text: string): string {
  return text.replace(/\s?\/(?:sub|sup) ([^/]*?)\s?\//g, "$1");
}

const PUBLICATIONS: Record<string, string> = {
  J: "Journal Article",
  B: "Book",
  P: "Patent",
  C: "Conference Paper",
};

function typesOf(read: Values): string[] {
  const described = cleanList(read.wrapped("DT").flatMap((text) => text.split(/;\s*/)));
  const printed = PUBLICATIONS[read.first("PT") ?? ""];
  return described.length > 0 || !printed ? described : [printed];
}

/** Addresses are a line each; those that were wrapped go on until the full stop, or the next author's bracket. */
function addressesOf(lines: readonly string[]): string[] {
  const addresses: string[] = [];
  const bracketed = lines[0]?.startsWith("[") ?? false;
  for (const line of lines) {
    const last = addresses.at(-1);
    const begins = bracketed ? line.startsWith("[") || /\.$/.test(last ?? "") : /\.$/.test(last ?? ".");
    if (last === undefined || begins) addresses.push(line);
    else addresses[addresses.length - 1] = `${last} ${line}`;
  }
  return cleanList(addresses);
}

const DATABASES: Record<string, string> = {
  WOS: "Web of Science",
  ISI: "Web of Science",
  INSPEC: "Inspec",
  MEDLINE: "MEDLINE",
  ZOOREC: "Zoological Record",
  ZOOR: "Zoological Record",
  BIOSIS: "BIOSIS Previews",
  BCI: "BIOSIS Citation Index",
  CABI: "CAB Abstracts",
  FSTA: "FSTA",
  CSCD: "Chinese Science Citation Database",
  KJD: "KCI Korean Journal Database",
  RSCI: "Russian Science Citation Index",
  SCIELO: "SciELO Citation Index",
  CCC: "Current Contents Connect",
  PPRN: "Preprint Citation Index",
  PQDT: "ProQuest Dissertations & Theses Citation Index",
};

function databaseOf(number: string | undefined): string | undefined {
  return DATABASES[/^(\w+?):/.exec(number ?? "")?.[1] ?? ""];
}

function notesOf(read: Values): string[] {
  const conference = cleanList([read.wrapped("CT"), read.wrapped("CY"), read.wrapped("CL")].flat()).join(
    ", ",
  );
  return cleanList([...read.wrapped("NT"), conference]);
}
