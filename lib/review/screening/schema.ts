import { z } from "zod";
import { OperationId } from "../history/schema";
import { StageKind } from "../protocol/schema";
import { MODEL_NAMES } from "../ranking/rank";
import { Filled } from "../record/filling/schema";
import { retraction } from "../record/retraction";
import { authorSchema } from "../record/schema";

export const Verdict = z.enum(["include", "maybe", "exclude"]);
export type Verdict = z.infer<typeof Verdict>;

/** What becomes of an item in the end; a maybe is never the end. */
export const FinalDecision = z.enum(["include", "exclude"]);
export type FinalDecision = z.infer<typeof FinalDecision>;

/** How the items of a batch were chosen; `elusion`: at random from what a stop had left unscreened. */
export const BatchChoice = z.enum(["import", "random", "ranked", "elusion"]);
export type BatchChoice = z.infer<typeof BatchChoice>;

/** How an item came to its decision. The methods text (PRISMA 2020 item 8) is written from their counts. */
export const Mode = z.enum([
  "agreement",
  "consensus",
  "adjudication",
  "majority",
  "lead",
  "single",
  "reason_order",
]);
export type Mode = z.infer<typeof Mode>;

/** What the votes of an item come to. */
export interface Outcome {
  status: "agreed" | "conflict" | "unfinished";
  decision: FinalDecision | null;
  reasonId: string | null;
  mode: Mode | null;
  /** What the votes of a conflict differ in. */
  differs: "decision" | "reason" | null;
}

export const inStage = z.strictObject({ reviewId: z.uuid(), stage: StageKind });
export const onItem = inStage.extend({ itemId: z.uuid() });
export const onBatch = z.strictObject({ reviewId: z.uuid(), batchId: z.uuid() });

/** A change of one item or batch that needs nothing but its name. */
export const ActOnItem = onItem.extend({ operationId: OperationId });
export type ActOnItem = z.infer<typeof ActOnItem>;
export const ActOnBatch = onBatch.extend({ operationId: OperationId });
export type ActOnBatch = z.infer<typeof ActOnBatch>;

export const CriterionAnswer = z.strictObject({
  criterionVersionId: z.uuid(),
  answer: z.enum(["yes", "no", "unclear"]),
});

export const CastVote = onItem.extend({
  operationId: OperationId,
  verdict: Verdict,
  /** Asked for when a full text is excluded. */
  reasonId: z.uuid().nullable().default(null),
  secondaryReasonIds: z.array(z.uuid()).max(10).default([]),
  note: z.string().trim().max(4000).nullable().default(null),
  /** The protocol that was on the screen. */
  protocolVersionId: z.uuid(),
  /** When the card was shown, by the browser's clock: a remark, never an order. */
  shownAt: z.iso.datetime().optional(),
  answers: z.array(CriterionAnswer).max(60).default([]),
  /** Before voting, the voter looked at what ranking makes of it. Left out: they did not. */
  whyShown: z.boolean().optional(),
});
export type CastVote = z.infer<typeof CastVote>;

export const VoteReceipt = z.object({
  itemId: z.uuid(),
  verdict: Verdict,
  castAt: z.iso.datetime(),
  sealed: z.boolean(),
});
export type VoteReceipt = z.infer<typeof VoteReceipt>;

export const OpenBatch = inStage.extend({
  operationId: OperationId,
  /** Left out: everyone who votes. */
  voterIds: z.array(z.uuid()).min(1).max(200).optional(),
  /** Left out: as the protocol orders the stage. A random batch among ranked ones is a sample of what is left. */
  order: z.enum(["import", "random", "ranked"]).optional(),
  /** Left out: the protocol's size. */
  size: z.int().min(1).max(5000).optional(),
  /** Repeats a draw; left out, one is drawn. */
  seed: z.string().min(1).max(80).optional(),
});
export type OpenBatch = z.infer<typeof OpenBatch>;

export const OpenedBatch = z.object({
  batchId: z.uuid(),
  number: z.int(),
  seed: z.string(),
  chosen: BatchChoice,
  items: z.int(),
  voters: z.int(),
});
export type OpenedBatch = z.infer<typeof OpenedBatch>;

export const ReassignSlots = onBatch.extend({
  operationId: OperationId,
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
});
export type ReassignSlots = z.infer<typeof ReassignSlots>;

export const ReassignmentFilter = onBatch.extend({ fromPersonId: z.uuid(), toPersonId: z.uuid() });
export type ReassignmentFilter = z.infer<typeof ReassignmentFilter>;

/** How many votes go and how many stay where they are; null for a member who votes: it would say how far another is. */
export const ReassignmentPreview = z.object({ moved: z.int().nullable(), left: z.int().nullable() });
export type ReassignmentPreview = z.infer<typeof ReassignmentPreview>;

export const ReturnSlots = ActOnBatch.extend({ reassignmentId: z.uuid() });
export type ReturnSlots = z.infer<typeof ReturnSlots>;

