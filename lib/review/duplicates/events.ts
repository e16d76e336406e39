import { z } from "zod";
import { clusterBefore, duplicateBasis, merge, relation } from "./schema";

const reportIds = z.array(z.uuid());

/** The events of this step. Reports whose last record becomes a duplicate are withdrawn with it, and come back with it. */
export const duplicateEvents = {
  duplicates_found: z.object({
    merges: z.array(merge),
    proposals: z.array(
      z.object({ clusterId: z.uuid(), basis: duplicateBasis, recordIds: z.array(z.uuid()) }),
    ),
    /** Proposals that what was found since has overtaken. */
    overtaken: z.array(z.uuid()),
    /** Merges of the software that what came since contradicts: their records count again. */
    parted: z.array(z.object({ clusterId: z.uuid(), was: clusterBefore })).default([]),
    withdrawnReports: reportIds,
    returnedReports: reportIds.default([]),
  }),
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
