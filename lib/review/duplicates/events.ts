import { z } from "zod";
import { clusterBefore, duplicateBasis, merge, relation, sureLevel } from "./schema";

const reportIds = z.array(z.uuid());

/** What a search, or another level, makes of the records and of what stands. */
export const found = z.object({
  merges: z.array(merge),
  proposals: z.array(z.object({ clusterId: z.uuid(), basis: duplicateBasis, recordIds: z.array(z.uuid()) })),
  /** Proposals that what was found since has overtaken. */
  overtaken: z.array(z.uuid()),
  /** Merges of the software that what came since contradicts: their records count again. */
  parted: z.array(z.object({ clusterId: z.uuid(), was: clusterBefore })).default([]),
  withdrawnReports: reportIds,
  returnedReports: reportIds.default([]),
});
export type Found = z.infer<typeof found>;

/** The events of this step. Reports whose last record becomes a duplicate are withdrawn with it, and come back with it. */
export const duplicateEvents = {
  /** At which level the software looked; before there were levels it was `sure`. */
  duplicates_found: found.extend({ level: sureLevel.default("sure") }),
  cluster_confirmed: merge.extend({
    was: clusterBefore,
    /** Pairs of the survivor and a record that the person left out. */
    leftOut: z.array(z.object({ clusterId: z.uuid(), recordId: z.uuid() })),
    withdrawnReports: reportIds,
  }),
  cluster_split: z.object({
    clusterId: z.uuid(),
    was: clusterBefore,
    relation: relation.nullable().default(null),
    returnedReports: reportIds,
  }),
  /** One record of a larger cluster is no duplicate after all; the others stay merged, by whom they were. */
  record_taken_out: z.object({
    clusterId: z.uuid(),
    recordId: z.uuid(),
    was: clusterBefore,
    /** Where it is kept that the record and the one that stays are two. */
    apartId: z.uuid(),
    returnedReports: reportIds,
  }),
  records_merged_by_hand: merge.extend({ withdrawnReports: reportIds }),
  records_kept_apart: z.object({ clusterId: z.uuid(), recordIds: z.array(z.uuid()).min(2) }),
  cluster_decision_undone: z.object({
    clusterId: z.uuid(),
    was: clusterBefore,
    /** Null: the cluster came into being by the decision, and goes with it. */
    becomes: clusterBefore.nullable(),
    /** Clusters that the decision had made beside this one. */
    removed: z.array(z.uuid()),
    withdrawnReports: reportIds,
    returnedReports: reportIds,
  }),
};
