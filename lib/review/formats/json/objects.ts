import type { Encoding } from "../encoding";
import type { Place } from "../format";
import { Shape, type Step } from "./shape";

/** An object of a list, or what stands between two of them. */
export type Piece = { place: Place; bytes: Uint8Array } & (
  | { kind: "object"; state: "whole" | "broken" | "cut" | "too_large" }
  | { kind: "between"; hasText: boolean }
);

const MAX_OBJECT_BYTES = 4 * 1024 * 1024;
const MAX_BETWEEN_BYTES = 2000;
const [LF, CR] = [10, 13] as const;
/** What parts objects and opens or ends their list. */
const PUNCTUATION = new Set([44, 91, 93, 123, 125]);
const OTHER = 0xffff;
/** In these encodings the second byte of a character may look like a sign of JSON. */
const LEADS: Record<string, (byte: number) => boolean> = {
  gb18030: (byte) => byte > 0x80 && byte < 0xff,
  big5: (byte) => byte > 0x80 && byte < 0xff,
  shift_jis: (byte) => (byte > 0x80 && byte < 0xa0) || (byte > 0xdf && byte < 0xfd),
};

/** Cuts JSON into the objects of its list, block by block, without reading what is in them. */
export class ObjectCutter {
  private readonly shape = new Shape();
  private readonly isLead: ((byte: number) => boolean) | undefined;
  private pieces: Piece[] = [];
  private parts: Uint8Array[] = [];
  private size = 0;
  private line = 1;
  private startLine = 1;
  private startByte: number;
  /** Where the last visible sign ends. */
  private visibleEnd: number;
  private hasVisible = false;
  private hasText = false;
  private isObject = false;
  private indent = 0;
  private previous = 0;
  private offset: number;
  private skip = false;

  constructor(private readonly encoding: Encoding) {
    this.isLead = LEADS[encoding.label];
    this.offset = encoding.bomLength;
    this.startByte = this.offset;
    this.visibleEnd = this.offset;
  }

  /** The pieces that a block of the file completes. */
  push(block: Uint8Array, last: boolean): Piece[] {
    const { unit } = this.encoding;
    const from = this.offset;
    let kept = 0;
    for (let at = 0; at + unit <= block.length; at += unit) {
      const code = this.codeAt(block, at);
      const step = this.shape.step(code, this.indent);
      const cut = cutOf(step);
      if (cut !== undefined) {
        const end = cut === "before" ? at : at + unit;
        if (cut === "after") this.see(code, from + end);
        this.keep(block, kept, end);
        this.finish(from + end, step);
        kept = end;
      } else if (step === "is_list") this.isObject = false;
      if (cut !== "after") this.see(code, from + at + unit);
    }
    this.keep(block, kept, block.length);
    this.offset = from + block.length;
    if (last) {
      if (block.length % unit > 0) this.visibleEnd = this.offset;
      this.finish(this.offset, undefined);
    }
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  private codeAt(block: Uint8Array, at: number): number {
    const first = block[at] ?? 0;
    if (this.encoding.unit === 2) {
      const second = block[at + 1] ?? 0;
      const code = this.encoding.bigEndian ? first * 256 + second : second * 256 + first;
      return code < 128 ? code : OTHER;
    }
    if (this.skip) {
      this.skip = false;
      return OTHER;
    }
    this.skip = this.isLead?.(first) ?? false;
    return first;
  }

  /** Counts lines and blanks, and notes how far what is visible reaches. */
  private see(code: number, end: number): void {
    if (code === LF || code === CR) {
      if (code === CR || this.previous !== CR) this.line += 1;
      this.shape.endLine();
      this.indent = 0;
    } else if (!isBlankCode(code)) {
      if (!this.hasVisible) this.begin(end - this.encoding.unit);
      this.indent = -1;
      this.visibleEnd = end;
      if (this.shape.isInList && !PUNCTUATION.has(code)) this.hasText = true;
    } else if (this.indent >= 0) this.indent += 1;
    this.previous = code;
  }

  private begin(at: number): void {
    this.hasVisible = true;
    this.startLine = this.line;
    this.startByte = at;
  }

  private keep(block: Uint8Array, from: number, to: number): void {
    const limit = this.isObject ? MAX_OBJECT_BYTES : MAX_BETWEEN_BYTES;
    if (to > from && this.size <= limit) this.parts.push(block.subarray(from, to));
    this.size += to - from;
  }

  private finish(end: number, step: Step): void {
    if (this.hasVisible) {
      const place = { line: this.startLine, byteStart: this.startByte, byteEnd: this.visibleEnd };
      const lead = this.startByte - (end - this.size);
      const length = this.visibleEnd - this.startByte;
      const bytes = this.size > MAX_OBJECT_BYTES ? (this.parts[0] ?? new Uint8Array()) : joined(this.parts);
      const own = bytes.subarray(lead, lead + length);
      if (this.isObject) this.pieces.push({ kind: "object", place, bytes: own, state: this.stateAt(step) });
      else this.pieces.push({ kind: "between", place, bytes: own, hasText: this.hasText });
    }
    this.parts = [];
    this.size = 0;
    this.hasVisible = false;
    this.hasText = false;
    this.isObject = step === "starts" || step === "starts_anew";
  }

  private stateAt(step: Step): "whole" | "broken" | "cut" | "too_large" {
    if (this.size > MAX_OBJECT_BYTES) return "too_large";
    if (step === "ends") return "whole";
    return step === undefined ? "cut" : "broken";
  }
}

/** As a person sees it: other control characters are rubbish, to be named. */
function isBlankCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function cutOf(step: Step): "before" | "after" | undefined {
  if (step === undefined || step === "is_list") return undefined;
  return step === "ends" ? "after" : "before";
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}
