import { emitCitation } from "../citation";
import { readLines } from "../decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "../format";
import { Span, StrayLines, warning } from "../span";
import { draftOfPasted } from "./draft";
import { beginsReference, identifiersIn, isReference, NUMBERED, partsOf } from "./looks";

/** References, DOIs, PMIDs or trial numbers as people paste them, one below the other. */
export const pastedList: Format = {
  id: "pasted_list",
  label: "Pasted list of references or identifiers",
  extensions: ["txt"],
  recognises: (head) => (isList(head) ? 0.42 : 0),
  read: (chunks) => readLines(chunks, new PastedReader()),
};

/** Whether most of a text is identifiers or references; prose, tables and tagged formats are not. */
function isList(head: string): boolean {
  if (/^[\s\ufeff]*[<{[@%](?!\d)/.test(head)) return false;
  const items: string[] = [];
  const lines = head.split(/\r\n|\n|\r/).slice(0, 400);
  if (lines.some((line) => /^(?:[A-Z][A-Z0-9]{1,3} {0,2}- |\{[A-Za-z ]+\}:|PT [A-Z]$|FN )/.test(line)))
    return false;
  const reader = new PastedReader();
  let at = 0;
  const emit: Emit = (item) => {
    // A sentence that mentions a DOI is no reference.
    if (item.kind === "entry" && (item.draft.title || item.draft.notes.length === 0))
      items.push(item.original);
  };
  for (const [index, text] of lines.entries()) {
    const place = { number: index + 1, byteStart: at, byteEnd: at + text.length };
    reader.line({ text, ...place, source: `${text}\n`, start: 0, next: text.length + 1 }, emit);
    at += text.length + 1;
  }
  reader.end(emit);
  const held = items.reduce((sum, original) => sum + original.length, 0);
  return items.length > 0 && held >= 0.6 * lines.join("\n").trim().length;
}

class PastedReader implements LineReader {
  private span = new Span();
  private text = "";
  /** Whether the item that is open has a number, so that only the next number ends it. */
  private isNumbered = false;
  private afterBlank = false;
  private readonly stray = new StrayLines();

  line(line: Line, emit: Emit): void {
    if (isBlank(line)) {
      this.afterBlank = true;
      return;
    }
    const number = NUMBERED.exec(line.text);
    const own = number ? line.text.slice(number[0].length) : line.text;
    const parts = partsOf(line);
    if (parts) {
      this.close(emit);
      for (const part of parts) this.emitItem(part.span, part.text, emit);
    } else {
      if (number || this.afterBlank || this.startsAnew(own)) this.close(emit);
      if (this.span.isEmpty) this.isNumbered = number !== null;
      this.add(line, own, emit);
    }
    this.afterBlank = false;
  }

  end(emit: Emit): void {
    this.close(emit);
    this.flushStray(emit);
  }

  /** In lists without numbers a reference begins where the one above is whole and a line begins with names. */
  private startsAnew(text: string): boolean {
    if (this.span.isEmpty || this.isNumbered) return false;
    return isReference(this.text) && beginsReference(text);
  }

  private add(line: Line, own: string, emit: Emit): void {
    this.span.add(line);
    const text = own.trim();
    // An address that is broken at the end of a line goes on without a blank.
    const joint = /(?:10\.\d{4,9}\/\S*[-/._]|https?:\/\/\S*[-/._])$/.test(this.text) ? "" : " ";
    this.text = this.text === "" ? text : this.text + joint + text;
    if (!this.span.isTooLarge && this.text.length < 100_000) return;
    const { place, original } = this.span;
    this.reset();
    this.flushStray(emit);
    emit(warning(place, "entry_too_large", TOO_LARGE, original));
  }

  private close(emit: Emit): void {
    const { span, text } = this;
    if (span.isEmpty) return;
    this.reset();
    this.emitItem(span, text, emit);
  }

  private emitItem(span: Span, text: string, emit: Emit): void {
    const { place, original } = span;
    if (!isReference(text) && identifiersIn(text).count === 0) {
      this.stray.addText(place, original);
      return;
    }
    this.flushStray(emit);
    emitCitation({ place, original, draft: draftOfPasted(text) }, emit);
  }

  private reset(): void {
    this.span = new Span();
    this.text = "";
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(OUTSIDE);
    if (stray) emit(stray);
  }
}

const OUTSIDE =
  "No reference and no identifier was found in these lines, so they were left out. If one is a citation, add its DOI, PMID or year, or add it by hand.";
const TOO_LARGE =
  "This text is too long to be one reference and was left out. Part references by blank lines, or number them.";
