import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deciding, outcomeOf } from "./outcome";
import type { Verdict } from "./schema";
import { firstSealed, isSealed, SEALED_AFTER_MS } from "./sealing";

const REASONS = [
  { reasonId: "retracted", checkable: true },
  { reasonId: "population", checkable: false },
  { reasonId: "outcome", checkable: false },
];

function deciding(over: Partial<Deciding> & Partial<Deciding["rules"]> = {}): Deciding {
  const { maybeRule = "advance", threeVotes = "unanimous", reasonsByOrder = false, ...rest } = over;
  return {
    stage: "title_abstract",
    votesPerItem: 2,
    reasons: REASONS,
    rules: { maybeRule, threeVotes, reasonsByOrder },
    ...rest,
  };
}

const LETTERS: Record<string, Verdict> = { I: "include", M: "maybe", E: "exclude" };
const votes = (letters: string, ...reasons: string[]) =>
  [...letters].map((letter, at) => ({ verdict: LETTERS[letter] ?? "maybe", reasonId: reasons[at] ?? null }));
const said = (letters: string, rules: Deciding) => {
  const { status, decision, mode } = outcomeOf(votes(letters), rules);
  return decision ? `${decision}, ${mode}` : status;
};

describe("a doubt beside the votes", () => {
  const doubt = { verdict: "include" as const, reasonId: null, isDoubt: true };
  const of = (letters: string, rules: Deciding) => {
    const { status, decision, mode, differs } = outcomeOf([...votes(letters), doubt], rules);
    return [status, decision, mode, differs].filter(Boolean).join(", ");
  };

  it.each(["majority", "unanimous"] as const)("makes a conflict of an exclusion, under %s", (threeVotes) => {
    const rules = deciding({ threeVotes });
    expect(of("EE", rules)).toBe("conflict, decision");
    expect(of("E", { ...rules, votesPerItem: 1 })).toBe("conflict, decision");
    expect(of("EEE", { ...rules, votesPerItem: 3 })).toBe("conflict, decision");
  });

  it("changes nothing else: it is no vote that was missing, and no third one that gives a majority", () => {
    const majority = deciding({ threeVotes: "majority" });
    expect(of("II", majority)).toBe("agreed, include, agreement");
    expect(of("IE", majority)).toBe("conflict, decision");
    expect(of("E", majority)).toBe("unfinished");
    expect(of("EIE", { ...majority, votesPerItem: 3 })).toBe("conflict, decision");
    expect(of("EII", { ...majority, votesPerItem: 3 })).toBe("agreed, include, majority");
  });
});

