import * as commands from "@/lib/review/conflicts/commands";
import { conflicts } from "@/lib/review/conflicts/contract";
import * as queries from "@/lib/review/conflicts/queries";
import { inReview } from "../entrance";

export const conflictRoutes = {
  list: inReview(conflicts.list, (scope, input) => queries.listConflicts(scope, input)),
  conflict: inReview(conflicts.conflict, (scope, input) =>
    queries.conflictView(scope, input.stage, input.itemId),
  ),
  resolve: inReview(conflicts.resolve, (scope, input) => commands.resolveConflict(scope, input)),
  withdraw: inReview(conflicts.withdraw, (scope, input) => commands.withdrawResolution(scope, input)),
  propose: inReview(conflicts.propose, (scope, input) => commands.proposeConsensus(scope, input)),
  confirm: inReview(conflicts.confirm, (scope, input) => commands.confirmConsensus(scope, input)),
};
