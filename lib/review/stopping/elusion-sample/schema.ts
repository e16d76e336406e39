import { z } from "zod";
import { OperationId } from "../../history/schema";
import { inStage } from "../../screening/schema";

/** Draws a sample from what a stop has left unscreened. */
export const DrawElusion = inStage.extend({
  operationId: OperationId,
  size: z.int().min(1).max(5000),
  /** Left out: everyone who votes. */
  voterIds: z.array(z.uuid()).min(1).max(200).optional(),
  /** Repeats a draw; left out, one is drawn. */
  seed: z.string().min(1).max(80).optional(),
});
export type DrawElusion = z.infer<typeof DrawElusion>;
