import { cellsOf, DELIMITERS, type Dialect } from "./cells";
import type { ColumnMapping } from "./column-mapping";
import { type Columns, columnsOf } from "./columns";

/** Some exports print a few lines about the search before the header. */
export const HEADER_WITHIN = 10;

export interface Header {
  dialect: Dialect;
  columns: Columns;
}

/** The header in a line: the delimiter that gives the most known columns, one of them the title or named by people. */
export function headerOf(text: string, mapping?: ColumnMapping): Header | undefined {
  const candidates = headersIn(text, mapping).filter(({ columns }) => isHeader(columns, mapping));
  return candidates.sort((a, b) => b.columns.holding.size - a.columns.holding.size)[0];
}

/** A line read as a header with each of the delimiters. */
export function headersIn(text: string, mapping?: ColumnMapping): Header[] {
  return DELIMITERS.flatMap((delimiter): Header[] => {
    const found = cellsOf(text.replace(/^\ufeff/, ""), { delimiter, quotes: true })?.cells;
    if (!found) return [];
    const columns = columnsOf(found, mapping);
    const quotes = !(delimiter === "\t" && isWebOfScience(columns));
    return [{ dialect: { delimiter, quotes }, columns }];
  });
}

/** A table without titles is one only where people said what its columns hold. */
export function isHeader({ names, holding }: Columns, mapping: ColumnMapping | undefined): boolean {
  if (holding.has("title")) return true;
  if (!mapping || holding.size === 0) return false;
  const said = Object.keys(mapping);
  return said.filter((name) => names.includes(name)).length >= Math.max(1, said.length / 2);
}

function isWebOfScience({ names }: Columns): boolean {
  return ["PT", "AU", "TI", "SO"].every((tag) => names.includes(tag));
}

/** Whether lines look like a table whose title column has a name of its own: people can say which one it is. */
export function looksLikeTable(lines: readonly string[]): boolean {
  const [first = "", ...others] = lines.slice(0, 4);
  return headersIn(first).some(({ dialect, columns }) => {
    const [width, known] = [columns.names.length, columns.holding.size];
    const rows = others.map((line) => cellsOf(line, dialect)?.cells.length ?? 0);
    return (
      width >= 3 &&
      known >= 2 &&
      known >= width / 4 &&
      rows.length > 0 &&
      rows.every((cells) => cells === width)
    );
  });
}
