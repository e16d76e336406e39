import type { Author, RecordDraft } from "../../record/schema";
import {
  authorOf,
  authorsOf,
  clean,
  cleanList,
  distinct,
  numberOf,
  pagesOf,
  plainAuthor,
  yearOf,
} from "../printed";
import { all, at, attribute, type Element, inside } from "./element";
import { identityOf } from "./endnote-identity";
import { ELSEWHERE, LABELS, labelled, PARTS, typeOf } from "./endnote-parts";
import { lineOf, linesOf, paragraphsOf, textsOf } from "./text";

export { PARTS };

/** What a record of EndNote says about its citation, and a year that could not be read. */
export function draftOfEndNote(record: Element): { draft: RecordDraft; badYear?: string | undefined } {
  const dates = datesOf(at(record, "dates"));
  const extent = extentOf(record);
  const identity = identityOf(record, [...notesOf(record), ...dates.notes, ...extent.notes]);
  const titles = titlesOf(record);
  const people = peopleOf(record);
  // Field by field: most of the time that reading takes goes into making drafts.
  const draft: RecordDraft = {
    title: titles.title,
    otherTitles: titles.otherTitles,
    authors: people.authors,
    editors: people.editors,
    year: dates.year,
    date: dates.date,
    journal: titles.journal,
    journalAbbreviation: titles.journalAbbreviation,
    volume: lineOf(at(record, "volume")),
    issue: lineOf(at(record, "number")),
    pages: extent.pages,
    pageCount: extent.pageCount,
    articleNumber: extent.articleNumber,
    abstract: clean(all(record, "abstract").map(paragraphsOf).join("\n\n")),
    doi: identity.doi,
    pmid: identity.pmid,
    pmcid: identity.pmcid,
    identifiers: identity.identifiers,
    keywords: keywordsOf(record),
    keywordsPlus: [],
    language: lineOf(at(record, "language")),
    publicationTypes: typesOf(record),
    publisher: lineOf(at(record, "publisher")),
    place: lineOf(at(record, "pub-location")),
    url: identity.url,
    otherUrls: identity.otherUrls,
    affiliations: cleanList(all(record, "auth-address").flatMap(linesOf)),
    timesCited: timesCitedOf(identity.notes),
    accession: identity.accession,
    database: databaseOf(record),
    notes: cleanList(identity.notes).filter(isNote),
  };
  return { draft, badYear: dates.badYear };
}

function isNote(text: string): boolean {
  return !/^Times Cited: \d+$/.test(text);
}

function databaseOf(record: Element): string | undefined {
  const names = linesOf(at(record, "remote-database-name"));
  return names.length > 0 ? names.join("; ") : lineOf(at(record, "remote-database-provider"));
}

function titlesOf(
  record: Element,
): Pick<RecordDraft, "title" | "otherTitles" | "journal" | "journalAbbreviation"> {
  const titles = all(record, "titles");
  const names = textsOf(inside(titles, "title"));
  const title = names[0];
  const others = textsOf([...inside(titles, "translated-title"), ...all(record, "orig-pub")]);
  const isAlone = names.length < 2 && others.length === 0;
  const { journal, journalAbbreviation } = journalOf(record, titles);
  return {
    title,
    otherTitles: isAlone ? [] : cleanList([...names, ...others]).filter((each) => each !== title),
    journal,
    journalAbbreviation,
  };
}

/** PubMed's connection file puts the short name first, and the full one where others put the short one. */
function journalOf(
  record: Element,
  titles: readonly Element[],
): Pick<RecordDraft, "journal" | "journalAbbreviation"> {
  const periodicals = [...all(record, "periodical"), ...all(record, "alt-periodical")];
  const named = textsOf(inside(titles, "secondary-title"));
  named.push(...textsOf(inside(periodicals, "full-title")));
  const alternative = textsOf(inside(titles, "alt-title"));
  const short = textsOf(inside(periodicals, "abbr-1"));
  const name = named[0] ?? alternative[0];
  const other = [...short, ...alternative, ...named].find((each) => each !== name);
  const isSwapped =
    name !== undefined && other !== undefined && other === short[0] && other.length > name.length;
  return isSwapped
    ? { journal: other, journalAbbreviation: name }
    : { journal: name, journalAbbreviation: other };
}

function peopleOf(record: Element): Pick<RecordDraft, "authors" | "editors"> {
  const contributors = all(record, "contributors");
  const people = (group: string) => {
    const names: Author[] = [];
    for (const author of inside(inside(contributors, group), "author")) names.push(...namesOf(author));
    return names;
  };
  const authors = people("authors");
  const editors = [...people("secondary-authors"), ...people("tertiary-authors")];
  return typeOf(record) === "Edited Book"
    ? { authors: [], editors: [...authors, ...editors] }
    : { authors, editors };
}

function namesOf(element: Element): Author[] {
  const names = linesOf(element);
  const [only = ""] = names;
  return names.length < 2 ? authorsIn(only) : names.flatMap(authorsIn);
}

