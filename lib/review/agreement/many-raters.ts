import { ac1Expected, beyondChance, pabak } from "./ac1";
import type { ManyRaterStatistics } from "./schema";

const NOTHING: ManyRaterStatistics = {
  rated: 0,
  n: 0,
  percentAgreement: null,
  kappa: null,
  kappaExpected: null,
  pabak: null,
  ac1: null,
  ac1Expected: null,
  positiveAgreement: null,
};

const sum = (numbers: readonly number[]) => numbers.reduce((subtotal, number) => subtotal + number, 0);

/**
 * Fleiss' kappa, AC1 and PABAK of any number of raters; each row holds one item's number of ratings per category
 * offered. Items may have unequal numbers of ratings (Gwet 2014): agreement is taken over items with two or
 * more, the use of categories over all rated items.
 */
export function manyRaterStatisticsOf(
  ratingCounts: readonly (readonly number[])[],
  positive = 0,
): ManyRaterStatistics {
  const rated = ratingCounts.filter((item) => sum(item) > 0);
  const shared = rated.filter((item) => sum(item) > 1);
  if (shared.length === 0) return { ...NOTHING, rated: rated.length };
  const observed = sum(shared.map(agreementOn)) / shared.length;
  const categories = shared[0]!.length;
  const use = Array.from(
    { length: categories },
    (_, category) => sum(rated.map((item) => item[category]! / sum(item))) / rated.length,
  );
  const oneCategory = use.filter((share) => share > 0).length === 1;
  const kappaExpected = oneCategory ? 1 : sum(use.map((share) => share * share));
  const expected = ac1Expected(use);
  return {
    rated: rated.length,
    n: shared.length,
    percentAgreement: observed,
    kappa: oneCategory ? null : beyondChance(observed, kappaExpected),
    kappaExpected,
    pabak: pabak(observed, categories),
    ac1: beyondChance(observed, expected),
    ac1Expected: expected,
    positiveAgreement: agreementOnCategory(shared, positive),
  };
}

/** Share of the pairs of ratings of one item that agree. */
function agreementOn(item: readonly number[]): number {
  const ratings = sum(item);
  return sum(item.map((count) => count * (count - 1))) / (ratings * (ratings - 1));
}

/** Chance that a second rater of an item also says this category, given that a first one did. */
function agreementOnCategory(items: readonly (readonly number[])[], category: number): number | null {
  const possible = sum(items.map((item) => item[category]! * (sum(item) - 1)));
  return possible === 0 ? null : sum(items.map((item) => item[category]! * (item[category]! - 1))) / possible;
}
