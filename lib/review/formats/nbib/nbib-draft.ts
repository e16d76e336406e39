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
import { authorOf, clean, cleanList, compact, numberOf, yearOf } from "../printed";
import { ARTICLE_NUMBER, LINKS } from "./nbib-tags";

/** One tagged value of a MEDLINE record, its wrapped lines joined. */
export interface NbibField {
  tag: string;
  value: string;
}

/** What a MEDLINE record says about its citation, and a year that could not be read. */
export function draftOfNbib(fields: readonly NbibField[]): { draft: RecordDraft; badYear?: string } {
  const byTag = groupByTag(fields);
  const all = (...tags: string[]) => cleanList(tags.flatMap((tag) => byTag.get(tag) ?? NONE));
  const first = (tag: string) => byTag.get(tag)?.map(clean).find(Boolean);
  const title = first("TI") ?? first("BTI");
  const date = first("DP");
  const year = date ? yearOf(date) : undefined;
  const journal = first("JT") ?? first("TA") ?? (first("TI") ? first("BTI") : first("CTI"));
  const abbreviation = first("TA");
  const { doi, pmid, pmcid, identifiers } = identifiersOf(all);
  const { pages, pageCount, articleNumber } = extentOf(first("PG"), all("LID"));
  const urls = all("LID").filter((text) => /^https?:\/\/\S/.test(text));
  const { notes, timesCited } = notesOf(byTag);
  const draft = compact({
    title,
    otherTitles: cleanList([...all("TI"), ...all("TT")]).filter((other) => other !== title),
    authors: authorsOfNbib(fields),
    editors: (all("FED").length > 0 ? all("FED") : all("ED"))
      .map(authorOf)
      .filter((editor) => editor !== undefined),
    year,
    date: date === String(year) ? undefined : date,
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    volume: first("VI"),
    issue: first("IP"),
    pages,
    pageCount,
    articleNumber,
    abstract: clean(all("AB", "OAB").join("\n\n")),
    doi,
    pmid,
    pmcid,
    identifiers,
    keywords: all("OT", "MH"),
    keywordsPlus: [],
    language: first("LA"),
    publicationTypes: all("PT"),
    publisher: first("PB"),
    place: first("PL"),
    url: urls[0],
    otherUrls: urls.slice(1),
    affiliations: all("AD"),
    timesCited,
    accession: byTag.has("OID") ? first("OID") : first("PMID"),
    database: databaseOf(byTag.has("OWN") ? (first("OWN") ?? "") : undefined, first("PMID")),
    notes,
  });
  return date && year === undefined ? { draft, badYear: date } : { draft };
}

const NONE: readonly string[] = [];

function groupByTag(fields: readonly NbibField[]): Map<string, string[]> {
  const byTag = new Map<string, string[]>();
  for (const { tag, value } of fields) {
    const values = byTag.get(tag);
    if (values) values.push(value);
    else byTag.set(tag, [value]);
  }
  return byTag;
}

/** Full names where the record gives them, short ones otherwise; a group keeps its place among the people. */
function authorsOfNbib(fields: readonly NbibField[]): Author[] {
  const hasFull = fields.some(({ tag }) => tag === "FAU");
  return fields.flatMap(({ tag, value }): Author[] => {
    const name = clean(value);
    if (!name) return [];
    if (tag === "CN") return [{ literal: name }];
    const author = tag === (hasFull ? "FAU" : "AU") ? authorOf(name) : undefined;
    return author ? [author] : [];
  });
}

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

function identifiersOf(all: (...tags: string[]) => string[]): Identity {
  const locations = all("LID", "AID");
  const labelled = locations.filter((text) => text.endsWith("[doi]"));
  const [doi] = [...labelled, ...locations.filter((text) => /doi\.org\//.test(text))]
    .map(normaliseDoi)
    .filter(Boolean);
  const serials = [...all("IS"), ...all("ISSN")].map(normaliseIssn).filter((value) => value !== undefined);
  const books = all("ISBN")
    .map(normaliseIsbn)
    .filter((value) => value !== undefined);
  const trials = [...all("SI").flatMap(findTrialNumbers), ...all("SI").flatMap(databaseNumber)];
  return {
    doi,
    pmid: all("PMID").map(normalisePmid)[0],
    pmcid: all("PMC").map(normalisePmcid)[0],
    identifiers: uniqueIdentifiers([
      ...trials,
      ...serials.map((value): Identifier => ({ scheme: "issn", value })),
      ...books.map((value): Identifier => ({ scheme: "isbn", value })),
    ]),
  };
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

function notesOf(byTag: ReadonlyMap<string, string[]>): Pick<RecordDraft, "notes" | "timesCited"> {
  const general = cleanList(byTag.get("GN") ?? []);
  const cited = general.map((note) => /^Times Cited: (\d{1,9})$/.exec(note)?.[1]).find(Boolean);
  const linked = Object.entries(LINKS).flatMap(([tag, label]) =>
    cleanList(byTag.get(tag) ?? []).map((value) => `${label}: ${value}`),
  );
  return {
    timesCited: numberOf(cited),
    notes: cleanList([...general.filter((note) => !/^Times Cited: \d{1,9}$/.test(note)), ...linked]),
  };
}
