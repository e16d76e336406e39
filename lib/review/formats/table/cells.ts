// The browser build brings its own buffer, so that a preview in the browser reads as the server does.
import { CsvError, parse } from "csv-parse/browser/esm/sync";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How the cells of a table are parted. */
export interface Dialect {
  delimiter: Delimiter;
  /** Whether quotation marks hold a cell together; Web of Science prints them in titles and means nothing by it. */
  quotes: boolean;
}

export interface Cells {
  cells: string[];
  /** Whether a quotation mark ends a cell where no cell ends, so that cells may be cut wrongly. */
  strayQuote: boolean;
}

/** The cells of a row, or nothing when it is no row. */
export function cellsOf(text: string, dialect: Dialect): Cells | undefined {
  if (!dialect.quotes || !text.includes('"')) {
    const cells = text.split(dialect.delimiter);
    return {
      cells: dialect.delimiter === "\t" ? cells : cells.map((cell) => cell.trimStart()),
      strayQuote: false,
    };
  }
  const cells = soundCells(text, dialect.delimiter);
  return cells ? { cells, strayQuote: false } : oddCells(text, dialect.delimiter);
}

/** The cells of a row whose quotation marks all stand where they should; many times as fast as the library. */
export function soundCells(text: string, delimiter: Delimiter): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      const next = end === undefined ? undefined : (text[end + 1] ?? delimiter);
      if (end === undefined || next !== delimiter) return undefined;
      const inner = text.slice(at + 1, end);
      cells.push(inner.includes('""') ? inner.replaceAll('""', '"') : inner);
      at = end + 1;
    } else {
      const found = text.indexOf(delimiter, at);
      const end = found < 0 ? text.length : found;
      const cell = text.slice(at, end);
      if (cell.includes('"')) return undefined;
      cells.push(delimiter === "\t" ? cell : cell.trimStart());
      at = end;
    }
    if (at >= text.length) return cells;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function oddCells(text: string, delimiter: Delimiter, relaxed = false): Cells | undefined {
  try {
    const rows = parse(text, {
      delimiter,
      relax_quotes: relaxed,
      relax_column_count: true,
      ltrim: delimiter !== "\t",
      record_delimiter: ["\u0000"],
    });
    const row = rows.length === 1 ? rows[0] : undefined;
    return row && { cells: relaxed ? row.map(unquoted) : row, strayQuote: false };
  } catch (error) {
    if (relaxed || !(error instanceof CsvError)) return undefined;
    const again = oddCells(text, delimiter, true);
    return again && { ...again, strayQuote: error.code === "CSV_INVALID_CLOSING_QUOTE" };
  }
}

/** A cell with quotation marks that are not doubled keeps its own around it. */
function unquoted(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : cell;
}

/** Whether a quoted cell is still open at the end of a line. */
export function quotedAfter(text: string, quotedBefore: boolean, { delimiter, quotes }: Dialect): boolean {
  if (!quotes || !text.includes('"')) return quotedBefore;
  let quoted = quotedBefore;
  let atStart = !quotedBefore;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (quoted && char !== '"') {
      const next = text.indexOf('"', index);
      if (next < 0) return true;
      index = next - 1;
    } else if (quoted) {
      const next = text[index + 1];
      if (next === '"') index += 1;
      else if (next === undefined || next === delimiter || !/\S/.test(text.slice(index + 1))) quoted = false;
    } else if (char === delimiter) atStart = true;
    else if (char === '"' && atStart) [quoted, atStart] = [true, false];
    else if (char !== " ") atStart = false;
  }
  return quoted;
}
