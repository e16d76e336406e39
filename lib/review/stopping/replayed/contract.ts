import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { StageKind } from "../../protocol/schema";
import { AskedReplay, ReplayObstacle } from "./schema";

const Where = z.strictObject({ reviewId: z.uuid(), stage: StageKind });
const path = "/reviews/{reviewId}/stages/{stage}/replay" as const;

export const stageReplay = {
  read: endpoint({
    method: "GET",
    path,
    permission: "screening.manage",
    summary: "What ranking and stopping would have saved in a finished stage, if that was asked for",
  })
    .input(Where)
    .output(
      z.object({
        /** Why it cannot be worked out now; null when it can. */
        obstacle: ReplayObstacle.nullable(),
        replay: AskedReplay.nullable(),
      }),
    ),
  ask: endpoint({
    method: "POST",
    path,
    permission: "screening.manage",
    summary: "Have a finished stage screened again in ranked order, in the background",
  })
    .input(Where)
    .output(z.object({ state: z.literal("waiting") })),
};
