import { z } from "zod";

/** Text as the source printed it: never empty, no blanks at its ends, nothing a database refuses. */
export const printedTextSchema = z
  .string()
  .min(1)
  .refine((text) => !text.includes("\u0000") && text === text.trim(), "Must be trimmed text.");
const printed = printedTextSchema;

/** An author, editor or group. `literal` is a name that cannot be split without guessing. */
export const authorSchema = z.union([
  z.strictObject({ family: printed, given: printed.optional() }),
  z.strictObject({ literal: printed }),
]);
export type Author = z.infer<typeof authorSchema>;

/** Identifier systems other than DOI, PMID and PMCID, which have fields of their own. */
export const IDENTIFIER_SCHEMES = [
  "nct",
  "isrctn",
  "eudract",
  "ctis",
  "actrn",
  "chictr",
  "ctri",
  "drks",
  "irct",
  "jrct",
  "pactr",
  "umin",
  "arxiv",
  "wos",
  "scopus",
  "embase",
  "openalex",
  "lens",
  "cnki",
  "wanfang",
  "issn",
  "isbn",
] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** An identifier in its normal form (see identifiers.ts). */
export const identifierSchema = z.strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: printed });
export type Identifier = z.infer<typeof identifierSchema>;

/**
 * What a source says about one citation, before the review knows it as a record (PRISMA 2020: "record").
 * A field that the source does not give is absent and a list is empty: nothing is guessed. DOI, PMID, PMCID
 * and identifiers are in normal form; every other text is as printed.
 */
export const recordDraftSchema = z.strictObject({
  title: printed.optional(),
  /** Titles in other languages and translations. */
  otherTitles: z.array(printed),
  authors: z.array(authorSchema),
  editors: z.array(authorSchema),
  year: z.number().int().min(1400).max(2200).optional(),
  /** The date of publication as printed, when it says more than the year. */
  date: printed.optional(),
  /** The journal, or for a part of something else the book, proceedings or site that holds it. */
  journal: printed.optional(),
  journalAbbreviation: printed.optional(),
  volume: printed.optional(),
  issue: printed.optional(),
  /** First and last page, as in `310-321`. */
  pages: printed.optional(),
  pageCount: z.number().int().positive().optional(),
  /** The number that stands for pages in electronic journals. */
  articleNumber: printed.optional(),
  abstract: printed.optional(),
  doi: printed.optional(),
  pmid: printed.optional(),
  pmcid: printed.optional(),
  identifiers: z.array(identifierSchema),
  /** Author keywords and subject headings. */
  keywords: z.array(printed),
  /** Keywords that Web of Science derives from cited titles (Keywords Plus). */
  keywordsPlus: z.array(printed),
  language: printed.optional(),
  publicationTypes: z.array(printed),
  publisher: printed.optional(),
  place: printed.optional(),
  url: printed.optional(),
  otherUrls: z.array(printed),
  affiliations: z.array(printed),
  timesCited: z.number().int().nonnegative().optional(),
  /** The record's number in the database it came from. */
  accession: printed.optional(),
  /** The database or platform that the entry names as its origin. */
  database: printed.optional(),
  notes: z.array(printed),
});
export type RecordDraft = z.infer<typeof recordDraftSchema>;

/** A citation about which nothing is known yet. */
export function emptyDraft(): RecordDraft {
  return {
    otherTitles: [],
    authors: [],
    editors: [],
    identifiers: [],
    keywords: [],
    keywordsPlus: [],
    publicationTypes: [],
    otherUrls: [],
    affiliations: [],
    notes: [],
  };
}

/** Whether a citation says enough to be found or recognised again; a bare type, place or note does not. */
export function saysSomething(draft: RecordDraft): boolean {
  if (draft.title !== undefined) return true;
  const { abstract, doi, pmid, pmcid, journal, url, accession } = draft;
  const printedSomething = abstract ?? doi ?? pmid ?? pmcid ?? journal ?? url ?? accession;
  return printedSomething !== undefined || draft.authors.length > 0 || draft.identifiers.length > 0;
}
