import { describe, expect, it } from "vitest";
import { seedReview } from "../extraction/fixtures/seed";
import { CATEGORIES } from "../extraction/lists";
import { byId } from "../extraction/propositions";
import { type Claim, claimSchema } from "../extraction/schema";
import { contradictionsOf } from "./contradictions";
import type { Evidence } from "./filter";
import { gapMapOf } from "./gap-map";
import { firstOrderPart, mapOf, visiblePart } from "./map";

const seed = seedReview();
const evidence: Evidence = {
  terms: byId(seed.terms),
  propositions: byId(seed.propositions),
  claims: seed.claims,
};

function withClaim(id: string, propositionId: string, more: Record<string, unknown>): Evidence {
  const claim: Claim = claimSchema.parse({
    id,
    reportId: id,
    studyId: id,
    propositionId,
    quote: "Ten characters.",
    ...more,
  });
  return { ...evidence, claims: [...seed.claims, claim] };
}

describe("the mechanism map", () => {
  const map = mapOf(evidence);

  it("draws 17 nodes and 22 first-order edges in all, 14 and 19 by default", () => {
    const size = ({ nodes, edges }: typeof map) => [nodes.length, edges.length];
    expect(size(firstOrderPart(map))).toEqual([17, 22]);
    const shown = firstOrderPart(visiblePart(map));
    expect(size(shown)).toEqual([14, 19]);
    expect(shown.edges.every(({ supportClass }) => supportClass === "secondary_only")).toBe(true);
    const ids = ({ nodes }: typeof map) => nodes.map(({ id }) => id);
    expect(ids(firstOrderPart(map)).filter((id) => !ids(shown).includes(id))).toEqual([
      "arketamine",
      "trd",
      "adverse_effects",
    ]);
  });

  it("draws second-order propositions as edges onto edges, open ones hidden", () => {
    const second = map.edges.filter(({ order }) => order === 2);
    expect(second.map(({ propositionId, visible }) => [propositionId, visible])).toEqual([
      ["P05", true],
      ["P20", true],
      ["P22", false],
      ["P24", true],
      ["P27", true],
    ]);
    expect(second.every(({ object }) => "propositionId" in object)).toBe(true);
  });

  it("marks the one refuted edge, dashed and 1 px wide like all that reviews alone say", () => {
    expect(map.edges.filter(({ refuted }) => refuted).map(({ propositionId }) => propositionId)).toEqual([
      "P21",
    ]);
    const styleOf = (id: string) => map.edges.find(({ propositionId }) => propositionId === id)?.style;
    expect(styleOf("P21")).toEqual({ line: "dashed", width: 1, arrowhead: "arrow", mark: "×" });
    expect(styleOf("P01")).toEqual({ line: "dashed", width: 1, arrowhead: "tee", mark: null });
    expect(styleOf("P13")?.arrowhead).toBe("diamond");
    expect(styleOf("P19")?.arrowhead).toBe("none");
    expect(styleOf("P23")?.line).toBe("dotted");
  });

  it("widens with primary studies", () => {
    const primary = { context: { design: "rct", sourceRole: "primary" } };
    const edge = mapOf(withClaim("S9", "P01", primary)).edges.find(
      ({ propositionId }) => propositionId === "P01",
    );
    expect(edge).toMatchObject({ supportClass: "single", style: { line: "solid", width: 3 } });
  });

  it("hides an edge that rests on a comparison alone", () => {
    const comparator = { name: "ketamine", role: "active" };
    const more = mapOf(
      withClaim("S9", "P26", { context: { design: "rct", sourceRole: "primary", comparator } }),
    );
    expect(more.edges.find(({ propositionId }) => propositionId === "P26")).toMatchObject({
      comparativeOnly: true,
      visible: false,
    });
  });

  it("hides a second-order edge with the edge it ends on", () => {
    const onHidden = new Map(evidence.propositions);
    onHidden.set("P99", {
      subject: { termId: "ampar" },
      relation: "mediates",
      object: { propositionId: "P25" },
    });
    const more = withClaim("S9", "P99", {});
    expect(
      visiblePart(mapOf({ ...more, propositions: onHidden })).edges.some(
        ({ propositionId }) => propositionId === "P99",
      ),
    ).toBe(false);
  });
});

