import { z } from "zod";
import { OrderMode, StageKind, StoppingRules } from "../../protocol/schema";
import { Look } from "../look/schema";
import { SAFE_PHASES } from "../safe";
import { StoppingObstacle } from "../schema";

const Stop = z.object({
  id: z.uuid(),
  lookNumber: z.int(),
  records: z.int(),
  by: z.string(),
  at: z.iso.datetime(),
  resumedAt: z.iso.datetime().nullable(),
  resumedBy: z.string().nullable(),
});

const Safe = z.object({
  phase: z.enum(SAFE_PHASES),
  conditions: z.array(
    z.object({
      what: z.enum(["at_random", "relevant_at_random", "key_papers", "times_relevant", "share", "in_row"]),
      is: z.number(),
      needed: z.number(),
      met: z.boolean(),
    }),
  ),
});

const ElusionSample = z.object({
  unscreened: z.int(),
  found: z.int(),
  unsettled: z.int(),
  result: z
    .object({
      drawn: z.int(),
      relevant: z.int(),
      bound: z.number(),
      missed: z.number(),
      recallAtLeast: z.number().nullable(),
      provesTarget: z.boolean(),
      neededSample: z.int().nullable(),
      sentence: z.string(),
    })
    .nullable(),
  proposals: z.array(z.object({ size: z.int(), recallAtLeast: z.int(), provesTarget: z.boolean() })),
});

/** Where stopping stands. To somebody with a batch to vote in at this stage nothing is said at all. */
export const StoppingView = z.object({
  stage: StageKind,
  /** True: this member has an open batch here, and every number would tell of what others decided. */
  withheld: z.boolean(),
  /** What the protocol in force says. */
  rules: StoppingRules.nullable(),
  order: OrderMode.nullable(),
  shown: z
    .object({
      /** What the page says first: the last look, or why there is none. */
      sentence: z.string(),
      /** The last look is of the stage as it is now. */
      isPresent: z.boolean(),
      /** What must be finished before the next look. */
      unfinished: z.array(StoppingObstacle),
      /** Every look, newest first. */
      looks: z.array(Look),
      safe: Safe.nullable(),
      curve: z.object({
        records: z.int(),
        screened: z.int(),
        relevant: z.int(),
        /** Relevant records likely still to come, as the last look has it; null where it says nothing. */
        stillToCome: z.int().nullable(),
        points: z.array(z.object({ screened: z.int(), found: z.int() })),
      }),
      /** Newest first; at most one stands. */
      stops: z.array(Stop),
      /** Records that the standing stop leaves unscreened. */
      stopped: z.int(),
      elusion: ElusionSample.nullable(),
    })
    .nullable(),
});
export type StoppingView = z.infer<typeof StoppingView>;
