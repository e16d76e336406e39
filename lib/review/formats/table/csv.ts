import { readLines } from "../decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "../format";
import { StrayLines, warning } from "../span";
import { DELIMITERS } from "./cells";
import type { ColumnMapping } from "./column-mapping";
import { emitRow, type TableRow } from "./emit-row";
import { HEADER_WITHIN, type Header, headerOf, looksLikeTable } from "./header";
import { NO_CELL, placeOf, type Row, Rows } from "./rows";

/** Tables with a header line, parted by commas, semicolons or tabs. */
export const csv: Format = {
  id: "csv",
  label: "Table (CSV, TSV)",
  extensions: ["csv", "tsv", "tab", "txt"],
  recognises(head) {
    const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
    const header = lines
      .slice(0, HEADER_WITHIN)
      .map((line) => headerOf(line))
      .find((found) => found !== undefined);
    if (header) return header.columns.holding.size >= 3 ? 0.9 : 0.5;
    return looksLikeTable(lines) ? 0.4 : 0;
  },
  read: (chunks, options) => readLines(chunks, new CsvReader(options?.columns)),
};

class CsvReader implements LineReader {
  private table: { header: Header; rows: Rows } | undefined;
  private linesBeforeHeader = 0;
  private readonly stray = new StrayLines();

  constructor(private readonly mapping: ColumnMapping | undefined) {}

  line(line: Line, emit: Emit): void {
    if (this.table) this.table.rows.line(line, emit);
    else if (!isBlank(line)) this.readHeader(line, emit);
  }

  end(emit: Emit): void {
    this.table?.rows.end(emit);
    const signs = DELIMITERS.map((sign) => (sign === "\t" ? "tab" : sign)).join(" ");
    const message = this.table
      ? NO_CELL
      : `No header line with a title column was found in the first ${HEADER_WITHIN} lines, so nothing was read. Say which column holds the titles, or name it "Title"; columns are parted by one of: ${signs}`;
    const stray = this.stray.take(message);
    if (stray) emit(this.table ? stray : { ...stray, code: "header_without_title" });
  }

  private readHeader(line: Line, emit: Emit): void {
    const header = this.linesBeforeHeader < HEADER_WITHIN ? headerOf(line.text, this.mapping) : undefined;
    this.linesBeforeHeader += 1;
    if (!header) {
      if (this.linesBeforeHeader > 1 || !/^\ufeff?sep=.$/.test(line.text)) this.stray.add(line);
      else emit({ kind: "facts", ...placeOf(line) });
      return;
    }
    const before = this.stray.take("These lines stand before the header of the table and were left out.");
    if (before) emit(before);
    const columns = header.columns.names.length;
    const rows = new Rows(header.dialect, {
      row: (row, to) => this.closeRow(header, row, to),
      empty: (lines) => this.leaveOut(lines),
      fits: (cells) => cells.length === columns,
    });
    this.table = { header, rows };
    emit({ kind: "facts", ...placeOf(line), columns: [...header.columns.names] });
  }

  private leaveOut(lines: readonly Line[]): void {
    for (const line of lines) this.stray.add(line);
  }

  private closeRow({ columns }: Header, row: Row, emit: Emit): void {
    const empty = this.stray.take(NO_CELL);
    if (empty) emit(empty);
    const found: TableRow = { place: row.span.place, original: row.span.original, cells: row.cells };
    if (!emitRow(columns, found, emit)) return;
    if (!row.strayQuote) return;
    const message =
      "A quotation mark in this row stands in the wrong place, so its cells may be cut wrongly. Check this record.";
    emit(warning(found.place, "stray_quote", message));
  }
}
