import { describe, expect, it } from "vitest";
import { manyRaterStatisticsOf } from "./many-raters";
import { FOUR_RATERS, FOURTEEN_RATERS, SIX_PSYCHIATRISTS } from "./many-raters.fixture";
import { twoRaterStatisticsOf } from "./two-raters";
import { TWO_RATER_TABLES } from "./two-raters.fixture";

describe("two raters, published tables", () => {
  for (const table of TWO_RATER_TABLES) {
    it(`reproduces ${table.name}`, () => {
      const found = twoRaterStatisticsOf(table.counts);
      expect(found.n).toBe(table.n);
      expect(found.percentAgreement).toBeCloseTo(table.po, 7);
      expect(found.kappaExpected).toBeCloseTo(table.pe, 7);
      expect(found.kappa).toBeCloseTo(table.kappa, 7);
      expect(found.kappaSe).toBeCloseTo(table.se, 7);
      expect(found.kappaInterval?.low).toBeCloseTo(table.interval[0]!, 7);
      expect(found.kappaInterval?.high).toBeCloseTo(Math.min(1, table.interval[1]!), 7);
      expect(found.kappaSe0).toBeCloseTo(table.se0, 7);
      expect(found.kappaZ).toBeCloseTo(table.z, 6);
      expect(found.pabak).toBeCloseTo(table.pabak, 7);
      expect(found.ac1).toBeCloseTo(table.ac1, 7);
      expect(found.ac1Expected).toBeCloseTo(table.ac1Expected, 7);
    });
  }

  it("gives the standard error of AC1 that irrCAC prints", () => {
    const abstractors = TWO_RATER_TABLES.find((table) => table.name.startsWith("irrCAC"))!;
    expect(twoRaterStatisticsOf(abstractors.counts).ac1Se).toBeCloseTo(0.04321747, 7);
  });
});

describe("two raters, edge cases", () => {
  it("has no statistics without items", () => {
    const found = twoRaterStatisticsOf([
      [0, 0],
      [0, 0],
    ]);
    expect(found.n).toBe(0);
    expect(Object.values(found).filter((value) => value !== null)).toEqual([0]);
  });

  it("leaves kappa undefined when both used one and the same category", () => {
    const found = twoRaterStatisticsOf([
      [0, 0],
      [0, 7],
    ]);
    expect(found).toMatchObject({ percentAgreement: 1, kappa: null, kappaInterval: null, ac1: 1, pabak: 1 });
    expect(found.positiveAgreement).toBeNull();
  });

  it("puts kappa at exactly 0 when one rater was constant, with no interval", () => {
    const found = twoRaterStatisticsOf([
      [9, 1],
      [0, 0],
    ]);
    expect(found.kappa).toBe(0);
    expect(found.percentAgreement).toBeCloseTo(0.9);
    expect(found.ac1).toBeCloseTo(0.8895, 4);
    expect(found).toMatchObject({ kappaSe: null, kappaInterval: null, kappaSe0: null, kappaZ: null });
  });

  it("keeps kappa 0 when raters are constant on different categories", () => {
    const found = twoRaterStatisticsOf([
      [0, 5],
      [0, 0],
    ]);
    expect(found).toMatchObject({ kappa: 0, percentAgreement: 0, pabak: -1, ac1: -1 });
  });

  it("counts the categories offered, so an unused maybe changes PABAK and AC1 but not kappa", () => {
    const two = twoRaterStatisticsOf([
      [6, 2],
      [1, 2],
    ]);
    const three = twoRaterStatisticsOf([
      [6, 0, 2],
      [0, 0, 0],
      [1, 0, 2],
    ]);
    expect(three.kappa).toBeCloseTo(two.kappa!, 12);
    expect(three.pabak).toBeCloseTo((3 * (8 / 11) - 1) / 2, 12);
    expect(three.pabak).not.toBeCloseTo(two.pabak!, 2);
    expect(three.ac1).not.toBeCloseTo(two.ac1!, 2);
  });

  it("stays within its range for less agreement than chance", () => {
    const found = twoRaterStatisticsOf([
      [0, 3],
      [4, 0],
    ]);
    expect(found.kappa).toBeLessThan(0);
    expect(found.kappaInterval!.low).toBeGreaterThanOrEqual(-1);
    expect(found.ac1Interval!.low).toBeGreaterThanOrEqual(-1);
  });

  it("gives positive agreement, prevalence and bias of a two by two table", () => {
    const found = twoRaterStatisticsOf([
      [0, 3],
      [2, 45],
    ]);
    expect(found.positiveAgreement).toBe(0);
    expect(found.percentAgreement).toBeCloseTo(0.9);
    expect(found.ac1).toBeCloseTo(0.89, 2);
    expect(found.prevalenceIndex).toBeCloseTo(-0.9);
    expect(found.biasIndex).toBeCloseTo(0.02);
  });

  it("has no prevalence and bias index for three categories", () => {
    const found = twoRaterStatisticsOf([
      [6, 0, 1],
      [0, 0, 1],
      [0, 1, 2],
    ]);
    expect(found).toMatchObject({ prevalenceIndex: null, biasIndex: null });
    expect(found.positiveAgreement).toBeCloseTo(12 / 13);
  });
});

