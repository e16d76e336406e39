import { z } from "zod";
import { OperationId } from "../history/schema";

/** Votes a record or report needs, and what happens to maybes and to votes that differ (MECIR C39). */
export const StageRules = z.strictObject({
  /** 1 is single screening: declared here, and never counted as agreement. */
  votesPerItem: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** `advance`: a maybe counts as include. `discuss`: any maybe is a conflict. `third_value`: two maybes are discussed too. */
  maybeRule: z.enum(["advance", "discuss", "third_value"]),
  /** With three votes: a conflict unless unanimous, or the majority decides. */
  threeVotes: z.enum(["unanimous", "majority"]),
  /** Who settles a conflict. */
  settledBy: z.enum(["consensus_or_adjudication", "consensus", "adjudication"]),
  /** Full text only: two exclusions for different reasons settle by the order of the reasons. */
  reasonsByOrder: z.boolean(),
  /** Records of a batch: the unit of assignment, sealing and the conflict meeting. */
  batchSize: z.int().min(1).max(5000),
});
export type StageRules = z.infer<typeof StageRules>;

const Words = z.array(z.string().trim().min(2).max(60)).max(200);

export const Highlights = z.strictObject({ include: Words, exclude: Words });
export type Highlights = z.infer<typeof Highlights>;

export const ProtocolSettings = z.strictObject({
  highlights: Highlights,
  titleAbstract: StageRules,
  fullText: StageRules,
});
export type ProtocolSettings = z.infer<typeof ProtocolSettings>;

export const CriterionKind = z.enum(["include", "exclude"]);

/** A criterion as it is written in the form; `criterionId` is absent for a new one. */
export const CriterionInput = z.strictObject({
  criterionId: z.uuid().optional(),
  kind: CriterionKind,
  text: z.string().trim().min(3, "Say what must hold.").max(1000),
});

/** A reason as it is written in the form, in order of priority; `reasonId` is absent for a new one. */
export const ReasonInput = z.strictObject({
  reasonId: z.uuid().optional(),
  label: z.string().trim().min(3, "Name the reason.").max(120),
  checkable: z.boolean().default(false),
});

export const PublishProtocol = z.strictObject({
  operationId: OperationId,
  reviewId: z.uuid(),
  question: z.string().trim().min(10, "State the review's question.").max(2000),
  criteria: z.array(CriterionInput).min(1, "Give at least one criterion.").max(60),
  reasons: z.array(ReasonInput).min(1, "Give at least one reason to exclude.").max(40),
  settings: ProtocolSettings,
  /** Asked for from the second version on: the amendment's reason (PRISMA 2020 item 24c). */
  rationale: z.string().trim().max(2000).default(""),
  /** The version that was amended; null for the first. Nothing is saved when it is not the one in force any more. */
  basedOn: z.uuid().nullable().default(null),
});
export type PublishProtocol = z.infer<typeof PublishProtocol>;
export type PublishProtocolForm = z.input<typeof PublishProtocol>;

export const Criterion = z.object({
  criterionId: z.uuid(),
  versionId: z.uuid(),
  kind: CriterionKind,
  text: z.string(),
});
export type Criterion = z.infer<typeof Criterion>;

export const Reason = z.object({
  reasonId: z.uuid(),
  versionId: z.uuid(),
  label: z.string(),
  checkable: z.boolean(),
});
export type Reason = z.infer<typeof Reason>;

export const Protocol = z.object({
  id: z.uuid(),
  number: z.int(),
  question: z.string(),
  criteria: z.array(Criterion),
  reasons: z.array(Reason),
  settings: ProtocolSettings,
  rationale: z.string(),
  at: z.iso.datetime(),
});
export type Protocol = z.infer<typeof Protocol>;

export const StageKind = z.enum(["title_abstract", "full_text"]);
export type StageKind = z.infer<typeof StageKind>;

export const protocolEvents = {
  protocol_published: z.object({
    id: z.uuid(),
    number: z.int(),
    question: z.string(),
    rationale: z.string(),
    settings: ProtocolSettings,
    criteria: z.array(Criterion.extend({ isNewText: z.boolean() })),
    reasons: z.array(Reason.extend({ isNewText: z.boolean() })),
    /** Given once, with the first version: the two stages of the review. */
    stages: z.array(z.object({ id: z.uuid(), kind: StageKind, position: z.int() })),
  }),
};