describe("contradictions", () => {
  const kinds = (each: Evidence) => contradictionsOf(each).map(({ kind, a, b }) => [kind, a.id, b.id]);

  it("are none in the shipped review", () => expect(contradictionsOf(evidence)).toEqual([]));

  it("are found between signs, between support and denial, and between an effect and none", () => {
    const extended = new Map(evidence.propositions);
    const ends = { subject: { termId: "ketamine" }, object: { termId: "glutamate_release" } };
    extended.set("Q1", { ...ends, relation: "decreases" });
    extended.set("Q2", { ...ends, relation: "no_effect" });
    const plus = (propositionId: string, more = {}) => ({
      ...withClaim("X1", propositionId, more),
      propositions: extended,
    });
    expect(kinds(plus("Q1"))).toEqual([["sign_conflict", "C04", "X1"]]);
    expect(kinds(plus("Q2"))).toEqual([["effect_null", "C04", "X1"]]);
    expect(kinds(plus("P04", { polarity: "refutes" }))).toEqual([["asserted_refuted", "C04", "X1"]]);
    expect(kinds(plus("Q1", { epistemic: "open_question", polarity: "none" }))).toEqual([]);
    expect(kinds(plus("Q1", { context: { comparator: { name: "esketamine", role: "active" } } }))).toEqual(
      [],
    );
  });

  it("name the context fields that differ", () => {
    const context = { design: "narrative_review", intervention: { form: "s" }, system: { sex: "female" } };
    const [found] = contradictionsOf(withClaim("X1", "P04", { polarity: "refutes", context }));
    expect(found?.differs.map(({ path }) => path)).toEqual(["intervention.form", "system.sex"]);
  });
});

describe("the gap map", () => {
  const map = gapMapOf(evidence);
  const column = (name: "narrative_review" | "systematic_review") =>
    Object.fromEntries(
      map.rows.map(({ category, cells }) => [category, cells[name].reportsSupporting.length]),
    );

  it("has 15 rows and 8 columns and loses no claim", () => {
    expect(map.rows.map(({ category }) => category)).toEqual(Object.keys(CATEGORIES));
    expect(map.columns).toHaveLength(8);
    expect(map.outside).toEqual([]);
  });

  it("counts the narrative reviews", () => {
    expect(column("narrative_review")).toEqual({
      ...{
        nmdar: 2,
        gaba: 1,
        glutamate: 1,
        ampar: 2,
        bdnf_trkb: 1,
        mtor: 1,
        synaptic: 1,
        network: 1,
        opioid: 1,
      },
      ...{ monoamine: 0, enantiomer: 0, genetic: 0, metabolomic: 0, efficacy: 1, safety: 0 },
    });
    const refuting = map.rows.filter(({ cells }) => cells.narrative_review.reportsRefuting.length > 0);
    expect(refuting.map(({ category, cells }) => [category, cells.narrative_review.reportsRefuting])).toEqual(
      [["opioid", ["R01"]]],
    );
  });

  it("counts the systematic reviews", () => {
    expect(Object.entries(column("systematic_review")).filter(([, n]) => n > 0)).toEqual([["efficacy", 1]]);
    expect(
      map.rows.find(({ category }) => category === "synaptic")?.cells.systematic_review.hypotheses,
    ).toEqual(["C30"]);
  });

  it("has nothing in the other columns and no primary study anywhere", () => {
    for (const { cells } of map.rows) {
      for (const [name, cell] of Object.entries(cells)) {
        expect(cell.primaryStudies).toEqual([]);
        if (!name.endsWith("review")) expect(cell.claimIds).toEqual([]);
      }
    }
  });

  it("badges the open questions and finds the empty rows", () => {
    const badges = map.rows
      .map(({ category, openQuestions }) => [category, openQuestions.length])
      .filter(([, n]) => n !== 0);
    expect(badges).toEqual([
      ["enantiomer", 2],
      ["genetic", 1],
      ["efficacy", 2],
      ["safety", 2],
    ]);
    expect(map.rows.filter(({ empty }) => empty).map(({ category }) => category)).toEqual([
      "monoamine",
      "metabolomic",
    ]);
  });

  it("counts a primary study once per cell and shows its certainty", () => {
    const more = gapMapOf(
      withClaim("S9", "P06", { certainty: "low", context: { design: "ex_vivo", sourceRole: "primary" } }),
    );
    const cell = more.rows.find(({ category }) => category === "ampar")?.cells.in_vitro;
    expect(cell).toMatchObject({ primaryStudies: ["S9"], reportsSupporting: [], certainty: "low" });
    expect(gapMapOf(withClaim("S9", "P06", {})).outside).toEqual(["S9"]);
  });
});
