import { type Decode, decoderOf, type Encoding, examine, HEAD_BYTES, isText } from "./encoding";
import type { Item, Line, LineReader } from "./format";

/** A longer line is no citation; reading stops there rather than filling the memory. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Reads a text file with a line reader: finds the encoding, splits and decodes lines, reports what cannot be read. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  reader: LineReader,
): AsyncGenerator<Item> {
  let items: Item[] = [];
  const emit = (item: Item) => items.push(item);
  let splitter: LineSplitter | undefined;
  for await (const { bytes, last } of blocks(chunks)) {
    if (!splitter) {
      const encoding = examine(bytes);
      if (!isText(encoding)) {
        yield { kind: "warning", ...encoding, line: 1, byteStart: 0, byteEnd: bytes.length };
        return;
      }
      splitter = new LineSplitter(encoding);
    }
    for (const line of splitter.push(bytes, last)) reader.line(line, emit);
    if (last || splitter.tooLong) reader.end(emit);
    for (const item of items) yield item;
    items = [];
    if (splitter.tooLong) break;
  }
  if (splitter) yield* splitter.faults();
}

/** The same bytes in blocks of equal size, so that nothing depends on how a file arrives. */
export async function* blocks(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let block = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    let taken = 0;
    while (taken < chunk.length) {
      if (filled === HEAD_BYTES) {
        yield { bytes: block, last: false };
        block = new Uint8Array(HEAD_BYTES);
        filled = 0;
      }
      const part = chunk.subarray(taken, taken + HEAD_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      taken += part.length;
    }
  }
  yield { bytes: block.subarray(0, filled), last: true };
}

const LF = 10;
const CR = 13;

class LineSplitter {
  private readonly decode: Decode;
  private readonly fallback: Decode;
  /** The bytes of the line that is not complete yet, in the blocks in which they came. */
  private rest: Uint8Array[] = [];
  private restLength = 0;
  private offset: number;
  private number = 0;
  private started = false;
  private unreadable: { count: number; first: Line } | undefined;
  tooLong: Line | undefined;

  constructor(private readonly encoding: Encoding) {
    this.decode = decoderOf(encoding.label);
    this.fallback = decoderOf(encoding.label === "utf-8" ? "windows-1252" : encoding.label);
    this.offset = encoding.bomLength;
  }

  push(block: Uint8Array, last: boolean): Line[] {
    const fresh = this.started ? block : block.subarray(this.encoding.bomLength);
    this.started = true;
    this.rest.push(fresh);
    this.restLength += fresh.length;
    if (!last && !this.mayBreak()) return this.checkLength();
    const bytes = joined(this.rest, this.restLength);
    const end = last ? bytes.length : this.endOfLines(bytes);
    const lines = this.linesOf(bytes.subarray(0, end));
    this.rest = [bytes.subarray(end)];
    this.restLength = bytes.length - end;
    this.offset += end;
    if (!last) this.checkLength();
    return lines;
  }

  /** Where the last complete line ends; a CR at the very end may be the first half of CR LF. */
  private endOfLines(bytes: Uint8Array): number {
    const { unit } = this.encoding;
    const whole = bytes.length - (bytes.length % unit);
    for (let at = whole - unit; at >= 0; at -= unit) {
      const code = this.codeAt(bytes, at);
      if (code === LF || (code === CR && at + unit < whole)) return at + unit;
    }
    return 0;
  }

  /** Whole lines are decoded together; only where that fails, each by itself, so that the faulty ones are known. */
  private linesOf(bytes: Uint8Array): Line[] {
    const { text, sound } = this.decode(bytes);
    if (!sound || this.encoding.unit > 1 || text.includes("\u0000")) return this.linesOneByOne(bytes);
    const lines: Line[] = [];
    const isAscii = text.length === bytes.length;
    const breaks = new Breaks((sign, from) => text.indexOf(sign, from), text.length);
    const byteBreaks = isAscii
      ? breaks
      : new Breaks((sign, from) => bytes.indexOf(sign.charCodeAt(0), from), bytes.length);
    let start = 0;
    let byteStart = 0;
    while (start < text.length) {
      const at = breaks.after(start);
      const byteAt = isAscii ? at : byteBreaks.after(byteStart);
      const length = breaks.lengthAt(at, text.charCodeAt(at + 1));
      const ending = length === 2 ? "\r\n" : text.slice(at, at + length);
      lines.push(this.place(byteStart, byteAt, text.slice(start, at), ending));
      this.number += 1;
      start = at + length;
      byteStart = byteAt + length;
    }
    return lines;
  }

