import { describe, expect, it } from "vitest";
import { seedReview } from "./fixtures/seed";
import { byId } from "./propositions";
import { type ClaimDraft, claimInputSchema } from "./schema";
import { type ClaimSurroundings, checkClaim, isAcceptable } from "./validation";
import { VOCABULARY } from "./vocabulary";

const { claims, propositions, reports, terms } = seedReview();
const known = { terms: byId([...VOCABULARY, ...terms]), propositions: byId(propositions) };
const quote = "Ketamine antagonises the receptor.";
const around: ClaimSurroundings = {
  known,
  sourceText: `Text. ${quote}`,
  reportState: "included",
  studyDesign: "rct",
};
const base: ClaimDraft = {
  subject: { termId: "ketamine" },
  relation: "antagonises",
  object: { termId: "nmdar" },
  quote,
  context: { design: "rct", sourceRole: "primary" },
};

/** What needs a manipulation that blocks: the receptor is required for the effect of the drug. */
const REQUIRED: Partial<ClaimDraft> = {
  relation: "required_for",
  subject: { termId: "nmdar" },
  object: { propositionId: "P01" },
};

function broken(change: Partial<ClaimDraft>, where: Partial<ClaimSurroundings> = {}): string[] {
  const problems = checkClaim(claimInputSchema.parse({ ...base, ...change }), { ...around, ...where });
  return problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`);
}

describe("the rules of a claim", () => {
  it("are kept by a plain claim", () => expect(broken({})).toEqual([]));

  it("are kept by all 30 shipped claims, but for the warning on the one that is comparative", () => {
    for (const { id, reportId, studyId: _s, propositionId, ...rest } of claims) {
      const { subject, relation, object } = known.propositions.get(propositionId)!;
      const report = reports.find((each) => each.id === reportId)!;
      const sourceText = rest.section === "title" ? report.title : report.abstract;
      const problems = checkClaim(
        { ...rest, subject, relation, object },
        { ...around, sourceText, studyDesign: report.design },
      );
      expect([id, problems.map(({ rule }) => rule)]).toEqual([id, id === "C28" ? ["V12"] : []]);
    }
  });

  it.each<[string, Partial<ClaimDraft>, Partial<ClaimSurroundings>, string[]]>([
    ["V1 quote absent", { quote: "Words nobody wrote." }, {}, ["V1 warning quote"]],
    ["V1 no text", {}, { sourceText: null }, ["V1 warning quote"]],
    ["V2 range", { object: { termId: "depression" } }, {}, ["V2 error object"]],
    ["V2 taxon", { relation: "alters", subject: { termId: "mouse" } }, {}, ["V2 error subject"]],
    ["V2 unknown", { subject: { termId: "nothing" } }, {}, ["V2 error subject"]],
    ["V2 first order onto a proposition", { object: { propositionId: "P01" } }, {}, ["V2 error object"]],
    ["V2 second order onto a term", { relation: "mediates" }, {}, ["V2 error object"]],
    ["V3", { subject: { termId: "neuroplasticity" } }, {}, ["V3 error subject"]],
    ["V4", {}, { studyDesign: "narrative_review" }, ["V4 error context.sourceRole"]],
    [
      "V4 synthesis",
      { context: { design: "rct", sourceRole: "synthesis" } },
      {},
      ["V4 error context.sourceRole"],
    ],
    [
      "V4 pooled",
      { context: { design: "meta_analysis", sourceRole: "synthesis" } },
      { studyDesign: "meta_analysis" },
      [],
    ],
    [
      "V5",
      { epistemic: "open_question", polarity: "none", effect: { value: 2 } },
      {},
      ["V5 error effect.value"],
    ],
    ["V5 side", { epistemic: "open_question" }, {}, ["V5 error polarity"]],
    ["V5 no side", { polarity: "none" }, {}, ["V5 error polarity"]],
    ["V6", { manipulation: { result: "blocks" } }, {}, ["V6 error manipulation.kind"]],
    ["V6 kept", { manipulation: { kind: "antagonist", result: "blocks" } }, {}, []],
    ["V6b", REQUIRED, {}, ["V6b error manipulation.result"]],
    [
      "V6b other result",
      { ...REQUIRED, manipulation: { kind: "antagonist", result: "attenuates" } },
      {},
      ["V6b error manipulation.result"],
    ],
    ["V6b kept", { ...REQUIRED, manipulation: { kind: "antagonist", result: "blocks" } }, {}, []],
    [
      "V6b said in a review",
      { ...REQUIRED, context: { design: "narrative_review", sourceRole: "secondary" } },
      { studyDesign: "narrative_review" },
      ["V6b warning manipulation.result"],
    ],
    ["V6b refuted", { ...REQUIRED, polarity: "refutes" }, {}, []],
    ["V6b asked", { ...REQUIRED, epistemic: "open_question", polarity: "none" }, {}, []],
    ["V7 missing", { relation: "mediates", object: { propositionId: "P99" } }, {}, ["V7 error object"]],
    ["V7 kept", { relation: "mediates", object: { propositionId: "P01" } }, {}, []],
    [
      "V7 itself",
      { relation: "mediates", subject: { propositionId: "P01" }, object: { propositionId: "P01" } },
      {},
      ["V7 error object"],
    ],
    ["V8 p", { effect: { p: 1.2 } }, {}, ["V8 error effect.p"]],
    ["V8 limits", { effect: { ciLow: 3, ciHigh: 1 } }, {}, ["V8 error effect.ciHigh"]],
    ["V8 value", { effect: { value: 9, ciLow: 1, ciHigh: 3 } }, {}, ["V8 error effect.value"]],
    ["V8 kept", { effect: { value: 2, ciLow: 2, ciHigh: 2, p: 0 } }, {}, []],
    ["V9", {}, { reportState: "excluded" }, ["V9 error root"]],
    ["V9 pending", {}, { reportState: "awaiting_assessment" }, ["V9 error root"]],
    ["V10", { effect: { value: 1, unit: "furlong" } }, {}, ["V10 error effect.unit"]],
    [
      "V10 dose",
      {
        context: {
          design: "rct",
          sourceRole: "primary",
          intervention: { dose: { value: 1, unit: "mg per kg" } },
        },
      },
      {},
      ["V10 error context.intervention.dose.unit"],
    ],
    ["V11", { relation: "no_effect" }, {}, ["V11 error relation"]],
    ["V11 interval", { relation: "no_effect", effect: { minimalEffect: 2, ciLow: -1, ciHigh: 1 } }, {}, []],
    [
      "V11 wide",
      { relation: "no_effect", effect: { minimalEffect: 2, ciLow: -1, ciHigh: 3 } },
      {},
      ["V11 error relation"],
    ],
    ["V11 tested", { relation: "no_effect", effect: { equivalenceTested: true } }, {}, []],
    ["V11 denied", { polarity: "refutes", effect: { direction: "none" } }, {}, ["V11 warning relation"]],
    [
      "V12",
      { context: { design: "rct", sourceRole: "primary", comparator: { name: "ketamine", role: "active" } } },
      {},
      ["V12 warning context.comparator"],
    ],
    [
      "V12 placebo",
      {
        context: {
          design: "rct",
          sourceRole: "primary",
          comparator: { name: "midazolam", role: "active_placebo" },
        },
      },
      {},
      [],
    ],
  ])("%s", (_name, change, where, wanted) => {
    expect(broken(change, where)).toEqual(wanted);
  });

  it("V7 finds a circle through several propositions", () => {
    const circle = new Map(known.propositions);
    const end = (propositionId: string) => ({ propositionId });
    circle.set("X", {
      id: "X",
      subject: { termId: "ampar" },
      relation: "mediates",
      object: end("Y"),
      categories: null,
    });
    circle.set("Y", {
      id: "Y",
      subject: { termId: "nmdar" },
      relation: "mediates",
      object: end("X"),
      categories: null,
    });
    const change: Partial<ClaimDraft> = { relation: "mediates", object: end("X") };
    expect(broken(change, { known: { ...known, propositions: circle } })).toEqual(["V7 error object"]);
  });

  it("let a warning pass and an error not", () => {
    const claim = claimInputSchema.parse(base);
    expect(isAcceptable(checkClaim(claim, { ...around, sourceText: null }))).toBe(true);
    expect(isAcceptable(checkClaim(claim, { ...around, reportState: "excluded" }))).toBe(false);
  });
});
