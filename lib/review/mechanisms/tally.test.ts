import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seedReview } from "../extraction/fixtures/seed";
import { byId } from "../extraction/propositions";
import type { Relation } from "../extraction/relations";
import { type Claim, type ClaimDraft, claimSchema, type Proposition } from "../extraction/schema";
import { type Evidence, filterClaims } from "./filter";
import { classify, tallyOf } from "./tally";

const seed = seedReview();
const evidence: Evidence = {
  terms: byId(seed.terms),
  propositions: byId(seed.propositions),
  claims: seed.claims,
};
const tallies = new Map(seed.propositions.map(({ id }) => [id, tallyOf(id, evidence)]));

describe("the class of a proposition", () => {
  it.each([
    [[1, 0, 0, 0], 0, "single"],
    [[3, 0, 0, 0], 0, "consistent"],
    [[0, 0, 3, 0], 0, "consistent"],
    [[3, 1, 0, 0], 0, "mostly_consistent"],
    [[2, 1, 0, 0], 0, "mostly_consistent"],
    [[2, 2, 0, 0], 0, "conflicting"],
    [[1, 0, 1, 0], 0, "conflicting"],
    [[0, 0, 0, 2], 0, "conflicting"],
    [[0, 0, 0, 0], 2, "secondary_only"],
    [[0, 0, 0, 0], 0, "gap"],
  ] as const)("%j with %i secondary reports is %s", ([plus, minus, none, mixed], said, wanted) => {
    expect(classify({ plus, minus, none, mixed }, said, false)).toBe(wanted);
  });

  it("is open where only questions were asked", () => {
    const nothing = { plus: 0, minus: 0, none: 0, mixed: 0 };
    expect(classify(nothing, 0, true)).toBe("open");
    expect(classify(nothing, 1, true)).toBe("secondary_only");
  });
});

describe("the shipped review", () => {
  it("has 30 claims, 27 propositions and 20 terms, distributed as settled", () => {
    const count = <T>(values: readonly T[]) =>
      Object.fromEntries([...new Set(values)].map((v) => [v, values.filter((w) => w === v).length]));
    expect([seed.claims.length, seed.propositions.length, seed.terms.length]).toEqual([30, 27, 20]);
    expect(count(seed.claims.map(({ epistemic }) => epistemic))).toEqual({
      asserted: 20,
      presupposed: 3,
      hedged: 1,
      hypothesised: 1,
      open_question: 5,
    });
    expect(count(seed.claims.map(({ polarity }) => polarity))).toEqual({ supports: 24, refutes: 1, none: 5 });
    expect(count(seed.claims.map(({ reportId }) => reportId))).toEqual({ R01: 24, R27: 2, R28: 2, R30: 2 });
    expect(count(seed.propositions.map(({ relation }) => relation))).toEqual({
      ...{ decreases: 4, increases: 5, alters: 4, mediates: 3, activates: 3, associated_with: 3 },
      ...{ antagonises: 1, binds: 1, agonises: 1, permissive_for: 1, moderates: 1 },
    });
    expect(
      count(seed.claims.map(({ propositionId }) => evidence.propositions.get(propositionId)?.relation ?? "")),
    ).toEqual({
      ...{ decreases: 6, increases: 5, alters: 4, mediates: 3, activates: 3, associated_with: 3 },
      ...{ antagonises: 2, binds: 1, agonises: 1, permissive_for: 1, moderates: 1 },
    });
  });

  it("has no primary study on any proposition", () => {
    expect([...tallies.values()].every(({ nPrimary, share }) => nPrimary === 0 && share === null)).toBe(true);
  });

  it("supports two propositions twice, 19 once and six not at all", () => {
    const supported = (n: number) =>
      [...tallies].filter(([, tally]) => tally.reportsSupporting.length === n).map(([id]) => id);
    expect(supported(2)).toEqual(["P01", "P02"]);
    expect(tallies.get("P01")?.reportsSupporting).toEqual(["R01", "R28"]);
    expect(tallies.get("P02")?.reportsSupporting).toEqual(["R01", "R30"]);
    expect(supported(1)).toHaveLength(19);
    expect(supported(0)).toEqual(["P21", "P22", "P23", "P25", "P26", "P27"]);
    expect(tallies.get("P21")).toMatchObject({ reportsRefuting: ["R01"], supportClass: "secondary_only" });
    for (const id of ["P22", "P23", "P25", "P26"])
      expect(tallies.get(id)).toMatchObject({ supportClass: "open", hypotheses: [] });
    expect(tallies.get("P27")).toMatchObject({ hypotheses: ["C30"], openQuestions: [], supportClass: "gap" });
    expect(tallies.get("P01")?.openQuestions).toEqual(["C24"]);
    expect(tallies.get("P26")?.comparative).toEqual(["C28"]);
  });
});

