import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueueOwnRanking } from "@/lib/db/queue";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { type BatchFacts, batchFacts } from "../batch/queries";
import { votingMembers } from "../batch/selection/queries";
import { screeningProjection } from "../projection";
import type { ReassignmentPreview, ReassignSlots, ReturnSlots } from "../schema";
import { isBlindTo, lastPosition, lockReassignment, owedSlots } from "./queries";
import { movedOf, refuseReassignment, toldOf } from "./rules";

type Manager = Scope<"screening.manage">;

/**
 * Hands the votes that a person still owes to somebody who is not on the same items already. A member who votes gets
 * the same answer however many there are, none included.
 */
export function reassignSlots(scope: Manager, input: ReassignSlots): Promise<ReassignmentPreview> {
  return command(scope, "reassign_slots", input, screeningProjection, async (tx) => {
    const { batchId, fromPersonId: from, toPersonId: to } = input;
    const batch = await batchFacts(scope, batchId, tx, "FOR SHARE");
    if (batch.status !== "open") throw new Refusal("CONFLICT", "This batch is closed.");
    refuseReassignment(await votingMembers(tx, scope), from, to);
    const isBlind = await isBlindTo(scope, batchId);
    const owed = await owedSlots(tx, scope, batchId, from, to, "FOR UPDATE OF t");
    const slots = movedOf(
      owed,
      await lastPosition(tx, scope, batchId, to),
      `${batch.seed}:${from}:${to}:${input.operationId}`,
    );
    if (slots.length === 0 && !isBlind)
      throw new Refusal("CONFLICT", "There is no vote that can be handed over.");
    const payload = { batchId, stageId: batch.stageId, from, to, slots };
    return {
      kind: "slots_reassigned",
      payload,
      reply: toldOf(isBlind, slots.length, owed.length - slots.length),
      afterwards: () => rankFor(tx, scope, batch, to),
    };
  });
}

/** Takes a handing over back: what was not voted on meanwhile goes where it was, in the order it had there. */
export function returnSlots(scope: Manager, input: ReturnSlots): Promise<ReassignmentPreview> {
  return command(scope, "return_slots", input, screeningProjection, async (tx) => {
    const { batchId, reassignmentId: returns } = input;
    const batch = await batchFacts(scope, batchId, tx, "FOR SHARE");
    if (batch.status !== "open") throw new Refusal("CONFLICT", "This batch is closed.");
    const given = await lockReassignment(tx, scope, batchId, returns);
    const isBlind = await isBlindTo(scope, batchId);
    const owed = await owedSlots(tx, scope, batchId, given.to, given.from, "FOR UPDATE OF t");
    const slots = given.slots.flatMap(({ itemId, slot, position, was }) => {
      const isFree = owed.some((one) => one.itemId === itemId && one.slot === slot && !one.isOnItem);
      return isFree ? [{ itemId, slot, position: was ?? position, was: position }] : [];
    });
    if (slots.length === 0 && !isBlind)
      throw new Refusal("CONFLICT", "All that was handed over was voted on. Nothing was changed.");
    const payload = { batchId, stageId: batch.stageId, from: given.to, to: given.from, slots, returns };
    return {
      kind: "slots_reassigned",
      payload,
      reply: toldOf(isBlind, slots.length, given.slots.length - slots.length),
      afterwards: () => rankFor(tx, scope, batch, given.from),
    };
  });
}

/** What came to somebody whose own votes decide what comes next has its place among it before they vote again. */
async function rankFor(
  tx: Transaction,
  { reviewId }: Scope,
  { stage, rules }: BatchFacts,
  personId: string,
): Promise<void> {
  if (rules.order === "ranked_own") await enqueueOwnRanking(tx, reviewId, stage, personId);
}
