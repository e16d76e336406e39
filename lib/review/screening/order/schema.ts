import { z } from "zod";
import { OperationId } from "../../history/schema";
import { OrderMode } from "../../protocol/schema";
import { MODEL_NAMES } from "../../ranking/rank";
import { inStage } from "../schema";

export const ModelName = z.enum(MODEL_NAMES);
export type ModelName = z.infer<typeof ModelName>;

export const ChooseModel = inStage.extend({ operationId: OperationId, model: ModelName });
export type ChooseModel = z.infer<typeof ChooseModel>;

/** How the next batch would be ordered, and what the ranking knows; decisions of closed batches only. */
export const StageOrder = z.object({
  mode: OrderMode,
  model: ModelName,
  /** Null before the worker has ranked for the first time. */
  ranking: z
    .object({
      /** Settled decisions that it learned from. */
      learned: z.int(),
      /** Key papers or the protocol's words say something before any decision does. */
      isStarted: z.boolean(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Decisions were settled, or another model was chosen, since. */
  isCatchingUp: z.boolean(),
});
export type StageOrder = z.infer<typeof StageOrder>;

const Speaking = z.array(z.object({ term: z.string(), amount: z.number() }));

/** What ranking makes of one item now. */
export const WhyHere = z.object({
  /** Whose decisions it learned from; null: the item was not ranked. */
  by: z.enum(["settled", "own"]).nullable(),
  /** How many. */
  learned: z.int(),
  /** The weightiest first. */
  for: Speaking,
  against: Speaking,
});
export type WhyHere = z.infer<typeof WhyHere>;
