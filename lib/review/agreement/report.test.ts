import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementReportOf } from "./report";
import type { AgreementInput, Decision, MaybeRule } from "./schema";
import { agreementReport, DECISIONS } from "./schema";

const LETTERS: Record<string, Decision> = { I: "include", M: "maybe", E: "exclude" };

/** One string per reviewer, one letter per item; a dot is a vote not given. */
function itemsOf(votes: Record<string, string>) {
  const people = Object.keys(votes);
  return [...(votes[people[0] ?? ""] ?? "")].map((_, i) => ({
    id: `R${i}`,
    votes: people.flatMap((person) => {
      const decision = LETTERS[votes[person]![i]!];
      return decision ? [{ person, decision }] : [];
    }),
  }));
}

type Vote = Omit<AgreementInput["items"][number]["votes"][number], "maybeRule"> & { maybeRule?: MaybeRule };
type Item = Omit<AgreementInput["items"][number], "votes"> & { votes: Vote[] };
type Rest = { offered?: Decision[]; maybeRule?: MaybeRule; items?: Item[] };

/** Every vote under one rule, unless it brings its own. */
function report(votes: Record<string, string>, { maybeRule = "advance", items, offered }: Rest = {}) {
  const ruled = (items ?? itemsOf(votes)).map((item: Item) => ({
    ...item,
    votes: item.votes.map((vote) => ({ maybeRule, ...vote })),
  }));
  return agreementReportOf({ offered: offered ?? [...DECISIONS], items: ruled });
}

