import type { Encoding } from "../encoding";
import { signPerByte } from "../paragraphs";

export const OPEN = 0x3c;
export const CLOSE = 0x3e;
export const SLASH = 0x2f;
export const CR = 13;
const LF = 10;
const [QUESTION, BANG, BRACKET] = [0x3f, 0x21, 0x5b];

/**
 * The bytes of a file that are not handed on yet, read as code units. In every encoding that is read, a byte below 0x40
 * is itself (in UTF-16 a pair of bytes): tags are found without decoding.
 */
export class CodeUnits {
  /** More room than bytes, so that most of them are written where others were. */
  private room = new Uint8Array(4 * 65_536);
  private start = 0;
  private bytes = this.room.subarray(0, 0);
  /** The same as a text in which each byte is a sign, and how many of these are gone: a text is searched faster. */
  private signs = "";
  private gone = 0;
  /** Where the first of them stands in the file. */
  private offset = 0;
  readonly size: 1 | 2;
  private readonly low: 0 | 1;

  constructor({ unit, bigEndian }: Encoding) {
    this.size = unit;
    this.low = unit === 2 && bigEndian ? 1 : 0;
  }

  get length(): number {
    return this.bytes.length;
  }

  /** The length without half a unit at the end. */
  get whole(): number {
    return this.bytes.length - (this.bytes.length % this.size);
  }

  /** Adds bytes at the end; what was cut before is written over. */
  append(more: Uint8Array): void {
    const { room, start, bytes } = this;
    const { length } = bytes;
    if (start + length + more.length > room.length) {
      if (length + more.length > room.length) this.room = new Uint8Array(2 * (length + more.length));
      this.room.set(bytes);
      this.start = 0;
    }
    this.room.set(more, this.start + length);
    this.bytes = this.room.subarray(this.start, this.start + length + more.length);
    if (this.size === 1) this.signs = signPerByte(this.bytes);
    this.gone = 0;
  }

  drop(count: number): void {
    this.start += count;
    this.bytes = this.bytes.subarray(count);
    this.offset += count;
    this.gone += count;
  }

  /** Some of the bytes, to be read at once: they are not kept. */
  cut(start: number, end: number): { bytes: Uint8Array; offset: number } {
    return { bytes: this.bytes.subarray(start, end), offset: this.offset + start };
  }

  at(index: number): number {
    if (this.size === 1) return this.bytes[index] ?? 0;
    const [low = 0, high = 0] = [this.bytes[index + this.low], this.bytes[index + 1 - this.low]];
    return high * 256 + low;
  }

  /** Where a sign stands from an index on, or -1. */
  find(sign: number, from: number): number {
    if (this.size === 1) return this.bytes.indexOf(sign, from);
    for (let at = this.bytes.indexOf(sign, from); at >= 0; at = this.bytes.indexOf(sign, at + 1)) {
      const start = at - this.low;
      if (start >= from && start % 2 === 0 && this.at(start) === sign) return start;
    }
    return -1;
  }

  /** Where the next `<` stands after which, or after the `/` after which, one of these signs follows, or -1. */
  findTag(from: number, firsts: Uint8Array): number {
    if (this.size === 1) return this.findTagOfBytes(from, firsts);
    const { bytes, low, whole } = this;
    for (let index = from + low; index < whole; index += 2) {
      if (bytes[index] !== OPEN) continue;
      const first = bytes[bytes[index + 2] === SLASH ? index + 4 : index + 2];
      // Where the bytes end, the next ones decide.
      if (first !== undefined && firsts[first] !== 1) continue;
      if (this.at(index - low) === OPEN) return index - low;
    }
    return -1;
  }

  private findTagOfBytes(from: number, firsts: Uint8Array): number {
    const { signs, gone } = this;
    for (let open = signs.indexOf("<", gone + from); open >= 0; open = signs.indexOf("<", open + 1)) {
      const isClosing = signs.charCodeAt(open + 1) === SLASH;
      const first = signs.charCodeAt(isClosing ? open + 2 : open + 1);
      if (Number.isNaN(first) || firsts[first] === 1) return open - gone;
    }
    return -1;
  }

  /** How many lines end between two places; LF after CR ends none, also when the CR stands just before. */
  lineEnds(from: number, to: number, afterCr: boolean): number {
    const { size, low } = this;
    const { bytes } = this;
    // A buffer is searched many times faster than an array of numbers, and most of what EndNote writes is one line.
    const searched = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
    if (!searched.includes(LF) && !searched.includes(CR)) return 0;
    let [count, isAfterCr] = [0, afterCr];
    for (let index = from + low; index < to; index += size) {
      const byte = bytes[index] ?? 0;
      const isCr = byte === CR && (size === 1 || this.at(index - low) === CR);
      if (isCr) count += 1;
      else if (byte === LF && !isAfterCr && (size === 1 || this.at(index - low) === LF)) count += 1;
      isAfterCr = isCr;
    }
    return count;
  }

  /** A tag's name with what may stand before it, as `/record`, `?xml` or `!DOCTYPE`. */
  nameAt(start: number): string {
    const first = this.at(start);
    let length = 0;
    for (; length < 48; length += 1) {
      const code = this.at(start + length * this.size);
      const isSign = length === 0 && (code === SLASH || code === QUESTION || code === BANG);
      const isSection = code === BRACKET && first === BANG;
      if (!isNameCode(code) && !isSign && !isSection) break;
      if (first !== BANG || (length !== 2 && length !== 7)) continue;
      const name = this.textAt(start, length + 1);
      if (name === "!--" || name === "![CDATA[") return name;
    }
    return this.textAt(start, length);
  }

  private textAt(start: number, length: number): string {
    const { signs, gone, size } = this;
    if (size === 1) return signs.slice(gone + start, gone + start + length);
    return String.fromCharCode(...Array.from({ length }, (_, index) => this.at(start + index * size)));
  }

  skipBlank(start: number, end = this.length): number {
    let index = start;
    while (index + this.size <= end && isBlankCode(this.at(index))) index += this.size;
    return index;
  }

  trimEnd(start: number, end: number): number {
    // Half a sign, where a file was cut, is no blank.
    if ((end - start) % this.size > 0) return end;
    let index = end;
    while (index - this.size >= start && isBlankCode(this.at(index - this.size))) index -= this.size;
    return index;
  }
}

function isNameCode(code: number): boolean {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x3a;
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
