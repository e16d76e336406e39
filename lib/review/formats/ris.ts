import { emitCitation } from "./citation";
import { readLines } from "./decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "./format";
import { inPlainText } from "./plain-text";
import { repeatedFields } from "./repeated";
import { draftOfRis } from "./ris-draft";
import type { RisField } from "./ris-fields";
import { Span, StrayLines, warning } from "./span";

/** RIS, the exchange format of reference managers, in the dialects that databases print. */
export const ris: Format = {
  id: "ris",
  label: "RIS",
  extensions: ["ris", "txt"],
  recognises(head) {
    const starts = head.match(/^[\s\ufeff]*(?:\d+\.\s*)?TY\s*-\s*\S/gm)?.length ?? 0;
    if (starts === 0) return /^(?:TI|T1|AU|A1) {1,2}- /m.test(head) && /^ER {1,2}-/m.test(head) ? 0.5 : 0;
    return /^[A-Z][A-Z0-9] {0,2}-/m.test(head) ? 0.95 : 0.6;
  },
  read: (chunks) => readLines(chunks, new RisReader()),
};

const START = /^([\s\ufeff]*)(?:\d+\.\s*)?TY(\s*)-(\s*)(.*)$/;
/** Lines that databases print around entries: they belong to the entry beside them. */
const BEFORE = /^\s*(?:\d+\.|Record #\d+ of \d+|(?:Provider|Database|Content):.*)\s*$/;
const AFTER = /^\s*Link to the Ovid Full Text or citation:/;
/** Tags that Ovid prints after the end line. */
const LATE = new Set(["NL", "PM", "UI"]);

/** Tags that an entry has once, in every dialect. */
const ONCE = ["TI", "T1"];

interface OpenEntry {
  span: Span;
  fields: RisField[];
  hasStart: boolean;
  ended: boolean;
  /** Whether this entry's own tags may stand without blanks, or be indented, as its first line does. */
  tight: boolean;
  indented: boolean;
}

class RisReader implements LineReader {
  private entry: OpenEntry | undefined;
  private readonly stray = new StrayLines();
  private before = new Span();

  line(line: Line, emit: Emit): void {
    const start = mayStart(line.text) ? START.exec(line.text) : null;
    if (start && this.startsEntry(start)) this.open(line, start, emit);
    else if (isBlank(line)) (this.before.isEmpty ? this.entry?.span : this.before)?.add(line);
    else if (this.entry && !this.entry.ended) this.inside(this.entry, line, emit);
    else this.outside(line, emit);
  }

  end(emit: Emit): void {
    this.close(emit, true);
    this.leaveBefore(emit);
    this.flushStray(emit);
  }

  /** In the middle of an entry only the entry's own style of tag starts another one. */
  private startsEntry(start: RegExpExecArray): boolean {
    if (!this.entry || this.entry.ended) return true;
    const sameIndent = this.entry.indented || !/[ \t]/.test(start[1] ?? "");
    return sameIndent && (this.entry.tight || start[2] !== "" || start[3] !== "");
  }

  private open(line: Line, start: RegExpExecArray, emit: Emit): void {
    const { before } = this;
    this.before = new Span();
    this.close(emit, false);
    this.flushStray(emit);
    const span = before;
    span.add(line);
    this.entry = {
      span,
      fields: [{ tag: "TY", value: start[4] ?? "" }],
      hasStart: true,
      ended: false,
      tight: start[2] === "",
      indented: /\s/.test(start[1] ?? ""),
    };
  }

  private inside(entry: OpenEntry, line: Line, emit: Emit): void {
    const field = fieldOf(line.text, entry.tight, entry.indented);
    entry.span.add(line);
    if (entry.span.isTooLarge) this.cutOff(entry, emit);
    else if (field?.tag === "ER") entry.ended = true;
    else if (field) entry.fields.push(field);
    else continueField(entry.fields.at(-1), line.text);
  }

  private outside(line: Line, emit: Emit): void {
    const field = fieldOf(line.text, false, false);
    if (BEFORE.test(line.text)) this.before.add(line);
    else if (this.entry && this.before.isEmpty && (AFTER.test(line.text) || (field && LATE.has(field.tag)))) {
      if (field) this.entry.fields.push(field);
      this.entry.span.add(line);
    } else if (field && field.tag !== "ER") this.openWithoutStart(line, field, emit);
    else {
      this.close(emit, false);
      this.leaveBefore(emit);
      this.stray.add(line);
    }
  }

  private openWithoutStart(line: Line, field: RisField, emit: Emit): void {
    const span = this.before;
    this.before = new Span();
    this.close(emit, false);
    this.flushStray(emit);
    span.add(line);
    this.entry = { span, fields: [field], hasStart: false, ended: false, tight: false, indented: false };
  }

  private close(emit: Emit, atEnd: boolean): void {
    const { entry } = this;
    if (!entry) return;
    this.entry = undefined;
    const { place, original } = entry.span;
    const { draft, badYear } = draftOfRis(entry.fields);
    if (!emitCitation({ place, original, draft: inPlainText(draft), badYear }, emit)) return;
    for (const one of repeatedFields(entry.fields, ONCE, "TY", place)) emit(one);
    if (!entry.hasStart)
      emit(
        warning(
          place,
          "missing_start",
          "This entry has no TY line. It was read all the same: check that it is whole and that the entry before it is too.",
        ),
      );
    if (!entry.ended)
      emit(
        warning(
          place,
          "missing_end",
          atEnd
            ? "The last entry has no ER line: the file may be cut short. Compare the number of records with the database."
            : "This entry has no ER line and was ended where the next one begins. Check its last fields.",
        ),
      );
  }

  private cutOff(entry: OpenEntry, emit: Emit): void {
    this.entry = undefined;
    emit(
      warning(
        entry.span.place,
        "entry_too_large",
        "This entry is larger than 4 MB and was left out. Check the export: an end line (ER) may be missing.",
        entry.span.original,
      ),
    );
  }

  /** Lines that announce an entry, when none follows. */
  private leaveBefore(emit: Emit): void {
    const { before } = this;
    if (before.isEmpty) return;
    this.before = new Span();
    this.flushStray(emit);
    emit(warning(before.place, "text_outside_entry", OUTSIDE, before.original));
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(OUTSIDE);
    if (stray) emit(stray);
  }
}

const OUTSIDE =
  "These lines belong to no entry and were left out. If they hold a citation, correct the file and import it again.";

/** A line that begins with another capital than T is no first line of an entry. */
function mayStart(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 84 || first < 65 || first > 90;
}

const SPACED = /^([A-Z][A-Z0-9])(?:\s{1,4}-|-\s{1,2})\s?(.*)$/;
const TIGHT = /^([A-Z][A-Z0-9])\s*-\s*(.*)$/;
const LONG = /^(PMID|PMCID|DOI)\s*-\s(.*)$/;

/** `T2-weighted` at the start of a line is text; `T2-Journal` is a tag only where the entry writes all tags so. */
function fieldOf(text: string, tight: boolean, indented: boolean): RisField | undefined {
  const line = indented ? text.trimStart() : text;
  if (line.startsWith("  - ", 2) && isTag(line)) return { tag: line.slice(0, 2), value: line.slice(6) };
  const match = (tight ? TIGHT : SPACED).exec(line) ?? LONG.exec(line);
  return match?.[1] ? { tag: match[1], value: match[2] ?? "" } : undefined;
}

/** Whether a line begins with a capital and another or a digit. */
function isTag(line: string): boolean {
  const [first, second] = [line.charCodeAt(0), line.charCodeAt(1)];
  return first >= 65 && first <= 90 && ((second >= 65 && second <= 90) || (second >= 48 && second <= 57));
}

function continueField(field: RisField | undefined, text: string): void {
  if (!field) return;
  field.more ??= [];
  field.more.push({ text, indented: /^\s{2,}/.test(text) });
}