  private linesOneByOne(bytes: Uint8Array): Line[] {
    const lines: Line[] = [];
    let start = 0;
    let found = this.nextBreak(bytes, start);
    while (found) {
      lines.push(this.take(bytes, start, found.at, found.length));
      start = found.at + found.length;
      found = this.nextBreak(bytes, start);
    }
    if (start < bytes.length) lines.push(this.take(bytes, start, bytes.length, 0));
    return lines;
  }

  /** Whether the newest block, or a CR that waits at the end of the one before it, may hold a line end. */
  private mayBreak(): boolean {
    const newest = this.rest.at(-1);
    const before = this.rest.at(-2);
    if (!newest || !before) return true;
    return newest.includes(LF) || newest.includes(CR) || before.subarray(-2).includes(CR);
  }

  private checkLength(): Line[] {
    if (this.restLength > MAX_LINE_BYTES) this.tooLong = this.place(0, this.restLength, "", "");
    return [];
  }

  /** Warnings about the whole file, once all lines are read. */
  *faults(): Generator<Item> {
    if (this.unreadable) {
      const { first, count } = this.unreadable;
      const more = count > 1 ? ` and ${count - 1} more lines` : "";
      const message = `Line ${first.number}${more} holds characters that do not fit the file's encoding (${this.encoding.label}). Look at those records; if names or titles are garbled, export again as UTF-8.`;
      yield { kind: "warning", code: "unreadable_characters", message, ...placeOf(first) };
    }
    if (this.tooLong) {
      const message = `Line ${this.tooLong.number} is longer than 16 MB, so this is no list of citations from there on. Nothing after it was read: check the export.`;
      yield { kind: "warning", code: "line_too_long", message, ...placeOf(this.tooLong) };
    }
  }

  private nextBreak(bytes: Uint8Array, from: number): { at: number; length: number } | undefined {
    const { unit } = this.encoding;
    for (let at = from; at + unit <= bytes.length; at += unit) {
      const code = this.codeAt(bytes, at);
      if (code === LF) return { at, length: unit };
      if (code === CR) return { at, length: this.codeAt(bytes, at + unit) === LF ? 2 * unit : unit };
    }
    return undefined;
  }

  private codeAt(bytes: Uint8Array, at: number): number {
    const first = bytes[at] ?? 0;
    if (this.encoding.unit === 1) return first;
    const second = bytes[at + 1] ?? 0;
    return this.encoding.bigEndian ? first * 256 + second : second * 256 + first;
  }

  private take(bytes: Uint8Array, start: number, end: number, endLength: number): Line {
    const raw = bytes.subarray(start, end);
    const ending = ["", "\n", "\r\n"][endLength / this.encoding.unit] ?? "";
    const printed = ending === "\n" && this.codeAt(bytes, end) === CR ? "\r" : ending;
    const decoded = this.decode(raw);
    const text = decoded.sound ? decoded.text : this.fallback(raw).text;
    const line = this.place(start, end, text.replaceAll("\u0000", "\ufffd"), printed);
    this.number += 1;
    if (!decoded.sound || text.includes("\u0000")) {
      this.unreadable = { count: (this.unreadable?.count ?? 0) + 1, first: this.unreadable?.first ?? line };
    }
    return line;
  }

  private place(start: number, end: number, text: string, ending: string): Line {
    return {
      text,
      ending,
      number: this.number + 1,
      byteStart: this.offset + start,
      byteEnd: this.offset + end,
    };
  }
}

/** The line ends of a text or of its bytes, in order; each kind is searched for only once. */
class Breaks {
  private lf = -1;
  private cr = -1;

  constructor(
    private readonly find: (sign: "\n" | "\r", from: number) => number,
    private readonly length: number,
  ) {}

  /** Where the line that begins at `from` ends. */
  after(from: number): number {
    if (this.lf < from) this.lf = this.search("\n", from);
    if (this.cr < from) this.cr = this.search("\r", from);
    return Math.min(this.lf, this.cr);
  }

  /** How many signs end the line there. */
  lengthAt(at: number, next: number): number {
    if (at === this.length) return 0;
    return at === this.cr && next === LF ? 2 : 1;
  }

  private search(sign: "\n" | "\r", from: number): number {
    const found = this.find(sign, from);
    return found < 0 ? this.length : found;
  }
}

function placeOf(line: Line) {
  return { line: line.number, byteStart: line.byteStart, byteEnd: line.byteEnd };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}
