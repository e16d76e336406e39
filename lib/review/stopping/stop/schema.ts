import { z } from "zod";
import { OperationId } from "../../history/schema";
import { inStage } from "../../screening/schema";
import { StoppingStatement } from "../schema";

/** What stopping now would do, or why it cannot be done; nothing more than that is told while a batch is open. */
export const StopPreview = z.object({
  obstacle: z.string().nullable(),
  /** What the lead stops on. Null where something stands in the way. */
  stop: z
    .object({
      look: z.int(),
      statement: StoppingStatement,
      /** Records that would be left unscreened. */
      records: z.int(),
      /** The rule in words, as PRISMA prints it. */
      method: z.string(),
    })
    .nullable(),
});
export type StopPreview = z.infer<typeof StopPreview>;

/** Names the look and the number of records that were on the screen: stopping on anything else is refused. */
export const StopScreening = inStage.extend({
  operationId: OperationId,
  look: z.int().min(1),
  records: z.int().min(1),
});
export type StopScreening = z.infer<typeof StopScreening>;

export const ResumeScreening = inStage.extend({ operationId: OperationId });
export type ResumeScreening = z.infer<typeof ResumeScreening>;
