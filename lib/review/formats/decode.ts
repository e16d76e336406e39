import { type Decode, decoderOf, type Encoding, examine, HEAD_BYTES, isText, UTF_8 } from "./encoding";
import type { Emit, Item, Line, LineReader, Place } from "./format";
import { bufferOf, Ends, hasLoneReturn, isAscii, Paragraphs, signPerByte } from "./paragraphs";
import { keepShape } from "./shapes";
import { MAX_ENTRY_BYTES } from "./span";

/** A longer line is no citation; reading stops there rather than filling the memory. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * Reads a text file with a line reader: finds the encoding, splits and decodes lines, reports what cannot be read. Hands
 * on what each block of the file completes.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  reader: LineReader,
): AsyncGenerator<Item[]> {
  let items: Item[] = [];
  const emit = (item: Item) => void items.push(item);
  let splitter: LineSplitter | undefined;
  for await (const { bytes, last } of blocks(chunks)) {
    if (!splitter) {
      const encoding = examine(bytes);
      if (!isText(encoding)) {
        yield [{ kind: "warning", ...encoding, line: 1, byteStart: 0, byteEnd: bytes.length }];
        return;
      }
      splitter = new LineSplitter(encoding, reader, emit);
    }
    splitter.push(bytes, last);
    if (last || splitter.tooLong) reader.end(emit);
    yield items;
    items = [];
    if (splitter.tooLong) break;
  }
  if (splitter) yield [...splitter.faults()];
}

/**
 * The same bytes in blocks of equal size, so that nothing depends on how a file arrives. Each block is written where the
 * one before it was: what is kept of it must be copied.
 */
