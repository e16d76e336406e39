import { overview } from "@/lib/review/overview/contract";
import { overviewOf } from "@/lib/review/overview/queries";
import { inReview } from "../entrance";

export const overviewRoutes = { now: inReview(overview.now, (scope) => overviewOf(scope)) };
