import { z } from "zod";
import { SOURCES } from "../flow";
import { identifierSchema } from "../record/schema";

/** What is compared of a record; DOI, PMID, PMCID and identifiers are in normal form, the rest as printed. */
export const comparedRecord = z.object({
  id: z.string(),
  /** When, or as which in order, the record was imported. */
  imported: z.union([z.number(), z.string()]),
  source: z.enum(SOURCES),
  title: z.string().nullish(),
  /** Titles in other languages. */
  otherTitles: z.array(z.string()).optional(),
  year: z.number().int().nullish(),
  /** Family names, in order. */
  authors: z.array(z.string()),
  journal: z.string().nullish(),
  volume: z.string().nullish(),
  issue: z.string().nullish(),
  pages: z.string().nullish(),
  doi: z.string().nullish(),
  pmid: z.string().nullish(),
  pmcid: z.string().nullish(),
  identifiers: z.array(identifierSchema),
});
export type ComparedRecord = z.infer<typeof comparedRecord>;

/** `sure` is merged by software and can be undone; `doubtful` waits for a person. */
export const duplicateTier = z.enum(["sure", "doubtful"]);
export type DuplicateTier = z.infer<typeof duplicateTier>;

/** Why records were put together; a person may also put them together `by_hand`. */
export const duplicateBasis = z.enum(["identifier_and_title", "title_only", "identifier_only", "by_hand"]);
export type DuplicateBasis = z.infer<typeof duplicateBasis>;

/** Two records of a cluster and what speaks for, or against, their being one. */
export const duplicateLink = z.object({
  records: z.tuple([z.string(), z.string()]),
  basis: duplicateBasis,
  reasons: z.array(z.string()),
});
export type DuplicateLink = z.infer<typeof duplicateLink>;

/** Records found to be, or maybe to be, the same report. */
export const foundCluster = z.object({
  tier: duplicateTier,
  basis: duplicateBasis,
  members: z.array(z.string()).min(2),
  survivorId: z.string(),
  links: z.array(duplicateLink),
});
export type FoundCluster = z.infer<typeof foundCluster>;

/** Where a cluster stands: only a person splits, and a proposal has been decided by nobody. */
export const clusterState = z.discriminatedUnion("status", [
  z.object({ status: z.literal("proposed"), decidedBy: z.null(), basis: duplicateBasis }),
  z.object({
    status: z.literal("confirmed"),
    decidedBy: z.enum(["software", "person"]),
    basis: duplicateBasis,
  }),
  z.object({ status: z.literal("split"), decidedBy: z.literal("person"), basis: duplicateBasis }),
]);
export type ClusterState = z.infer<typeof clusterState>;
