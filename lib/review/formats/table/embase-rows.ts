import { readLines } from "../decode";
import type { Emit, Format, Line, LineReader } from "../format";
import { Span, StrayLines, warning } from "../span";
import type { ColumnMapping } from "./column-mapping";
import { columnsOf, fieldsOf } from "./columns";
import { emitRow } from "./emit-row";
import { NO_CELL, type Row, Rows } from "./rows";

const DIALECT = { delimiter: ",", quotes: true } as const;

/** Embase's export "by row": each field of a record is a row of its own, its name first, its values after it. */
export const embaseRows: Format = {
  id: "embase_rows",
  label: "Embase (CSV, a row for each field)",
  extensions: ["csv"],
  recognises(head) {
    const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
    const [first, second, third] = lines.slice(0, 3).map(nameOf);
    const titles = lines.filter((line) => nameOf(line) === "TITLE").length;
    return titles > 0 && first && second && third && new Set([first, second, third]).size === 3 ? 0.95 : 0;
  },
  read: (chunks, options) => readLines(chunks, new EmbaseReader(options?.columns)),
};

/** The name of a field that a line begins with, when it is one: they are printed in capitals. */
function nameOf(line: string): string | undefined {
  const name = /^\ufeff?"?([A-Z][A-Z ()/-]{2,50}[A-Z)])"?,(?=.)/.exec(line)?.[1];
  return name && fieldsOf(name).length > 0 && !/^[^",]*(?:,[^",]*)*,[A-Z ]+$/.test(line) ? name : undefined;
}

interface Field {
  name: string;
  values: string[];
}

class EmbaseReader implements LineReader {
  private readonly rows = new Rows(DIALECT, {
    row: (row, emit) => this.take(row, emit),
    empty: (lines) => this.leaveOut(lines),
    between: (lines) => this.keep(lines),
    fits: (cells) => cells.length > 1,
  });
  private readonly stray = new StrayLines();
  private span = new Span();
  private fields: Field[] = [];
  /** The field with which each record begins. */
  private start: string | undefined;

  constructor(private readonly mapping: ColumnMapping | undefined) {}

  line(line: Line, emit: Emit): void {
    this.rows.line(line, emit);
  }

  end(emit: Emit): void {
    this.rows.end(emit);
    this.close(emit);
    this.closeStray(emit);
  }

  private take({ span, cells, strayQuote }: Row, emit: Emit): void {
    const name = cells[0]?.replace(/^\ufeff/, "").trim() ?? "";
    const known = fieldsOf(name).length > 0 || Object.hasOwn(this.mapping ?? {}, name);
    if (!this.start && (!known || cells.length < 2)) {
      if (this.span.isEmpty) this.stray.addText(span.place, span.original);
      else this.span.append(span);
      return;
    }
    this.start ??= name;
    if (name === this.start) this.close(emit);
    this.closeStray(emit);
    this.span.append(span);
    this.fields.push({ name, values: cells.slice(1) });
    if (strayQuote) emit(warning(span.place, "stray_quote", STRAY));
  }

  /** Lines inside a record stay in its entry, whatever they are. */
  private keep(lines: readonly Line[]): void {
    if (!this.span.isEmpty) for (const line of lines) this.span.add(line);
  }

  private leaveOut(lines: readonly Line[]): void {
    if (this.span.isEmpty) for (const line of lines) this.stray.add(line);
    else this.keep(lines);
  }

  private closeStray(emit: Emit): void {
    const stray = this.stray.take(
      this.start ? NO_CELL : "These lines belong to no record and were left out.",
    );
    if (stray) emit(stray);
  }

  /** Hands on the record whose fields are complete. */
  private close(emit: Emit): void {
    if (this.span.isEmpty) return;
    const { place, original } = this.span;
    const names = this.fields.map(({ name }) => name);
    const cells = this.fields.map(({ name, values }) =>
      values.filter(Boolean).join(isPeople(name) ? "; " : "\n"),
    );
    emitRow(columnsOf(names, this.mapping), { place, original, cells }, emit);
    this.span = new Span();
    this.fields = [];
  }
}

const STRAY =
  "A quotation mark in this field stands in the wrong place, so it may be cut wrongly. Check this record.";

function isPeople(name: string): boolean {
  return fieldsOf(name).some(({ field }) => field === "authors" || field === "editors");
}
