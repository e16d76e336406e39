/** Square table of counts: rows are the first rater's categories, columns the second's. */
export type CountTable = readonly (readonly number[])[];

/** Cross table of paired decisions over the categories offered, used or not. */
export function crossTable<C>(categories: readonly C[], pairs: readonly (readonly [C, C])[]): number[][] {
  const counts = categories.map(() => categories.map(() => 0));
  for (const [first, second] of pairs) {
    const row = counts[categories.indexOf(first)]!;
    row[categories.indexOf(second)]! += 1;
  }
  return counts;
}

/** Number of items both raters judged. */
export function total(counts: CountTable): number {
  return counts.reduce((sum, row) => sum + row.reduce((rowSum, count) => rowSum + count, 0), 0);
}

/** How often each rater used each category. */
export function margins(counts: CountTable): { rows: number[]; columns: number[] } {
  return {
    rows: counts.map((row) => row.reduce((sum, count) => sum + count, 0)),
    columns: counts.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0)),
  };
}

/** Share of items on which both raters chose the same category. */
export function percentAgreement(counts: CountTable): number {
  return counts.reduce((sum, row, i) => sum + row[i]!, 0) / total(counts);
}

/** Agreement on one category, 2a / (2a + b + c); null when nobody used it. */
export function specificAgreement(counts: CountTable, category: number): number | null {
  const { rows, columns } = margins(counts);
  const used = (rows[category] ?? 0) + (columns[category] ?? 0);
  return used === 0 ? null : (2 * counts[category]![category]!) / used;
}
