import { describe, expect, it } from "vitest";
import {
  asksForNumbers,
  cardForReport,
  extractionMode,
  isComparative,
  overriddenFields,
  proposeComparatorRole,
  startClaim,
} from "./defaults";
import { seedReview } from "./fixtures/seed";
import { byId, categoriesOf, orderOf, propositionKey, propositionLabel } from "./propositions";
import { claimInputSchema } from "./schema";

const proposition = {
  subject: { termId: "ketamine" },
  relation: "decreases",
  object: { termId: "depression" },
} as const;

describe("what a tired extractor need not type", () => {
  it("is everything but quote, subject, relation and object", () => {
    const claim = claimInputSchema.parse({ ...proposition, quote: "Ten characters." });
    expect(claim).toMatchObject({ polarity: "supports", epistemic: "asserted", implicit: false, page: null });
    expect(claim.context).toMatchObject({
      sourceRole: "secondary",
      system: { taxon: null },
      comparator: null,
    });
    expect(claim.manipulation).toEqual({ kind: "none", agent: null, result: null });
    for (const missing of ["quote", "subject", "relation", "object"] as const) {
      expect(claimInputSchema.safeParse({ ...claim, [missing]: undefined }).success).toBe(false);
    }
    expect(claimInputSchema.safeParse({ ...claim, invented: 1 }).success).toBe(false);
  });

  it("comes from the card and the wording, and what is chosen by hand stays", () => {
    const card = cardForReport("narrative_review");
    expect(card.sourceRole).toBe("secondary");
    expect(cardForReport("rct").sourceRole).toBe("primary");
    const quote = "Ketamine may relieve depression.";
    expect(startClaim(proposition, quote, "abstract", card)).toMatchObject({
      epistemic: "hedged",
      context: card,
    });
    expect(startClaim(proposition, quote, "abstract", card, { epistemic: "asserted" }).epistemic).toBe(
      "asserted",
    );
  });

  it("marks what departs from the card", () => {
    const card = cardForReport("in_vivo_animal");
    const claim = startClaim(proposition, "Ten characters.", "results", card);
    expect(overriddenFields(card, claim)).toEqual([]);
    const changed = {
      context: { ...claim.context, system: { ...claim.context.system, sex: "male" as const } },
    };
    expect(overriddenFields(card, changed)).toEqual(["system.sex"]);
  });

  it("asks for numbers and a second pair of eyes where own data are reported", () => {
    expect([asksForNumbers("primary"), asksForNumbers("secondary")]).toEqual([true, false]);
    expect([extractionMode("primary"), extractionMode("secondary")]).toEqual([
      "independent_double",
      "single_verified",
    ]);
  });

  it("takes an unknown comparator for an active one", () => {
    expect(
      ["vehicle", "Saline 0.9 %", "midazolam", "ketamine", "racemate"].map(proposeComparatorRole),
    ).toEqual(["inactive", "inactive", "active_placebo", "active", "active"]);
    expect(
      seedReview()
        .claims.filter(isComparative)
        .map(({ id }) => id),
    ).toEqual(["C28"]);
  });
});

describe("propositions", () => {
  const { terms, propositions } = seedReview();
  const known = { terms: byId(terms), propositions: byId(propositions) };
  const get = (id: string) => known.propositions.get(id)!;

  it("have one key each, whatever the id of an inner proposition", () => {
    expect(new Set(propositions.map((each) => propositionKey(each, known.propositions))).size).toBe(27);
    const renamed = new Map([...known.propositions, ["other", get("P01")]]);
    const same = { ...get("P24"), object: { propositionId: "other" } };
    expect(propositionKey(same, renamed)).toBe(propositionKey(get("P24"), renamed));
  });

  it("read as words", () => {
    expect(propositionLabel(get("P05"), known)).toBe(
      "(ketamine antagonises NMDA receptor) mediates (ketamine decreases depression)",
    );
    expect(propositions.filter((each) => orderOf(each) === 2).map(({ id }) => id)).toEqual([
      "P05",
      "P20",
      "P22",
      "P24",
      "P27",
    ]);
  });

  it("take their categories from the object, in second order from the subject, and enantiomers count in their own row", () => {
    expect(["P02", "P05", "P24", "P25", "P26"].map((id) => categoriesOf(get(id), known))).toEqual([
      ["nmdar"],
      ["nmdar"],
      ["ampar"],
      ["efficacy", "enantiomer"],
      ["safety", "enantiomer"],
    ]);
    expect(categoriesOf({ ...get("P02"), categories: ["safety"] }, known)).toEqual(["safety"]);
  });
});
