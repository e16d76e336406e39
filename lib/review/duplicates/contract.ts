import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { Audit, AuditList, DrawAudit, InAudit, MarkAudited } from "./audit/schema";
import { CompareByHand, ComparisonByHand, KeepApart, MergeByHand } from "./by-hand/schema";
import {
  ClusterEntry,
  ClusterFilter,
  ClusterPage,
  ConfirmCluster,
  DuplicateCounts,
  InReview,
  OfCluster,
  SplitCluster,
  TakeOut,
  UndoClusterDecision,
} from "./schema";
import { AtLevel, ExpectedError, LevelPreview, SetSureLevel, SureLevelNow } from "./sure-level/schema";

const decided = z.object({ clusterId: z.uuid() });

export const duplicates = {
  counts: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/counts",
    permission: "duplicates.view",
    summary: "How many possible duplicates wait, and how many records were merged by whom",
  })
    .input(InReview)
    .output(DuplicateCounts),
  clusters: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/clusters",
    permission: "duplicates.view",
    summary: "Clusters of records that are, may be or are not the same report, with what differs",
  })
    .input(ClusterFilter)
    .output(ClusterPage),
  cluster: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/clusters/{clusterId}",
    permission: "duplicates.view",
    summary: "One cluster with its records side by side",
  })
    .input(OfCluster)
    .output(ClusterEntry),
  confirm: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/clusters/{clusterId}/confirmation",
    permission: "duplicates.decide",
    summary: "Say that the records of a proposed cluster are the same report",
  })
    .input(ConfirmCluster)
    .output(decided),
  split: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/clusters/{clusterId}/split",
    permission: "duplicates.decide",
    summary: "Say that the records of a cluster, proposed or merged, are not duplicates",
  })
    .input(SplitCluster)
    .output(decided),
  takeOut: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/clusters/{clusterId}/taken-out",
    permission: "duplicates.decide",
    summary: "Say that one merged record is no duplicate of the one that stays; the others stay merged",
  })
    .input(TakeOut)
    .output(decided.extend({ from: z.enum(["confirmed", "split"]) })),
  undo: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/clusters/{clusterId}/undo",
    permission: "duplicates.decide",
    summary: "Take a person's last decision on a cluster back",
  })
    .input(UndoClusterDecision)
    .output(decided),
  comparison: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/comparison",
    permission: "duplicates.view",
    summary: "Any records side by side: which would stay and why, and what stands against merging them now",
  })
    .input(CompareByHand)
    .output(ComparisonByHand),
  keepApart: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/separations",
    permission: "duplicates.decide",
    summary: "Say that records are not duplicates, so that they are not proposed",
  })
    .input(KeepApart)
    .output(decided),
  mergeByHand: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/merges",
    permission: "duplicates.decide",
    summary: "Merge records that are the same report and were not proposed",
  })
    .input(MergeByHand)
    .output(decided),
  audits: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/audits",
    permission: "duplicates.view",
    summary: "The samples of the software's merges that were drawn to be looked through, the last one first",
  })
    .input(InReview)
    .output(AuditList),
  audit: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/audits/{auditId}",
    permission: "duplicates.view",
    summary: "A sample of the software's merges, what was found, and the error it shows",
  })
    .input(InAudit)
    .output(Audit),
  auditFile: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/audits/{auditId}/merges.csv",
    permission: "duplicates.view",
    summary: "A sample of the software's merges with what was found of each as a CSV file",
  })
    .input(InAudit)
    .output(z.file().mime("text/csv")),
  drawAudit: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/audits",
    permission: "duplicates.decide",
    summary: "Draw a random sample of the software's merges to look through",
  })
    .input(DrawAudit)
    .output(z.object({ auditId: z.uuid() })),
  markAudited: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/audits/{auditId}/marks",
    permission: "duplicates.decide",
    summary: "Say that a merge of a sample is right or wrong, or that one cannot tell",
  })
    .input(MarkAudited)
    .output(z.object({ recordId: z.uuid() })),
  expectation: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/expectation",
    permission: "duplicates.view",
    summary: "The error to expect of the software's merges, by how sure it must be, from labelled records",
  })
    .input(InReview)
    .output(z.object({ levels: z.array(ExpectedError) })),
  sureLevel: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/sure-level",
    permission: "duplicates.view",
    summary: "How sure the software must be to merge by itself, and how that was set over time",
  })
    .input(InReview)
    .output(SureLevelNow),
  previewSureLevel: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/duplicates/sure-level/preview",
    permission: "duplicates.decide",
    summary: "What another level would do with the merges that stand and the clusters that wait",
  })
    .input(AtLevel)
    .output(LevelPreview),
  setSureLevel: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/duplicates/sure-level",
    permission: "duplicates.decide",
    summary: "Set how sure the software must be: for later searches, or also for what was found so far",
  })
    .input(SetSureLevel)
    .output(z.object({ number: z.int() })),
};
