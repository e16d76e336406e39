import { emitCitation } from "../citation";
import type { Emit, Place } from "../format";
import { warning } from "../span";
import type { Columns } from "./columns";
import { decisionsOfRow } from "./decision-columns";
import { draftOfRow } from "./draft";
import { mangledCells } from "./mangled";
import { draftOfOwnRow } from "./own-layout";

export interface TableRow {
  place: Place;
  original: string;
  cells: readonly string[];
}

/** Hands on what a row of a table says, with what is wrong in it; false when it says nothing. */
export function emitRow(columns: Columns, { place, original, cells }: TableRow, emit: Emit): boolean {
  const found = columns.own ? { draft: draftOfOwnRow(columns.names, cells) } : draftOfRow(columns, cells);
  const decisions = columns.decisions.length > 0 ? decisionsOfRow(columns.decisions, cells) : [];
  if (!emitCitation({ place, original, ...found, decisions }, emit)) return false;
  const width = columns.names.length;
  const surplus = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== "");
  if (cells.length < width || surplus) {
    const message = `This row has ${cells.length} cells, the header ${width}: cells may stand in the wrong column. Check this record.`;
    emit(warning(place, "column_count", message));
  }
  const mangled = mangledCells(columns, cells);
  if (mangled.length > 0) {
    const message = `A spreadsheet program has turned a number into a date here (${mangled.join(", ")}): "8-12" becomes "08-Dec". It was kept as printed: correct it by hand from the publication.`;
    emit(warning(place, "mangled_number", message));
  }
  return true;
}
