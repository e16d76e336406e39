import { type Citation, emitCitation } from "../citation";
import { type Emit, isBlank, type Line, type LineReader } from "../format";
import { inPlainText } from "../plain-text";
import { repeatedFields, valuesIn } from "../repeated";
import { Span, StrayLines, warning } from "../span";

/** A tag with its value as printed and the lines that continue it. */
export interface TaggedField {
  tag: string;
  value: string;
  more: string[];
}

/** How a tagged text format prints its entries. */
export interface Layout {
  /** The tag and value of a line, if it has one. */
  fieldOf(text: string): { tag: string; value: string } | undefined;
  /** Whether a tag begins another entry; `open` are the fields of the one it stands in, if any. */
  startsEntry(tag: string, open: readonly TaggedField[] | undefined, afterBlank: boolean): boolean;
  /** The tag whose line ends an entry, where the format has one. */
  endTag?: string;
  /** Tags of lines about the file rather than about a citation. */
  fileTags?: ReadonlySet<string>;
  /** The tag that begins an entry by rule: without it, its beginning is missing. */
  startTag?: string;
  /** Whether wrapped lines begin with blanks, so that others come unexpected. */
  wrapsIndented: boolean;
  /** Tags that an entry has once. */
  once: readonly string[];
  draftOf(fields: readonly TaggedField[]): Pick<Citation, "draft" | "badYear">;
}

interface OpenEntry {
  span: Span;
  fields: TaggedField[];
  unexpected: Line | undefined;
}

/** Reads entries that are lines of tags, in whichever layout. */
export class TaggedReader implements LineReader {
  private entry: OpenEntry | undefined;
  private readonly stray = new StrayLines();
  private afterBlank = true;

  constructor(private readonly layout: Layout) {}

  line(line: Line, emit: Emit): void {
    if (isBlank(line)) {
      this.afterBlank = true;
      this.entry?.span.add(line);
      return;
    }
    const field = this.layout.fieldOf(line.text);
    if (field && this.layout.fileTags?.has(field.tag)) this.aboutFile(line, emit);
    else if (field && this.entry && field.tag === this.layout.endTag) this.finish(line, emit);
    else if (field && this.layout.startsEntry(field.tag, this.entry?.fields, this.afterBlank))
      this.open(line, field, emit);
    else if (this.entry) this.inside(this.entry, line, field, emit);
    else this.stray.add(line);
    this.afterBlank = false;
  }

  end(emit: Emit): void {
    this.close(emit, false);
    this.flushStray(emit);
  }

  private aboutFile(line: Line, emit: Emit): void {
    this.close(emit, false);
    this.flushStray(emit);
    const { number, byteStart, byteEnd } = line;
    emit({ kind: "facts", line: number, byteStart, byteEnd });
  }

  private open(line: Line, field: { tag: string; value: string }, emit: Emit): void {
    this.close(emit, false);
    this.flushStray(emit);
    const span = new Span();
    span.add(line);
    this.entry = { span, fields: [{ ...field, more: [] }], unexpected: undefined };
  }

  private inside(
    entry: OpenEntry,
    line: Line,
    field: { tag: string; value: string } | undefined,
    emit: Emit,
  ): void {
    entry.span.add(line);
    if (entry.span.isTooLarge) {
      this.entry = undefined;
      emit(warning(entry.span.place, "entry_too_large", TOO_LARGE, entry.span.original));
    } else if (field) entry.fields.push({ ...field, more: [] });
    else {
      entry.fields.at(-1)?.more.push(line.text);
      if (this.layout.wrapsIndented && !/^\s/.test(line.text)) entry.unexpected ??= line;
    }
  }

  private finish(line: Line, emit: Emit): void {
    this.entry?.span.add(line);
    this.close(emit, true);
  }

  private close(emit: Emit, ended: boolean): void {
    const { entry, layout } = this;
    if (!entry) return;
    this.entry = undefined;
    const { place, original } = entry.span;
    const { draft, badYear } = layout.draftOf(entry.fields);
    if (!emitCitation({ place, original, draft: inPlainText(draft, original), badYear }, emit)) return;
    for (const one of repeatedFields(valuesIn(entry.fields), layout.once, layout.startTag ?? "", place))
      emit(one);
    if (entry.unexpected) {
      const { number, byteStart, byteEnd, text } = entry.unexpected;
      emit(warning({ line: number, byteStart, byteEnd }, "unexpected_line", UNEXPECTED, text));
    }
    if (layout.startTag && entry.fields[0]?.tag !== layout.startTag)
      emit(warning(place, "missing_start", missingStart(layout.startTag)));
    if (layout.endTag && !ended) emit(warning(place, "missing_end", missingEnd(layout.endTag)));
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(OUTSIDE);
    if (stray) emit(stray);
  }
}

const OUTSIDE =
  "These lines belong to no entry and were left out. If they hold a citation, correct the file and import it again.";
const TOO_LARGE =
  "This entry is larger than 4 MB and was left out. Check the export: the line that begins the next record may be missing.";
const UNEXPECTED =
  "This line has no tag and was taken as the continuation of the line above it. Check this record.";

function missingStart(tag: string): string {
  return `This entry has no ${tag} line. It was read all the same: check that it is whole and that the entry before it is too.`;
}

function missingEnd(tag: string): string {
  return `This entry has no ${tag} line and was ended where the next one begins, or with the file. Check its last fields.`;
}
