import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import {
  ClusterEntry,
  ClusterFilter,
  ClusterPage,
  CompareByHand,
  ComparisonByHand,
  ConfirmCluster,
  DuplicateCounts,
  InReview,
  KeepApart,
  MergeByHand,
  OfCluster,
  SplitCluster,
  UndoClusterDecision,
} from "./schema";

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
};
