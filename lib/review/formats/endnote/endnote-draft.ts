import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  pmidOfUrl,
  uniqueIdentifiers,
} from "../../record/identifiers";
import { emptyDraft, type Identifier, type RecordDraft } from "../../record/schema";
import { databaseNumber } from "../database-numbers";
import { addressesOf, authorsOf, clean, cleanList, compact, numberOf, pagesOf, yearOf } from "../printed";
import type { TaggedField } from "../tagged/tagged";
import { Values } from "../tagged/values";
import { isAbbreviation } from "./alternate-journal";
import { TYPES } from "./types";

/** What an EndNote entry says about its citation, and a year that could not be read. */
export function draftOfEndnote(fields: readonly TaggedField[]): { draft: RecordDraft; badYear?: string } {
  const read = new Values(fields);
  const title = read.first("T", "!");
  const dates = read.wrapped("D", "8");
  const year = dates.map(yearOf).find((found) => found !== undefined);
  const date = read.first("8");
  const urls = read.lines("U", ">").filter((text) => /^(?:https?|ftp):\/\/\S/i.test(text));
  const draft: RecordDraft = {
    ...emptyDraft(),
    title,
    otherTitles: read.wrapped("T", "Q").filter((other) => other !== title),
    authors: read.lines("A").flatMap(authorsOf),
    editors: read.lines("E").flatMap(authorsOf),
    year,
    date: date === String(year) ? undefined : date,
    ...sourceOf(read),
    volume: read.first("V"),
    issue: read.first("N"),
    ...extentOf(read),
    abstract: read.texts("X")[0],
    ...identifiersOf(read),
    keywords: cleanList(read.lines("K").flatMap((line) => line.split(/[;；]/))),
    language: read.first("G"),
    publicationTypes: cleanList([...read.wrapped("0").flatMap(typeOf), ...read.wrapped("9")]),
    publisher: read.first("I"),
    place: read.first("C"),
    url: urls[0],
    otherUrls: urls.slice(1),
    affiliations: addressesOf(read.lines("+")),
    ...notesOf(read),
    accession: read.first("M"),
    database: read.first("~", "W"),
  };
  const unread = dates[0];
  return year === undefined && unread
    ? { draft: compact(draft), badYear: unread }
    : { draft: compact(draft) };
}

/** EndNote's "Generic" says nothing; its "Book Section" is what RIS calls a chapter. */
function typeOf(printed: string): string[] {
  if (printed === "Generic") return [];
  return [Object.keys(TYPES).find((type) => TYPES[type] === printed) ?? printed];
}

function sourceOf(read: Values): Pick<RecordDraft, "journal" | "journalAbbreviation"> {
  const journal = read.first("J", "B", "S");
  const abbreviation = journal ? read.texts("O").find(isAbbreviation) : undefined;
  return { journal, journalAbbreviation: abbreviation === journal ? undefined : abbreviation };
}

/** `%P XX, 327` is the length of a book; `%] e123` the number of an article. */
function extentOf(read: Values): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const printed = read.first("P");
  const count = /^(\d{1,5})\s?(?:p|pp|pages|S|页)\.?$/i.exec(printed ?? "")?.[1];
  const pages = printed?.replace(/^p{1,2}\.?\s+/i, "").replace(/\s*[-\u2013\u2014]+\s*/, "-");
  return {
    pages: count ? undefined : pagesOf(pages, undefined),
    pageCount: count && Number(count) > 0 ? Number(count) : undefined,
    articleNumber: read.first("]"),
  };
}

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

/** EndNote keeps the PMCID in its second custom field; other numbers are known by their looks. */
function identifiersOf(read: Values): Identity {
  const numbers = read.lines("1", "M", "U", "R");
  const serials = read.lines("@").flatMap((line) => line.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-)/));
  const dois = [...read.wrapped("R"), ...read.lines("U").filter((text) => /doi\.org\//.test(text))];
  const isMedline = /\b(?:NLM|PubMed|MEDLINE)\b/i.test(read.wrapped("~", "W").join(" "));
  return {
    doi: dois.map(normaliseDoi).find(Boolean),
    pmid:
      pmidNotes(read).find(Boolean) ??
      read.lines("U").map(pmidOfUrl).find(Boolean) ??
      (isMedline ? normalisePmid(read.first("M") ?? "") : undefined),
    pmcid: read.wrapped("2").map(normalisePmcid).find(Boolean),
    identifiers: uniqueIdentifiers([
      ...numbers.flatMap(databaseNumber),
      ...serials.flatMap(serialNumber),
      ...numbers.flatMap(findTrialNumbers),
    ]),
  };
}

function serialNumber(text: string): Identifier[] {
  const isbn = normaliseIsbn(text);
  if (isbn) return [{ scheme: "isbn", value: isbn }];
  const issn = normaliseIssn(text);
  return issn ? [{ scheme: "issn", value: issn }] : [];
}

const PMID_NOTE = /^PMID: (\d{1,9})$/;
const CITED_NOTE = /^Times Cited: (\d{1,9})$/;

function pmidNotes(read: Values): (string | undefined)[] {
  return read.texts("Z", "O").map((note) => PMID_NOTE.exec(note)?.[1]);
}

/** Notes, and custom fields that hold no number that is known. */
function notesOf(read: Values): Pick<RecordDraft, "notes" | "timesCited"> {
  const abbreviation = sourceOf(read).journalAbbreviation;
  const custom = [...read.texts("1"), ...read.texts("2").filter((text) => !normalisePmcid(text))];
  const unknown = custom.filter(
    (text) => databaseNumber(text).length === 0 && findTrialNumbers(text).length === 0,
  );
  const notes = read.texts("Z", "O").filter((note) => note !== abbreviation);
  const cited = notes.map((note) => CITED_NOTE.exec(note)?.[1]).find(Boolean);
  return {
    timesCited: numberOf(cited),
    notes: cleanList([...notes, ...unknown]).filter(
      (note) => !PMID_NOTE.test(note) && !CITED_NOTE.test(note) && clean(note) !== undefined,
    ),
  };
}
