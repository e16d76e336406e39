import { askForReplay } from "@/lib/review/stopping/replayed/commands";
import { stageReplay } from "@/lib/review/stopping/replayed/contract";
import { readReplay } from "@/lib/review/stopping/replayed/queries";
import { inReview } from "../entrance";

export const stageReplayRoutes = {
  read: inReview(stageReplay.read, (scope, { stage }) => readReplay(scope, stage)),
  ask: inReview(stageReplay.ask, (scope, { stage }) => askForReplay(scope, stage)),
};
