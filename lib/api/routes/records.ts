import { records } from "@/lib/review/record/contract";
import * as queries from "@/lib/review/record/queries";
import { inReview } from "../entrance";

export const recordRoutes = {
  list: inReview(records.list, (scope, input) => queries.recordPage(scope, input)),
  one: inReview(records.one, (scope, input) => queries.recordOf(scope, input.recordId)),
};