/** Takes items out of an open batch. Why is asked for always: to ask only where votes were cast would tell of them. */
export const ReleaseItems = onBatch.extend({
  operationId: OperationId,
  /** Left out: everything that the batch has yet to decide. */
  itemIds: z.array(z.uuid()).min(1).max(5000).optional(),
  reason: z.string().trim().min(3, "Say why, in a sentence.").max(2000),
});
export type ReleaseItems = z.infer<typeof ReleaseItems>;

/** What closing a batch does, in counts. `removed`: items that left the stage meanwhile (a merge, an undone import). */
export const ClosingCounts = z.object({
  agreed: z.int(),
  conflict: z.int(),
  resolved: z.int(),
  unfinished: z.int(),
  removed: z.int(),
});
export type ClosingCounts = z.infer<typeof ClosingCounts>;

export const ClosingPreview = z.object({
  /** Null for a member who votes: the counts would tell how others voted. */
  counts: ClosingCounts.nullable(),
  missing: z.array(z.object({ personId: z.uuid(), name: z.string(), votes: z.int() })),
});
export type ClosingPreview = z.infer<typeof ClosingPreview>;

/** What a reviewer reads before voting. */
export const Card = z.object({
  itemId: z.uuid(),
  kind: z.enum(["record", "report"]),
  batchId: z.uuid(),
  batchNumber: z.int(),
  position: z.int(),
  recordId: z.uuid(),
  title: z.string(),
  byline: z.string(),
  authors: z.array(authorSchema),
  journal: z.string().nullable(),
  year: z.int().nullable(),
  abstract: z.string().nullable(),
  keywords: z.array(z.string()),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  /** The source marks it as retracted. */
  retracted: z.boolean(),
  /** What it prints of that; null where it does not. */
  retraction: retraction.nullable(),
  /** What the record lacks and its duplicates say. */
  filled: z.array(Filled),
  /** The full texts at hand; empty for titles and abstracts. */
  documents: z.array(z.object({ sha256: z.string(), name: z.string() })),
});
export type Card = z.infer<typeof Card>;

export const OwnVote = z.object({
  verdict: Verdict,
  reasonId: z.uuid().nullable(),
  secondaryReasonIds: z.array(z.uuid()),
  note: z.string().nullable(),
  castAt: z.iso.datetime(),
  sealed: z.boolean(),
});

export const OwnBatch = z.object({
  batchId: z.uuid(),
  number: z.int(),
  done: z.int(),
  left: z.int(),
  submittedAt: z.iso.datetime().nullable(),
});

export const Queue = z.object({
  items: z.array(Card),
  done: z.int(),
  left: z.int(),
  batches: z.array(OwnBatch),
  /** The last five, newest first, to go back to. */
  last: z.array(Card.extend({ vote: OwnVote })),
});
export type Queue = z.infer<typeof Queue>;

export const QueueFilter = inStage.extend({
  ahead: z.coerce.number().int().min(1).max(10).default(3),
  /** What is on the screen: it stays first when one's own ranking puts the others in another order. */
  reading: z.uuid().optional(),
});

export const BatchOutcome = z.object({
  included: z.int(),
  excluded: z.int(),
  conflict: z.int(),
  unfinished: z.int(),
  /** How the decided ones were decided. */
  modes: z.partialRecord(Mode, z.int()),
});

const Named = z.object({ personId: z.uuid(), name: z.string() });

export const BatchEntry = z.object({
  id: z.uuid(),
  number: z.int(),
  status: z.enum(["open", "closed"]),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  votesPerItem: z.int(),
  items: z.int(),
  /** How they were chosen from those that waited, and what ranked them. Null: not noted of the first batches. */
  chosen: BatchChoice.nullable(),
  left: z.int().nullable(),
  model: z.enum(MODEL_NAMES).nullable(),
  /**
   * How far each person is; never how they decided. While a batch is open a voter finds only themselves here, and a
   * voter who leads finds who has submitted: they must know when to close.
   */
  people: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      /** Null: not told to a voter. After a handing over, how many are left would say how many were done. */
      assigned: z.int().nullable(),
      /** Null: not told to a voter. */
      done: z.int().nullable(),
      submitted: z.boolean(),
      /** A member still, who votes: others who owe votes cannot cast them. */
      stillVotes: z.boolean(),
    }),
  ),
  /** Votes to cast that were handed over, newest first; for leads. `slots` is null for one who votes, as `done` is. */
  reassignments: z.array(
    z.object({
      id: z.uuid(),
      from: Named,
      to: Named,
      by: Named,
      slots: z.int().nullable(),
      at: z.iso.datetime(),
      returnedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Of a closed batch, and to a voter only while no batch of theirs is open. */
  outcome: BatchOutcome.nullable(),
});
export type BatchEntry = z.infer<typeof BatchEntry>;

export const StageOverview = z.object({
  stage: StageKind,
  stageId: z.uuid().nullable(),
  /** Records or reports that wait for a batch. */
  waiting: z.int(),
  /** Records that a stop has left unscreened. */
  leftUnscreened: z.int(),
  mine: z.object({ assigned: z.int(), done: z.int(), left: z.int() }),
  batches: z.array(BatchEntry),
});
export type StageOverview = z.infer<typeof StageOverview>;
