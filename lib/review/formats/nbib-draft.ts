import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  uniqueIdentifiers,
} from "../record/identifiers";
import type { Author, Identifier, RecordDraft } from "../record/schema";
import { authorOf, clean, cleanList, compact, yearOf } from "./printed";

/** One tagged value of a MEDLINE record, its wrapped lines joined. */
export interface NbibField {
  tag: string;
  value: string;
}

/** What a MEDLINE record says about its citation, and a year that could not be read. */
export function draftOfNbib(fields: readonly NbibField[]): { draft: RecordDraft; badYear?: string } {
  const byTag = groupByTag(fields);
  const all = (...tags: string[]) => cleanList(tags.flatMap((tag) => byTag.get(tag) ?? []));
  const first = (tag: string) => all(tag)[0];
  const title = first("TI") ?? first("BTI");
  const date = first("DP");
  const year = date ? yearOf(date) : undefined;
  const journal = first("JT") ?? first("TA");
  const abbreviation = first("TA");
  const { doi, pmid, pmcid, identifiers } = identifiersOf(all);
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
    pages: first("PG"),
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
    otherUrls: [],
    affiliations: all("AD"),
    accession: first("PMID") ?? first("OID"),
    database: databaseOf(first("OWN"), first("PMID")),
    notes: all("GN"),
  });
  return date && year === undefined ? { draft, badYear: date } : { draft };
}

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
  const trials = all("SI").flatMap(findTrialNumbers);
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

function databaseOf(owner: string | undefined, pmid: string | undefined): string | undefined {
  return pmid ? "PubMed" : owner;
}
