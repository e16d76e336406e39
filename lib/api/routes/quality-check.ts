import {
  endQualityCheck,
  openQualityCheck,
  readExcluded,
} from "@/lib/review/stopping/quality-check/commands";
import { qualityCheck } from "@/lib/review/stopping/quality-check/contract";
import { checkedCard, qualityCheckDesk, qualityCheckNow } from "@/lib/review/stopping/quality-check/queries";
import { inReview } from "../entrance";

export const qualityCheckRoutes = {
  now: inReview(qualityCheck.now, (scope) => qualityCheckNow(scope)),
  open: inReview(qualityCheck.open, (scope, input) => openQualityCheck(scope, input)),
  end: inReview(qualityCheck.end, (scope, input) => endQualityCheck(scope, input)),
  desk: inReview(qualityCheck.desk, (scope, input) => qualityCheckDesk(scope, input.checkId)),
  card: inReview(qualityCheck.card, (scope, input) => checkedCard(scope, input.checkId, input.itemId)),
  read: inReview(qualityCheck.read, (scope, input) => readExcluded(scope, input)),
};
