import { describe, expect, it } from "vitest";
import { seedReview } from "./fixtures/seed";
import { ASSAYS, CATEGORIES, DESIGN_GROUPS, DESIGNS } from "./lists";
import { RELATIONS, relationRow, signOf } from "./relations";
import { termSchema } from "./schema";
import { findTerm, foldName, nearestTerms } from "./term-names";
import { inBaseUnit } from "./units";
import { VOCABULARY } from "./vocabulary";

describe("the shipped vocabulary", () => {
  it("has 100 well-formed terms, each id, identifier and label once", () => {
    expect(VOCABULARY).toHaveLength(100);
    for (const key of ["id", "curie", "label"] as const)
      expect(new Set(VOCABULARY.map((term) => term[key])).size).toBe(100);
    for (const { status: _status, synonyms: _synonyms, foldsTo: _foldsTo, ...term } of VOCABULARY) {
      expect(termSchema.parse(term)).toEqual(term);
    }
  });

  it("gives every synonym to one term only", () => {
    const names = VOCABULARY.flatMap(({ id, label, synonyms }) =>
      [label, ...synonyms].map((name) => ({ id, name })),
    );
    for (const { id, name } of names) expect([name, findTerm(name, VOCABULARY)?.id]).toEqual([name, id]);
  });

  it("folds to terms that exist and fold no further", () => {
    for (const { foldsTo } of VOCABULARY.filter((term) => term.foldsTo !== null)) {
      expect(VOCABULARY.find(({ id }) => id === foldsTo)).toMatchObject({ foldsTo: null });
    }
  });

  it("keeps the two identifiers apart that are often confused", () => {
    const curieOf = (id: string) => VOCABULARY.find((term) => term.id === id)?.curie;
    expect(curieOf("arketamine")).toBe("CHEBI:580604");
    expect(curieOf("esketamine_hydrochloride")).toBe("CHEBI:60800");
    expect(curieOf("habenula")).toBe("UBERON:0001904");
  });

  it("uses a local identifier exactly where it says so", () => {
    for (const { curie, status } of VOCABULARY)
      expect([curie, status === "local"]).toEqual([curie, /^MECH:/.test(curie ?? "")]);
  });

  it("holds the 20 terms of the shipped review with the same identity", () => {
    for (const term of seedReview().terms) {
      const { id, label, type, level, curie, categories } = term;
      expect(VOCABULARY.find((each) => each.id === id)).toMatchObject({
        label,
        type,
        level,
        curie,
        categories,
      });
    }
  });
});

describe("closed lists", () => {
  it("have the sizes the method names", () => {
    const sizes = [RELATIONS, CATEGORIES, DESIGN_GROUPS, DESIGNS].map((list) => Object.keys(list).length);
    expect(sizes).toEqual([17, 15, 8, 15]);
    expect(new Set(ASSAYS).size).toBe(26);
    expect(Object.values(RELATIONS).filter(({ shownFirst }) => shownFirst)).toHaveLength(6);
    expect(Object.values(RELATIONS).filter(({ order }) => order === 2)).toHaveLength(4);
  });

  it("let second order end on propositions only, and first order never", () => {
    for (const relation of Object.keys(RELATIONS) as (keyof typeof RELATIONS)[]) {
      const { order, objects } = relationRow(relation);
      expect([relation, objects.includes("proposition")]).toEqual([relation, order === 2]);
    }
  });

  it("take a correlation's sign from its effect", () => {
    expect([signOf("correlates_with", "down"), signOf("correlates_with"), signOf("decreases", "up")]).toEqual(
      ["negative", "either", "negative"],
    );
  });
});

describe("names and units", () => {
  it("fold case, plural, accents and punctuation", () => {
    expect(foldName("NMDA Receptors")).toBe(foldName("nmda-receptor"));
    expect(foldName("GSK-3β")).toBe("gsk3beta");
    expect(foldName("process")).toBe("process");
    expect(findTerm("  ", VOCABULARY)).toBeUndefined();
  });

  it("tell the MTOR gene from the mTOR pathway by case", () => {
    expect(["MTOR", "mTOR", "mTORC1"].map((name) => findTerm(name, VOCABULARY)?.id)).toEqual([
      "mtor",
      "mtor_pathway",
      "mtorc1",
    ]);
  });

  it("offer the nearest terms, best first", () => {
    expect(nearestTerms("AMPA recptor", VOCABULARY)[0]?.termId).toBe("ampar");
    expect(nearestTerms("hippocampus CA1", VOCABULARY)[0]?.termId).toBe("hippocampal_formation");
  });

  it("convert within a dimension only", () => {
    expect(inBaseUnit(24, "h")).toBe(inBaseUnit(1, "d"));
    expect(inBaseUnit(500, "ug/kg")).toBe(inBaseUnit(0.5, "mg/kg"));
    expect(inBaseUnit(1, "mg")).not.toBe(inBaseUnit(1, "mg/kg"));
    expect(inBaseUnit(3, "furlong")).toBe("3 furlong");
  });
});
