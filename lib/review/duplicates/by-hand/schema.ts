import { z } from "zod";
import { OperationId } from "../../history/schema";
import { ClusterEntry } from "../schema";

const inReview = { reviewId: z.uuid() };

export const MergeByHand = z.strictObject({
  ...inReview,
  operationId: OperationId,
  recordIds: z.array(z.uuid()).min(2).max(100),
  /** As for a cluster. */
  survivorId: z.uuid().optional(),
});
export type MergeByHand = z.infer<typeof MergeByHand>;

/** More than these cannot be read side by side. */
export const MOST_BY_HAND = 10;
const byHand = z.array(z.uuid()).min(2).max(MOST_BY_HAND);

export const CompareByHand = z.strictObject({
  ...inReview,
  /** Separated by commas. */
  recordIds: z
    .string()
    .max(40 * MOST_BY_HAND)
    .transform((text) => text.split(","))
    .pipe(byHand),
  /** The one that would stay; left out, it is chosen as the software does. */
  survivorId: z.uuid().optional(),
});
export type CompareByHand = z.output<typeof CompareByHand>;

export const KeepApart = z.strictObject({ ...inReview, operationId: OperationId, recordIds: byHand });
export type KeepApart = z.infer<typeof KeepApart>;

/** Why a record stays: those of other methods give way to databases and registers, the later to the earlier. */
export const STAYS_BECAUSE = ["database_or_register", "imported_first", "chosen"] as const;
export type StaysBecause = (typeof STAYS_BECAUSE)[number];

/** Records that a person picked, side by side as a cluster would be. */
export const ComparisonByHand = ClusterEntry.pick({
  survivorId: true,
  reasons: true,
  relations: true,
  records: true,
  filled: true,
  differences: true,
}).extend({
  staysBecause: z.enum(STAYS_BECAUSE),
  /** What stands against merging them now. */
  problems: z.array(z.object({ recordId: z.uuid(), sentence: z.string() })),
});
export type ComparisonByHand = z.infer<typeof ComparisonByHand>;
