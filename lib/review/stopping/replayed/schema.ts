import { z } from "zod";
import { StageKind } from "../../protocol/schema";

const Recall = z.number().min(0).max(1);

/** What ranking and stopping would have made of a finished stage. */
export const StageReplay = z.object({
  stage: StageKind,
  /** Records that were screened and settled, and the included ones among them. */
  records: z.int(),
  relevant: z.int(),
  /** Papers the team knew, which the ranking began with. */
  keyPapers: z.int().default(0),
  /** Places at which included records came, ascending from 1: as the stage was screened, and ranked. */
  screened: z.array(z.int()),
  ranked: z.array(z.int()),
  /** Recall to be reached and how sure of it, in whole per cent; looks after each so many records. */
  target: z.int(),
  confidence: z.int(),
  batchSize: z.int(),
  /** Stopping by a random sample, drawn again and again: the middle one of those that allowed to stop. */
  guarantee: z.object({
    draws: z.int(),
    stopped: z.int(),
    reached: z.int(),
    middle: z.object({ screened: z.int(), recall: Recall, ranked: z.int() }).nullable(),
  }),
  /** Stopping by the ranked order alone. */
  heuristic: z.object({ screened: z.int(), recall: Recall }).nullable(),
});
export type StageReplay = z.infer<typeof StageReplay>;

/** Why a stage cannot be replayed now. */
export const ReplayObstacle = z.enum([
  "nothing_screened",
  "batch_open",
  "unsettled",
  "waiting",
  "none_included",
]);
export type ReplayObstacle = z.infer<typeof ReplayObstacle>;

/** A replay as it was asked for, and what came of it. */
export const AskedReplay = z.object({
  state: z.enum(["waiting", "done", "failed"]),
  askedAt: z.iso.datetime(),
  askedBy: z.string(),
  /** Nothing of the stage was closed, settled or reopened since. */
  isCurrent: z.boolean(),
  result: StageReplay.nullable(),
  /** For the methods section; empty before there is a result. */
  sentence: z.string(),
});
export type AskedReplay = z.infer<typeof AskedReplay>;
