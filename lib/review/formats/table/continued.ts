import type { Columns } from "./columns";
import { CONTINUES } from "./own-layout";
import type { SheetRow } from "./workbook";

/** What Excel holds in one cell, in its own units (UTF-16). */
const MOST_IN_CELL = 32_767;

/**
 * A row whose cells are longer than Excel takes, as several: the rest of a long cell stands in the same column of the
 * row below, which says in its last column that it continues the row above.
 */
export function cutRows(cells: readonly string[]): string[][] {
  const rows: string[][] = [];
  let rest = [...cells];
  while (rest.some((cell) => cell !== "") || rows.length === 0) {
    const ends = rest.map(endOfCell);
    rows.push([
      ...rest.map((cell, index) => cell.slice(0, ends[index])),
      rows.length === 0 ? "" : CONTINUES.sign,
    ]);
    rest = rest.map((cell, index) => cell.slice(ends[index]));
  }
  return rows;
}

/** Never between the halves of a character. */
function endOfCell(cell: string): number {
  if (cell.length <= MOST_IN_CELL) return cell.length;
  return /[\uD800-\uDBFF]/.test(cell[MOST_IN_CELL - 1] ?? "") ? MOST_IN_CELL - 1 : MOST_IN_CELL;
}

/** Rows put together again. */
export async function* continued(
  { names, own }: Columns,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SheetRow> {
  const mark = own ? names.indexOf(CONTINUES.name) : -1;
  if (mark < 0) return yield* rows;
  let whole: SheetRow | undefined;
  for await (const row of rows) {
    if (whole && row.cells[mark] === CONTINUES.sign) {
      const { cells } = whole;
      const width = Math.max(cells.length, row.cells.length);
      whole.cells = Array.from({ length: width }, (_, index) =>
        index === mark ? "" : (cells[index] ?? "") + (row.cells[index] ?? ""),
      );
      continue;
    }
    if (whole) yield whole;
    whole = row;
  }
  if (whole) yield whole;
}
