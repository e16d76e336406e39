import { bylineOf } from "../byline";
import { columnsOf, type RecordColumns } from "../columns";
import { foldedTitle } from "../folded-title";
import type { RecordDraft } from "../schema";
import { FIELD_NAMES, FILLED_FIELDS, type Filled, type FilledField, type GivenField } from "./schema";

/** A record as it says itself; its retraction may stand in its notes, which are not read here. */
export interface Giver {
  id: string;
  draft: RecordDraft;
  retracted: boolean;
}

export interface Receiver extends Giver {
  /** What its source said before people corrected it; null: nothing was corrected. */
  imported: RecordDraft | null;
}

/** What a record lacks and its duplicates say. */
export interface Filling {
  columns: { [Column in keyof RecordColumns]: RecordColumns[Column] | null };
  draft: Partial<RecordDraft>;
  given: Partial<Record<GivenField, string>>;
}

/**
 * Fills what a record lacks from its duplicates, the one imported first before the others. What people emptied by a
 * correction stays empty. Null: nothing is filled.
 */
export function fillingOf(receiver: Receiver, givers: readonly Giver[]): Filling | null {
  const now: RecordDraft = { ...receiver.draft };
  const given: Filling["given"] = {};
  const emptied = FILLED_FIELDS.filter(
    (field) => receiver.imported && says(receiver.imported, field) && !says(now, field),
  );
  for (const { id, draft, retracted } of givers.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const offered = offeredBy(draft, now).filter((field) => !emptied.includes(field));
    for (const field of offered) {
      Object.assign(now, { [field]: draft[field] });
      given[field] = id;
    }
    if (retracted && !receiver.retracted) given.retracted ??= id;
  }
  if (Object.keys(given).length === 0) return null;
  return { columns: columnsFilled(receiver.draft, now, given), draft: fieldsOf(now, given), given };
}

/** Volume, issue and pages say where in a journal: those of another journal would make a citation that does not exist. */
const IN_THE_JOURNAL = ["journal", "journalAbbreviation", "volume", "issue", "pages", "articleNumber"];

function offeredBy(draft: RecordDraft, now: RecordDraft): FilledField[] {
  const agrees = isOneJournal(draft, now);
  return FILLED_FIELDS.filter((field) => {
    if (says(now, field) || !says(draft, field)) return false;
    if (field === "date") return now.year === undefined || now.year === draft.year;
    if (field === "pages" && says(now, "articleNumber")) return false;
    if (field === "articleNumber" && (says(now, "pages") || says(draft, "pages"))) return false;
    return agrees || !IN_THE_JOURNAL.includes(field);
  });
}

/** Sources print a journal in full, abbreviated or both. A record that names none is taken to be of any. */
function isOneJournal(a: RecordDraft, b: RecordDraft): boolean {
  const names = ({ journal, journalAbbreviation }: RecordDraft) =>
    [journal, journalAbbreviation].flatMap((name) => (name === undefined ? [] : foldedTitle(name)));
  const others = names(b);
  return others.length === 0 || names(a).some((name) => others.includes(name));
}

function says(draft: RecordDraft, field: FilledField): boolean {
  const value = draft[field];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function fieldsOf(draft: RecordDraft, given: Filling["given"]): Partial<RecordDraft> {
  const filled = FILLED_FIELDS.filter((field) => field in given);
  return Object.fromEntries(filled.map((field) => [field, draft[field]]));
}

/** Only what is filled: the rest is the record's own. */
function columnsFilled(own: RecordDraft, now: RecordDraft, given: Filling["given"]): Filling["columns"] {
  const columns = columnsOf(now);
  const before = columnsOf(own);
  const pick = <Column extends "title" | "year" | "journal" | "doi" | "pmid" | "abstract">(column: Column) =>
    columns[column] === before[column] ? null : columns[column];
  return {
    title: pick("title"),
    byline: given.authors ? bylineOf(now.authors) : null,
    year: pick("year"),
    journal: pick("journal"),
    doi: pick("doi"),
    pmid: pick("pmid"),
    abstract: pick("abstract"),
    retracted: given.retracted ? true : null,
  };
}

/** Which duplicate gave what, as files for other programs say it in a note. */
export function notesOf(filled: readonly Filled[]): string[] {
  const names = new Map<string, string[]>();
  for (const { recordId, searchName, field } of filled) {
    const from = `${recordId} ${searchName}`;
    names.set(from, [...(names.get(from) ?? []), FIELD_NAMES[field]]);
  }
  return [...names].map(
    ([from, fields]) =>
      `Filled from its duplicate in ${from.slice(from.indexOf(" ") + 1)}: ${fields.join(", ")}`,
  );
}
