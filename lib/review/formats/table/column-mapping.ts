import { z } from "zod";

/** What a column of a table can hold, in the order in which people look for it. */
export const COLUMN_FIELDS = [
  "title",
  "otherTitle",
  "authors",
  "editors",
  "year",
  "date",
  "month",
  "day",
  "journal",
  "journalAbbreviation",
  "source",
  "citation",
  "volume",
  "issue",
  "pages",
  "firstPage",
  "lastPage",
  "articleNumber",
  "pageCount",
  "abstract",
  "doi",
  "pmid",
  "pmcid",
  "issn",
  "isbn",
  "trial",
  "databaseNumber",
  "keywords",
  "keywordsPlus",
  "language",
  "publicationType",
  "publisher",
  "place",
  "url",
  "otherUrl",
  "affiliations",
  "timesCited",
  "accession",
  "database",
  "note",
  "decision",
  "exclusionReason",
] as const;
export const columnFieldSchema = z.enum(COLUMN_FIELDS);
export type ColumnField = z.infer<typeof columnFieldSchema>;

/** What people say a column holds; `ignore`: it stays in the original entry and nowhere else. */
export const columnChoiceSchema = z.union([columnFieldSchema, z.literal("ignore")]);
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

/** From a column's name as printed to what it holds; columns that are not named are taken as recognised. */
export const columnMappingSchema = z
  .record(z.string().max(1000), columnChoiceSchema)
  .refine((mapping) => Object.keys(mapping).length <= 500, "At most 500 columns.");
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** A column of a table, what it seems to hold, and cells to judge that by. */
export const columnProposalSchema = z.strictObject({
  name: z.string(),
  proposed: columnChoiceSchema,
  /** `name`: this name always means this; `content`: a guess from its cells; `unknown`: nothing is known. */
  because: z.enum(["name", "content", "unknown"]),
  samples: z.array(z.string()),
});
export type ColumnProposal = z.infer<typeof columnProposalSchema>;

/** A table as people see it before they say what its columns hold. */
export const tableOutlineSchema = z.strictObject({
  /** The same for tables with the same columns in whatever order: a mapping is remembered under it. */
  signature: z.string(),
  columns: z.array(columnProposalSchema),
  /** Whether it can be read as it is; without a title column somebody must say which one it is. */
  hasTitle: z.boolean(),
});
export type TableOutline = z.infer<typeof tableOutlineSchema>;
