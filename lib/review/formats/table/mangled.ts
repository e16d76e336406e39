import type { ColumnField } from "./column-mapping";
import type { Columns } from "./columns";

export const NUMBER_FIELDS: readonly ColumnField[] = [
  "pages",
  "firstPage",
  "lastPage",
  "issue",
  "volume",
  "articleNumber",
];
const MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const DATE = new RegExp(String.raw`^(?:\d{1,2}-(?:${MONTH})(?:-\d{2,4})?|(?:${MONTH})-\d{2,4})$`, "i");

/** Pages, volumes and issues that a spreadsheet program took for dates, as `pages "08-Aug"`. */
export function mangledCells({ holding }: Columns, cells: readonly string[]): string[] {
  return NUMBER_FIELDS.flatMap((field) =>
    (holding.get(field) ?? []).flatMap((index) => {
      const cell = cells[index] ?? "";
      return cell.length < 12 && DATE.test(cell.trim()) ? [`${WORDS[field] ?? field} "${cell.trim()}"`] : [];
    }),
  );
}

const WORDS: Partial<Record<ColumnField, string>> = {
  firstPage: "first page",
  lastPage: "last page",
  articleNumber: "article number",
};
