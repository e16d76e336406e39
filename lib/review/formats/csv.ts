// The browser build brings its own buffer, so that a preview in the browser reads as the server does.
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { emitCitation } from "./citation";
import { type Columns, columnsOf } from "./csv-columns";
import { draftOfRow } from "./csv-draft";
import { readLines } from "./decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "./format";
import { Span, StrayLines, warning } from "./span";

/** Tables with a header line, parted by commas, semicolons or tabs. */
export const csv: Format = {
  id: "csv",
  label: "Table (CSV, TSV)",
  extensions: ["csv", "tsv", "tab", "txt"],
  recognises(head) {
    const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
    const header = lines
      .slice(0, HEADER_WITHIN)
      .map(headerOf)
      .find((found) => found !== undefined);
    if (!header) return 0;
    return header.columns.size >= 3 ? 0.9 : 0.5;
  },
  read: (chunks) => readLines(chunks, new CsvReader()),
};

/** Some exports print a few lines about the search before the header. */
const HEADER_WITHIN = 10;
const DELIMITERS = [",", ";", "\t", "|"] as const;
type Delimiter = (typeof DELIMITERS)[number];

interface Header {
  delimiter: Delimiter;
  names: string[];
  columns: Columns;
}

class CsvReader implements LineReader {
  private header: Header | undefined;
  private linesBeforeHeader = 0;
  private readonly stray = new StrayLines();
  private row: Line[] = [];
  private quoted = false;
  /** After how many lines an open quote counts as forgotten; shrinks each time that happens. */
  private patience = 1000;

  line(line: Line, emit: Emit): void {
    const waiting = [line];
    for (let next = waiting.shift(); next; next = waiting.shift()) waiting.unshift(...this.take(next, emit));
  }

  end(emit: Emit): void {
    while (this.row.length > 0) for (const line of this.giveUpFirst(emit)) this.line(line, emit);
    const columns = DELIMITERS.map((sign) => (sign === "\t" ? "tab" : sign)).join(" ");
    const message = this.header
      ? NO_CELL
      : `No header line with a title column was found in the first ${HEADER_WITHIN} lines, so nothing was read. Name the column of titles "Title" and part the columns by one of: ${columns}`;
    const stray = this.stray.take(message);
    if (stray) emit(this.header ? stray : { ...stray, code: "header_without_title" });
  }

  /** Takes one line; hands back lines that must be read again because a row was no row. */
  private take(line: Line, emit: Emit): Line[] {
    if (this.row.length === 0 && isBlank(line)) return [];
    if (!this.header) {
      this.readHeader(line, emit);
      return [];
    }
    this.row.push(line);
    this.quoted = quotedAfter(line.text, this.quoted, this.header.delimiter);
    if (this.quoted) return this.row.length > this.patience || this.isHuge() ? this.giveUpFirst(emit) : [];
    return this.closeRow(this.header, emit);
  }

  private readHeader(line: Line, emit: Emit): void {
    const found = this.linesBeforeHeader < HEADER_WITHIN ? headerOf(line.text) : undefined;
    this.linesBeforeHeader += 1;
    if (!found) {
      if (this.linesBeforeHeader > 1 || !/^\ufeff?sep=.$/.test(line.text)) this.stray.add(line);
      else emit({ kind: "facts", ...placeOf(line) });
      return;
    }
    const before = this.stray.take("These lines stand before the header of the table and were left out.");
    if (before) emit(before);
    this.header = found;
    emit({ kind: "facts", ...placeOf(line), columns: found.names });
  }

  private closeRow(header: Header, emit: Emit): Line[] {
    const span = new Span();
    for (const line of this.row) span.add(line);
    const found = cellsOf(span.original, header.delimiter);
    const swallowed = this.row.slice(1).some((line) => found?.strayQuote && line.text.startsWith('"'));
    if (this.row.length > 1 && (swallowed || found?.cells.length !== header.names.length)) {
      return this.giveUpFirst(emit);
    }
    const rows = this.row;
    this.row = [];
    if (found?.cells.every((cell) => cell.trim() === "")) {
      for (const line of rows) this.stray.add(line);
      return [];
    }
    const empty = this.stray.take(NO_CELL);
    if (empty) emit(empty);
    if (found) emitRow(header, span, found, emit);
    else emit(warning(span.place, "broken_row", BROKEN, span.original));
    return [];
  }

