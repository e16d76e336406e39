import { z } from "zod";
import { OperationId } from "../history/schema";
import { StageKind } from "../protocol/schema";
import { Moves, TakenBack } from "../screening/events";
import { Card, FinalDecision, Mode, onItem, Verdict } from "../screening/schema";

/** How a conflict can be settled by one person; consensus needs all voters and has its own two steps. */
export const ResolvingMode = z.enum(["adjudication", "majority", "lead"]);
export type ResolvingMode = z.infer<typeof ResolvingMode>;

const Rationale = z.string().trim().min(3, "Say why, in a sentence.").max(4000);

const Settling = {
  operationId: OperationId,
  decision: FinalDecision,
  /** Asked for when a full text is excluded. */
  reasonId: z.uuid().nullable().default(null),
  rationale: Rationale,
  /** The protocol that was on the screen. */
  protocolVersionId: z.uuid(),
  /** The votes on the screen, three at most, and the doubt of a quality check. If one was changed since, nothing is saved. */
  seenEventIds: z.array(z.uuid()).min(1).max(4),
};

export const ResolveConflict = onItem.extend({ ...Settling, mode: ResolvingMode });
export type ResolveConflict = z.infer<typeof ResolveConflict>;

export const ProposeConsensus = onItem.extend(Settling);
export type ProposeConsensus = z.infer<typeof ProposeConsensus>;

export const ConfirmConsensus = onItem.extend({ operationId: OperationId, proposalId: z.uuid() });
export type ConfirmConsensus = z.infer<typeof ConfirmConsensus>;

/** The votes stay; why the resolution does not is kept beside it. */
export const WithdrawResolution = onItem.extend({
  operationId: OperationId,
  reason: z.string().trim().min(3, "Say why it is opened again, in a sentence.").max(4000),
});
export type WithdrawResolution = z.infer<typeof WithdrawResolution>;

export const ConflictFilter = z.strictObject({
  reviewId: z.uuid(),
  stage: StageKind,
  /** `resolved` lists what was settled, so that it can be looked at again. */
  status: z.enum(["conflict", "resolved"]).default("conflict"),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ConflictFilter = z.infer<typeof ConflictFilter>;

const Voter = z.object({ personId: z.uuid(), name: z.string() });

/** Whether it is the doubt of who checked an exclusion, which stands beside the votes. */
const IsDoubt = { isDoubt: z.boolean() };

export const ConflictEntry = z.object({
  itemId: z.uuid(),
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  batchNumber: z.int(),
  /** Its batch is open: a resolution waits unseen until the batch is closed. */
  batchOpen: z.boolean(),
  differs: z.enum(["decision", "reason"]),
  votes: z.array(Voter.extend({ verdict: Verdict, reasonId: z.uuid().nullable(), ...IsDoubt })),
  proposed: z.boolean(),
  resolved: z.boolean(),
});
export type ConflictEntry = z.infer<typeof ConflictEntry>;

export const ConflictPage = z.object({ items: z.array(ConflictEntry), next: z.uuid().nullable() });
export type ConflictPage = z.infer<typeof ConflictPage>;

export const ResolutionEntry = z.object({
  id: z.uuid(),
  decision: FinalDecision,
  reasonId: z.uuid().nullable(),
  mode: Mode,
  resolvers: z.array(Voter),
  byVoter: z.boolean(),
  rationale: z.string(),
  /** The protocol it was made under; null where that was not noted yet. */
  protocolVersionId: z.uuid().nullable(),
  at: z.iso.datetime(),
  /** When it was taken back, by whom and why. Without a person: a vote had changed when its batch was closed. */
  withdrawn: z
    .object({ at: z.iso.datetime(), by: Voter.nullable(), reason: z.string().nullable() })
    .nullable(),
});

export const ProposalEntry = z.object({
  id: z.uuid(),
  decision: FinalDecision,
  reasonId: z.uuid().nullable(),
  rationale: z.string(),
  protocolVersionId: z.uuid().nullable(),
  confirmedBy: z.array(z.uuid()),
  at: z.iso.datetime(),
});

/** A conflict with all votes side by side. */
export const ConflictView = z.object({
  card: Card.omit({ position: true }),
  batchOpen: z.boolean(),
  status: z.enum(["open", "agreed", "conflict", "resolved"]),
  differs: z.enum(["decision", "reason"]).nullable(),
  votes: z.array(
    Voter.extend({
      eventId: z.uuid(),
      verdict: Verdict,
      reasonId: z.uuid().nullable(),
      secondaryReasonIds: z.array(z.uuid()),
      note: z.string().nullable(),
      castAt: z.iso.datetime(),
      protocolVersionId: z.uuid(),
      /** What it was when it was sealed, where it was changed since. */
      sealedVerdict: Verdict.nullable(),
      ...IsDoubt,
    }),
  ),
  proposal: ProposalEntry.nullable(),
  /** Newest first; at most one stands. */
  resolutions: z.array(ResolutionEntry),
  /** What it may be excluded for: the reasons in force first, then its batch's, then those voted for. */
  reasonIds: z.array(z.uuid()),
  /** How the person asking may settle it; empty when they may not. */
  ways: z.array(z.enum(["consensus", "adjudication", "majority", "lead"])),
});
export type ConflictView = z.infer<typeof ConflictView>;

/** The protocol that was on the screen; the first events of this kind did not name it. */
const UnderVersion = z.uuid().nullable().default(null);

const Resolved = Moves.extend({
  resolutionId: z.uuid(),
  stageId: z.uuid(),
  itemId: z.uuid(),
  decision: FinalDecision,
  reasonId: z.uuid().nullable(),
  mode: Mode,
  resolverIds: z.array(z.uuid()),
  byVoter: z.boolean(),
  rationale: z.string(),
  seenEventIds: z.array(z.uuid()),
  protocolVersionId: UnderVersion,
});
export type Resolved = z.infer<typeof Resolved>;

/** What the events of conflicts say. `outcomes` is empty while the batch is open: nothing moves before it is closed. */
export const conflictEvents = {
  conflict_resolved: Resolved,
  consensus_proposed: z.object({
    proposalId: z.uuid(),
    stageId: z.uuid(),
    itemId: z.uuid(),
    decision: FinalDecision,
    reasonId: z.uuid().nullable(),
    rationale: z.string(),
    seenEventIds: z.array(z.uuid()),
    protocolVersionId: UnderVersion,
  }),
  consensus_confirmed: z.object({
    proposalId: z.uuid(),
    stageId: z.uuid(),
    itemId: z.uuid(),
    /** Given by the last of the voters: the proposal becomes the resolution. */
    resolution: Resolved.nullable(),
  }),
  resolution_withdrawn: TakenBack.extend({
    resolutionId: z.uuid(),
    stageId: z.uuid(),
    itemId: z.uuid(),
    /** Not asked for at first. */
    reason: z.string().nullable().default(null),
  }),
};
