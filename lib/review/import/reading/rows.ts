import type { Entry, Item, PriorDecision, Warning } from "../../formats/format";
import { columnsOf, identifiersOf, type RecordColumns } from "../../record/columns";
import { withoutDecidingKeywords } from "../../record/prior/rules";
import type { RecordDraft } from "../../record/schema";
import type { FileSays, Preview, WarningEntry } from "../schema";
import { databaseOf } from "../search/proposal";

/** An entry as the table `record` keeps it. */
export interface RecordRow extends RecordColumns {
  id: string;
  search_id: string;
  ordinal: number;
  draft: RecordDraft;
  original: string;
  line: number;
  byte_start: number;
  byte_end: number;
  identifiers: { scheme: string; value: string }[];
  decisions: PriorDecision[];
}

/** The draft says all of an entry, the original entry keeps it as printed. */
export function recordRow(entry: Entry, id: string, searchId: string, ordinal: number): RecordRow {
  const draft = entry.decisions?.length ? withoutDecidingKeywords(entry.draft) : entry.draft;
  return {
    id,
    search_id: searchId,
    ordinal,
    ...columnsOf(draft),
    draft,
    original: entry.original,
    line: entry.line,
    byte_start: entry.byteStart,
    byte_end: entry.byteEnd,
    identifiers: identifiersOf(draft),
    decisions: entry.decisions ?? [],
  };
}

/** An entry as the import dialog shows it. */
export function previewRow({ draft, line, role }: Entry): Preview["entries"][number] {
  const { title, byline, year, journal, doi } = columnsOf(draft);
  return { line, role, title, byline, year, journal, doi };
}

/** A warning as it is kept and shown. */
export function warningRow({ line, code, message, original }: Warning): WarningEntry {
  return { line, code, message, original: original ?? null };
}

/** What a file says about itself before anything of it was read. */
export const NOTHING_SAID: FileSays = {
  hitsReported: null,
  hitsHeld: null,
  columns: null,
  parts: [],
  databases: {},
  numbers: null,
};

/** Adds one item of a file to what the file says about itself; lists of hits add up. */
export function hear(says: FileSays, item: Item): FileSays {
  if (item.kind === "entry") return hearEntry(says, item);
  if (item.kind !== "facts") return says;
  return {
    ...says,
    hitsReported: sum(says.hitsReported, item.hitsReported),
    hitsHeld: sum(says.hitsHeld, item.hitsHeld),
    columns: item.columns ?? says.columns,
  };
}

const MOST_DATABASES = 20;

function hearEntry(says: FileSays, { role, draft, original }: Entry): FileSays {
  const database = databaseOf(draft);
  const parts = says.parts.includes(role) ? says.parts : [...says.parts, role].sort();
  const number = numberOf(original);
  const { first, last } = says.numbers ?? { first: number ?? 0, last: 0 };
  const numbers =
    number === null ? says.numbers : { first: Math.min(first, number), last: Math.max(last, number) };
  if (database === undefined) return { ...says, parts, numbers };
  const count = says.databases[database];
  if (count === undefined && Object.keys(says.databases).length >= MOST_DATABASES)
    return { ...says, parts, numbers };
  return { ...says, parts, numbers, databases: { ...says.databases, [database]: (count ?? 0) + 1 } };
}

/** Ovid prints `12.` above an entry, the Cochrane Library `Record #12 of 41`. */
function numberOf(original: string): number | null {
  const match = /^\s*(?:Record #(\d{1,7}) of \d+|<?(\d{1,7})[.>]?)\s*$/m.exec(
    original.slice(0, 40).split("\n", 1)[0] ?? "",
  );
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? null : Number(digits);
}

function sum(before: number | null, more: number | undefined): number | null {
  return more === undefined ? before : (before ?? 0) + more;
}

/** JSON that PostgreSQL takes: it refuses the characters U+0000 and halves of surrogate pairs. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, "$1\ufffd");
}
