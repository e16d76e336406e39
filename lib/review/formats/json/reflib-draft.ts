import { normaliseDoi, normalisePmcid, pmidOfUrl, uniqueIdentifiers } from "../../record/identifiers";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import { withoutMarkup } from "../plain-text";
import { authorOf, clean, cleanList, compact, isPages, yearOf } from "../printed";
import { firstOf, line, serialNumber, stringsOf } from "./csl-draft";

type Fields = Record<string, unknown>;

const TYPES: Record<string, string> = {
  journalArticle: "Journal Article",
  bookSection: "Book Chapter",
  book: "Book",
  conferencePaper: "Conference Paper",
  conferenceProceedings: "Conference Proceedings",
  thesis: "Thesis",
  report: "Report",
  webPage: "Web Page",
  unknown: "",
};

/** Whether an object is a reference of reflib rather than a CSL item. */
export function isReflib(item: Fields): boolean {
  if ("recNumber" in item) return true;
  const { authors } = item;
  return Array.isArray(authors) && typeof authors[0] === "string" && !("author" in item);
}

/** What a reference of reflib says about its citation; it parts lines by bare carriage returns. */
export function draftOfReflib(item: Fields): { draft: RecordDraft; badYear?: string } {
  const lines = (...keys: string[]) =>
    cleanList(keys.flatMap((key) => stringsOf(item[key])).flatMap((value) => value.split(/[\r\n]+/)));
  const first = (...keys: string[]) =>
    keys.map((key) => line(item[key])).find((value) => value !== undefined);
  const printed = first("year");
  const year = yearOf(printed ?? first("date") ?? "");
  const day = first("date");
  const pages = first("pages")?.replace(/\s*[‐‑–—]\s*/g, "-");
  const urls = lines("urls").filter((url) => /^(?:https?|ftp):\/\/\S/i.test(url));
  const draft: RecordDraft = {
    ...emptyDraft(),
    title: first("title"),
    otherTitles: lines("titleTranslated").filter((other) => other !== first("title")),
    authors: lines("authors")
      .map(authorOf)
      .filter((author) => author !== undefined),
    editors: lines("editors")
      .map(authorOf)
      .filter((author) => author !== undefined),
    year,
    date: day && (year === undefined || day.includes(String(year)) ? day : `${year} ${day}`),
    journal: first("journal", "titleSecondary"),
    journalAbbreviation: first("periodical", "titleShort"),
    volume: first("volume"),
    issue: first("number"),
    pages: isPages(pages) ? pages : undefined,
    abstract: clean(withoutMarkup(stringsOf(item.abstract)[0] ?? "").replaceAll("\r", "\n")),
    doi: firstOf([...lines("doi"), ...urls.filter((url) => /doi\.org\//i.test(url))], normaliseDoi),
    pmid: firstOf(urls, pmidOfUrl),
    pmcid: firstOf(lines("custom2", "pmcid"), normalisePmcid),
    identifiers: uniqueIdentifiers(lines("isbn", "issn").flatMap(serialNumber)),
    keywords: lines("keywords"),
    language: first("language"),
    publicationTypes: cleanList([TYPES[first("type") ?? ""] ?? first("type") ?? ""]),
    publisher: first("publisher"),
    place: first("city"),
    url: urls[0],
    otherUrls: urls.slice(1),
    affiliations: lines("address"),
    accession: first("accession", "accessionNum"),
    database: first("database", "databaseProvider"),
    notes: cleanList(
      ["notes", "researchNotes", "label", "custom1"].flatMap((key) => stringsOf(item[key])),
    ).map((note) => note.replaceAll("\r", "\n")),
  };
  return printed && year === undefined
    ? { draft: compact(draft), badYear: printed }
    : { draft: compact(draft) };
}
