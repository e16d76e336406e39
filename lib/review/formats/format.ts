import type { RecordDraft } from "../record/schema";
import { mayBeginBlank } from "./lines";
import type { ColumnMapping } from "./table/column-mapping";

/** Where in a file something stands: first line (from 1) and bytes, without the last line end. */
export interface Place {
  line: number;
  byteStart: number;
  byteEnd: number;
}

/** One citation read from a file, with the printed entry it came from. */
export interface Entry extends Place {
  kind: "entry";
  draft: RecordDraft;
  /** The entry exactly as in the file. */
  original: string;
  /** `related`: listed on the page of another citation, so found by citation searching unless people say otherwise. */
  role: "main" | "related";
  /** What people decided about it in another tool, where the file says so. */
  decisions?: PriorDecision[];
}

/** A decision that was made in another tool: it is shown with who made it and counts in no agreement. */
export interface PriorDecision {
  /** The person as the file names them; absent when it does not. */
  by?: string;
  stage: "title_abstract" | "full_text";
  verdict: "include" | "maybe" | "exclude";
  /** Reasons and labels as printed. */
  reasons: string[];
  /** Whether it was made without sight of others' decisions; `unknown` unless the file says so. */
  blind: "blind" | "open" | "unknown";
}

export const WARNING_CODES = [
  "binary_content",
  "broken_entry",
  "broken_markup",
  "broken_row",
  "broken_workbook",
  "column_count",
  "empty_entry",
  "empty_file",
  "entry_too_large",
  "field_too_long",
  "header_without_title",
  "line_too_long",
  "mangled_number",
  "missing_end",
  "missing_parent",
  "missing_start",
  "no_source_line",
  "no_title",
  "other_sheets",
  "repeated_field",
  "stray_quote",
  "text_outside_entry",
  "truncated_list",
  "unexpected_line",
  "unreadable_characters",
  "unreadable_year",
  "workbook_too_large",
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Something in a file that a person should look at; the message says what to do. */
export interface Warning extends Place {
  kind: "warning";
  code: WarningCode;
  message: string;
  /** The text that belongs to no entry, cut to its beginning when long. */
  original?: string;
}

/** What a file says about itself: lines that are neither an entry nor a fault. */
export interface FileFacts extends Place {
  kind: "facts";
  /** How many hits the source says it found, for PRISMA-S item 15. */
  hitsReported?: number | undefined;
  /** How many of those the file holds. */
  hitsHeld?: number;
  /** The columns of a table, as printed. */
  columns?: string[];
}

export type Item = Entry | Warning | FileFacts;

/** What people said about a file before it is read. */
export interface ReadOptions {
  /** What the columns of a table hold, where that is not what their names say. */
  columns?: ColumnMapping | undefined;
}

/** A file format of reference managers and databases. Reading never throws: faults become warnings. */
export interface Format {
  id: string;
  label: string;
  extensions: readonly string[];
  /** How sure it is, 0 to 1, that a file beginning like this is of this format. */
  recognises(head: string): number;
  /** The same for files that are no text, by their first bytes. */
  recognisesBytes?(head: Uint8Array): number;
  /** Items in the order of the file, together with those that came with the same bytes. */
  read(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions): AsyncIterable<Item[]>;
}

/** Writes citations for other programs. Reading what is written gives the same citations. */
export interface Writer {
  id: string;
  /** The id of the format that reads it, where that is another one. */
  readBy?: string;
  label: string;
  extension: string;
  mediaType: string;
  write(drafts: AsyncIterable<RecordDraft> | Iterable<RecordDraft>): AsyncIterable<string | Uint8Array>;
}

/** Reads a file line by line; `end` says that no more lines come. All hand on what is complete. */
export interface LineReader {
  /** Takes a paragraph at once where that comes to the same, which is faster; how many lines, or 0: they follow one by one. */
  paragraph?(paragraph: Paragraph, emit: Emit): number;
  /** How the first and the last line of an entry begin, where there are such lines: a paragraph may be from the one to the other. */
  readonly bounds?: { first: string; last: string };
  line(line: Line, emit: Emit): void;
  end(emit: Emit): void;
}
export type Emit = (item: Item) => void;

/** Lines up to a blank line of a file, or between the bounds of an entry, all of them ending with LF or CR LF, decoded together: mostly an entry. */
export interface Paragraph extends Place {
  text: string;
}

/** One line of a file, decoded. */
export interface Line {
  text: string;
  number: number;
  byteStart: number;
  /** Where the text ends and the line end begins. */
  byteEnd: number;
  /** The lines that were decoded together; where this one begins there, and the one after it. */
  source: string;
  start: number;
  next: number;
}

/** Whether a line holds nothing but blanks. */
export function isBlank({ text }: Line): boolean {
  return mayBeginBlank(text) && !/\S/.test(text);
}
