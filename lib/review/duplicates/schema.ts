import { z } from "zod";
import { RECORD_STATES, SOURCES } from "../flow";
import { OperationId } from "../history/schema";
import { givenField } from "../record/filling/schema";
import { retraction } from "../record/retraction";
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
  /** Their given names: databases differ in which part of a name they take for the family's. */
  givenNames: z.array(z.string()).optional(),
  journal: z.string().nullish(),
  journalAbbreviation: z.string().nullish(),
  volume: z.string().nullish(),
  issue: z.string().nullish(),
  pages: z.string().nullish(),
  doi: z.string().nullish(),
  pmid: z.string().nullish(),
  pmcid: z.string().nullish(),
  identifiers: z.array(identifierSchema),
  /** As the source prints them: "Conference Abstract", "Preprint". */
  publicationTypes: z.array(z.string()).optional(),
  /** Its beginning is enough. */
  abstract: z.string().nullish(),
});
export type ComparedRecord = z.infer<typeof comparedRecord>;

/** Fields shown side by side, in this order. */
export const COMPARED_FIELDS = [
  "title",
  "authors",
  "year",
  "journal",
  "volume",
  "issue",
  "pages",
  "doi",
  "pmid",
  "pmcid",
  "abstract",
] as const;

/** `sure` is merged by software and can be undone; `doubtful` waits for a person. */
export const duplicateTier = z.enum(["sure", "doubtful"]);
export type DuplicateTier = z.infer<typeof duplicateTier>;

/**
 * How sure is sure, from the strictest: the software asks about everything; it merges what has an identifier in common
 * and agreeing titles; it merges what agrees in enough fields and is contradicted by none.
 */
export const SURE_LEVELS = ["ask", "careful", "sure"] as const;
export const sureLevel = z.enum(SURE_LEVELS);
export type SureLevel = z.infer<typeof sureLevel>;

/** Why records were put together; a person may also put them together `by_hand`. */
export const duplicateBasis = z.enum([
  "identifier_and_title",
  "title_only",
  "identifier_only",
  /** Authors, place and year, under titles that differ or are missing. */
  "details_only",
  "by_hand",
]);
export type DuplicateBasis = z.infer<typeof duplicateBasis>;

/** What two records are to one another that are not simply the same report twice. */
export const RELATIONS = [
  "erratum",
  "retraction",
  "comment",
  "preprint",
  "conference",
  "register_entry",
  "protocol",
  "digest",
  "version",
  "part",
  "translation",
] as const;
export const relation = z.enum(RELATIONS);
export type Relation = z.infer<typeof relation>;

