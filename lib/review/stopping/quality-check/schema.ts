import { z } from "zod";
import { OperationId } from "../../history/schema";
import { MODEL_NAMES } from "../../ranking/rank";
import { Moves, TakenBack } from "../../screening/events";
import { Card } from "../../screening/schema";

/** So many records are read in one check, unless the lead says otherwise; and at most so many. */
export const DEFAULT_SIZE = 100;
export const MOST = 500;

/** What the reader says of an exclusion. */
export const ExclusionVerdict = z.enum(["upheld", "doubted"]);
export type ExclusionVerdict = z.infer<typeof ExclusionVerdict>;

const inReview = z.strictObject({ reviewId: z.uuid() });
export const InReview = inReview;
export const onCheck = inReview.extend({ checkId: z.uuid() });
export const onChecked = onCheck.extend({ itemId: z.uuid() });

export const OpenQualityCheck = inReview.extend({
  operationId: OperationId,
  readerId: z.uuid(),
  size: z.int().min(1).max(MOST).default(DEFAULT_SIZE),
});
export type OpenQualityCheck = z.output<typeof OpenQualityCheck>;

export const EndQualityCheck = onCheck.extend({ operationId: OperationId });
export type EndQualityCheck = z.infer<typeof EndQualityCheck>;

export const ReadExcluded = onChecked.extend({
  operationId: OperationId,
  /** Null takes back what was said. */
  verdict: ExclusionVerdict.nullable(),
  note: z.string().trim().max(4000).nullable().default(null),
});
export type ReadExcluded = z.output<typeof ReadExcluded>;

const Member = z.object({ personId: z.uuid(), name: z.string() });

/** The quality check of a review that is open, if one is, and what another could be of. */
export const QualityCheckNow = z.object({
  check: z
    .object({
      id: z.uuid(),
      number: z.int(),
      reader: Member,
      /** Records that were read or can be. */
      records: z.int(),
      read: z.int(),
      doubted: z.int(),
      /** Doubts that are not settled. */
      unsettled: z.int(),
    })
    .nullable(),
  /** Excluded records that the next check could list, at most. */
  left: z.int(),
  /** Why none can be opened now. */
  obstacle: z.string().nullable(),
  /** Who may read it, who has voted least first. */
  readers: z.array(Member),
});
export type QualityCheckNow = z.infer<typeof QualityCheckNow>;

/** A record of a check as its reader finds it; who voted what is no part of it. */
export const CheckedRecord = z.object({
  itemId: z.uuid(),
  title: z.string(),
  verdict: ExclusionVerdict.nullable(),
  note: z.string().nullable(),
  /** `open`: doubted, and not settled. `away`: it left the stage, or its batch was opened again. */
  standing: z.enum(["excluded", "open", "included", "away"]),
});
export type CheckedRecord = z.infer<typeof CheckedRecord>;

/** All that the reader of a check has before them. */
export const QualityCheckDesk = z.object({
  id: z.uuid(),
  number: z.int(),
  hasEnded: z.boolean(),
  /** Irrelevant ones in a row that end it (SAFE); null where the protocol does not say. */
  needed: z.int().nullable(),
  /** So many in a row at the end of the checks before this one. */
  inRowBefore: z.int(),
  /** In their order. What can be read no more and was not is left out. */
  records: z.array(CheckedRecord),
});
export type QualityCheckDesk = z.infer<typeof QualityCheckDesk>;

export const CheckedCard = Card.omit({ position: true });
export type CheckedCard = z.infer<typeof CheckedCard>;

/** What the events of a quality check say. */
export const qualityCheckEvents = {
  quality_check_opened: z.object({
    checkId: z.uuid(),
    stageId: z.uuid(),
    number: z.int(),
    readerId: z.uuid(),
    protocolVersionId: z.uuid(),
    /** What ordered the excluded, and the settled decisions that it knew. */
    model: z.enum(MODEL_NAMES),
    learned: z.int(),
    /** The likeliest relevant first. */
    itemIds: z.array(z.uuid()).min(1),
  }),
  exclusion_checked: z.object({
    checkId: z.uuid(),
    stageId: z.uuid(),
    itemId: z.uuid(),
    /** The batch that had excluded it. */
    batchId: z.uuid(),
    /** Null: what was said is taken back. */
    verdict: ExclusionVerdict.nullable(),
    note: z.string().nullable(),
    /** What a doubt takes back: the exclusion, and the resolution that it came from, if one did. */
    takenBack: TakenBack.extend({ setAside: z.array(z.uuid()) }).nullable(),
    /** What taking a doubt back gives again. */
    given: Moves.extend({ broughtBack: z.array(z.uuid()) }).nullable(),
  }),
  quality_check_ended: z.object({ checkId: z.uuid() }),
};
export type ExclusionChecked = z.infer<typeof qualityCheckEvents.exclusion_checked>;
