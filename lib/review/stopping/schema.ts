import { z } from "zod";
import { StageKind } from "../protocol/schema";

/** Why nothing can be said, or why screening may not be stopped, as data: the page and the API word it. */
export const StoppingObstacle = z.discriminatedUnion("because", [
  /** The protocol screens everything. */
  z.object({ because: z.literal("no_rules") }),
  /** Batches that are open, of which nothing is known yet. They are closed first. */
  z.object({ because: z.literal("open_batches"), items: z.int() }),
  /** Items of batches that have a vote missing, or a conflict that nobody settled. They are finished first. */
  z.object({ because: z.literal("half_voted"), items: z.int() }),
  z.object({ because: z.literal("open_conflicts"), items: z.int() }),
  z.object({ because: z.literal("nothing_settled") }),
  /** Records were not screened in one common ranked order: only a random sample of the remainder can say anything. */
  z.object({ because: z.literal("no_common_order") }),
  /** Records that came after the sample had begun: it says nothing of them. Another sample can. */
  z.object({ because: z.literal("records_added"), records: z.int() }),
  /** More samples were begun, or more looks taken, than the protocol had planned. */
  z.object({ because: z.literal("samples_spent"), planned: z.int() }),
  z.object({ because: z.literal("looks_spent"), planned: z.int() }),
]);
export type StoppingObstacle = z.infer<typeof StoppingObstacle>;

/** What a look says: one plain sentence, and all it was made from. Every look is logged as this. */
export const StoppingStatement = z.object({
  verdict: z.enum([
    /** Nothing can be said. */
    "none",
    "not_yet",
    /** Finds have run dry: the random sample should begin. */
    "draw_sample",
    "stop",
    "all_screened",
  ]),
  stage: StageKind,
  form: z.enum(["guarantee", "heuristic"]).nullable(),
  sentence: z.string(),
  target: z.int().nullable(),
  confidence: z.int().nullable(),
  /** The test as if this look were the only one; null where there is none. */
  p: z.number().nullable(),
  /** Recall is at least this, in whole per cent. */
  recallAtLeast: z.int().nullable(),
  /** Records to screen until it may say stop, as far as one can tell. */
  more: z.int().nullable(),
  records: z.int(),
  screened: z.int(),
  relevant: z.int(),
  /** The random sample that is going on; or, with nothing drawn, the one that should begin. */
  sample: z.object({ remainder: z.int(), size: z.int(), drawn: z.int(), relevant: z.int() }).nullable(),
  stillToCome: z.object({ likely: z.int(), atLeast: z.int(), atMost: z.int() }).nullable(),
  /** The version of the protocol that changed the rules after ranking had started; null where none did. */
  amendedIn: z.int().nullable().default(null),
  /** What stands in the way of stopping now. */
  obstacles: z.array(StoppingObstacle),
});
export type StoppingStatement = z.infer<typeof StoppingStatement>;
