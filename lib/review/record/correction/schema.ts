import { z } from "zod";
import { OperationId } from "../../history/schema";
import { recordDraftSchema } from "../schema";

/** Fields of a citation with what they are to say; null, or an empty list, takes a field away. */
const fields = Object.fromEntries(
  Object.entries(recordDraftSchema.shape).map(([name, shape]) => [name, shape.nullable().optional()]),
);
export const Changes = z
  .strictObject(fields)
  .refine((changes) => Object.keys(changes).length > 0, "Change at least one field.");
export type Changes = z.infer<typeof Changes>;

export const CorrectRecord = z.strictObject({
  reviewId: z.uuid(),
  recordId: z.uuid(),
  operationId: OperationId,
  /** The correction that the person saw; null: none. What somebody else corrected meanwhile is not written over. */
  basedOn: z.uuid().nullable(),
  changes: Changes,
});
export type CorrectRecord = z.infer<typeof CorrectRecord>;

export const correctionEvents = {
  record_corrected: z.object({
    recordId: z.uuid(),
    /** What each field said before and says since; absent: nothing. */
    changes: z.record(z.string(), z.object({ from: z.unknown().optional(), to: z.unknown().optional() })),
  }),
};
