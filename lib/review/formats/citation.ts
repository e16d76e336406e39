import { type RecordDraft, saysSomething } from "../record/schema";
import type { Emit, Entry, Place, PriorDecision } from "./format";
import { warning } from "./span";

/** A citation as a format found it in a file. */
export interface Citation {
  place: Place;
  /** The entry exactly as in the file. */
  original: string;
  draft: RecordDraft;
  /** A year that was printed and could not be read. */
  badYear?: string | undefined;
  /** What the entry itself says was decided in another tool. */
  decisions?: readonly PriorDecision[];
}

/** Hands on a citation with what is wrong in it, whatever the format; false when there is nothing to hand on. */
export function emitCitation(
  { place, original, draft, badYear, decisions = [] }: Citation,
  emit: Emit,
): boolean {
  if (!saysSomething(draft)) {
    const message =
      "This entry says nothing that identifies a citation. It was left out: add its title by hand if it matters.";
    emit(warning(place, "empty_entry", message, original));
    return false;
  }
  const { line, byteStart, byteEnd } = place;
  const entry: Entry = { kind: "entry", line, byteStart, byteEnd, draft, original, role: "main" };
  if (decisions.length > 0) entry.decisions = [...decisions];
  emit(entry);
  if (!draft.title) {
    emit(warning(place, "no_title", "This entry has no title. Add it by hand before screening."));
  }
  if (badYear) {
    const message = `The year "${badYear.slice(0, 60)}" could not be read and was left empty. Correct it by hand.`;
    emit(warning(place, "unreadable_year", message));
  }
  return true;
}
