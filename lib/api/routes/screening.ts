import * as batches from "@/lib/review/screening/batch/commands";
import { closingPreview } from "@/lib/review/screening/batch/queries";
import * as commands from "@/lib/review/screening/commands";
import { screening } from "@/lib/review/screening/contract";
import * as olderVersion from "@/lib/review/screening/older-version/queries";
import { chooseModel } from "@/lib/review/screening/order/commands";
import { stageOrder, whyHere } from "@/lib/review/screening/order/shown/queries";
import * as queries from "@/lib/review/screening/queries";
import * as reassignments from "@/lib/review/screening/reassignment/commands";
import { reassignmentPreview } from "@/lib/review/screening/reassignment/queries";
import { releaseItems } from "@/lib/review/screening/release/commands";
import { inReview } from "../entrance";

export const screeningRoutes = {
  stage: inReview(screening.stage, (scope, input) => queries.stageOverview(scope, input.stage)),
  openBatch: inReview(screening.openBatch, (scope, input) => batches.openBatch(scope, input)),
  closing: inReview(screening.closing, (scope, input) => closingPreview(scope, input.batchId)),
  closeBatch: inReview(screening.closeBatch, (scope, input) => batches.closeBatch(scope, input)),
  reopenBatch: inReview(screening.reopenBatch, (scope, input) => batches.reopenBatch(scope, input)),
  submitBatch: inReview(screening.submitBatch, (scope, input) => commands.submitBatch(scope, input)),
  releaseItems: inReview(screening.releaseItems, (scope, input) => releaseItems(scope, input)),
  reassignment: inReview(screening.reassignment, (scope, input) => reassignmentPreview(scope, input)),
  reassignSlots: inReview(screening.reassignSlots, (scope, input) =>
    reassignments.reassignSlots(scope, input),
  ),
  returnSlots: inReview(screening.returnSlots, (scope, input) => reassignments.returnSlots(scope, input)),
  olderVersionCounts: inReview(screening.olderVersionCounts, (scope, input) =>
    olderVersion.olderVersionCounts(scope, input.stage),
  ),
  olderVersionVotes: inReview(screening.olderVersionVotes, (scope, input) =>
    olderVersion.olderVersionVotes(scope, input),
  ),
  order: inReview(screening.order, (scope, input) => stageOrder(scope, input.stage)),
  chooseModel: inReview(screening.chooseModel, (scope, input) => chooseModel(scope, input)),
  why: inReview(screening.why, (scope, input) => whyHere(scope, input)),
  queue: inReview(screening.queue, (scope, input) =>
    queries.screeningQueue(scope, input.stage, input.ahead, input.reading),
  ),
  castVote: inReview(screening.castVote, (scope, input) => commands.castVote(scope, input)),
  retractVote: inReview(screening.retractVote, (scope, input) => commands.retractVote(scope, input)),
};
