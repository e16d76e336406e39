import { describe, expect, it } from "vitest";
import { CastVote } from "./schema";
import { decideRetraction, decideVote, type Offered, type SlotFacts } from "./vote";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const now = new Date("2026-01-02T10:00:00Z");
const facts: SlotFacts & Offered = {
  votes: true,
  stageId: id(1),
  slot: 1,
  verdict: null,
  castAt: null,
  sealedAt: null,
  eventId: null,
  batchStatus: "open",
  batchNumber: 1,
  withdrawn: false,
  isThere: true,
  now,
  protocolKnown: true,
  reasonIds: [id(10), id(11)],
  criterionVersionIds: [id(20)],
};
const cast = (over: object) =>
  CastVote.parse({
    operationId: id(2),
    reviewId: id(3),
    stage: "full_text",
    itemId: id(4),
    verdict: "include",
    protocolVersionId: id(5),
    ...over,
  });
const refusal = (over: object, found: Partial<typeof facts> = {}) => {
  try {
    decideVote({ ...facts, ...found }, cast(over));
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("a vote on a full text", () => {
  it.each([
    [{ verdict: "maybe" }, /include or exclude/],
    [{ verdict: "exclude" }, /Choose the reason/],
    [{ verdict: "include", reasonId: id(10) }, /Only an exclusion/],
    [{ verdict: "exclude", reasonId: id(99) }, /no such reason/],
    [{ verdict: "exclude", reasonId: id(10), secondaryReasonIds: [id(10)] }, /there already/],
    [{ answers: [{ criterionVersionId: id(21), answer: "no" }] }, /asks each of its criteria once/],
    [{ verdict: "exclude", reasonId: id(10), secondaryReasonIds: [id(11)] }, /accepted/],
    [{ answers: [{ criterionVersionId: id(20), answer: "unclear" }] }, /accepted/],
  ])("%o: %s", (over, expected) => {
    expect(refusal(over)).toMatch(expected);
  });

  it("names what happened when there is no open slot", () => {
    expect(refusal({}, { stageId: null, slot: null })).toMatch(/not in your queue.*still on your screen/);
    expect(refusal({}, { batchStatus: "closed" })).toMatch(/closed meanwhile.*still on your screen/);
    expect(refusal({}, { isThere: false })).toMatch(/report left the stage.*still on your screen/);
    expect(refusal({}, { votes: false })).toMatch(/do not screen/);
    expect(refusal({}, { protocolKnown: false })).toMatch(/no such version/);
  });

  it("says itself whether it changes a sealed one", () => {
    const dayBefore = new Date(now.getTime() - 86_400_000);
    const found = { ...facts, verdict: "include" as const, eventId: id(6) };
    expect(decideVote({ ...found, castAt: dayBefore }, cast({})).postSeal).toBe(true);
    expect(decideVote({ ...found, castAt: now }, cast({})).postSeal).toBe(false);
    expect(decideVote({ ...found, castAt: now, sealedAt: now }, cast({})).postSeal).toBe(true);
    expect(() => decideRetraction({ ...found, castAt: dayBefore }, "full_text")).toThrow(/sealed/);
    expect(decideRetraction({ ...found, castAt: now }, "full_text").eventId).toBe(id(6));
  });
});
