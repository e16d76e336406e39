import { describe, expect, it } from "vitest";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import { claimInputSchema } from "@/lib/review/extraction/schema";
import { type Choices, type Compared, NO_CHOICES, settledClaims, sharedContext, undecided } from "./settle";

function claim(id: string, change: object = {}): Compared {
  const body = claimInputSchema.parse({
    subject: { termId: "ketamine" },
    relation: "increases",
    object: { termId: "bdnf" },
    quote: `The quote of claim ${id}`,
    ...change,
  });
  return { ...body, id, propositionId: id, statement: id, quoteFound: true };
}

const differing = {
  a: claim("a2", { charStart: 1, assay: "ELISA" }),
  b: claim("b2", { charStart: 7, assay: "qPCR" }),
  differs: [{ path: "assay", label: "Assay" }],
};
const comparison = {
  matched: [{ a: claim("a1"), b: claim("b1"), differs: [] }, differing],
  onlyA: [claim("a3")],
  onlyB: [claim("b4")],
} as unknown as ReportComparison;

describe("a claim that neither entered", () => {
  it("shares what all claims of the report share, and never when another was measured", () => {
    const mice = {
      design: "in_vivo_animal",
      system: { taxon: "mouse", sex: "male" },
      timing: { text: "rapid" },
    };
    const both = { ...mice, system: { taxon: "mouse", sex: "female" } };
    const report = {
      matched: [],
      onlyA: [claim("a1", { context: mice }), claim("a2", { context: both })],
      onlyB: [],
    };
    const { design, system, timing } = sharedContext(report as unknown as ReportComparison);
    expect([design, system.taxon, system.sex, timing.text]).toEqual(["in_vivo_animal", "mouse", null, null]);
  });
});

describe("settling two extractions", () => {
  it("merges alike claims by itself and waits for the rest", () => {
    expect(undecided(comparison, NO_CHOICES)).toBe(3);
    expect(settledClaims(comparison, NO_CHOICES).map(({ fromClaimIds }) => fromClaimIds)).toEqual([
      ["a1", "b1"],
    ]);
  });

  it("takes one side whole, or both with each field from the side that was chosen", () => {
    const choices: Choices = {
      decisions: { a2: "both", a3: "out", b4: "b" },
      fields: { a2: { quote: "b", assay: "a" } },
    };
    const [, merged, single, ...rest] = settledClaims(comparison, choices);
    expect(merged).toMatchObject({
      chosenFrom: "both",
      assay: "ELISA",
      quote: differing.b.quote,
      charStart: 7,
    });
    expect(single).toMatchObject({ chosenFrom: "b", fromClaimIds: ["b4"] });
    expect(rest).toEqual([]);
    expect(undecided(comparison, choices)).toBe(0);
    const onlyB = settledClaims(comparison, { decisions: { a2: "b" }, fields: {} })[1];
    expect(onlyB).toMatchObject({ chosenFrom: "b", assay: "qPCR", fromClaimIds: ["b2"] });
  });
});
