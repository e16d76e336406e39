import type { Author, RecordDraft } from "../../record/schema";
import type { Writer } from "../format";
import { cslTypeOf, publicationTypeOfCsl } from "./types";

/** CSL-JSON, for citation processors and web services. */
export const cslJsonWriter: Writer = {
  id: "csl_json",
  label: "CSL-JSON",
  extension: "json",
  mediaType: "application/vnd.citationstyles.csl+json",
  async *write(drafts) {
    let count = 0;
    for await (const draft of drafts) {
      count += 1;
      yield `${count === 1 ? "[\n" : ",\n"}${JSON.stringify(itemOf(draft, count))}`;
    }
    yield count === 0 ? "[]\n" : "\n]\n";
  },
};

function itemOf(draft: RecordDraft, number: number): Record<string, unknown> {
  const type = typeOf(draft);
  const serials = (scheme: string) =>
    draft.identifiers
      .filter((each) => each.scheme === scheme)
      .map(({ value }) => value)
      .join(" ") || undefined;
  const known = publicationTypeOfCsl(type);
  return {
    id: String(number),
    type,
    title: draft.title,
    author: people(draft.authors),
    editor: people(draft.editors),
    issued: issued(draft),
    "container-title": draft.journal,
    "container-title-short": draft.journalAbbreviation,
    volume: draft.volume,
    issue: draft.issue,
    page: draft.pages ?? draft.articleNumber,
    "number-of-pages": draft.pageCount,
    abstract: draft.abstract,
    DOI: draft.doi,
    PMID: draft.pmid,
    PMCID: draft.pmcid,
    ISSN: serials("issn"),
    ISBN: serials("isbn"),
    URL: draft.url,
    keyword: [...draft.keywords, ...draft.keywordsPlus].join(", ") || undefined,
    language: draft.language,
    genre: draft.publicationTypes.find((each) => each !== known),
    publisher: draft.publisher,
    "publisher-place": draft.place,
    source: draft.database,
    note: draft.notes.join("\n") || undefined,
    custom: { citation: ownFields(draft) },
  };
}

function typeOf(draft: RecordDraft): string {
  const known = draft.publicationTypes.map(cslTypeOf).find((type) => type !== undefined);
  return known ?? (draft.journal ? "article-journal" : "document");
}

function people(authors: readonly Author[]): readonly Author[] | undefined {
  return authors.length > 0 ? authors : undefined;
}

function issued({ year, date }: RecordDraft): Record<string, unknown> | undefined {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date ?? "");
  if (parts) return { "date-parts": [parts.slice(1).filter(Boolean).map(Number)] };
  if (date) return { raw: date };
  return year === undefined ? undefined : { "date-parts": [[year]] };
}

/** What CSL has no field for, or holds in another shape. */
function ownFields(draft: RecordDraft): Partial<RecordDraft> {
  const { keywords, keywordsPlus, otherTitles, otherUrls, identifiers } = draft;
  const { publicationTypes, affiliations, notes, accession, timesCited, articleNumber, pages, year } = draft;
  return {
    ...(year !== undefined && { year }),
    ...(accession && { accession }),
    ...(timesCited !== undefined && { timesCited }),
    ...(articleNumber && { articleNumber }),
    ...(pages && { pages }),
    keywords,
    keywordsPlus,
    otherTitles,
    otherUrls,
    identifiers,
    publicationTypes,
    affiliations,
    notes,
  };
}
