import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { StageKind } from "../protocol/schema";
import { agreementReport } from "./schema";
import { selectionCounts } from "./selection";

export const agreement = {
  report: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/agreement",
    permission: "agreement.view",
    summary: "Agreement between reviewers, from the first sealed votes of closed batches",
  })
    .input(z.strictObject({ reviewId: z.uuid(), stage: StageKind }))
    .output(
      z.object({
        report: agreementReport,
        /** Names of the raters in the report. */
        people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
        closedBatches: z.int(),
        /** Items that all excluded, for different reasons: no disagreement on the decision. */
        reasonMismatches: z.int(),
      }),
    ),
  selection: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/stages/{stage}/selection",
    permission: "agreement.view",
    summary:
      "How the items of closed batches were decided, in counts and as a sentence for PRISMA 2020 item 8",
  })
    .input(z.strictObject({ reviewId: z.uuid(), stage: StageKind }))
    .output(z.object({ counts: selectionCounts, sentence: z.string() })),
};