describe("outcome of an item", () => {
  it.each([
    ["II", "advance", "include, agreement"],
    ["EE", "advance", "exclude, agreement"],
    ["IE", "advance", "conflict"],
    ["MI", "advance", "include, agreement"],
    ["MM", "advance", "include, agreement"],
    ["ME", "advance", "conflict"],
    ["MI", "discuss", "conflict"],
    ["MM", "discuss", "conflict"],
    ["II", "discuss", "include, agreement"],
    ["MM", "third_value", "conflict"],
    ["MI", "third_value", "conflict"],
    ["I", "advance", "unfinished"],
    ["", "advance", "unfinished"],
  ] as const)("%s under %s: %s", (letters, maybeRule, expected) => {
    expect(said(letters, deciding({ maybeRule }))).toBe(expected);
  });

  it.each([
    ["III", "unanimous", "advance", "include, agreement"],
    ["IIE", "unanimous", "advance", "conflict"],
    ["IIE", "majority", "advance", "include, majority"],
    ["EEM", "majority", "advance", "exclude, majority"],
    ["IIM", "majority", "third_value", "include, majority"],
    ["IEM", "majority", "third_value", "conflict"],
    ["IIM", "majority", "discuss", "conflict"],
    ["II", "majority", "advance", "unfinished"],
  ] as const)("three votes, %s, %s, %s: %s", (letters, threeVotes, maybeRule, expected) => {
    expect(said(letters, deciding({ votesPerItem: 3, threeVotes, maybeRule }))).toBe(expected);
  });

  it("one vote decides as a single one, and is no agreement", () => {
    expect(said("E", deciding({ votesPerItem: 1 }))).toBe("exclude, single");
    expect(said("M", deciding({ votesPerItem: 1, maybeRule: "discuss" }))).toBe("conflict");
  });

  it("full texts excluded for different reasons are a conflict unless the order may settle it", () => {
    const stage = "full_text";
    const differing = votes("EE", "outcome", "population");
    expect(outcomeOf(differing, deciding({ stage }))).toMatchObject({
      status: "conflict",
      differs: "reason",
    });
    expect(outcomeOf(differing, deciding({ stage, reasonsByOrder: true }))).toMatchObject({
      status: "agreed",
      reasonId: "population",
      mode: "reason_order",
    });
    const fact = votes("EE", "retracted", "population");
    expect(outcomeOf(fact, deciding({ stage, reasonsByOrder: true }))).toMatchObject({ differs: "reason" });
    expect(outcomeOf(votes("EE", "outcome", "outcome"), deciding({ stage }))).toMatchObject({
      status: "agreed",
      reasonId: "outcome",
      mode: "agreement",
    });
  });

  it("at titles and abstracts reasons never make a conflict", () => {
    expect(outcomeOf(votes("EE", "outcome", "population"), deciding())).toMatchObject({
      status: "agreed",
      decision: "exclude",
      reasonId: null,
    });
  });

  it("of three exclusions the reason of two counts under majority", () => {
    const three = deciding({ stage: "full_text", votesPerItem: 3, threeVotes: "majority" });
    expect(outcomeOf(votes("EEE", "outcome", "population", "outcome"), three)).toMatchObject({
      reasonId: "outcome",
      mode: "majority",
    });
    expect(outcomeOf(votes("EEI", "outcome", "population"), three)).toMatchObject({ differs: "reason" });
  });

  it("does not depend on who voted first", () => {
    const anyVotes = fc.array(
      fc.record({
        verdict: fc.constantFrom<Verdict>("include", "maybe", "exclude"),
        reasonId: fc.constantFrom(null, "retracted", "population", "outcome"),
      }),
      { maxLength: 3 },
    );
    const anyRules = fc.record({
      stage: fc.constantFrom("title_abstract" as const, "full_text" as const),
      votesPerItem: fc.integer({ min: 1, max: 3 }),
      maybeRule: fc.constantFrom("advance" as const, "discuss" as const, "third_value" as const),
      threeVotes: fc.constantFrom("unanimous" as const, "majority" as const),
      reasonsByOrder: fc.boolean(),
    });
    fc.assert(
      fc.property(anyVotes, anyRules, (cast, rules) => {
        const given = cast.slice(0, rules.votesPerItem);
        const forwards = outcomeOf(given, deciding(rules));
        expect(outcomeOf([...given].reverse(), deciding(rules))).toEqual(forwards);
        expect(forwards.status === "agreed").toBe(forwards.decision !== null && forwards.mode !== null);
        expect(forwards.status === "conflict").toBe(forwards.differs !== null);
      }),
    );
  });
});

describe("sealing", () => {
  const castAt = new Date("2026-01-01T10:00:00Z");
  const later = (ms: number) => new Date(castAt.getTime() + ms);

  it("a vote is sealed by submitting, closing, or a day that passes", () => {
    expect(isSealed({ castAt, sealedAt: null }, later(SEALED_AFTER_MS - 1))).toBe(false);
    expect(isSealed({ castAt, sealedAt: null }, later(SEALED_AFTER_MS))).toBe(true);
    expect(isSealed({ castAt, sealedAt: castAt }, castAt)).toBe(true);
  });

  it("the first sealed vote outlives later changes", () => {
    const first = { verdict: "exclude" as const, reasonId: "r1", sealedVerdict: null, sealedReasonId: null };
    expect(firstSealed(first)).toEqual({ verdict: "exclude", reasonId: "r1" });
    const changed = { ...first, verdict: "include" as const, sealedVerdict: "exclude" as const };
    expect(firstSealed(changed)).toEqual({ verdict: "exclude", reasonId: null });
  });
});
