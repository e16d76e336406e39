import { type Emit, isBlank, type Line, type Place } from "../format";
import { Span, warning } from "../span";
import { type Cells, cellsOf, type Dialect, quotedAfter } from "./cells";

/** A row of a table, with the lines that it came from. */
export interface Row extends Cells {
  span: Span;
}

/** What is done with rows as they are complete. */
export interface RowsTo {
  row(row: Row, emit: Emit): void;
  /** Lines that hold nothing but separators. */
  empty(lines: readonly Line[]): void;
  /** Blank lines, and lines that are no row, after they were named in a warning. */
  between?(lines: readonly Line[]): void;
  /** Whether a row of several lines has as many cells as it should. */
  fits(cells: readonly string[]): boolean;
}

/** Puts the lines of a table together to rows: a cell in quotation marks may hold line ends. */
export class Rows {
  private row: Line[] = [];
  private quoted = false;
  /** After how many lines an open quote counts as forgotten; shrinks each time that happens. */
  private patience = 1000;

  constructor(
    private readonly dialect: Dialect,
    private readonly to: RowsTo,
  ) {}

  line(line: Line, emit: Emit): void {
    const waiting = [line];
    for (let next = waiting.shift(); next; next = waiting.shift()) waiting.unshift(...this.take(next, emit));
  }

  end(emit: Emit): void {
    while (this.row.length > 0) for (const line of this.giveUpFirst(emit)) this.line(line, emit);
  }

  /** Takes one line; hands back lines that must be read again because a row was no row. */
  private take(line: Line, emit: Emit): Line[] {
    if (this.row.length === 0 && isBlank(line)) {
      this.to.between?.([line]);
      return [];
    }
    this.row.push(line);
    this.quoted = quotedAfter(line.text, this.quoted, this.dialect);
    if (this.quoted) return this.row.length > this.patience || this.isHuge() ? this.giveUpFirst(emit) : [];
    return this.closeRow(emit);
  }

  private closeRow(emit: Emit): Line[] {
    const span = new Span();
    for (const line of this.row) span.add(line);
    const { original } = span;
    const found = cellsOf(original, this.dialect);
    const swallowed = this.row.slice(1).some((line) => found?.strayQuote && line.text.startsWith('"'));
    if (this.row.length > 1 && (swallowed || !found || !this.to.fits(found.cells)))
      return this.giveUpFirst(emit);
    const lines = this.row;
    this.row = [];
    if (found?.cells.every((cell) => cell.trim() === "")) this.to.empty(lines);
    else if (found) this.to.row({ span, ...found }, emit);
    else {
      emit(warning(span.place, "broken_row", BROKEN, original));
      this.to.between?.(lines);
    }
    return [];
  }

  /** An unclosed quote swallows the rows below it: only its first line is given up, the others are read again. */
  private giveUpFirst(emit: Emit): Line[] {
    const [first, ...others] = this.row;
    this.row = [];
    this.quoted = false;
    this.patience = Math.max(20, Math.floor(this.patience / 2));
    if (first && !isBlank(first)) emit(warning(placeOf(first), "broken_row", BROKEN, first.text));
    if (first) this.to.between?.([first]);
    return others;
  }

  private isHuge(): boolean {
    const first = this.row[0];
    const last = this.row.at(-1);
    return first !== undefined && last !== undefined && last.byteEnd - first.byteStart > 1024 * 1024;
  }
}

export const NO_CELL = "These rows hold no cell and were left out.";
const BROKEN =
  "This row could not be read: a quotation mark is missing or stands in the wrong place. Correct the row and import it again.";

export function placeOf(line: Line): Place {
  return { line: line.number, byteStart: line.byteStart, byteEnd: line.byteEnd };
}
