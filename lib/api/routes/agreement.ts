import { agreement } from "@/lib/review/agreement/contract";
import { stageAgreement, stageSelection } from "@/lib/review/agreement/queries";
import { inReview } from "../entrance";

export const agreementRoutes = {
  report: inReview(agreement.report, (scope, input) => stageAgreement(scope, input.stage)),
  selection: inReview(agreement.selection, (scope, input) => stageSelection(scope, input.stage)),
};
