import { z } from "zod";
import { OperationId } from "../history/schema";

/**
 * In which order a stage is screened: as imported; at random; ranked in shared batches, each the top of what earlier
 * batches settled; or ranked for each reviewer by their own votes.
 */
export const OrderMode = z.enum(["import", "random", "ranked_batches", "ranked_own"]);
export type OrderMode = z.infer<typeof OrderMode>;

/** The four numbers of the SAFE procedure (Boetje and van de Schoot 2024). */
export const SafeSettings = z.strictObject({
  /** Phase 1: share of all records that are screened at random to begin with, in per cent. */
  randomPercent: z.number().min(0).max(100),
  /** Phase 2: as many records screened as this times the estimated number of relevant ones. */
  timesRelevant: z.number().min(0).max(100),
  /** Phase 2: share of all records screened, in per cent. */
  screenedPercent: z.number().min(0).max(100),
  /** Phases 2, 3 and 4: so many irrelevant records in a row. */
  irrelevantInRow: z.int().min(1).max(10_000),
});
export type SafeSettings = z.infer<typeof SafeSettings>;

/** When a stage may stop before everything is screened. Set before it begins; a change is an amendment. */
export const StoppingRules = z.strictObject({
  /** Recall to be reached, in whole per cent. */
  target: z.int().min(50).max(100),
  /** How sure of it, in per cent. */
  confidence: z.int().min(80).max(99),
  /** A random sample of the remainder guarantees; the ranked order itself is a heuristic. */
  form: z.enum(["random_sample", "ranked"]),
  /** Random samples that may be begun: the level is divided among them. Looks at one need no division. */
  samples: z.int().min(1).max(5),
  /** Looks at the ranked order, one for each closed batch: its level is divided among them. */
  looks: z.int().min(1).max(1000),
  safe: SafeSettings,
});
export type StoppingRules = z.infer<typeof StoppingRules>;

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
  order: OrderMode.default("random"),
  /** Null: everything is screened. */
  stopping: StoppingRules.nullable().default(null),
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

/** As it was noted: what a version did not know yet stays out, so that replaying it writes what it wrote. */
const NotedStage = StageRules.extend({
  order: OrderMode.optional(),
  stopping: StoppingRules.nullable().optional(),
});

export const protocolEvents = {
  protocol_published: z.object({
    id: z.uuid(),
    number: z.int(),
    question: z.string(),
    rationale: z.string(),
    settings: ProtocolSettings.extend({ titleAbstract: NotedStage, fullText: NotedStage }),
    criteria: z.array(Criterion.extend({ isNewText: z.boolean() })),
    reasons: z.array(Reason.extend({ isNewText: z.boolean() })),
    /** Given once, with the first version: the two stages of the review. */
    stages: z.array(z.object({ id: z.uuid(), kind: StageKind, position: z.int() })),
  }),
};
