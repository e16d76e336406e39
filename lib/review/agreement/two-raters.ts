import { ac1Expected, ac1Se, beyondChance, meanUseOf, pabak } from "./ac1";
import { clippedInterval, cohenKappa, expectedAgreement, hasConstantRater, kappaSe, kappaSe0 } from "./kappa";
import type { TwoRaterStatistics } from "./schema";
import type { CountTable } from "./table";
import { percentAgreement, specificAgreement, total } from "./table";

const NOTHING: TwoRaterStatistics = {
  n: 0,
  percentAgreement: null,
  kappa: null,
  kappaExpected: null,
  kappaSe: null,
  kappaInterval: null,
  kappaSe0: null,
  kappaZ: null,
  pabak: null,
  ac1: null,
  ac1Expected: null,
  ac1Se: null,
  ac1Interval: null,
  positiveAgreement: null,
  prevalenceIndex: null,
  biasIndex: null,
};

/** Every agreement statistic of two raters; `positive` is the row of "include". */
export function twoRaterStatisticsOf(counts: CountTable, positive = 0): TwoRaterStatistics {
  const n = total(counts);
  if (n === 0) return NOTHING;
  const observed = percentAgreement(counts);
  const expected = ac1Expected(meanUseOf(counts));
  const ac1 = beyondChance(observed, expected);
  const se = ac1Se(counts);
  return {
    ...NOTHING,
    n,
    percentAgreement: observed,
    ...kappaOf(counts),
    pabak: pabak(observed, counts.length),
    ac1,
    ac1Expected: expected,
    ac1Se: se,
    ac1Interval: clippedInterval(ac1, se),
    positiveAgreement: specificAgreement(counts, positive),
    ...indicesOf(counts),
  };
}

/** When a rater never varied the large-sample errors collapse to 0 and would read as certainty: none is given. */
function kappaOf(counts: CountTable) {
  const kappa = cohenKappa(counts);
  const kappaExpected = expectedAgreement(counts);
  if (kappa === null || hasConstantRater(counts)) return { kappa, kappaExpected };
  const se = kappaSe(counts, kappa);
  const se0 = kappaSe0(counts);
  return {
    kappa,
    kappaExpected,
    kappaSe: se,
    kappaInterval: clippedInterval(kappa, se),
    kappaSe0: se0,
    kappaZ: kappa / se0,
  };
}

/** Prevalence (a - d) / n and bias (b - c) / n (Byrt, Bishop and Carlin 1993). */
function indicesOf(counts: CountTable) {
  const [first, second] = counts;
  if (counts.length !== 2 || !first || !second) return {};
  const n = total(counts);
  return { prevalenceIndex: (first[0]! - second[1]!) / n, biasIndex: (first[1]! - second[0]!) / n };
}
