import { drawAudit, markAudited } from "@/lib/review/duplicates/audit/commands";
import { auditFile, auditList, auditOf } from "@/lib/review/duplicates/audit/queries";
import { compareByHand } from "@/lib/review/duplicates/by-hand/queries";
import {
  confirmCluster,
  keepApart,
  mergeByHand,
  splitCluster,
} from "@/lib/review/duplicates/commands/decide";
import { takeOut } from "@/lib/review/duplicates/commands/take-out";
import { undoClusterDecision } from "@/lib/review/duplicates/commands/undo";
import { duplicates } from "@/lib/review/duplicates/contract";
import * as queries from "@/lib/review/duplicates/queries";
import { setSureLevel } from "@/lib/review/duplicates/sure-level/commands";
import { expectedErrors } from "@/lib/review/duplicates/sure-level/expectation";
import { levelPreview, sureLevelNow } from "@/lib/review/duplicates/sure-level/queries";
import { inReview } from "../entrance";

export const duplicateRoutes = {
  counts: inReview(duplicates.counts, (scope) => queries.duplicateCounts(scope)),
  clusters: inReview(duplicates.clusters, (scope, input) => queries.clusterPage(scope, input)),
  cluster: inReview(duplicates.cluster, (scope, input) => queries.clusterOf(scope, input.clusterId)),
  confirm: inReview(duplicates.confirm, (scope, input) => confirmCluster(scope, input)),
  split: inReview(duplicates.split, (scope, input) => splitCluster(scope, input)),
  takeOut: inReview(duplicates.takeOut, (scope, input) => takeOut(scope, input)),
  undo: inReview(duplicates.undo, (scope, input) => undoClusterDecision(scope, input)),
  comparison: inReview(duplicates.comparison, compareByHand),
  keepApart: inReview(duplicates.keepApart, (scope, input) => keepApart(scope, input)),
  mergeByHand: inReview(duplicates.mergeByHand, (scope, input) => mergeByHand(scope, input)),
  audits: inReview(duplicates.audits, (scope) => auditList(scope)),
  auditFile: inReview(duplicates.auditFile, (scope, input) => auditFile(scope, input.auditId)),
  audit: inReview(duplicates.audit, (scope, input) => auditOf(scope, input.auditId)),
  drawAudit: inReview(duplicates.drawAudit, (scope, input) => drawAudit(scope, input)),
  markAudited: inReview(duplicates.markAudited, (scope, input) => markAudited(scope, input)),
  expectation: inReview(duplicates.expectation, async () => ({ levels: expectedErrors() })),
  sureLevel: inReview(duplicates.sureLevel, (scope) => sureLevelNow(scope)),
  previewSureLevel: inReview(duplicates.previewSureLevel, (scope, input) => levelPreview(scope, input.level)),
  setSureLevel: inReview(duplicates.setSureLevel, (scope, input) => setSureLevel(scope, input)),
};
