import { agreement } from "@/lib/review/agreement/contract";
import { stageAgreement } from "@/lib/review/agreement/queries";
import { inReview } from "../entrance";

export const agreementRoutes = {
  report: inReview(agreement.report, (scope, input) => stageAgreement(scope, input.stage)),
};
