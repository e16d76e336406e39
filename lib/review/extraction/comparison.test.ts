import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareClaims, type ExtractedClaim, foldBy, listAgreement } from "./comparison";
import { seedReview, twoExtractorsReview } from "./fixtures/seed";
import { byId, propositionKey } from "./propositions";
import { claimInputSchema } from "./schema";
import { VOCABULARY } from "./vocabulary";

const { propositions, claims } = seedReview();
const known = byId(propositions);
const fold = foldBy(VOCABULARY);
const { a, b, split, settled } = twoExtractorsReview();

function said(
  id: string,
  reportId: string,
  subject: string,
  relation: "activates" | "increases" | "decreases",
  object: string,
): ExtractedClaim {
  const ends = { subject: { termId: subject }, relation, object: { termId: object } };
  return { id, reportId, claim: claimInputSchema.parse({ ...ends, quote: "ten characters at least" }) };
}

describe("two extractors", () => {
  const compared = compareClaims(a, b, known, fold);

  it("agree on 20 of 24 and 22 claims", () => {
    expect([a.length, b.length]).toEqual([24, 22]);
    expect(compared.exact).toMatchObject({ matched: 20, onlyA: 4, onlyB: 2 });
    expect(compared.exact.dice).toBeCloseTo(0.8696, 4);
    expect(compared.exact.jaccard).toBeCloseTo(0.7692, 4);
    expect(compared.onlyA.map(({ id }) => id.slice(2))).toEqual(split.onlyA);
    expect(compared.onlyB.map(({ id }) => id.slice(2))).toEqual(split.onlyB);
  });

  it("settle on exactly the 30 agreed claims", () => {
    expect(settled.map(({ claim }) => claim)).toEqual(claims.map(({ id }) => id));
    for (const { claim, chosenFrom, fieldsFrom = {} } of settled) {
      const agreed = claims.find(({ id }) => id === claim)!;
      const [ofA, ofB] = [a, b].map((list) => list.find(({ settledAs }) => settledAs === claim));
      expect(
        { both: ofA && ofB, a: ofA && !ofB, b: ofB && !ofA, neither: !ofA && !ofB }[chosenFrom],
      ).toBeTruthy();
      for (const entered of [ofA, ofB].filter((each) => each !== undefined)) {
        expect(propositionKey(entered.claim, known)).toBe(
          propositionKey(known.get(agreed.propositionId)!, known),
        );
        expect([entered.reportId, entered.claim.quote]).toEqual([agreed.reportId, agreed.quote]);
      }
      const right = fieldsFrom && Object.values(fieldsFrom).includes("a") ? ofA : ofB;
      if (Object.keys(fieldsFrom).length > 0)
        expect({ ...agreed, ...right?.claim }).toEqual({ ...right?.claim, ...agreed });
    }
  });

  it("differ in one field on six of the matched claims, and nowhere else", () => {
    const differing = compared.matched.filter(({ differs }) => differs.length > 0);
    const marked = settled.filter(({ fieldsFrom }) => fieldsFrom !== undefined);
    expect(differing).toHaveLength(6);
    expect(
      differing.map(({ a: left, differs }) => [left.id.slice(2), differs.map(({ path }) => path)]),
    ).toEqual(marked.map(({ claim, fieldsFrom }) => [claim, Object.keys(fieldsFrom ?? {})]));
    const epistemic = compared.fields.find(({ path }) => path === "epistemic");
    expect(epistemic).toMatchObject({ pairs: 20, equal: 18, entered: 20 });
  });
});

describe("comparison", () => {
  it("matches MTOR with the mTOR pathway and activates with increases only when folded", () => {
    const left = [said("1", "R", "ampar", "activates", "mtor_pathway")];
    const right = [said("2", "R", "ampar", "increases", "mtor")];
    const { exact, folded } = compareClaims(left, right, known, fold);
    expect([exact.matched, folded.matched]).toEqual([0, 1]);
  });

  it("never folds opposite signs or different reports", () => {
    const left = [
      said("1", "R", "ketamine", "increases", "bdnf"),
      said("3", "R", "ketamine", "increases", "mtor"),
    ];
    const right = [
      said("2", "R", "ketamine", "decreases", "bdnf"),
      said("4", "S", "ketamine", "increases", "mtor"),
    ];
    expect(compareClaims(left, right, known, fold).folded.matched).toBe(0);
  });

  it("pairs repeated claims one to one, the most alike first", () => {
    const rapid = said("a1", "R", "ketamine", "decreases", "depression");
    const late = {
      ...rapid,
      id: "a2",
      claim: { ...rapid.claim, note: null, epistemic: "open_question" as const },
    };
    const { matched, onlyA } = compareClaims([rapid, late], [{ ...late, id: "b1" }], known, fold);
    expect(matched.map((pair) => [pair.a.id, pair.b.id, pair.differs.length])).toEqual([["a2", "b1", 0]]);
    expect(onlyA.map(({ id }) => id)).toEqual(["a1"]);
  });

  it("compares quantities after unit conversion and text without case", () => {
    const base = said("1", "R", "ketamine", "decreases", "depression");
    const withDose = (value: number, unit: string, substance: string) => ({
      ...base,
      claim: claimInputSchema.parse({
        ...base.claim,
        context: { intervention: { substance, dose: { value, unit } } },
      }),
    });
    const differs = (x: ExtractedClaim, y: ExtractedClaim) =>
      compareClaims([x], [y], known, fold).matched[0]?.differs.map(({ path }) => path);
    expect(differs(withDose(0.5, "mg/kg", "Ketamine "), withDose(500, "ug/kg", "ketamine"))).toEqual([]);
    expect(differs(withDose(0.5, "mg/kg", "ketamine"), withDose(5, "mg/kg", "ketamine"))).toEqual([
      "context.intervention.dose",
    ]);
  });

  it("says nothing about two empty lists", () => {
    expect(listAgreement(0, 0, 0)).toMatchObject({ dice: null, jaccard: null });
  });

  it("keeps every claim once, is symmetric, and is 1 against itself", () => {
    const subject = fc.constantFrom("ketamine", "mtor", "mtorc1", "ampar");
    const relation = fc.constantFrom("activates" as const, "increases" as const, "decreases" as const);
    const one = fc.tuple(
      fc.constantFrom("R1", "R2"),
      subject,
      relation,
      fc.constantFrom("bdnf", "mtor_pathway", "dmn"),
    );
    const list = fc.array(one, { maxLength: 12 }).map((all) => all.map((each, i) => said(`${i}`, ...each)));
    fc.assert(
      fc.property(list, list, (left, right) => {
        const forth = compareClaims(left, right, known, fold);
        const back = compareClaims(right, left, known, fold);
        expect(forth.matched.length + forth.onlyA.length).toBe(left.length);
        expect(forth.matched.length + forth.onlyB.length).toBe(right.length);
        expect(back.exact.dice).toBe(forth.exact.dice);
        expect(forth.folded.matched).toBeGreaterThanOrEqual(forth.exact.matched);
        const { dice, jaccard } = forth.exact;
        if (dice !== null && jaccard !== null) expect(dice).toBeCloseTo((2 * jaccard) / (1 + jaccard), 10);
        if (left.length > 0)
          expect(compareClaims(left, left, known, fold).exact).toMatchObject({ dice: 1, jaccard: 1 });
      }),
    );
  });
});
