import type { CountTable } from "./table";
import { margins, total } from "./table";

const Z_95 = 1.959964;

/** 95 % interval around an agreement coefficient, clipped to the range the coefficient can take. */
export function clippedInterval(value: number, se: number): { low: number; high: number } {
  return { low: Math.max(-1, value - Z_95 * se), high: Math.min(1, value + Z_95 * se) };
}

/** Whether both raters used one and the same category throughout: kappa is then undefined. */
export function hasNoVariation(counts: CountTable): boolean {
  const { rows, columns } = margins(counts);
  const n = total(counts);
  return rows.some((row, i) => row === n && columns[i] === n);
}

/** Whether at least one rater used a single category: kappa is then 0 or undefined, whatever they agreed on. */
export function hasConstantRater(counts: CountTable): boolean {
  const { rows, columns } = margins(counts);
  const n = total(counts);
  return rows.includes(n) || columns.includes(n);
}

/** Expected agreement of two independent raters with these margins, the sum of r_i c_i (Cohen 1960). */
export function expectedAgreement(counts: CountTable): number {
  const { rows, columns } = margins(counts);
  const n = total(counts);
  return rows.reduce((sum, row, i) => sum + row * columns[i]!, 0) / (n * n);
}

/** Cohen's kappa; null when neither rater varied. From whole counts, so that 0 is exactly 0. */
export function cohenKappa(counts: CountTable): number | null {
  if (hasNoVariation(counts)) return null;
  const { rows, columns } = margins(counts);
  const n = total(counts);
  const chance = rows.reduce((sum, row, i) => sum + row * columns[i]!, 0);
  const agreed = counts.reduce((sum, row, i) => sum + row[i]!, 0);
  return (n * agreed - chance) / (n * n - chance);
}

/** Standard error of kappa for its interval (Fleiss, Cohen and Everitt 1969). */
export function kappaSe(counts: CountTable, kappa: number): number {
  const n = total(counts);
  const { rows, columns } = margins(counts);
  const pe = expectedAgreement(counts);
  let spread = 0;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      const weight =
        i === j
          ? 1 - ((rows[i]! + columns[i]!) / n) * (1 - kappa)
          : (1 - kappa) * ((columns[i]! + rows[j]!) / n);
      spread += (count / n) * weight ** 2;
    });
  });
  const centre = (kappa - pe * (1 - kappa)) ** 2;
  return Math.sqrt(Math.max(0, spread - centre) / n) / (1 - pe);
}

/** Standard error of kappa under the hypothesis of no agreement beyond chance. */
export function kappaSe0(counts: CountTable): number {
  const n = total(counts);
  const { rows, columns } = margins(counts);
  const pe = expectedAgreement(counts);
  const cubic = rows.reduce((sum, row, i) => {
    const column = columns[i]!;
    return sum + (row * column * (row + column)) / n ** 3;
  }, 0);
  return Math.sqrt(Math.max(0, pe + pe * pe - cubic)) / ((1 - pe) * Math.sqrt(n));
}
