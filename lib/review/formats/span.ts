import { isBlank, type Line, type Place, type Warning, type WarningCode } from "./format";

/** More than this is not one citation: an entry is cut off here, a warning keeps only the beginning. */
const MAX_ENTRY_BYTES = 4 * 1024 * 1024;
const MAX_QUOTED = 2000;

/** Lines that follow each other in a file and belong together; blank lines at either end do not count. */
export class Span {
  private first: Line | undefined;
  private last: Line | undefined;
  private readonly parts: string[] = [];
  /** The end of the last line and blank lines after it, which count when another line follows. */
  private gap = "";

  add(line: Line): void {
    if (isBlank(line)) {
      if (this.first) this.gap += line.text + line.ending;
      return;
    }
    this.first ??= line;
    this.last = line;
    this.parts.push(this.gap, line.text);
    this.gap = line.ending;
  }

  get isEmpty(): boolean {
    return this.first === undefined;
  }

  /** Takes the lines of another span in after its own. */
  append({ first, last, parts, gap }: Span): void {
    if (!first || !last) return;
    this.first ??= first;
    this.last = last;
    this.parts.push(this.gap, ...parts);
    this.gap = gap;
  }

  get isTooLarge(): boolean {
    return (this.last?.byteEnd ?? 0) - (this.first?.byteStart ?? 0) > MAX_ENTRY_BYTES;
  }

  get place(): Place {
    const { first, last } = this;
    return { line: first?.number ?? 1, byteStart: first?.byteStart ?? 0, byteEnd: last?.byteEnd ?? 0 };
  }

  /** The lines exactly as in the file, without the last line end. */
  get original(): string {
    return this.parts.join("");
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
