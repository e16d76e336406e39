import { isBlank, type Line, type Paragraph, type Place, type Warning, type WarningCode } from "./format";
import { keepShape } from "./shapes";

/** More than this is not one citation: an entry is cut off here, a warning keeps only the beginning. */
export const MAX_ENTRY_BYTES = 4 * 1024 * 1024;
const MAX_QUOTED = 2000;

/** Lines that follow each other in a file and belong together; blank lines at either end do not count. */
export class Span {
  isEmpty = true;
  private readonly at: Place = { line: 1, byteStart: 0, byteEnd: 0 };
  /** What was decoded earlier, and the part of the last lines that were decoded together. */
  private before = "";
  private source = "";
  private from = 0;
  private to = 0;
  /** How much of all that there is up to the last line that is not blank. */
  private length = 0;

  add(line: Line): void {
    const isGap = isBlank(line);
    if (this.isEmpty) {
      if (isGap) return;
      this.isEmpty = false;
      this.at.line = line.number;
      this.at.byteStart = line.byteStart;
    }
    if (line.start !== this.to || line.source !== this.source) {
      this.before += this.source.slice(this.from, this.to);
      this.source = line.source;
      this.from = line.start;
    }
    this.to = line.next;
    if (isGap) return;
    this.length = this.before.length + line.start + line.text.length - this.from;
    this.at.byteEnd = line.byteEnd;
  }

  /** Takes in a paragraph as far as `length`; below that it has nothing but blanks. */
  static of({ text, line, byteStart, byteEnd }: Paragraph, length: number): Span {
    const span = new Span();
    span.at.line = line;
    span.at.byteStart = byteStart;
    span.at.byteEnd = byteEnd - (text.length - length);
    span.isEmpty = false;
    span.source = text;
    span.to = text.length;
    span.length = length;
    return span;
  }

  /** Takes the lines of another span in after its own. */
  append(other: Span): void {
    if (other.isEmpty) return;
    if (this.isEmpty) Object.assign(this.at, other.at);
    const own = this.before + this.source.slice(this.from, this.to);
    this.isEmpty = false;
    this.before = own + other.before;
    this.length = own.length + other.length;
    this.at.byteEnd = other.at.byteEnd;
    ({ source: this.source, from: this.from, to: this.to } = other);
  }

  get isTooLarge(): boolean {
    return this.at.byteEnd - this.at.byteStart > MAX_ENTRY_BYTES;
  }

  get place(): Place {
    return this.at;
  }

  /** The lines exactly as in the file, without the last line end. */
  get original(): string {
    const { before, source, from, to, length } = this;
    if (before === "") return source.slice(from, from + length);
    return (before + source.slice(from, to)).slice(0, length);
  }
}

/** A run of lines that belong to no entry; keeps where it is and how it begins. */
export class StrayLines {
  private span: { place: Place; beginning: string } | undefined;

  add(line: Line): void {
    if (isBlank(line)) return;
    this.addText({ line: line.number, byteStart: line.byteStart, byteEnd: line.byteEnd }, line.text);
  }

  /** Adds lines that were read together. */
  addText(place: Place, text: string): void {
    if (!this.span) {
      this.span = { place: { ...place }, beginning: text.slice(0, MAX_QUOTED) };
      return;
    }
    this.span.place.byteEnd = place.byteEnd;
    const { beginning } = this.span;
    if (beginning.length < MAX_QUOTED) this.span.beginning = `${beginning}\n${text}`.slice(0, MAX_QUOTED);
  }

  /** The warning about these lines, if there are any; the run then starts anew. */
  take(message: string): Warning | undefined {
    if (!this.span) return undefined;
    const { place, beginning } = this.span;
    this.span = undefined;
    return { kind: "warning", code: "text_outside_entry", message, ...place, original: beginning };
  }
}

/** A warning about a place in a file. */
export function warning(place: Place, code: WarningCode, message: string, original?: string): Warning {
  const { line, byteStart, byteEnd } = place;
  const base: Warning = { kind: "warning", code, message, line, byteStart, byteEnd };
  return original === undefined ? base : { ...base, original: original.slice(0, MAX_QUOTED) };
}

keepShape(new Span());
keepShape(new StrayLines());
