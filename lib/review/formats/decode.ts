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
    yield* items;
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
    const lines: Line[] = [];
    let start = 0;
    let found = this.nextBreak(bytes, this.restLength - fresh.length - 2 * this.encoding.unit, last);
    while (found) {
      lines.push(this.take(bytes, start, found.at, found.length));
      start = found.at + found.length;
      found = this.nextBreak(bytes, start, last);
    }
    if (last && start < bytes.length) lines.push(this.take(bytes, start, bytes.length, 0));
    this.rest = [bytes.slice(start)];
    this.restLength = bytes.length - start;
    this.offset += start;
    if (!last) this.checkLength();
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

  private nextBreak(
    bytes: Uint8Array,
    from: number,
    last: boolean,
  ): { at: number; length: number } | undefined {
    const { unit } = this.encoding;
    for (let at = Math.max(0, from - (from % unit)); at + unit <= bytes.length; at += unit) {
      const code = this.codeAt(bytes, at);
      if (code === LF) return { at, length: unit };
      if (code === CR) {
        // A CR at the very end may be the first half of CR LF.
        if (at + 2 * unit > bytes.length) return last ? { at, length: unit } : undefined;
        return { at, length: this.codeAt(bytes, at + unit) === LF ? 2 * unit : unit };
      }
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