/** Sums of fractions differ in the last digits with the order of adding. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "number" ? Number(part.toFixed(9)) : part)));

const codes = (notes: readonly { code: string }[]) => notes.map((note) => note.code);
const TITLES = { A: "IMIIEIEIIEI", B: "IEIEMIEIIEI" };

describe("the ketamine review", () => {
  it("reports title screening in three categories", () => {
    const [pair] = report(TITLES).pairs;
    expect(pair!.raters).toEqual(["A", "B"]);
    expect(pair!.offered.counts).toEqual([
      [6, 0, 1],
      [0, 0, 1],
      [0, 1, 2],
    ]);
    const found = pair!.offered.statistics;
    expect(found.percentAgreement).toBeCloseTo(0.7273, 4);
    expect(found.kappa).toBeCloseTo(0.5, 4);
    expect(found.kappaSe).toBeCloseTo(0.1949, 4);
    expect(found.kappaInterval!.low).toBeCloseTo(0.118, 4);
    expect(found.kappaInterval!.high).toBeCloseTo(0.882, 4);
    expect(found.pabak).toBeCloseTo(0.5909, 4);
    expect(found.ac1).toBeCloseTo(0.6261, 4);
  });

  it("reports title screening with a maybe as an include", () => {
    const { underRule } = report(TITLES).pairs[0]!;
    expect(underRule.categories).toEqual(["include", "exclude"]);
    expect(underRule.counts).toEqual([
      [6, 2],
      [1, 2],
    ]);
    const found = underRule.statistics;
    expect(found.kappaExpected).toBeCloseTo(0.562, 4);
    expect(found.kappa).toBeCloseTo(0.3774, 4);
    expect(found.kappaSe).toBeCloseTo(0.2905, 4);
    expect(found.kappaInterval!.low).toBeCloseTo(-0.1921, 4);
    expect(found.kappaInterval!.high).toBeCloseTo(0.9468, 4);
    expect(found.pabak).toBeCloseTo(0.4545, 4);
    expect(found.ac1).toBeCloseTo(0.5182, 4);
    expect(codes(underRule.notes)).toEqual(["small_sample"]);
  });

  it("reports full texts, with the interval clipped at 1", () => {
    const { pairs } = report({ A: "IEIEIII", B: "IEEEIII" }, { offered: ["include", "exclude"] });
    const found = pairs[0]!.offered;
    expect(found.counts).toEqual([
      [4, 1],
      [0, 2],
    ]);
    expect(found.statistics.kappa).toBeCloseTo(0.6957, 4);
    expect(found.statistics.kappaInterval!.low).toBeCloseTo(0.1696, 4);
    expect(found.statistics.kappaInterval!.high).toBe(1);
    expect(found.statistics.ac1).toBeCloseTo(0.7358, 4);
    expect(pairs[0]!.underRule).toEqual(found);
  });

  it("reports the same review with a register and other methods", () => {
    const titles = report({ A: `${TITLES.A}I`, B: `${TITLES.B}I` }).pairs[0]!.underRule.statistics;
    expect(titles.kappa).toBeCloseTo(0.4, 4);
    expect(titles.ac1).toBeCloseTo(0.574, 4);
    const texts = report({ A: "IEIEIIIIIE", B: "IEEEIIIIIE" }, { offered: ["include", "exclude"] });
    expect(texts.pairs[0]!.offered.statistics.kappa).toBeCloseTo(0.7826, 4);
    expect(texts.pairs[0]!.offered.statistics.ac1).toBeCloseTo(0.8165, 4);
  });

  it("keeps to the shape the interface promises", () => {
    const found = report({ ...TITLES, C: "I.E.I.E.I.E" });
    expect(agreementReport.parse(found)).toEqual(found);
  });
});

describe("maybe-rules", () => {
  const votes = { A: "IMEM", B: "MEEM" };

  it("leaves maybes out of the table and counts them when they are to be discussed", () => {
    const { underRule } = report(votes, { maybeRule: "discuss" }).pairs[0]!;
    expect(underRule.counts).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(underRule.leftOut).toBe(3);
    expect(codes(underRule.notes)).toContain("maybe_left_out");
  });

  it("compares maybe as a value of its own under third_value", () => {
    const { underRule, offered } = report(votes, { maybeRule: "third_value" }).pairs[0]!;
    expect(underRule).toEqual(offered);
    expect(underRule.categories).toEqual(DECISIONS);
  });

  it("does not call include and maybe a disagreement under advance", () => {
    expect(report(votes).pairs[0]!.underRule.counts).toEqual([
      [2, 1],
      [0, 1],
    ]);
  });
});

describe("an amended maybe-rule", () => {
  const votes = { A: "MIEI", B: "IIEM" };
  const under = (maybeRule: MaybeRule) =>
    itemsOf(votes).map((item) => ({ ...item, votes: item.votes.map((vote) => ({ ...vote, maybeRule })) }));
  const later = (maybeRule: MaybeRule) =>
    under(maybeRule).map((item) => ({ ...item, id: `later ${item.id}` }));

  it("reads each vote by the rule of its own batch", () => {
    const found = report({}, { items: [...under("advance"), ...later("discuss")] });
    expect(found.maybeRules).toEqual(["advance", "discuss"]);
    const { underRule } = found.pairs[0]!;
    expect(underRule.counts).toEqual([
      [4, 0],
      [0, 2],
    ]);
    expect(underRule.leftOut).toBe(2);
  });

  it("moves no table of votes that were sealed before, when a third vote follows under another rule", () => {
    const before = report({}, { items: under("advance") });
    const followed = under("advance").map((item) => ({
      ...item,
      votes: [...item.votes, { person: "C", decision: "include" as const, maybeRule: "discuss" as const }],
    }));
    expect(report({}, { items: followed }).pairs[0]).toEqual(before.pairs[0]);
  });

  it("keeps maybe as a category for those batches alone that took it for one", () => {
    const { underRule } = report({}, { items: [...under("advance"), ...later("third_value")] }).pairs[0]!;
    expect(underRule.categories).toEqual(DECISIONS);
    expect(underRule.counts).toEqual([
      [4, 1, 0],
      [1, 0, 0],
      [0, 0, 2],
    ]);
  });
});

describe("what is counted", () => {
  it("has no statistics before anything is doubly screened", () => {
    const found = report({ A: "II", B: ".." });
    expect(found.counts).toMatchObject({ doublyScreened: 0, notYetDoublyScreened: 2 });
    expect(found).toMatchObject({ pairs: [], pooled: null });
    expect(codes(found.notes)).toEqual(["no_doubly_screened_items"]);
  });

  it("leaves a missing second vote out of the table", () => {
    const found = report({ A: "IIE", B: "I.E" });
    expect(found.counts).toMatchObject({ doublyScreened: 2, notYetDoublyScreened: 1 });
    expect(found.pairs[0]!.offered.statistics.n).toBe(2);
  });

  it("counts imported, single and accelerated screening apart", () => {
    const items = itemsOf({ A: "IIEE", B: "IIEI" });
    const [first, ...rest] = items;
    const modes = ["imported", "single", "accelerated"] as const;
    const found = report({}, { items: [first!, ...rest.map((item, i) => ({ ...item, mode: modes[i]! }))] });
    expect(found.counts).toEqual({
      doublyScreened: 1,
      notYetDoublyScreened: 0,
      imported: 1,
      single: 1,
      accelerated: 1,
    });
    expect(found.pairs[0]!.offered.statistics.n).toBe(1);
  });

  it("refuses a second vote of one person, and a decision that was not offered", () => {
    const twice = { id: "R1", votes: [1, 2].map(() => ({ person: "A", decision: "include" as const })) };
    expect(() => report({}, { items: [twice] })).toThrow("one first sealed vote per person");
    expect(() => report({ A: "M", B: "I" }, { offered: ["include", "exclude"] })).toThrow(
      "decisions offered",
    );
  });

  it("does not depend on the order of items and votes", () => {
    const letter = fc.constantFrom("I", "M", "E", ".");
    const row = fc.array(letter, { minLength: 12, maxLength: 12 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(row, row, row, fc.infiniteStream(fc.nat()), (A, B, C, stream) => {
        const items = itemsOf({ A, B, C });
        const keyed = items.map((item) => ({ item, key: stream.next().value ?? 0 }));
        const shuffled = keyed
          .sort((x, y) => x.key - y.key)
          .map(({ item }) => ({ ...item, votes: [...item.votes].reverse() }));
        expect(rounded(report({}, { items: shuffled }))).toEqual(rounded(report({}, { items })));
      }),
    );
  });
});

describe("cautions", () => {
  it("says that kappa is undefined without variation", () => {
    const { notes, statistics } = report({ A: "EEE", B: "EEE" }).pairs[0]!.offered;
    expect(statistics).toMatchObject({ kappa: null, ac1: 1, pabak: 1, percentAgreement: 1 });
    expect(codes(notes)).toEqual(["kappa_undefined", "small_sample"]);
  });

  it("says that one reviewer used a single category", () => {
    const { notes } = report({ A: "IIIIIIIIII", B: "IIIIIIIIIE" }, { offered: ["include", "exclude"] })
      .pairs[0]!.offered;
    expect(codes(notes)).toEqual(["one_category_used", "small_sample"]);
    expect(notes[0]!.text).toBe("Kappa is uninformative: one reviewer used a single category.");
  });

  it("says that perfect agreement has no width", () => {
    expect(codes(report({ A: "IEIE", B: "IEIE" }).pairs[0]!.offered.notes)).toEqual([
      "no_disagreement",
      "small_sample",
    ]);
  });

  it("calls 29 a small sample and 30 not", () => {
    const votes = (n: number) => ({ A: "IE".repeat(15).slice(0, n), B: "EI".repeat(15).slice(0, n) });
    expect(codes(report(votes(29)).notes)).toEqual(["small_sample"]);
    expect(codes(report(votes(30)).notes)).toEqual([]);
  });
});

describe("three reviewers in rotation", () => {
  const found = report({ A: "IIE.M.", B: "IE.EM.", C: ".II.MI" });

  it("gives every pair its own table", () => {
    expect(found.pairs.map(({ raters, offered }) => [...raters, offered.statistics.n])).toEqual([
      ["A", "B", 3],
      ["A", "C", 3],
      ["B", "C", 2],
    ]);
  });

  it("pools the items with two or more votes and no others", () => {
    expect(found.counts).toMatchObject({ doublyScreened: 4, notYetDoublyScreened: 2 });
    expect(found.pooled!.raters).toEqual(["A", "B", "C"]);
    expect(found.pooled!.offered.statistics).toMatchObject({ rated: 4, n: 4 });
    expect(found.pooled!.offered.statistics.percentAgreement).toBeCloseTo((1 + 1 / 3 + 0 + 1) / 4);
  });

  it("pools nothing when there are two", () => {
    expect(report(TITLES).pooled).toBeNull();
  });
});
