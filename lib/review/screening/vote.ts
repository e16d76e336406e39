import { Refusal } from "@/lib/errors";
import type { StageKind } from "../protocol/schema";
import type { VoteCast } from "./events";
import { offeredAt } from "./outcome";
import type { CastVote, Verdict } from "./schema";
import { isSealed } from "./sealing";

/** A person's slot on an item as it is found, locked, when a vote arrives; nulls where there is none. */
export interface SlotFacts {
  votes: boolean;
  stageId: string | null;
  slot: number | null;
  verdict: Verdict | null;
  castAt: Date | null;
  sealedAt: Date | null;
  eventId: string | null;
  batchStatus: "open" | "closed" | null;
  batchNumber: number | null;
  /** The record's import was undone: there is nothing to vote on any more. */
  withdrawn: boolean;
  isThere: boolean;
  now: Date;
}

/** What the protocol version on the voter's screen offers. */
export interface Offered {
  protocolKnown: boolean;
  reasonIds: readonly string[];
  criterionVersionIds: readonly string[];
}

type HeldSlot = SlotFacts & { stageId: string; slot: number };

/** The vote as its event will say it, or a refusal in words. */
export function decideVote(facts: SlotFacts & Offered, input: CastVote): VoteCast {
  const { stageId, slot, batchNumber } = heldSlot(facts, input.stage);
  refuseUnoffered(facts, input);
  const { itemId, verdict, reasonId, secondaryReasonIds, note, protocolVersionId, answers } = input;
  return {
    stageId,
    itemId,
    slot,
    verdict,
    reasonId,
    secondaryReasonIds,
    note,
    protocolVersionId,
    shownAt: input.shownAt ?? null,
    answers,
    postSeal: sealed(facts),
    ...(batchNumber === null ? {} : { batchNumber }),
    ...(input.whyShown ? { whyShown: true as const } : {}),
  };
}

/** Which vote an undo takes back; sealed votes stay, they can only be changed. */
export function decideRetraction(facts: SlotFacts, stage: StageKind) {
  const { stageId, slot, eventId } = heldSlot(facts, stage);
  if (!eventId) throw new Refusal("CONFLICT", "There is no vote of yours to take back.");
  if (sealed(facts)) {
    throw new Refusal("CONFLICT", "This vote is sealed and stays in the history. You can still change it.");
  }
  return { stageId, slot, eventId };
}

function sealed({ castAt, sealedAt, now }: SlotFacts): boolean {
  return castAt !== null && isSealed({ castAt, sealedAt }, now);
}

function heldSlot(facts: SlotFacts, stage: StageKind): HeldSlot {
  const thing = stage === "title_abstract" ? "record" : "report";
  if (!facts.votes) {
    throw new Refusal("NOT_ALLOWED", "You do not screen in this review any more. Nothing was saved.");
  }
  const { stageId, slot } = facts;
  if (!stageId || slot === null) {
    throw new Refusal(
      "CONFLICT",
      facts.withdrawn
        ? `The import of this ${thing} was undone meanwhile: there is nothing to vote on any more. Your vote was not saved, and none is needed.`
        : `This ${thing} is not in your queue, or not any more. Your vote was not saved; what you wrote is still on your screen.`,
    );
  }
  if (facts.batchStatus !== "open") {
    throw new Refusal(
      "CONFLICT",
      "The batch was closed meanwhile. Your vote was not saved; what you wrote is still on your screen.",
    );
  }
  if (!facts.isThere) {
    throw new Refusal(
      "CONFLICT",
      `This ${thing} left the stage meanwhile (a duplicate, or its import was undone). Your vote was not saved; what you wrote is still on your screen.`,
    );
  }
  return { ...facts, stageId, slot };
}

function refuseUnoffered(offered: Offered, input: CastVote): void {
  if (!offered.protocolKnown) throw wrong("protocolVersionId", "There is no such version of the protocol.");
  if (!offeredAt(input.stage).includes(input.verdict)) {
    throw wrong("verdict", "After reading the full text, include or exclude.");
  }
  const reasons = [...(input.reasonId ? [input.reasonId] : []), ...input.secondaryReasonIds];
  if (input.verdict !== "exclude" && reasons.length > 0) {
    throw wrong("reasonId", "Only an exclusion has a reason.");
  }
  if (input.verdict === "exclude" && input.stage === "full_text" && !input.reasonId) {
    throw wrong("reasonId", "Choose the reason: an excluded full text is listed with it.");
  }
  if (reasons.some((reason) => !offered.reasonIds.includes(reason))) {
    throw wrong("reasonId", "The protocol has no such reason.");
  }
  if (new Set(reasons).size < reasons.length)
    throw wrong("secondaryReasonIds", "This reason is there already.");
  const asked = input.answers.map((answer) => answer.criterionVersionId);
  if (asked.some((id) => !offered.criterionVersionIds.includes(id)) || new Set(asked).size < asked.length) {
    throw wrong("answers", "The protocol asks each of its criteria once, and no others.");
  }
}

const wrong = (path: string, message: string) => new Refusal("BAD_INPUT", message, [{ path, message }]);