/** One name, as a rule; a comma at its end marks a group, and a doubled comma is part of the group's name. */
function authorsIn(name: string): Author[] {
  const plain = plainAuthor(name);
  if (plain) return [plain];
  const isGroup = name.endsWith(",") || name.includes(",,");
  const group = isGroup && (/^([^,]*),,(.*)$/.exec(name) ?? /^([^,]*\s[^,]*),$/.exec(name));
  if (group) {
    const literal = clean(group[2] === undefined ? group[1] : `${group[1]},${group[2]}`.replace(/,$/, ""));
    return literal ? [{ literal }] : [];
  }
  if (/;|\||,.*,.*,/.test(name)) return authorsOf(name);
  const author = authorOf(name);
  return author ? [author] : [];
}

interface Dates extends Pick<RecordDraft, "year" | "date"> {
  badYear?: string | undefined;
  notes: string[];
}

function datesOf(dates: Element): Dates {
  const printed = lineOf(at(dates, "year"));
  const [date, ...others] = textsOf(all(at(dates, "pub-dates"), "date"));
  const year = (printed && yearOf(printed)) || (date && yearOf(date)) || undefined;
  const copyright = lineOf(at(dates, "copyright-dates"));
  const more = printed === String(year) ? date : (date ?? printed);
  return {
    year,
    date: more === String(year) ? undefined : more,
    badYear: year === undefined ? (printed ?? undefined) : undefined,
    notes: [...labelled("Date", others), ...labelled("Copyright date", copyright ? [copyright] : [])],
  };
}

function extentOf(
  record: Element,
): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> & { notes: string[] } {
  const element = at(record, "pages");
  const printed = lineOf(element) ?? attribute(element, "start");
  const articleNumber = lineOf(at(record, "custom7"));
  if (!printed) return { articleNumber, notes: [] };
  const count = numberOf(/^(\d{1,5})\s?(?:p|pp|pages|S\.)\.?$/i.exec(printed)?.[1]);
  if (count) return { pageCount: count, articleNumber, notes: [] };
  const [first, last, ...more] = printed.split(/\s*[-\u2010-\u2015]+\s*/);
  const pages = more.length > 0 || /[,;\s]/.test(printed) ? printed : pagesOf(first, last);
  const isPages = pages !== undefined && /\d|^[ivxlc]+$/i.test(pages);
  return isPages
    ? { pages, articleNumber, notes: [] }
    : { articleNumber, notes: labelled("Pages", [printed]) };
}

function keywordsOf(record: Element): string[] {
  const keywords: string[] = [];
  for (const element of inside(all(record, "keywords"), "keyword")) {
    for (const line of linesOf(element)) {
      if (!line.includes(";")) keywords.push(line);
      else for (const keyword of line.split(";")) keywords.push(keyword.trim());
    }
  }
  return distinct(keywords);
}

function typesOf(record: Element): string[] {
  const type = typeOf(record);
  return cleanList([...(type ? [type] : []), ...all(record, "work-type").flatMap(linesOf)]);
}

/** A blank line parts notes. Whatever has no field of its own is kept as a note that names it. */
function notesOf(record: Element): string[] {
  const written = [...all(record, "notes"), ...all(record, "research-notes")].flatMap(
    (each) => paragraphsOf(each)?.split(/\n{2,}/) ?? [],
  );
  const rest: string[] = [];
  for (const child of record.children) {
    if (typeof child === "string" || ELSEWHERE.has(child.name)) continue;
    rest.push(...labelled(LABELS.get(child.name) ?? inWords(child.name), [paragraphsOf(child)]));
  }
  const provider = lineOf(at(record, "remote-database-provider"));
  const isApart = provider !== databaseOf(record);
  return [
    ...written,
    ...rest,
    ...labelled("Database provider", isApart ? [provider] : []),
    ...otherPeople(record),
    ...otherTitles(record),
    ...numberInLibrary(record),
  ];
}

function otherPeople(record: Element): string[] {
  const contributors = all(record, "contributors");
  const names = ["subsidiary-authors", "translated-authors"].flatMap((group) =>
    inside(inside(contributors, group), "author").flatMap(linesOf),
  );
  return labelled("Other contributors", names.length > 0 ? [names.join("; ")] : []);
}

function otherTitles(record: Element): string[] {
  const titles = at(record, "titles");
  const [title, short] = [lineOf(at(titles, "title")), lineOf(at(titles, "short-title"))];
  const isNew = short !== undefined && !title?.startsWith(short);
  return [
    ...labelled("Series", all(titles, "tertiary-title").map(lineOf)),
    ...labelled("Short title", isNew ? [short] : []),
  ];
}

/** By its number people find a record again in their EndNote library. */
function numberInLibrary(record: Element): string[] {
  const isLibrary = inside(all(record, "foreign-keys"), "key").some((key) => attribute(key, "app") === "EN");
  return labelled("EndNote record", isLibrary ? [lineOf(at(record, "rec-number"))] : []);
}

function inWords(name: string): string {
  const words = name.replaceAll("-", " ").replace(/(?<=[a-z])(?=\d)/, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function timesCitedOf(notes: readonly string[]): number | undefined {
  const match = /(?:Total Times Cited|Times Cited[^:\n]*|Cited By)\s*:\s*(\d{1,7})/i.exec(notes.join("\n"));
  return numberOf(match?.[1]);
}