export async function* blocks(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  const block = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    let taken = 0;
    while (taken < chunk.length) {
      if (filled === HEAD_BYTES) {
        yield { bytes: block, last: false };
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
  /** Room for the bytes that are not read yet, and how many those are: new room for each block would be cleared first. */
  private room = new Uint8Array(2 * HEAD_BYTES);
  private held = 0;
  private offset: number;
  private number = 0;
  private readonly isUtf8: boolean;
  /** Whether all of the file was ASCII so far: then a block is looked at in one go. */
  private isAscii = true;
  private started = false;
  /** Whether lines of an entry wait for the rest of it. */
  private isWaiting = false;
  private unreadable: { count: number; first: Place } | undefined;
  tooLong: Place | undefined;

  constructor(
    private readonly encoding: Encoding,
    private readonly reader: LineReader,
    private readonly emit: Emit,
  ) {
    this.decode = decoderOf(encoding.label);
    this.fallback = decoderOf(encoding.label === "utf-8" ? "windows-1252" : encoding.label);
    this.offset = encoding.bomLength;
    this.isUtf8 = encoding.label === "utf-8";
  }

  push(block: Uint8Array, last: boolean): void {
    const fresh = this.started ? block : block.subarray(this.encoding.bomLength);
    this.started = true;
    this.hold(fresh);
    if (last || this.isWaiting || this.mayBreak(fresh)) this.takeLines(last);
    if (!last) this.checkLength();
  }

  private hold(fresh: Uint8Array): void {
    const { room, held } = this;
    if (held + fresh.length > room.length) {
      this.room = new Uint8Array(2 * (held + fresh.length));
      this.room.set(room.subarray(0, held));
    }
    this.room.set(fresh, held);
    this.held += fresh.length;
  }

  private takeLines(last: boolean): void {
    const held = this.room.subarray(0, this.held);
    const bytes = bufferOf(last ? held : this.withoutLastEntry(held.subarray(0, this.endOfLines(held))));
    const end = bytes.length;
    const signs = bytes.toString("latin1");
    this.isAscii &&= isAscii(signs);
    const paragraphs = new Paragraphs(signs, this.encoding, this.reader);
    for (let start = 0; start < end; ) {
      const next = paragraphs.endAfter(start);
      this.takeParagraph(bytes, signs.slice(start, next), start, paragraphs);
      this.offset += next - start;
      start = next;
    }
    this.room.copyWithin(0, end, this.held);
    this.held -= end;
  }

  /** Lines up to the last entry that begins among them: it ends in the next block, if it is one, and is read faster whole. */
  private withoutLastEntry(lines: Uint8Array): Uint8Array {
    const { bounds } = this.reader;
    this.isWaiting = false;
    if (!bounds || this.encoding.unit > 1 || this.held > 2 * HEAD_BYTES) return lines;
    const start = bufferOf(lines).lastIndexOf(`\n${bounds.first}`);
    this.isWaiting = start >= 0;
    return start < 0 ? lines : lines.subarray(0, start + 1);
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

  /** The lines of a paragraph are decoded together; only where that fails, each by itself, so that the faulty ones are known. */
  private takeParagraph(bytes: Buffer, signs: string, start: number, paragraphs: Paragraphs): void {
    const { length } = signs;
    const text = this.encoding.unit === 1 ? this.textOf(bytes, signs, start) : undefined;
    if (text === undefined || (paragraphs.hasNul && text.includes("\u0000")))
      this.linesOneByOne(bytes.subarray(start, start + length));
    // Mostly one entry: for that no view of its bytes is made.
    else if (!this.takesWhole(text, length, paragraphs))
      this.linesOfText(text, bytes.subarray(start, start + length));
  }

  /**
   * Decoded bytes, if all of them make sense. Where they are ASCII, as most are, their signs are a part of those of the
   * block, which needs no memory; a buffer decodes UTF-8 sooner than a strict decoder, and shows what is none.
   */
  private textOf(bytes: Buffer, signs: string, start: number): string | undefined {
    if (this.isAscii || isAscii(signs)) return signs;
    const end = start + signs.length;
    const quick = this.isUtf8 ? bytes.toString("utf8", start, end) : "\ufffd";
    if (!quick.includes("\ufffd")) return quick;
    const { text, sound } = this.decode(bytes.subarray(start, end));
    return sound ? text : undefined;
  }

  private takesWhole(text: string, length: number, { hasReturn }: Paragraphs): boolean {
    if (!this.reader.paragraph || length > MAX_ENTRY_BYTES) return false;
    if (hasReturn && hasLoneReturn(text)) return false;
    const [line, byteStart] = [this.number + 1, this.offset];
    const paragraph = { text, line, byteStart, byteEnd: byteStart + length };
    const taken = this.reader.paragraph(paragraph, this.emit);
    this.number += taken;
    return taken > 0;
  }

  private linesOfText(text: string, bytes: Uint8Array): void {
    const ends = new Ends(text);
    const byteEnds = text.length === bytes.length ? ends : new Ends(signPerByte(bytes));
    let byteStart = 0;
    for (let start = 0; start < text.length; ) {
      const end = ends.after(start);
      const byteEnd = byteEnds.after(byteStart);
      const length = ends.lengthAt(end, text.charCodeAt(end + 1));
      this.hand(text, start, end, end + length, byteStart, byteEnd);
      start = end + length;
      byteStart = byteEnd + length;
    }
  }

  private hand(
    source: string,
    start: number,
    end: number,
    next: number,
    byteStart: number,
    byteEnd: number,
  ): void {
    this.number += 1;
    const line: Line = {
      text: source.slice(start, end),
      source,
      start,
      next,
      number: this.number,
      byteStart: this.offset + byteStart,
      byteEnd: this.offset + byteEnd,
    };
    this.reader.line(line, this.emit);
  }

  private linesOneByOne(bytes: Uint8Array): void {
    let start = 0;
    let found = this.nextBreak(bytes, start);
    while (found) {
      this.take(bytes, start, found.at, found.length);
      start = found.at + found.length;
      found = this.nextBreak(bytes, start);
    }
    if (start < bytes.length) this.take(bytes, start, bytes.length, 0);
  }

  /** Whether the newest bytes, or a CR that waits at the end of those before them, may hold a line end. */
  private mayBreak(fresh: Uint8Array): boolean {
    const before = this.held - fresh.length;
    if (before === 0 || fresh.includes(LF) || fresh.includes(CR)) return true;
    return this.room.subarray(Math.max(0, before - 2), before).includes(CR);
  }

  private checkLength(): void {
    const { offset, held } = this;
    if (held <= MAX_LINE_BYTES) return;
    this.tooLong = { line: this.number + 1, byteStart: offset, byteEnd: offset + held };
  }

  /** Warnings about the whole file, once all lines are read. */
  *faults(): Generator<Item> {
    if (this.unreadable) {
      const { first, count } = this.unreadable;
      const more = count > 1 ? ` and ${count - 1} more lines` : "";
      const message = `Line ${first.line}${more} holds characters that do not fit the file's encoding (${this.encoding.label}). Look at those records; if names or titles are garbled, export again as UTF-8.`;
      yield { kind: "warning", code: "unreadable_characters", message, ...first };
    }
    if (this.tooLong) {
      const message = `Line ${this.tooLong.line} is longer than 16 MB, so this is no list of citations from there on. Nothing after it was read: check the export.`;
      yield { kind: "warning", code: "line_too_long", message, ...this.tooLong };
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

  private take(bytes: Uint8Array, start: number, end: number, endLength: number): void {
    const raw = bytes.subarray(start, end);
    const ending = ["", "\n", "\r\n"][endLength / this.encoding.unit] ?? "";
    const printed = ending === "\n" && this.codeAt(bytes, end) === CR ? "\r" : ending;
    const decoded = this.decode(raw);
    const found = decoded.sound ? decoded.text : this.fallback(raw).text;
    const text = found.replaceAll("\u0000", "\ufffd");
    this.hand(text + printed, 0, text.length, text.length + printed.length, start, end);
    if (decoded.sound && text === found) return;
    const place = { line: this.number, byteStart: this.offset + start, byteEnd: this.offset + end };
    this.unreadable = { count: (this.unreadable?.count ?? 0) + 1, first: this.unreadable?.first ?? place };
  }
}

keepShape(new LineSplitter(UTF_8, { line() {}, end() {} }, () => {}));
