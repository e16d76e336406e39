import { clean } from "../printed";

/** Values in one cell, parted by `; `; a value with such a sign in it stands in quotation marks, doubled inside. */
export function printedList(values: readonly string[]): string {
  return values
    .map((value) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join("; ");
}

const VALUE = /\s*(?:"((?:[^"]|"")*)"|([^;]*))\s*(?:;|$)/gy;

/** The values that such a cell holds. */
export function listOf(cell: string): string[] {
  // Without quotation marks, as nearly all are: the matches of one row would be hundreds of lists.
  if (!cell.includes('"'))
    return cell
      .split(";")
      .map(clean)
      .filter((value) => value !== undefined);
  const found = [...cell.matchAll(VALUE)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  return found.map(clean).filter((value) => value !== undefined);
}
