import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { inStage, OpenedBatch } from "../screening/schema";
import { DrawElusion } from "./elusion-sample/schema";
import { ResumeScreening, StopPreview, StopScreening } from "./stop/schema";
import { StoppingView } from "./view/schema";

export const stopping = {
  view: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/stopping",
    permission: "screening.view",
    summary:
      "Whether enough is found: every look, SAFE, the curve, stops; nothing to who votes in an open batch",
  })
    .input(inStage)
    .output(StoppingView),
  preview: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/stop",
    permission: "screening.manage",
    summary: "What stopping now would leave unscreened, or what stands in the way",
  })
    .input(inStage)
    .output(StopPreview),
  stop: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/stages/{stage}/stop",
    permission: "screening.manage",
    summary:
      "Stop screening: what waits is left unscreened, on the look and the number of records that were shown",
  })
    .input(StopScreening)
    .output(z.object({ records: z.int() })),
  resume: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/stages/{stage}/stop",
    permission: "screening.manage",
    summary: "Take the stop back: what it left unscreened waits again",
  })
    .input(ResumeScreening)
    .output(z.object({ records: z.int() })),
  drawElusion: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/stages/{stage}/elusion-samples",
    permission: "screening.manage",
    summary: "Open a batch drawn at random from what a stop has left unscreened",
  })
    .input(DrawElusion)
    .output(OpenedBatch),
};
