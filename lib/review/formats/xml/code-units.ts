import type { Encoding } from "../encoding";

export const OPEN = 0x3c;
export const CLOSE = 0x3e;
export const SLASH = 0x2f;

/**
 * The bytes of a file that are not handed on yet, read as code units. In every encoding that is read, a byte below 0x40
 * is itself (in UTF-16 a pair of bytes): tags are found without decoding.
 */
export class CodeUnits {
  private bytes: Uint8Array = new Uint8Array(0);
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

  append(more: Uint8Array): void {
    const joined = new Uint8Array(this.bytes.length + more.length);
    joined.set(this.bytes);
    joined.set(more, this.bytes.length);
    this.bytes = joined;
  }

  drop(count: number): void {
    this.bytes = this.bytes.subarray(count);
    this.offset += count;
  }

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

  /** A tag's name with what may stand before it, as `/record`, `?xml` or `!DOCTYPE`. */
  nameAt(start: number): string {
    let name = "";
    for (let index = start; name.length < 48; index += this.size) {
      const code = this.at(index);
      const isFirst = index === start;
      if (!isNameCode(code) && !(isFirst && (code === SLASH || code === 0x3f || code === 0x21))) {
        if (!(name.startsWith("!") && code === 0x5b)) return name;
      }
      name += String.fromCharCode(code);
      if (name === "!--" || name === "![CDATA[") return name;
    }
    return name;
  }

  skipBlank(start: number, end = this.length): number {
    let index = start;
    while (index < end && isBlankCode(this.at(index))) index += this.size;
    return index;
  }

  trimEnd(start: number, end: number): number {
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