  /** An unclosed quote swallows the rows below it: only its first line is given up, the others are read again. */
  private giveUpFirst(emit: Emit): Line[] {
    const [first, ...others] = this.row;
    this.row = [];
    this.quoted = false;
    this.patience = Math.max(20, Math.floor(this.patience / 2));
    if (first && !isBlank(first)) emit(warning(placeOf(first), "broken_row", BROKEN, first.text));
    return others;
  }

  private isHuge(): boolean {
    const first = this.row[0];
    const last = this.row.at(-1);
    return first !== undefined && last !== undefined && last.byteEnd - first.byteStart > 1024 * 1024;
  }
}

const NO_CELL = "These rows hold no cell and were left out.";
const BROKEN =
  "This row could not be read: a quotation mark is missing or stands in the wrong place. Correct the row and import it again.";

function emitRow(header: Header, span: Span, { cells, strayQuote }: Cells, emit: Emit): void {
  const { place, original } = span;
  if (!emitCitation({ place, original, ...draftOfRow(header.columns, cells) }, emit)) return;
  const surplus = cells.slice(header.names.length).some((cell) => cell.trim() !== "");
  if (cells.length < header.names.length || surplus) {
    const message = `This row has ${cells.length} cells, the header ${header.names.length}: cells may stand in the wrong column. Check this record.`;
    emit(warning(place, "column_count", message));
  }
  if (strayQuote) {
    const message =
      "A quotation mark in this row stands in the wrong place, so its cells may be cut wrongly. Check this record.";
    emit(warning(place, "stray_quote", message));
  }
}

/** The header in a line: the delimiter that gives the most known columns, one of them the title. */
function headerOf(text: string): Header | undefined {
  const candidates = DELIMITERS.flatMap((delimiter): Header[] => {
    const names = cellsOf(text.replace(/^\ufeff/, ""), delimiter)?.cells.map((name) => name.trim());
    if (!names) return [];
    const columns = columnsOf(names);
    return columns.has("title") ? [{ delimiter, names, columns }] : [];
  });
  return candidates.sort((a, b) => b.columns.size - a.columns.size)[0];
}

interface Cells {
  cells: string[];
  /** Whether a quotation mark ends a cell where no cell ends, so that cells may be cut wrongly. */
  strayQuote: boolean;
}

function cellsOf(text: string, delimiter: Delimiter, relaxed = false): Cells | undefined {
  try {
    const rows = parse(text, {
      delimiter,
      relax_quotes: relaxed,
      relax_column_count: true,
      ltrim: delimiter !== "\t",
      record_delimiter: ["\u0000"],
    });
    return rows.length === 1 && rows[0] ? { cells: rows[0].map(unquoted), strayQuote: false } : undefined;
  } catch (error) {
    if (relaxed || !(error instanceof CsvError)) return undefined;
    const again = cellsOf(text, delimiter, true);
    return again && { ...again, strayQuote: error.code === "CSV_INVALID_CLOSING_QUOTE" };
  }
}

/** A cell with quotation marks inside keeps its own around it. */
function unquoted(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : cell;
}

/** Whether a quoted cell is still open at the end of a line. */
function quotedAfter(text: string, quotedBefore: boolean, delimiter: Delimiter): boolean {
  let quoted = quotedBefore;
  let atStart = !quotedBefore;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (quoted && char === '"') {
      const next = text[index + 1];
      if (next === '"') index += 1;
      else if (next === undefined || next === delimiter || /^\s*$/.test(text.slice(index + 1)))
        quoted = false;
    } else if (!quoted && char === delimiter) atStart = true;
    else if (!quoted && char === '"' && atStart) [quoted, atStart] = [true, false];
    else if (char !== " ") atStart = false;
  }
  return quoted;
}

function placeOf(line: Line) {
  return { line: line.number, byteStart: line.byteStart, byteEnd: line.byteEnd };
}
