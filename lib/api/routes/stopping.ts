import { stopping } from "@/lib/review/stopping/contract";
import { drawElusionSample } from "@/lib/review/stopping/elusion-sample/commands";
import * as stops from "@/lib/review/stopping/stop/commands";
import { stopPreview } from "@/lib/review/stopping/stop/queries";
import { stoppingView } from "@/lib/review/stopping/view/queries";
import { inReview } from "../entrance";

export const stoppingRoutes = {
  view: inReview(stopping.view, (scope, input) => stoppingView(scope, input.stage)),
  preview: inReview(stopping.preview, (scope, input) => stopPreview(scope, input.stage)),
  stop: inReview(stopping.stop, (scope, input) => stops.stopScreening(scope, input)),
  resume: inReview(stopping.resume, (scope, input) => stops.resumeScreening(scope, input)),
  drawElusion: inReview(stopping.drawElusion, (scope, input) => drawElusionSample(scope, input)),
};
