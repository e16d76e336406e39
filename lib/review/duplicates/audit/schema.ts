import { z } from "zod";
import { OperationId } from "../../history/schema";
import { decider } from "../schema";

/** One record that the software took out, and the one it was merged into. */
export const auditedMerge = z.object({ recordId: z.uuid(), clusterId: z.uuid(), survivorId: z.uuid() });
export type AuditedMerge = z.infer<typeof auditedMerge>;

export const DEFAULT_SAMPLE = 100;

/** What a person finds of a merge; who is unsure says nothing of the error, and is told apart. */
export const JUDGEMENTS = ["right", "wrong", "unsure"] as const;
export const judgement = z.enum(JUDGEMENTS);
export type Judgement = z.infer<typeof judgement>;

const marked = { auditId: z.uuid(), recordId: z.uuid() };

export const auditEvents = {
  duplicate_audit_drawn: z.object({
    auditId: z.uuid(),
    seed: z.string(),
    /** How many merges it was drawn of. */
    drawnOf: z.int(),
    merges: z.array(auditedMerge).min(1),
  }),
  duplicate_audit_marked: z.union([
    z.object({ ...marked, judgement: judgement.nullable() }),
    // Before people could be unsure.
    z.object({ ...marked, isRight: z.boolean().nullable() }).transform(({ isRight, ...rest }) => ({
      ...rest,
      judgement: isRight === null ? null : isRight ? ("right" as const) : ("wrong" as const),
    })),
  ]),
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
  /** Null takes what was said back. */
  judgement: judgement.nullable(),
});
export type MarkAudited = z.infer<typeof MarkAudited>;

/** What a sample says of all merges of the software: the share that is wrong, between low and high in 95 of 100 samples. */
export const auditError = z.object({
  /** Found right or wrong. */
  judged: z.int(),
  wrong: z.int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type AuditError = z.infer<typeof auditError>;

export const sampleError = auditError.extend({
  unsure: z.int(),
  /** How high it goes if all those that people are unsure of are wrong. */
  highIfUnsureAreWrong: z.number(),
});
export type SampleError = z.infer<typeof sampleError>;

const sample = {
  id: z.uuid(),
  /** How many merges of the software it was drawn of. */
  drawnOf: z.int(),
  at: z.iso.datetime(),
  error: sampleError,
};

export const AuditList = z.object({ audits: z.array(z.object({ ...sample, size: z.int() })) });
export type AuditList = z.infer<typeof AuditList>;

/** A merge of a sample, what was found of it, and whether it stands. */
export const judgedMerge = auditedMerge.extend({
  title: z.string(),
  judgement: judgement.nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  /** Where the record is merged now; null: it counts by itself again. */
  mergedIn: z.object({ clusterId: z.uuid(), decidedBy: decider }).nullable(),
});
export type JudgedMerge = z.infer<typeof judgedMerge>;

export const Audit = z.object({ ...sample, seed: z.string(), merges: z.array(judgedMerge) });
export type Audit = z.infer<typeof Audit>;
