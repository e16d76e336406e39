import { emitCitation } from "./citation";
import { readLines } from "./decode";
import { type Field, Fields, tagNumber } from "./fields";
import { type Emit, type Format, isBlank, type Line, type LineReader, type Paragraph } from "./format";
import { feedAfter, isEmpty, lineBetween, mayBeginBlank, trimmedBetween } from "./lines";
import { Marks } from "./marks";
import { inPlainText } from "./plain-text";
import { repeatedFields } from "./repeated";
import { draftOfRis } from "./ris-draft";
import { fieldOf, mayStart, NO_TAG, plainTag } from "./ris-line";
import { isMarkupUndone, T } from "./ris-tags";
import { keepShape } from "./shapes";
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
const LINK = "Link to the Ovid Full Text or citation:";
const AFTER = new RegExp(`^\\s*${LINK}`);
/** Tags that Ovid prints after the end line. */
const LATE = new Set(["NL", "PM", "UI"]);

const [TYPE, END] = [tagNumber("TY"), tagNumber("ER")];
/** Tags that an entry has once, in every dialect. */
const ONCE = ["TI", "T1"];

interface OpenEntry {
  span: Span;
  hasStart: boolean;
  ended: boolean;
  /** Whether this entry's own tags may stand without blanks, or be indented, as its first line does. */
  tight: boolean;
  indented: boolean;
}

class RisReader implements LineReader {
  readonly bounds = { first: "TY  - ", last: "ER  -" };
  private entry: OpenEntry | undefined;
  /** Those of the entry that is open. */
  private readonly fields = new Fields();
  private readonly marks = new Marks();
  /** Whether there may be markup in what is to be plain text. */
  private mayBeMarked = true;
  private readonly stray = new StrayLines();
  private before = new Span();

  /** One entry in plain print, as by far the most are; it stays open for what may belong to it below. */
  paragraph(paragraph: Paragraph, emit: Emit): number {
    const { text } = paragraph;
    if (text.startsWith(LINK)) return this.addLink(paragraph);
    const start = (this.entry?.ended ?? true) ? plainStart(text) : -1;
    if (start < 0) return 0;
    this.close(emit, false);
    this.flushStray(emit);
    const { length, lines } = this.addWhole(text, start);
    if (length === 0) return 0;
    this.entry = {
      span: this.spanOf(paragraph, length),
      hasStart: true,
      ended: true,
      tight: false,
      indented: false,
    };
    return lines;
  }

  /** With what announces an entry, where that stands in a paragraph of its own. */
  private spanOf(paragraph: Paragraph, length: number): Span {
    const own = Span.of(paragraph, length);
    if (this.before.isEmpty) return own;
    const span = this.before;
    this.before = new Span();
    span.append(own);
    return span;
  }

  /** The link that Ovid prints below each entry, in a paragraph of its own. */
  private addLink(paragraph: Paragraph): number {
    const { text } = paragraph;
    const feed = feedAfter(text, 0);
    const below = text.slice(feed + 1);
    const isAlone = below === "" || below === "\n" || below === "\r\n";
    if (!isAlone || !this.entry?.ended || !this.before.isEmpty) return 0;
    this.entry.span.append(Span.of(paragraph, lineBetween(text, 0, feed).length));
    return below === "" ? 1 : 2;
  }

  /** Adds the fields of an entry; how long it is up to its last line, or 0 where other lines are among its own. */
  private addWhole(text: string, first: number): { length: number; lines: number } {
    let [length, lines] = [0, linesIn(text, first)];
    let feed = feedAfter(text, first);
    this.clear(false);
    this.marks.start(text, feed);
    this.fields.add(TYPE, trimmedBetween(text, first + 6, feed));
    for (let start = feed + 1; start < text.length; lines += 1) {
      feed = feedAfter(text, start);
      const tag = length === 0 ? plainTag(text, start) : NO_TAG;
      if (this.marks.next < feed) this.passMark(text, tag, feed);
      if (tag !== NO_TAG && tag !== TYPE && tag !== END)
        this.fields.add(tag, trimmedBetween(text, start + 6, feed));
      else {
        const line = lineBetween(text, start, feed);
        if (length > 0 ? !isEmpty(line) : !this.addOther(line)) return { length: 0, lines };
        if (length === 0 && this.fields.has(T.end)) length = start + line.length;
      }
      start = feed + 1;
    }
    return { length, lines };
  }

  /** Of most lines with such signs, as addresses and notes, nothing is text whose markup is undone. */
  private passMark(text: string, tag: number, feed: number): void {
    this.mayBeMarked = isMarkupUndone(tag);
    if (this.mayBeMarked) this.marks.stop();
    else this.marks.pass(text, feed);
  }

  private clear(mayBeMarked: boolean): void {
    this.fields.clear();
    this.mayBeMarked = mayBeMarked;
  }

  /** A line that is no field in plain print; false where another entry begins. */
  private addOther(line: string): boolean {
    if (mayStart(line) && START.test(line)) return false;
    const field = fieldOf(line, false, false);
    if (field) this.fields.addPrinted(field);
    else if (!mayBeginBlank(line) || /\S/.test(line)) this.fields.continue(line, isWrapped(line));
    return true;
  }

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
    before.add(line);
    this.clear(true);
    this.fields.addPrinted({ tag: "TY", value: start[4] ?? "" });
    this.entry = {
      span: before,
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
    else if (field) this.fields.addPrinted(field);
    else this.fields.continue(line.text, isWrapped(line.text));
  }

  private outside(line: Line, emit: Emit): void {
    const field = fieldOf(line.text, false, false);
    if (BEFORE.test(line.text)) this.before.add(line);
    else if (this.entry && this.before.isEmpty && (AFTER.test(line.text) || (field && LATE.has(field.tag)))) {
      if (field) this.fields.addPrinted(field);
      this.entry.span.add(line);
    } else if (field && field.tag !== "ER") this.openWithoutStart(line, field, emit);
    else {
      this.close(emit, false);
      this.leaveBefore(emit);
      this.stray.add(line);
    }
  }

  private openWithoutStart(line: Line, field: Field, emit: Emit): void {
    const span = this.before;
    this.before = new Span();
    this.close(emit, false);
    this.flushStray(emit);
    span.add(line);
    this.clear(true);
    this.fields.addPrinted(field);
    this.entry = { span, hasStart: false, ended: false, tight: false, indented: false };
  }

  private close(emit: Emit, atEnd: boolean): void {
    const { entry } = this;
    if (!entry) return;
    this.entry = undefined;
    const { place, original } = entry.span;
    const { draft: printed, badYear } = draftOfRis(this.fields);
    const draft = this.mayBeMarked ? inPlainText(printed, original) : printed;
    if (!emitCitation({ place, original, draft, badYear }, emit)) return;
    for (const one of repeatedFields((tag) => this.fields.named(tag), ONCE, "TY", place)) emit(one);
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

function isWrapped(line: string): boolean {
  return mayBeginBlank(line) && /^\s{2,}/.test(line);
}

/** Where TY stands in plain print, with nothing above it but what announces an entry; or -1. */
function plainStart(text: string): number {
  if (text.startsWith("TY  - ")) return 0;
  const start = text.indexOf("\nTY  - ") + 1;
  const above = text.slice(0, Math.max(0, start - 1)).split("\n");
  return start > 0 && above.every((line) => BEFORE.test(line)) ? start : -1;
}

/** How many lines there are down to the one that begins at `start`, with that. */
function linesIn(text: string, start: number): number {
  return start === 0 ? 1 : text.slice(0, start).split("\n").length;
}

keepShape(new RisReader());
