import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { ReportComparison, ReviewAgreement } from "./comparison-shapes";
import {
  ActOnCard,
  ActOnClaim,
  ActOnExtraction,
  ActOnReport,
  BookView,
  ChangeClaim,
  EnterClaims,
  EntryReply,
  GiveUpExtraction,
  OwnExtraction,
  onReport,
  ReopenSettlement,
  ReportFilter,
  ReportPage,
  ReportSource,
  SaveCard,
  SettleClaims,
  State,
} from "./shapes";

const inReview = z.strictObject({ reviewId: z.uuid() });
const done = z.object({});
const moved = z.object({ state: State });

/** An extractor's own work on a report, unseen by the other. */
const own = {
  source: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/reports/{reportId}/source",
    permission: "extraction.view",
    summary: "The text of a report that quotes are taken from",
  })
    .input(onReport)
    .output(ReportSource),
  mine: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction",
    permission: "extraction.view",
    summary: "Your extraction of a report: cards and claims",
  })
    .input(onReport)
    .output(OwnExtraction),
  start: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction",
    permission: "extraction.extract",
    summary: "Start to extract a report; a report has two extractors",
  })
    .input(ActOnReport)
    .output(moved),
  saveCard: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/cards/{cardId}",
    permission: "extraction.extract",
    summary: "Save a context card; the claims that follow it change with it",
  })
    .input(SaveCard)
    .output(z.object({ followed: z.array(z.uuid()) })),
  removeCard: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/cards/{cardId}",
    permission: "extraction.extract",
    summary: "Remove a context card; its claims keep their context",
  })
    .input(ActOnCard)
    .output(done),
  enterClaims: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/claims",
    permission: "extraction.extract",
    summary: "Enter claims, one or many at once",
  })
    .input(EnterClaims)
    .output(EntryReply),
  changeClaim: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/claims/{claimId}",
    permission: "extraction.extract",
    summary: "Change one of your claims",
  })
    .input(ChangeClaim)
    .output(EntryReply),
  removeClaim: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/claims/{claimId}/removal",
    permission: "extraction.extract",
    summary: "Remove one of your claims",
  })
    .input(ActOnClaim)
    .output(done),
  restoreClaim: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/claims/{claimId}/removal",
    permission: "extraction.extract",
    summary: "Take back the removal of a claim",
  })
    .input(ActOnClaim)
    .output(done),
  submit: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/submission",
    permission: "extraction.extract",
    summary: "Submit your extraction, which seals it",
  })
    .input(ActOnReport)
    .output(moved),
  reopen: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/extraction/submission",
    permission: "extraction.extract",
    summary: "Reopen your extraction, until the comparison opens",
  })
    .input(ActOnReport)
    .output(moved),
};

/** When an extractor leaves, or a lead decides so, another takes the place. */
const handingOver = {
  giveUp: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/extractions/{personId}/giving-up",
    permission: "extraction.give_up",
    summary:
      "Give up an extraction, yours or as lead another's; its claims stay and another can extract the report",
  })
    .input(GiveUpExtraction)
    .output(moved),
  takeUp: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/extractions/{personId}/giving-up",
    permission: "extraction.give_up",
    summary: "Take up again what was given up, as long as nobody else has taken the place",
  })
    .input(ActOnExtraction)
    .output(moved),
};

export const extraction = {
  reports: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/extraction/reports",
    permission: "extraction.view",
    summary: "Included reports with where their extraction stands",
  })
    .input(ReportFilter)
    .output(ReportPage),
  book: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/extraction/book",
    permission: "extraction.view",
    summary: "Terms (shipped, settled in this review, your own) and propositions you may use",
  })
    .input(inReview)
    .output(BookView),
  ...own,
  ...handingOver,
  comparison: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/reports/{reportId}/comparison",
    permission: "extraction.view",
    summary: "Two extractions of a report side by side, when both are submitted",
  })
    .input(onReport)
    .output(ReportComparison),
  agreement: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/extraction/agreement",
    permission: "extraction.view",
    summary: "Agreement of extractors over all reports that both have submitted",
  })
    .input(inReview)
    .output(ReviewAgreement),
  settle: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/settlement",
    permission: "extraction.settle",
    summary: "Settle a report's claims: agreed rows beside the extractors' own",
  })
    .input(SettleClaims)
    .output(EntryReply),
  reopenSettlement: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/settlement",
    permission: "extraction.settle",
    summary: "Reopen a settlement: its agreed claims are removed, their history stays",
  })
    .input(ReopenSettlement)
    .output(done),
};