describe("many raters", () => {
  const countsOf = (ratings: readonly (readonly (number | null)[])[], categories: number) =>
    ratings.map((row) =>
      Array.from({ length: categories }, (_, i) => row.filter((rating) => rating === i + 1).length),
    );

  it("reproduces Fleiss' kappa of ten items and fourteen raters", () => {
    const found = manyRaterStatisticsOf(FOURTEEN_RATERS);
    expect(found.percentAgreement).toBeCloseTo(0.378021978, 8);
    expect(found.kappaExpected).toBeCloseTo(0.212755102, 8);
    expect(found.kappa).toBeCloseTo(0.209930704, 8);
  });

  it("reproduces Fleiss 1971", () => {
    const found = manyRaterStatisticsOf(
      countsOf(
        SIX_PSYCHIATRISTS.map((row) => [...row].map(Number)),
        5,
      ),
    );
    expect(found.percentAgreement).toBeCloseTo(0.555555556, 8);
    expect(found.kappaExpected).toBeCloseTo(0.219938272, 8);
    expect(found.kappa).toBeCloseTo(0.43024452, 8);
  });

  it("reproduces irrCAC's units with missing ratings", () => {
    const found = manyRaterStatisticsOf(countsOf(FOUR_RATERS, 5));
    expect(found).toMatchObject({ rated: 12, n: 11 });
    expect(found.percentAgreement).toBeCloseTo(0.81818182, 7);
    expect(found.kappa).toBeCloseTo(0.76117, 5);
    expect(found.ac1).toBeCloseTo(0.77544, 5);
    expect(found.pabak).toBeCloseTo(0.77273, 5);
  });

  it("leaves kappa undefined without variation and everything without shared items", () => {
    expect(
      manyRaterStatisticsOf([
        [3, 0],
        [2, 0],
      ]),
    ).toMatchObject({ n: 2, kappa: null, kappaExpected: 1, ac1: 1, pabak: 1 });
    expect(manyRaterStatisticsOf([[1, 0]])).toMatchObject({
      rated: 1,
      n: 0,
      percentAgreement: null,
      ac1: null,
    });
  });

  it("equals the two rater AC1, PABAK and positive agreement when there are two raters", () => {
    const counts = [
      [6, 2],
      [1, 2],
    ];
    const rows = counts.flatMap((row, i) =>
      row.flatMap((count, j) =>
        Array.from({ length: count }, () =>
          [0, 1].map((category) => Number(i === category) + Number(j === category)),
        ),
      ),
    );
    const pair = twoRaterStatisticsOf(counts);
    const pool = manyRaterStatisticsOf(rows);
    expect(pool.ac1).toBeCloseTo(pair.ac1!, 12);
    expect(pool.pabak).toBeCloseTo(pair.pabak!, 12);
    expect(pool.positiveAgreement).toBeCloseTo(pair.positiveAgreement!, 12);
  });
});
