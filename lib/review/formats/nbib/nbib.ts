import { emitCitation } from "../citation";
import { readLines } from "../decode";
import { type Field, Fields, tagNumber } from "../fields";
import { type Emit, type Format, isBlank, type Line, type LineReader, type Paragraph } from "../format";
import { feedAfter, isEmpty, lineBetween, trimmedBetween } from "../lines";
import { inPlainText } from "../plain-text";
import { repeatedFields } from "../repeated";
import { keepShape } from "../shapes";
import { Span, StrayLines, warning } from "../span";
import { draftOfNbib } from "./nbib-draft";
import { PLAIN_TAGS, T } from "./nbib-tags";

/** The MEDLINE layout that PubMed (and ERIC) export as .nbib. */
export const nbib: Format = {
  id: "nbib",
  label: "PubMed (nbib, MEDLINE)",
  extensions: ["nbib", "txt"],
  recognises(head) {
    if (/^\s*TY {2}- \S/m.test(head)) return 0;
    if (/^[\s\ufeff]*PMID *- *\d/.test(head)) return 0.98;
    if (/^(?:PMID|OWN |STAT|PT {2}|FAU )- /m.test(head) && /^(?:TI {2}|AU {2}|DP {2})- /m.test(head))
      return 0.97;
    return 0;
  },
  read: (chunks) => readLines(chunks, new NbibReader()),
};

const FIELD = /^\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/;

function fieldOf(text: string): Field | undefined {
  if (text.startsWith(WRAPPED)) return undefined;
  const match = FIELD.exec(text);
  return match?.[1] ? { tag: match[1], value: match[2] ?? "" } : undefined;
}

const WRAPPED = "      ";

/** The tags of nbib as they are printed before `- `, by which a line is known sooner than by its pattern. */
const PRINTED = new Map(PLAIN_TAGS.map((tag) => [tag.padEnd(4), tagNumber(tag)]));

function plainTag(text: string, start: number): number | undefined {
  return text.startsWith("- ", start + 4) ? PRINTED.get(text.slice(start, start + 4)) : undefined;
}

/** Tags that begin a record: PubMed's own, and the owner line of ERIC. */
const STARTS = ["PMID", "OWN"];
const START_NUMBERS = new Set(STARTS.map(tagNumber));
/** Tags that a record has once. */
const ONCE = ["TI", "JT", "TA", "DP", "VI", "IP", "PG"];

/** Texts that may have lines; PubMed prints none, and its wrapped lines begin with blanks, never with a tab. */
const TEXTS = new Set(["AB", "OAB", "GN", "AD"].map(tagNumber));

function isWrapped(tag: number | undefined, line: string): boolean {
  return !(line.startsWith("\t") && TEXTS.has(tag ?? 0));
}

class NbibReader implements LineReader {
  private entry: { span: Span; unexpected: Line | undefined } | undefined;
  /** Those of the entry that is open. */
  private readonly fields = new Fields(true);
  private readonly stray = new StrayLines();
  private afterBlank = true;

  /** One entry in plain print, as by far the most are; it stays open for what may belong to it below. */
  paragraph(paragraph: Paragraph, emit: Emit): number {
    const { text } = paragraph;
    if (!text.startsWith("PMID- ") || !this.startsEntry("PMID")) return 0;
    this.close(emit);
    this.flushStray(emit);
    const { length, lines } = this.addWhole(text);
    if (length === 0) return 0;
    this.entry = { span: Span.of(paragraph, length), unexpected: undefined };
    this.afterBlank = feedAfter(text, length) + 1 < text.length;
    return lines;
  }

  /** Adds the fields of an entry; how long it is up to its last line, or 0 where other lines are among its own. */
  private addWhole(text: string): { length: number; lines: number } {
    let [length, lines, isBelow] = [0, 0, false];
    this.fields.clear();
    for (let start = 0; start < text.length; lines += 1) {
      const feed = feedAfter(text, start);
      const tag = isBelow ? undefined : plainTag(text, start);
      const line = lineBetween(text, start, feed);
      if (tag !== undefined && !(START_NUMBERS.has(tag) && this.fields.has([tag])))
        this.fields.add(tag, trimmedBetween(line, 6, line.length));
      else if (!isBelow && tag === undefined && line.startsWith(WRAPPED) && /\S/.test(line))
        this.fields.continue(line, true);
      else if (isEmpty(line)) isBelow = true;
      else return { length: 0, lines };
      if (!isBelow) length = start + line.length;
      start = feed + 1;
    }
    return { length, lines };
  }

  line(line: Line, emit: Emit): void {
    if (isBlank(line)) {
      this.afterBlank = true;
      this.entry?.span.add(line);
      return;
    }
    const field = fieldOf(line.text);
    if (field && this.startsEntry(field.tag)) this.open(emit);
    if (this.entry) this.inside(line, field, emit);
    else this.stray.add(line);
    this.afterBlank = false;
  }

  end(emit: Emit): void {
    this.close(emit);
    this.flushStray(emit);
  }

  private startsEntry(tag: string): boolean {
    if (!this.entry) return true;
    if (!STARTS.includes(tag)) return false;
    const { fields, afterBlank } = this;
    if (tag === "PMID") return fields.has(T.pmid) || afterBlank;
    return fields.named(tag).length > 0 || (afterBlank && !fields.has(T.pmid));
  }

  private open(emit: Emit): void {
    this.close(emit);
    this.flushStray(emit);
    this.fields.clear();
    this.entry = { span: new Span(), unexpected: undefined };
  }

  private inside(line: Line, field: Field | undefined, emit: Emit): void {
    const { entry } = this;
    if (!entry) return;
    const isIndented = /^\s/.test(line.text);
    if (!field && !isIndented && this.afterBlank) {
      this.close(emit);
      this.stray.add(line);
      return;
    }
    entry.span.add(line);
    if (field) this.fields.addPrinted(field);
    else this.fields.continue(line.text, isWrapped(this.fields.order.at(-1), line.text));
    if (!field && !isIndented) entry.unexpected ??= line;
    if (entry.span.isTooLarge) {
      this.entry = undefined;
      emit(
        warning(
          entry.span.place,
          "entry_too_large",
          "This entry is larger than 4 MB and was left out. Check the export: the line that begins the next record (PMID) may be missing.",
          entry.span.original,
        ),
      );
    }
  }

  private close(emit: Emit): void {
    const { entry } = this;
    if (!entry) return;
    this.entry = undefined;
    const { place, original } = entry.span;
    const { draft, badYear } = draftOfNbib(this.fields);
    if (!emitCitation({ place, original, draft: inPlainText(draft, original), badYear }, emit)) return;
    for (const one of repeatedFields((tag) => this.fields.named(tag), ONCE, "PMID", place)) emit(one);
    if (entry.unexpected) {
      const { number, byteStart, byteEnd, text } = entry.unexpected;
      const where = { line: number, byteStart, byteEnd };
      emit(
        warning(
          where,
          "unexpected_line",
          "This line has no tag and was taken as the continuation of the line above it. Check this record.",
          text,
        ),
      );
    }
    if (!START_NUMBERS.has(this.fields.order[0] ?? 0))
      emit(
        warning(
          place,
          "missing_start",
          "This entry does not begin with its PMID: its first lines may be missing. Check the export.",
        ),
      );
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(
      "These lines belong to no entry and were left out. If they hold a citation, correct the file and import it again.",
    );
    if (stray) emit(stray);
  }
}

keepShape(new NbibReader());
