import { normaliseDoi, normaliseIsbn, normaliseIssn, uniqueIdentifiers } from "../../record/identifiers";
import { emptyDraft, type Identifier, type RecordDraft } from "../../record/schema";
import { databaseNumber } from "../database-numbers";
import { addressesOf, authorsOf, clean, cleanList, compact, pagesOf, yearOf } from "../printed";
import type { TaggedField } from "../tagged/tagged";
import { Values } from "../tagged/values";

/** The tags of NoteExpress, then those of E-Study, for each field. */
const TAGS = {
  type: ["reference type"],
  title: ["title"],
  otherTitle: ["translated title", "english title", "alternate title"],
  author: ["author"],
  otherAuthor: ["translated author"],
  editor: ["editor", "tertiary author", "subsidiary author"],
  journal: ["journal", "secondary title", "tertiary title", "source"],
  year: ["year"],
  date: ["date", "pubtime"],
  volume: ["volume", "roll"],
  issue: ["issue", "period"],
  pages: ["pages", "page", "pagecount"],
  keywords: ["keywords", "keyword"],
  otherKeywords: ["translated keywords"],
  abstract: ["abstract", "summary"],
  otherAbstract: ["translated abstract"],
  address: ["author address", "organ"],
  serial: ["isbn/issn", "issn", "isbn"],
  doi: ["doi"],
  url: ["url", "link"],
  database: ["database provider", "srcdatabase"],
  number: ["accession number", "filename"],
  language: ["language"],
  publisher: ["publisher", "publishing house"],
  place: ["place published"],
  work: ["type of work"],
  notes: ["notes", "fund"],
};

/** What an entry of a Chinese database says about its citation, and a year that could not be read. */
export function draftOfCnki(fields: readonly TaggedField[]): { draft: RecordDraft; badYear?: string } {
  const read = new Values(fields);
  const title = read.first(...TAGS.title, ...TAGS.otherTitle);
  const [printedYear, date] = [read.first(...TAGS.year), read.first(...TAGS.date)];
  const year = yearOf(printedYear ?? "") ?? yearOf(date ?? "");
  const urls = read.lines(...TAGS.url).filter((text) => /^https?:\/\/\S/i.test(text));
  const authors = read.lines(...TAGS.author);
  const draft: RecordDraft = {
    ...emptyDraft(),
    title,
    otherTitles: read.wrapped(...TAGS.title, ...TAGS.otherTitle).filter((other) => other !== title),
    authors: (authors.length > 0 ? authors : read.lines(...TAGS.otherAuthor)).flatMap(authorsOf),
    editors: read.lines(...TAGS.editor).flatMap(authorsOf),
    year,
    date: date === String(year) ? undefined : date,
    journal: read.first(...TAGS.journal),
    volume: read.first(...TAGS.volume),
    issue: read.first(...TAGS.issue),
    ...extentOf(read),
    abstract: abstractOf(read),
    ...identifiersOf(read, urls),
    keywords: cleanList(
      read.lines(...TAGS.keywords, ...TAGS.otherKeywords).flatMap((line) => line.split(/[;；]/)),
    ),
    language: read.first(...TAGS.language),
    publicationTypes: read.wrapped(...TAGS.type, ...TAGS.work).filter((type) => type !== "Generic"),
    publisher: read.first(...TAGS.publisher),
    place: read.first(...TAGS.place),
    url: urls[0],
    otherUrls: urls.slice(1),
    affiliations: addressesOf(read.wrapped(...TAGS.address)),
    accession: read.first(...TAGS.number),
    database: read.first(...TAGS.database),
    notes: read.texts(...TAGS.notes),
  };
  const unread = printedYear ?? date;
  return year === undefined && unread
    ? { draft: compact(draft), badYear: unread }
    : { draft: compact(draft) };
}

/** Pages, or how many there are; other pages of a text that goes on stand behind a plus: `12-15+20`. */
function extentOf(read: Values): Pick<RecordDraft, "pages" | "pageCount"> {
  const printed = read.wrapped(...TAGS.pages);
  const pages = printed.find((text) => !isCount(text, printed.length));
  const count = /^(\d{1,5})/.exec(read.first("pagecount") ?? "")?.[1];
  const isCounted = read.first("page") !== undefined || /页|p/i.test(read.first("pagecount") ?? "");
  return {
    pages: pagesOf(pages?.replace(/\s*[-\u2013\u2014~]+\s*/, "-"), undefined),
    pageCount: isCounted && Number(count) > 0 ? Number(count) : undefined,
  };
}

function isCount(text: string, held: number): boolean {
  return /^\d+\s*(?:页|p)\.?$/i.test(text) || (held > 1 && /^\d{1,2}$/.test(text));
}

/** CNKI leaves `(#br)` for line breaks and `<正>` where a text goes on. */
function abstractOf(read: Values): string | undefined {
  const texts = read.texts(...TAGS.abstract, ...TAGS.otherAbstract).map((text) =>
    text
      .replace(/^(?:Abstract|摘要)?\s*\(#br\)/i, "")
      .replace(/\s*\(#br\)\s*/g, "\n")
      .replace(/<正>/g, ""),
  );
  return clean(cleanList(texts).join("\n\n"));
}

function identifiersOf(read: Values, urls: readonly string[]): Pick<RecordDraft, "doi" | "identifiers"> {
  const serials = read.lines(...TAGS.serial).flatMap((line) => line.split(/[,;；]/));
  const numbers = [...read.lines(...TAGS.number), ...read.lines(...TAGS.doi), ...urls];
  return {
    doi: [...read.lines(...TAGS.doi), ...urls.filter((url) => /doi\.org\//.test(url))]
      .map(normaliseDoi)
      .find(Boolean),
    identifiers: uniqueIdentifiers([
      ...numbers.flatMap(databaseNumber),
      ...serials.flatMap((text): Identifier[] => {
        const isbn = normaliseIsbn(text);
        if (isbn) return [{ scheme: "isbn", value: isbn }];
        const issn = normaliseIssn(text);
        return issn ? [{ scheme: "issn", value: issn }] : [];
      }),
    ]),
  };
}