const RELATIONS_USED = ["increases", "decreases", "no_effect", "alters"] as const;
const propositions = RELATIONS_USED.map((relation): Proposition => proposition(relation));

function proposition(relation: Relation): Proposition {
  return {
    id: relation,
    subject: { termId: "ketamine" },
    relation,
    object: { termId: "bdnf" },
    categories: null,
  };
}

function claim(studyId: string, propositionId: string, more: Partial<ClaimDraft> = {}): Claim {
  const { subject: _s, relation: _r, object: _o, ...rest } = more as ClaimDraft;
  const context = { design: "rct" as const, sourceRole: "primary" as const, ...rest.context };
  return claimSchema.parse({
    ...rest,
    context,
    id: `${studyId}${propositionId}`,
    reportId: studyId,
    studyId,
    propositionId,
    quote: "Ten characters.",
  });
}

const tally = (id: string, claims: Claim[]) =>
  tallyOf(id, { terms: new Map(), propositions: byId(propositions), claims });

describe("primary studies", () => {
  it("count once each, and as mixed when their own claims disagree", () => {
    const claims = [
      claim("S1", "increases"),
      claim("S1", "increases"),
      claim("S2", "increases"),
      claim("S2", "increases", { polarity: "refutes" }),
    ];
    expect(tally("increases", claims)).toMatchObject({
      studies: { plus: 1, minus: 0, none: 0, mixed: 1 },
      nPrimary: 2,
    });
  });

  it("on the opposite proposition count against, on no effect as null", () => {
    const claims = [
      claim("S1", "increases"),
      claim("S2", "decreases"),
      claim("S3", "no_effect"),
      claim("S4", "alters"),
    ];
    expect(tally("increases", claims).studies).toEqual({ plus: 1, minus: 1, none: 1, mixed: 0 });
    expect(tally("no_effect", claims).studies).toEqual({ plus: 1, minus: 2, none: 0, mixed: 0 });
    expect(tally("alters", claims).studies).toEqual({ plus: 1, minus: 0, none: 1, mixed: 0 });
  });

  it("count by the direction of the effect whatever its p value", () => {
    const claims = [
      claim("S1", "increases", { effect: { direction: "up", pOperator: "ns" } }),
      claim("S2", "increases", { effect: { direction: "none" } }),
      claim("S3", "increases", { effect: { direction: "mixed" } }),
    ];
    expect(tally("increases", claims).studies).toEqual({ plus: 1, minus: 0, none: 1, mixed: 1 });
  });

  it("say nothing by refuting the opposite, asking, supposing or comparing", () => {
    const active = {
      design: "rct" as const,
      sourceRole: "primary" as const,
      comparator: { name: "ketamine", role: "active" as const },
    };
    const claims = [
      claim("S1", "decreases", { polarity: "refutes" }),
      claim("S2", "increases", { epistemic: "open_question", polarity: "none" }),
      claim("S3", "increases", { epistemic: "hypothesised" }),
      claim("S4", "increases", { context: active }),
    ];
    expect(tally("increases", claims)).toMatchObject({
      nPrimary: 0,
      supportClass: "gap",
      comparative: ["S4increases"],
    });
  });

  it("never exceed the studies there are, and secondary reports are never among them", () => {
    const one = fc.record({
      study: fc.constantFrom("S1", "S2", "S3"),
      relation: fc.constantFrom(...RELATIONS_USED),
      polarity: fc.constantFrom("supports" as const, "refutes" as const),
      sourceRole: fc.constantFrom("primary" as const, "secondary" as const),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (drawn) => {
        const claims = drawn.map(({ study, relation, polarity, sourceRole }) =>
          claim(study, relation, { polarity, context: { design: "other", sourceRole } }),
        );
        const own = new Set(
          drawn.filter(({ sourceRole }) => sourceRole === "primary").map(({ study }) => study),
        );
        for (const relation of RELATIONS_USED) {
          const { studies, nPrimary } = tally(relation, claims);
          expect(studies.plus + studies.minus + studies.none + studies.mixed).toBe(nPrimary);
          expect(nPrimary).toBeLessThanOrEqual(own.size);
        }
      }),
    );
  });
});

describe("the filter", () => {
  it("lets everything pass until a list is given", () => {
    expect(filterClaims(seed.claims, {})).toHaveLength(30);
    expect(filterClaims(seed.claims, { designs: ["systematic_review"] }).map(({ id }) => id)).toEqual([
      "C29",
      "C30",
    ]);
    expect(filterClaims(seed.claims, { taxa: ["mouse"] })).toEqual([]);
    expect(
      filterClaims(seed.claims, { epistemics: ["open_question"], designs: ["narrative_review"] }),
    ).toHaveLength(5);
  });
});
