import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  uniqueIdentifiers,
} from "../../record/identifiers";
import type { Author, Identifier, RecordDraft } from "../../record/schema";
import { databaseNumber } from "../database-numbers";
import { type Fields, tags } from "../fields";
import { authorOf, clean, distinct, numberOf, plainAuthor, yearOf } from "../printed";
import { ARTICLE_NUMBER, LINKS, T } from "./nbib-tags";

/** What a MEDLINE record says about its citation, and a year that could not be read. */
export function draftOfNbib(read: Fields): { draft: RecordDraft; badYear?: string | undefined } {
  const title = read.first(T.title);
  const date = read.first(T.date);
  const year = date ? yearOf(date) : undefined;
  const journal =
    read.first(T.journal) ??
    (read.first(T.ownTitle) ? read.first(T.bookTitle) : read.first(T.collectionTitle));
  const abbreviation = read.first(T.abbreviation);
  const locations = read.all(T.locations);
  const { doi, pmid, pmcid, identifiers } = identifiersOf(read);
  const { pages, pageCount, articleNumber } = extentOf(read.first(T.pages), locations);
  const urls = distinct(locations.filter(isAddress));
  const { notes, timesCited } = notesOf(read);
  const draft: RecordDraft = {
    title,
    otherTitles: otherTitlesOf(read, title),
    authors: authorsOfNbib(read),
    editors: peopleOf(read.has(T.fullEditors) ? read.all(T.fullEditors) : read.all(T.editors)),
    year,
    date: date === String(year) ? undefined : date,
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    volume: read.first(T.volume),
    issue: read.first(T.issue),
    pages,
    pageCount,
    articleNumber,
    abstract: clean(distinct(read.all(T.abstract)).join("\n\n")),
    doi,
    pmid,
    pmcid,
    identifiers,
    keywords: distinct(read.all(T.keywords)),
    keywordsPlus: [],
    language: read.first(T.language),
    publicationTypes: distinct(read.all(T.types)),
    publisher: read.first(T.publisher),
    place: read.first(T.place),
    url: urls[0],
    otherUrls: urls.slice(1),
    affiliations: distinct(read.all(T.affiliations)),
    timesCited,
    accession: read.has(T.otherNumber) ? read.first(T.otherNumber) : read.first(T.pmid),
    database: databaseOf(read.has(T.owner) ? (read.first(T.owner) ?? "") : undefined, read.first(T.pmid)),
    notes,
  };
  return { draft, badYear: year === undefined ? date : undefined };
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S/.test(text);
}

function otherTitlesOf(read: Fields, title: string | undefined): string[] {
  const titles = read.all(T.titles);
  return titles.length === 1 && titles[0] === title
    ? []
    : distinct(titles).filter((other) => other !== title);
}

function peopleOf(names: readonly string[]): Author[] {
  const people: Author[] = [];
  for (const name of names) {
    const person = plainAuthor(name) ?? authorOf(name);
    if (person) people.push(person);
  }
  return people;
}

/** Full names where the record gives them, short ones otherwise; a group keeps its place among the people. */
function authorsOfNbib(read: Fields): Author[] {
  const printed = read.has(T.fullAuthors) ? T.fullAuthors : T.authors;
  const names = [...read.all(printed)];
  if (!read.has(T.groups)) return peopleOf(names);
  const groups = [...read.all(T.groups)];
  return read.order.flatMap((each) => {
    if (each === printed[0]) return peopleOf(names.splice(0, 1));
    const literal = each === T.groups[0] ? groups.shift() : undefined;
    return literal ? [{ literal }] : [];
  });
}

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

function identifiersOf(read: Fields): Identity {
  const found: Identifier[] = [];
  for (const text of read.all(T.secondarySource)) found.push(...findTrialNumbers(text));
  for (const text of read.all(T.secondarySource)) found.push(...databaseNumber(text));
  for (const text of read.all(T.issn)) {
    const value = normaliseIssn(text);
    if (value) found.push({ scheme: "issn", value });
  }
  for (const text of read.all(T.isbn)) {
    const value = normaliseIsbn(text);
    if (value) found.push({ scheme: "isbn", value });
  }
  const [pmid, pmcid] = [read.first(T.pmid), read.first(T.pmcid)];
  return {
    doi: doiOf(read.all(T.identifiers)),
    pmid: pmid && normalisePmid(pmid),
    pmcid: pmcid && normalisePmcid(pmcid),
    identifiers: uniqueIdentifiers(found),
  };
}

/** Where it is called a DOI, or else from an address. */
function doiOf(locations: readonly string[]): string | undefined {
  for (const text of locations) {
    const doi = text.endsWith("[doi]") ? normaliseDoi(text) : undefined;
    if (doi) return doi;
  }
  return locations
    .filter((text) => text.includes("doi.org/"))
    .map(normaliseDoi)
    .find(Boolean);
}

/** Parts of the National Library of Medicine and its partners: their records are PubMed's. */
const OWNERS = /^(?:NLM|NASA|PIP|KIE|HSR|HMD|SIS|NOTNLM)$/;

/** What names no owner at all but has a PMID is PubMed's; an owner line that is empty says that nobody is known. */
function databaseOf(owner: string | undefined, pmid: string | undefined): string | undefined {
  if (pmid && (owner === undefined || OWNERS.test(owner))) return "PubMed";
  return owner || undefined;
}

function extentOf(
  printed: string | undefined,
  locations: readonly string[],
): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const count = numberOf(/^(\d{1,5}) p$/.exec(printed ?? "")?.[1]);
  const articleNumber = locations.find((text) => text.endsWith(ARTICLE_NUMBER));
  return {
    pages: count ? undefined : printed,
    pageCount: count || undefined,
    articleNumber: articleNumber && clean(articleNumber.slice(0, -ARTICLE_NUMBER.length)),
  };
}

function notesOf(read: Fields): Pick<RecordDraft, "notes" | "timesCited"> {
  const general = distinct(read.all(T.notes));
  const cited = general.map((note) => /^Times Cited: (\d{1,9})$/.exec(note)?.[1]).find(Boolean);
  const notes = general.filter((note) => !/^Times Cited: \d{1,9}$/.test(note));
  for (const [tag, label] of LINKED)
    for (const value of read.all(tag)) if (value) notes.push(`${label}: ${value}`);
  return { timesCited: numberOf(cited), notes: distinct(notes) };
}

const LINKED = Object.entries(LINKS).map(([tag, label]) => [tags(tag), label] as const);
