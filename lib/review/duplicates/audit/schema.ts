import { z } from "zod";
import { OperationId } from "../../history/schema";

/** One record that the software took out, and the one it was merged into. */
export const auditedMerge = z.object({ recordId: z.uuid(), clusterId: z.uuid(), survivorId: z.uuid() });
export type AuditedMerge = z.infer<typeof auditedMerge>;

export const DEFAULT_SAMPLE = 100;

export const auditEvents = {
  duplicate_audit_drawn: z.object({
    auditId: z.uuid(),
    seed: z.string(),
    /** How many merges it was drawn of. */
    drawnOf: z.int(),
    merges: z.array(auditedMerge).min(1),
  }),
  duplicate_audit_marked: z.object({
    auditId: z.uuid(),
    recordId: z.uuid(),
    isRight: z.boolean().nullable(),
  }),
};

const inReview = { reviewId: z.uuid() };

export const InAudit = z.strictObject({ ...inReview, auditId: z.uuid() });

export const DrawAudit = z.strictObject({
  ...inReview,
  operationId: OperationId,
  size: z.int().min(1).max(1_000).default(DEFAULT_SAMPLE),
  /** The same seed draws the same sample of the same merges; drawn at random when left out. */
  seed: z.string().trim().min(1).max(100).optional(),
});
export type DrawAudit = z.output<typeof DrawAudit>;

export const MarkAudited = z.strictObject({
  ...inReview,
  auditId: z.uuid(),
  recordId: z.uuid(),
  operationId: OperationId,
  /** Whether the merge is right; null takes the mark back. */
  isRight: z.boolean().nullable(),
});
export type MarkAudited = z.infer<typeof MarkAudited>;

/** What a sample says of all merges of the software: the share that is wrong, between low and high in 95 of 100 samples. */
export const auditError = z.object({
  judged: z.int(),
  wrong: z.int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type AuditError = z.infer<typeof auditError>;

export const Audit = z.object({
  id: z.uuid(),
  seed: z.string(),
  drawnOf: z.int(),
  at: z.iso.datetime(),
  merges: z.array(auditedMerge.extend({ isRight: z.boolean().nullable() })),
  error: auditError,
});
export type Audit = z.infer<typeof Audit>;

/** How sure is sure, and which error to expect: see `expectation.ts`. */
export const ExpectedError = auditError.omit({ judged: true, share: true }).extend({
  level: z.enum(["identifiers", "cautious", "usual"]),
  removed: z.int(),
  recall: z.number(),
  sets: z.array(z.string()),
});
export type ExpectedError = z.infer<typeof ExpectedError>;
