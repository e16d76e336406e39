import { z } from "zod";

/**
 * What a record may take from its duplicates. Notes, accession numbers and counts are of one source alone, and notes may
 * hold what somebody decided in another tool.
 */
export const FILLED_FIELDS = [
  "title",
  "authors",
  "year",
  "date",
  "journal",
  "journalAbbreviation",
  "volume",
  "issue",
  "pages",
  "articleNumber",
  "abstract",
  "doi",
  "pmid",
  "pmcid",
  "identifiers",
  "keywords",
  "keywordsPlus",
  "language",
  "publicationTypes",
  "publisher",
  "place",
  "url",
  "affiliations",
] as const;
export type FilledField = (typeof FILLED_FIELDS)[number];

/** A duplicate that is marked as retracted marks the record that stays. */
export const givenField = z.enum([...FILLED_FIELDS, "retracted"]);
export type GivenField = z.infer<typeof givenField>;

/** What the fields are called within a sentence. */
export const FIELD_NAMES: Record<GivenField, string> = {
  title: "title",
  authors: "authors",
  year: "year",
  date: "date",
  journal: "journal",
  journalAbbreviation: "short name of the journal",
  volume: "volume",
  issue: "issue",
  pages: "pages",
  articleNumber: "article number",
  abstract: "abstract",
  doi: "DOI",
  pmid: "PMID",
  pmcid: "PMCID",
  identifiers: "identifiers",
  keywords: "keywords",
  keywordsPlus: "Keywords Plus",
  language: "language",
  publicationTypes: "publication type",
  publisher: "publisher",
  place: "place",
  url: "address",
  affiliations: "affiliations",
  retracted: "retraction",
};

/** One filled field, and the duplicate that says it. */
export const Filled = z.object({ field: givenField, recordId: z.uuid(), searchName: z.string() });
export type Filled = z.infer<typeof Filled>;
