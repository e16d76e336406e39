import { z } from "zod";
import { OperationId } from "../../history/schema";
import { found } from "../events";
import { SURE_LEVELS, sureLevel } from "../schema";

export const sureLevelEvents = {
  sure_level_set: z.object({
    number: z.int(),
    was: sureLevel,
    level: sureLevel,
    rationale: z.string(),
    /** What it changed of what was found so far; null: that stays as it is. */
    found: found.nullable(),
  }),
};

const inReview = { reviewId: z.uuid() };

/** Of the software's merges and of what waits, in records: what another level would do otherwise. */
const changed = {
  /** Merged by the software, and at that level a question for people. */
  asked: z.int(),
  /** Waiting for people, and at that level merged by the software. */
  merged: z.int(),
};

export const AtLevel = z.strictObject({ ...inReview, level: sureLevel });

export const LevelPreview = z.object({
  ...changed,
  /** Records that are duplicates because the software said so, and clusters that wait for people. */
  standing: z.int(),
  waiting: z.int(),
});
export type LevelPreview = z.infer<typeof LevelPreview>;

export const SetSureLevel = z.strictObject({
  ...inReview,
  operationId: OperationId,
  level: sureLevel,
  /** The version that the person saw: what somebody else set meanwhile is not overwritten by mistake. */
  basedOn: z.int().min(0),
  rationale: z.string().trim().max(2000).default(""),
  /** Also for what was found so far, with the numbers that the preview showed; left out, only for later searches. */
  toStanding: z.strictObject(changed).optional(),
});
export type SetSureLevel = z.output<typeof SetSureLevel>;

/** The level in force (version 0: never set), and how it came to be. */
export const SureLevelNow = z.object({
  level: sureLevel,
  number: z.int(),
  /** The last one first. */
  versions: z.array(
    z.object({
      number: z.int(),
      level: sureLevel,
      rationale: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type SureLevelNow = z.infer<typeof SureLevelNow>;

/** What the software does at a level among records that people labelled: see `expectation.ts`. */
export const ExpectedError = z.object({
  level: z.enum(SURE_LEVELS),
  /** Records it removed by itself there, and how many of them were no duplicates. */
  removed: z.int(),
  wrong: z.int(),
  /** Between these the share of wrong merges lies, in 95 of 100 such sets; 0 and 0 where it merges nothing. */
  low: z.number(),
  high: z.number(),
  /** The mean share of the duplicates that it found by itself. */
  recall: z.number(),
  /** The share of the records that people had to look at. */
  looked: z.number(),
  sets: z.array(z.string()),
});
export type ExpectedError = z.infer<typeof ExpectedError>;
