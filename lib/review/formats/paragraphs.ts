import { type Encoding, UTF_8 } from "./encoding";
import type { LineReader } from "./format";
import { keepShape } from "./shapes";

const LF = 10;

/** Whether some line ends with a CR alone. */
export function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1))
    if (text.charCodeAt(at + 1) !== LF) return true;
  return false;
}

/**
 * What blank lines part, or the bounds of an entry, with the first blank line below it: mostly one entry. Decoded by
 * itself it is its own original text, and where it is ASCII, as most are, its signs stand at the places of its bytes.
 */
export class Paragraphs {
  private readonly marks: Mark[] = [];
  private readonly last: Mark | undefined;
  private readonly first: string | undefined;
  /** Whether there is any in all of it: mostly not, and then no paragraph need be looked through for one. */
  readonly hasReturn: boolean;
  readonly hasNul: boolean;

  constructor(
    private readonly signs: string,
    { unit }: Encoding,
    { bounds }: Pick<LineReader, "bounds">,
  ) {
    this.hasReturn = signs.includes("\r");
    this.hasNul = signs.includes("\u0000");
    if (unit > 1) return;
    this.marks.push({ sign: "\n\n", at: -1 });
    if (this.hasReturn) this.marks.push({ sign: "\n\r\n", at: -1 });
    if (!bounds) return;
    this.first = bounds.first;
    this.last = { sign: bounds.last, at: -1 };
  }

  endAfter(start: number): number {
    const { signs, first, last } = this;
    let end = last ? this.feedBefore(last, start) : signs.length;
    const isEntry = first !== undefined && signs.startsWith(first, start);
    if (!isEntry) for (const mark of this.marks) end = Math.min(end, this.next(mark, start));
    const feed = this.find("\n", end + 1);
    const isAboveBlank = signs.startsWith("\n", feed + 1) || signs.startsWith("\r\n", feed + 1);
    return Math.min(signs.length, (isAboveBlank ? this.find("\n", feed + 1) : feed) + 1);
  }

  private next(mark: Mark, start: number): number {
    if (mark.at < start) mark.at = this.find(mark.sign, start);
    return mark.at;
  }

  /** The line end before a line that begins so: a capital is found sooner than one of the many line ends above it. */
  private feedBefore(mark: Mark, start: number): number {
    const { signs } = this;
    if (mark.at >= start) return mark.at;
    let at = this.find(mark.sign, start + 1);
    while (at < signs.length && signs.charCodeAt(at - 1) !== LF) at = this.find(mark.sign, at + 1);
    mark.at = at < signs.length ? at - 1 : at;
    return mark.at;
  }

  private find(sign: string, from: number): number {
    const found = this.signs.indexOf(sign, from);
    return found < 0 ? this.signs.length : found;
  }
}

/** What a paragraph ends with, and where that stands next. */
interface Mark {
  sign: string;
  at: number;
}

/** The same bytes as a buffer, which is searched and decoded sooner. */
export function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

/** Bytes as a text in which each is a sign: a line end is found there sooner than among numbers. */
export function signPerByte(bytes: Uint8Array): string {
  return bufferOf(bytes).toString("latin1");
}

/** Whether bytes, each a sign, are ASCII: in UTF-8 any other sign would take two. */
export function isAscii(signs: string): boolean {
  return Buffer.byteLength(signs, "utf8") === signs.length;
}

/** The line ends of a text, in order; each kind is searched for only once. */
export class Ends {
  private lf = -1;
  private cr = -1;

  constructor(private readonly text: string) {}

  /** Where the line that begins at `from` ends. */
  after(from: number): number {
    if (this.lf < from) this.lf = this.found(this.text.indexOf("\n", from));
    if (this.cr < from) this.cr = this.found(this.text.indexOf("\r", from));
    return Math.min(this.lf, this.cr);
  }

  /** How many signs end the line there. */
  lengthAt(at: number, next: number): number {
    if (at === this.text.length) return 0;
    return at === this.cr && next === LF ? 2 : 1;
  }

  private found(at: number): number {
    return at < 0 ? this.text.length : at;
  }
}

keepShape(new Paragraphs("", UTF_8, { bounds: undefined }));
keepShape(new Ends(""));
