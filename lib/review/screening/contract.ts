import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { OlderVersionVoteCounts, OlderVersionVoteFilter, OlderVersionVotePage } from "./older-version/schema";
import { ChooseModel, StageOrder, WhyHere } from "./order/schema";
import {
  ActOnBatch,
  ActOnItem,
  CastVote,
  ClosingCounts,
  ClosingPreview,
  inStage,
  OpenBatch,
  OpenedBatch,
  onBatch,
  onItem,
  Queue,
  QueueFilter,
  ReassignmentFilter,
  ReassignmentPreview,
  ReassignSlots,
  ReleaseItems,
  ReturnSlots,
  StageOverview,
  VoteReceipt,
} from "./schema";

const done = z.object({});

export const screening = {
  stage: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}",
    permission: "screening.view",
    summary: "A stage: its batches and how far everybody is; outcomes of closed batches only",
  })
    .input(inStage)
    .output(StageOverview),
  openBatch: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/stages/{stage}/batches",
    permission: "screening.manage",
    summary: "Open a batch and draw who votes on what",
  })
    .input(OpenBatch)
    .output(OpenedBatch),
  closing: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/batches/{batchId}/closing",
    permission: "screening.manage",
    summary: "What closing the batch would do; to members who vote only the missing votes",
  })
    .input(onBatch)
    .output(ClosingPreview),
  closeBatch: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/batches/{batchId}/closing",
    permission: "screening.manage",
    summary: "Close the batch: its votes are unsealed, agreed items move on, conflicts open",
  })
    .input(ActOnBatch)
    .output(ClosingCounts),
  reopenBatch: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/batches/{batchId}/closing",
    permission: "screening.manage",
    summary: "Take the closing back; refused while later work depends on it",
  })
    .input(ActOnBatch)
    .output(done),
  submitBatch: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/batches/{batchId}/submission",
    permission: "screening.vote",
    summary: "Seal all your votes of the batch",
  })
    .input(ActOnBatch)
    .output(z.object({ sealed: z.int() })),
  reassignment: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/batches/{batchId}/reassignments",
    permission: "screening.manage",
    summary: "What handing over would do; no numbers to members who vote",
  })
    .input(ReassignmentFilter)
    .output(ReassignmentPreview),
  releaseItems: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/batches/{batchId}/releases",
    permission: "screening.manage",
    summary: "Take items, or all, out of an open batch: they wait for another; the votes stay in the history",
  })
    .input(ReleaseItems)
    .output(z.object({ released: z.int() })),
  reassignSlots: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/batches/{batchId}/reassignments",
    permission: "screening.manage",
    summary: "Hand the votes that one member still owes to another",
  })
    .input(ReassignSlots)
    .output(ReassignmentPreview),
  returnSlots: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/batches/{batchId}/reassignments/{reassignmentId}",
    permission: "screening.manage",
    summary: "Take a handing over back: what was not voted on goes where it was",
  })
    .input(ReturnSlots)
    .output(ReassignmentPreview),
  olderVersionCounts: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/older-version-votes",
    permission: "screening.manage",
    summary:
      "How many votes of each batch were cast under an older protocol; to voters of closed batches only",
  })
    .input(inStage)
    .output(OlderVersionVoteCounts),
  olderVersionVotes: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/batches/{batchId}/older-version-votes",
    permission: "screening.manage",
    summary: "The items of a batch with votes under an older protocol, and whose; never what they said",
  })
    .input(OlderVersionVoteFilter)
    .output(OlderVersionVotePage),
  order: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/order",
    permission: "screening.manage",
    summary: "How the next batch is ordered, and what the ranking has learned from",
  })
    .input(inStage)
    .output(StageOrder),
  chooseModel: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/model",
    permission: "screening.manage",
    summary: "Choose what ranks the stage; undone by choosing the other",
  })
    .input(ChooseModel)
    .output(done),
  why: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/why",
    permission: "screening.vote",
    summary: "The words that speak for and against an item of yours, as ranking learned them",
  })
    .input(onItem)
    .output(WhyHere),
  queue: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/queue",
    permission: "screening.vote",
    summary: "Your next items, your progress and your last five decisions",
  })
    .input(QueueFilter)
    .output(Queue),
  castVote: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/vote",
    permission: "screening.vote",
    summary: "Cast or change your vote",
  })
    .input(CastVote)
    .output(VoteReceipt),
  retractVote: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/stages/{stage}/items/{itemId}/vote",
    permission: "screening.vote",
    summary: "Take your vote back; possible until it is sealed",
  })
    .input(ActOnItem)
    .output(done),
};
