import * as cards from "@/lib/review/extraction/commands/cards";
import * as claims from "@/lib/review/extraction/commands/claims";
import * as commands from "@/lib/review/extraction/commands/extraction";
import * as handingOver from "@/lib/review/extraction/commands/handing-over";
import * as settlement from "@/lib/review/extraction/commands/settlement";
import { extraction } from "@/lib/review/extraction/contract";
import * as book from "@/lib/review/extraction/queries/book";
import * as comparison from "@/lib/review/extraction/queries/comparison";
import * as reports from "@/lib/review/extraction/queries/reports";
import * as source from "@/lib/review/extraction/queries/source";
import { inReview } from "../entrance";

export const extractionRoutes = {
  reports: inReview(extraction.reports, (scope, input) => reports.reportsToExtract(scope, input)),
  book: inReview(extraction.book, (scope) => book.bookOf(scope)),
  source: inReview(extraction.source, (scope, input) => source.reportSource(scope, input.reportId)),
  mine: inReview(extraction.mine, (scope, input) => reports.ownExtraction(scope, input.reportId)),
  start: inReview(extraction.start, (scope, input) => commands.startExtraction(scope, input)),
  saveCard: inReview(extraction.saveCard, (scope, input) => cards.saveCard(scope, input)),
  removeCard: inReview(extraction.removeCard, (scope, input) => cards.removeCard(scope, input)),
  enterClaims: inReview(extraction.enterClaims, (scope, input) => claims.enterClaims(scope, input)),
  changeClaim: inReview(extraction.changeClaim, (scope, input) => claims.changeClaim(scope, input)),
  removeClaim: inReview(extraction.removeClaim, (scope, input) => claims.removeClaim(scope, input)),
  restoreClaim: inReview(extraction.restoreClaim, (scope, input) => claims.restoreClaim(scope, input)),
  submit: inReview(extraction.submit, (scope, input) => commands.submitExtraction(scope, input)),
  reopen: inReview(extraction.reopen, (scope, input) => commands.reopenExtraction(scope, input)),
  giveUp: inReview(extraction.giveUp, (scope, input) => handingOver.giveUpExtraction(scope, input)),
  takeUp: inReview(extraction.takeUp, (scope, input) => handingOver.takeUpExtraction(scope, input)),
  comparison: inReview(extraction.comparison, (scope, input) =>
    comparison.reportComparison(scope, input.reportId),
  ),
  agreement: inReview(extraction.agreement, (scope) => comparison.reviewAgreement(scope)),
  settle: inReview(extraction.settle, (scope, input) => settlement.settleClaims(scope, input)),
  reopenSettlement: inReview(extraction.reopenSettlement, (scope, input) =>
    settlement.reopenSettlement(scope, input),
  ),
};