/** Two records of a cluster and what speaks for, or against, their being one. */
export const duplicateLink = z.object({
  records: z.tuple([z.string(), z.string()]),
  basis: duplicateBasis,
  /** What they are to one another, when they are no plain duplicates. */
  relation: relation.nullable(),
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

/** `proposed` waits for a person; `confirmed` are duplicates; `split` are not, and are not proposed again. */
export const CLUSTER_STATUSES = ["proposed", "confirmed", "split"] as const;
export const clusterStatus = z.enum(CLUSTER_STATUSES);
export type ClusterStatus = z.infer<typeof clusterStatus>;

export const decider = z.enum(["software", "person"]);
export type Decider = z.infer<typeof decider>;

/** A record's state, as a merge finds it and a split gives it back. */
export const recordBefore = z.object({
  recordId: z.uuid(),
  status: z.enum(RECORD_STATES),
  decidedBy: decider.nullable(),
  method: z.string().nullable(),
});
export type RecordBefore = z.infer<typeof recordBefore>;

/** Records that become duplicates of one survivor. */
export const merge = z.object({
  clusterId: z.uuid(),
  basis: duplicateBasis,
  survivorId: z.uuid(),
  merged: z.array(recordBefore),
});
export type Merge = z.infer<typeof merge>;

/** A whole cluster as it stood, so that it can stand so again. */
export const clusterBefore = z.object({
  status: clusterStatus,
  basis: duplicateBasis,
  /** What people said they are to one another when they kept them apart. */
  relation: relation.nullable().default(null),
  decidedBy: decider.nullable(),
  survivorId: z.uuid().nullable(),
  eventId: z.uuid(),
  recordIds: z.array(z.uuid()),
  merged: z.array(recordBefore),
});
export type ClusterBefore = z.infer<typeof clusterBefore>;

const inReview = { reviewId: z.uuid() };
const ofCluster = { ...inReview, clusterId: z.uuid() };

export const InReview = z.strictObject(inReview);
export const OfCluster = z.strictObject(ofCluster);

export const ClusterFilter = z.strictObject({
  ...inReview,
  status: clusterStatus.default("proposed"),
  /** Of the confirmed ones: those of the software or of people. */
  decidedBy: decider.optional(),
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ClusterFilter = z.infer<typeof ClusterFilter>;

export const ConfirmCluster = z.strictObject({
  ...ofCluster,
  operationId: OperationId,
  /** Those of its records that are the same report; all of them when left out. The others are not duplicates. */
  recordIds: z.array(z.uuid()).min(2).max(100).optional(),
  /** The one that is to stay; left out: the first by its claim to stay. */
  survivorId: z.uuid().optional(),
});
export type ConfirmCluster = z.infer<typeof ConfirmCluster>;

export const SplitCluster = z.strictObject({
  ...ofCluster,
  operationId: OperationId,
  /** Where the person saw the cluster stand: what somebody else decided meanwhile is not split by mistake. */
  from: z.enum(["proposed", "confirmed"]),
  /** What they are to one another, when they are related but no duplicates. */
  relation: relation.optional(),
});
export type SplitCluster = z.infer<typeof SplitCluster>;

export const TakeOut = z.strictObject({
  ...ofCluster,
  operationId: OperationId,
  /** One of those that were merged; the others stay merged. */
  recordId: z.uuid(),
});
export type TakeOut = z.infer<typeof TakeOut>;

export const UndoClusterDecision = z.strictObject({
  ...ofCluster,
  operationId: OperationId,
  /** As for a split. */
  from: z.enum(["confirmed", "split"]),
});
export type UndoClusterDecision = z.infer<typeof UndoClusterDecision>;

/** One field of the records side by side, its differing words marked. */
const fieldDifference = z.object({
  field: z.enum(COMPARED_FIELDS),
  state: z.enum(["equal", "partly_missing", "different"]),
  values: z.array(
    z.object({
      recordId: z.uuid(),
      marked: z.array(z.object({ text: z.string(), differs: z.boolean() })).nullable(),
    }),
  ),
});

export const ClusterEntry = z.object({
  id: z.uuid(),
  status: clusterStatus,
  decidedBy: decider.nullable(),
  basis: duplicateBasis,
  /** The record that stays, or would stay: of a database or register first, then the one imported first. */
  survivorId: z.uuid(),
  /** What people said they are to one another when they kept them apart. */
  relation: relation.nullable(),
  at: z.iso.datetime(),
  /** What speaks for and against, in words. */
  reasons: z.array(z.string()),
  /** What some of them are to one another, when they are no plain duplicates. */
  relations: z.array(relation),
  /** In the order of their claim to stay: if the first were left out, the second would. */
  records: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      byline: z.string(),
      year: z.int().nullable(),
      searchName: z.string(),
      source: z.enum(SOURCES),
      /** What its source prints of its being retracted; null where it does not. */
      retraction: retraction.nullable(),
      status: z.enum(RECORD_STATES),
      /** In a batch of screening, where it may have votes. While that is open, it cannot be merged into another record. */
      batch: z.enum(["open", "closed"]).nullable(),
      /** A record of this arm may stay: those of other methods give way to databases and registers. */
      mayStay: z.boolean(),
      /** Those of the others that people found not to be duplicates of it: a third record may be like both. */
      apartFrom: z.array(z.uuid()),
    }),
  ),
  /** What the record that stays lacks and another says. */
  filled: z.array(z.object({ field: givenField, recordId: z.uuid() })),
  differences: z.array(fieldDifference),
});
export type ClusterEntry = z.infer<typeof ClusterEntry>;

export const ClusterPage = z.object({ clusters: z.array(ClusterEntry), next: z.uuid().nullable() });
export type ClusterPage = z.infer<typeof ClusterPage>;

export const DuplicateCounts = z.object({
  /** Clusters that wait for a person. */
  proposed: z.int(),
  /** Clusters that were decided. */
  confirmedBySoftware: z.int(),
  confirmedByPerson: z.int(),
  split: z.int(),
  /** Records that are duplicates, as PRISMA 2020 counts them. */
  duplicatesBySoftware: z.int(),
  duplicatesByPerson: z.int(),
});
export type DuplicateCounts = z.infer<typeof DuplicateCounts>;
