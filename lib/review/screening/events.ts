import { z } from "zod";
import { MODEL_NAMES } from "../ranking/rank";
import { BatchChoice, CriterionAnswer, FinalDecision, Mode, Verdict } from "./schema";

const Place = { itemId: z.uuid(), slot: z.int(), personId: z.uuid(), position: z.int() };

/** Where items go when they are decided, and what comes into being with it. */
export const Moves = z.object({
  outcomes: z.array(
    z.object({
      itemId: z.uuid(),
      /** `open`: a vote is missing; it waits for another batch, or until this one is reopened. */
      status: z.enum(["open", "agreed", "conflict", "resolved"]),
      decision: FinalDecision.nullable(),
      reasonId: z.uuid().nullable(),
      mode: Mode.nullable(),
    }),
  ),
  /** The reports that included records are sought as; one that was withdrawn comes back under its id. */
  reports: z.array(
    z.object({ reportId: z.uuid(), recordId: z.uuid(), arm: z.enum(["databases", "other_methods"]) }),
  ),
  /** A study of its own for each included report that belongs to none. */
  studies: z.array(z.object({ studyId: z.uuid(), reportId: z.uuid(), label: z.string() })),
});
export type Moves = z.infer<typeof Moves>;

/** Decided items going back: their reports are withdrawn and their studies, which held nothing else, dropped. */
export const TakenBack = z.object({
  itemIds: z.array(z.uuid()),
  reportIds: z.array(z.uuid()),
  studyIds: z.array(z.uuid()),
});
export type TakenBack = z.infer<typeof TakenBack>;

/** What a cast vote says. */
export const VoteCast = z.object({
  stageId: z.uuid(),
  itemId: z.uuid(),
  slot: z.int(),
  verdict: Verdict,
  reasonId: z.uuid().nullable(),
  secondaryReasonIds: z.array(z.uuid()),
  note: z.string().nullable(),
  protocolVersionId: z.uuid(),
  shownAt: z.iso.datetime().nullable(),
  answers: z.array(CriterionAnswer),
  /** A change of a vote that was sealed: it counts for the outcome and never for agreement. */
  postSeal: z.boolean(),
  /** The batch it was cast in: the item may be voted on again in a later one. */
  batchNumber: z.int().optional(),
  /** What ranking makes of the item was looked at before. Noted only then. */
  whyShown: z.literal(true).optional(),
});
export type VoteCast = z.infer<typeof VoteCast>;

/** What the events of screening say. */
export const screeningEvents = {
  batch_opened: z.object({
    batchId: z.uuid(),
    stageId: z.uuid(),
    number: z.int(),
    seed: z.string(),
    /** How its items were chosen from the `left` ones that waited; what ranked them. Not noted of the first batches. */
    chosen: BatchChoice.optional(),
    left: z.int().optional(),
    model: z.enum(MODEL_NAMES).nullable().optional(),
    /** Settled decisions that the ranking had learned from. */
    learned: z.int().nullable().optional(),
    votesPerItem: z.int(),
    protocolVersionId: z.uuid(),
    /** In the order in which they were chosen. */
    items: z.array(z.object({ id: z.uuid(), kind: z.enum(["record", "report"]) })),
    slots: z.array(z.object(Place)),
  }),
  vote_cast: VoteCast,
  vote_retracted: z.object({ stageId: z.uuid(), itemId: z.uuid(), slot: z.int(), eventId: z.uuid() }),
  batch_submitted: z.object({ batchId: z.uuid() }),
  batch_closed: Moves.extend({
    batchId: z.uuid(),
    stageId: z.uuid(),
    /** Resolutions made before the batch was closed on votes that were changed since. */
    setAside: z.array(z.uuid()),
  }),
  items_released: z.object({
    batchId: z.uuid(),
    stageId: z.uuid(),
    itemIds: z.array(z.uuid()),
    reason: z.string(),
  }),
  ranking_model_chosen: z.object({ stageId: z.uuid(), model: z.enum(MODEL_NAMES) }),
  batch_reopened: TakenBack.extend({ batchId: z.uuid(), stageId: z.uuid() }),
  slots_reassigned: z.object({
    batchId: z.uuid(),
    stageId: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    /** `was`: the place in the order of whoever had it, to which it goes back. */
    slots: z.array(
      z.object({ itemId: z.uuid(), slot: z.int(), position: z.int(), was: z.int().nullable().default(null) }),
    ),
    /** The handing over that this one takes back. */
    returns: z.uuid().nullable().default(null),
  }),
};
