import { emptyDraft, type RecordDraft } from "../../record/schema";
import { cleanList, compact, numberOf, yearOf } from "../printed";
import type { BibEntry } from "./fields";
import { identityOf } from "./identity";
import { namesOf } from "./names";
import { Source } from "./source";
import { publicationTypeOf } from "./types";

/** What a BibTeX entry says about its citation, and a year that could not be read. */
export function draftOfBib(entry: BibEntry): { draft: RecordDraft; badYear?: string } {
  const source = new Source(entry);
  const { year, date, badYear } = datesOf(source);
  const draft: RecordDraft = {
    ...emptyDraft(),
    ...titlesOf(source),
    authors: namesOf(source.sources("author", "authors").join(" and ")),
    editors: namesOf(source.sources("editor", "editors").join(" and ")),
    year,
    date,
    volume: source.line("volume"),
    issue: source.line("number", "issue"),
    ...extentOf(source),
    abstract: source.texts("abstract").join("\n\n") || undefined,
    ...identityOf(source),
    keywords: source.keywords("keywords", "keyword", "author_keywords", "mesh", "tags"),
    keywordsPlus: source.keywords("keywords-plus"),
    language: source.line("language", "langid", "lang"),
    publicationTypes: typesOf(source),
    publisher: source.line("publisher", "institution", "school", "organization"),
    place: source.line("address", "location"),
    ...addressesOf(source),
    affiliations: affiliationsOf(source),
    timesCited: timesCitedOf(source),
    accession: source.line("accessionnumber", "accession"),
    database: source.line("database", "source"),
    notes: notesOf(source),
  };
  return badYear ? { draft: compact(draft), badYear } : { draft: compact(draft) };
}

type Titles = Pick<RecordDraft, "title" | "otherTitles" | "journal" | "journalAbbreviation">;

function titlesOf(source: Source): Titles {
  const title = joined(source.line("title"), source.line("subtitle"));
  const isPart = /^(?:in|conference|supp)/.test(source.entry.type);
  const book = joined(source.line("booktitle", "bootitle", "maintitle"), source.line("booksubtitle"));
  const held = source.line("journaltitle", "journal", "fjournal");
  const journal = (isPart ? (book ?? held) : (held ?? book)) ?? source.line("eventtitle", "conference");
  const abbreviation = source.line("shortjournal", "abbrev_source_title", "journal-iso", "journaliso");
  return {
    title,
    otherTitles: source
      .lines("origtitle", "translatedtitle", "title-translation")
      .filter((other) => other !== title),
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
  };
}

function joined(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (!title || !subtitle) return title ?? subtitle;
  return /[.:?!]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function datesOf(source: Source): { year?: number; date?: string; badYear?: string } {
  const printed = source.lines("year", "date", "issue_date", "issued", "publication_date");
  const year = printed.map(yearOf).find((found) => found !== undefined);
  if (year === undefined) return printed[0] ? { date: printed[0], badYear: printed[0] } : {};
  const full = source.line("date", "issue_date", "issued", "publication_date") ?? withMonth(source, year);
  const date = full === String(year) ? undefined : full;
  return date ? { year, date } : { year };
}

/** The month as printed, in the order in which PubMed prints dates. */
function withMonth(source: Source, year: number): string | undefined {
  const month = source.line("month");
  if (!month) return undefined;
  const day = source.line("day");
  if (/^\d{1,2}$/.test(month)) {
    const parts = [month, ...(/^\d{1,2}$/.test(day ?? "") ? [day] : [])];
    return [year, ...parts.map((part) => part?.padStart(2, "0"))].join("-");
  }
  return [month.includes(String(year)) ? "" : year, month, day].filter(Boolean).join(" ");
}

function extentOf(source: Source): Pick<RecordDraft, "pages" | "pageCount" | "articleNumber"> {
  const printed = source.line("pages", "page")?.replace(/\s*(?:[-‐‑–—]+)\s*/g, "-");
  const pages = printed?.replace(/^pp?\.\s*/i, "").replace(/-$/, "");
  const count = source.line("numpages", "pagetotal") ?? /^(\d+)\s?pp?\.?$/i.exec(printed ?? "")?.[1];
  const isCount = /^\d+\s?pp?\.?$/i.test(printed ?? "");
  const pageCount = numberOf(/\d+(?!.*\d)/.exec(count ?? "")?.[0]);
  return {
    pages: !isCount && pages && /\d|^[ivxlc]+$/i.test(pages) ? pages : undefined,
    pageCount: pageCount || undefined,
    articleNumber: source.line("art_number", "article-number", "articleno", "eid"),
  };
}

function typesOf(source: Source): string[] {
  const type = publicationTypeOf(source.entry.type);
  const printed = source.lines("document_type", "type", "entrysubtype", "publicationtype");
  return cleanList([...(type ? [type] : []), ...printed.flatMap((each) => each.split(/;\s/))]);
}

function addressesOf(source: Source): Pick<RecordDraft, "url" | "otherUrls"> {
  const [url, ...otherUrls] = source
    .verbatim("url", "link", "ee", "adsurl", "bdsk-url", "howpublished")
    .flatMap((value) => value.split(/\s+/))
    .filter((value) => /^(?:https?|ftp):\/\/\S/i.test(value));
  return { url, otherUrls: [...new Set(otherUrls)].filter((other) => other !== url) };
}

function affiliationsOf(source: Source): string[] {
  const named = source.sources("affiliation").length > 0 ? ["affiliation"] : ["affiliations"];
  const parts = source.lists(...named);
  return source.sources(...named).some((value) => /;(?:\s|$)/.test(value)) ? parts : source.lines(...named);
}

/** As Scopus and Web of Science print it; a note that says only this is no note. */
const CITED = /^\s*(?:cited by:?|times cited:?)\s*(\d{1,7})\s*(?:;|$)/i;
const TOTAL = /(?:Total Times Cited|Times Cited in Web of Science[^:]*):\s*(\d{1,7})/i;

function timesCitedOf(source: Source): number | undefined {
  const notes = source.lines("note", "annote");
  const printed = notes.map((note) => (CITED.exec(note) ?? TOTAL.exec(note))?.[1]);
  return numberOf(source.line("times-cited") ?? printed.find((count) => count !== undefined));
}

function notesOf(source: Source): string[] {
  const how = source.lines("howpublished").filter((value) => !/https?:\/\//.test(value));
  return cleanList([...source.texts("note", "annote", "annotation", "addendum", "comment"), ...how])
    .map((note) => note.replace(CITED, "").trim())
    .filter(Boolean);
}
