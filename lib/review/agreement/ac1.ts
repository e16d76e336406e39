import type { CountTable } from "./table";
import { margins, percentAgreement, total } from "./table";

/** Chance agreement of Gwet's AC1 from the mean use of each category offered (Gwet 2008). */
export function ac1Expected(meanUse: readonly number[]): number {
  return meanUse.reduce((sum, use) => sum + use * (1 - use), 0) / (meanUse.length - 1);
}

/** Mean use of each category by two raters, (r_i + c_i) / 2. */
export function meanUseOf(counts: CountTable): number[] {
  const { rows, columns } = margins(counts);
  const n = total(counts);
  return rows.map((row, i) => (row + columns[i]!) / (2 * n));
}

/** Agreement beyond a chance agreement that is below 1. */
export function beyondChance(observed: number, expected: number): number {
  return (observed - expected) / (1 - expected);
}

/** Standard error of AC1 for two raters (Gwet 2008, as computed by irrCAC). */
export function ac1Se(counts: CountTable): number {
  const n = total(counts);
  const meanUse = meanUseOf(counts);
  const observed = percentAgreement(counts);
  const expected = ac1Expected(meanUse);
  const remainder = 1 - beyondChance(observed, expected);
  let spread = 0;
  counts.forEach((row, k) => {
    row.forEach((count, l) => {
      const chance = (1 - (meanUse[k]! + meanUse[l]!) / 2) / (counts.length - 1);
      spread += (count / n) * ((k === l ? 1 : 0) - 2 * remainder * chance) ** 2;
    });
  });
  const centre = (observed - 2 * remainder * expected) ** 2;
  return Math.sqrt(Math.max(0, spread - centre) / n) / (1 - expected);
}

/** Prevalence- and bias-adjusted kappa for q categories offered; the same as Brennan and Prediger's coefficient. */
export function pabak(observed: number, categories: number): number {
  return (categories * observed - 1) / (categories - 1);
}
