import { history } from "@/lib/review/history/contract";
import * as queries from "@/lib/review/history/queries";
import { inReview } from "../entrance";

export const historyRoutes = {
  list: inReview(history.list, (scope, input) => queries.history(scope, input)),
};
