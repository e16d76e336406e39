import { CLOSE, type CodeUnits, SLASH } from "./code-units";
import { Lines } from "./lines";
import { type Skip, skipOver } from "./skip";

/** Which elements of a kind of XML are citations, and which only hold them. */
export interface Marks {
  /** Names of the elements that are citations; those of a later level may stand alone or inside those before. */
  records: readonly (readonly string[])[];
  wrappers: readonly string[];
}

/** Where something stands in the file: the bytes, their offset, and the first line. */
export interface Piece {
  line: number;
  byteStart: number;
  bytes: Uint8Array;
}

/** What stands between citations: says nothing, belongs to nothing, or began as a citation larger than any. */
export type Between = "markup" | "stray" | "too_large";

export interface Sink {
  /** A citation's element; `closed` when its end stands in the file. */
  record(piece: Piece, name: string, closed: boolean): void;
  between(kind: Between, piece: Piece): void;
}

/** More than this is not one citation. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024;
/** Longer than any name that is looked for. */
const NAME_LENGTH = 48;

interface OpenRecord {
  name: string;
  level: number;
  levels: Set<number>;
  start: number;
  line: number;
}

/**
 * Finds where citations begin and end in a stream of bytes, by their tags alone: what is broken in one does not reach the
 * next, each keeps its own bytes, and no more than one is held.
 */
export class RecordCutter {
  private readonly levels: ReadonlyMap<string, number>;
  private readonly wrappers: ReadonlySet<string>;
  /** Which bytes begin a name that is looked for. */
  private readonly firsts = new Uint8Array(256);
  private readonly lines: Lines;
  private record: OpenRecord | undefined;
  private skip: Skip | undefined;
  /** Where to look on, and from where on nothing was handed on (both in the bytes that are held). */
  private at: number;
  private from: number;

  constructor(
    private readonly units: CodeUnits,
    { records, wrappers }: Marks,
    private readonly sink: Sink,
    bomLength: number,
  ) {
    this.at = bomLength;
    this.from = bomLength;
    this.levels = new Map(records.flatMap((names, level) => names.map((name) => [name, level] as const)));
    this.wrappers = new Set(wrappers);
    for (const name of ["!", "?", ...this.levels.keys(), ...wrappers]) this.firsts[name.charCodeAt(0)] = 1;
    this.lines = new Lines(units);
  }

  push(bytes: Uint8Array, last: boolean): void {
    this.units.append(bytes);
    while (this.step(last));
    if (!last) this.checkSize();
    else if (this.record) this.closeRecord(this.units.length, false);
    else this.between("stray", this.from, this.units.length);
    this.forget();
  }

  /** Looks at the next tag; false when more bytes are needed to go on. */
  private step(last: boolean): boolean {
    const { units } = this;
    if (this.skip) return this.goOnSkipping(last);
    const open = units.findTag(this.at, this.firsts);
    if (!this.record && open !== this.from) {
      const end = open < 0 ? units.whole : open;
      this.between("stray", this.from, end);
      this.from = end;
    }
    this.at = open < 0 ? units.whole : open;
    if (open < 0) return false;
    const after = open + units.size;
    if (!last && after + NAME_LENGTH * units.size > units.length) return false;
    this.tag(open, units.nameAt(after));
    return true;
  }

  private tag(open: number, name: string): void {
    const isClosing = name.startsWith("/");
    const bare = isClosing ? name.slice(1) : name;
    this.at = open + this.units.size;
    if (name.startsWith("!--") || name.startsWith("![CDATA[")) this.startSkip(open, name.slice(0, 3));
    else if (this.record) this.tagInside(open, bare, isClosing);
    else if (!isClosing && this.levels.has(bare)) this.openRecord(open, bare);
    else if (this.wrappers.has(bare) || name.startsWith("?") || bare === "!DOCTYPE")
      this.startSkip(open, name);
  }

  private tagInside(open: number, name: string, isClosing: boolean): void {
    const { record, units } = this;
    if (!record) return;
    const level = this.levels.get(name);
    const isOwnEnd = isClosing && name === record.name;
    const isNext = !isClosing && level !== undefined && (level <= record.level || record.levels.has(level));
    if (isOwnEnd) {
      const after = open + (name.length + 2) * units.size;
      const end = units.skipBlank(after);
      this.closeRecord(units.at(end) === CLOSE ? end + units.size : after, true);
    } else if (isNext || this.wrappers.has(name) || name === "?xml") this.closeRecord(open, false);
    else if (!isClosing && level !== undefined) record.levels.add(level);
  }

  private openRecord(open: number, name: string): void {
    const { units } = this;
    const level = this.levels.get(name) ?? 0;
    this.record = { name, level, levels: new Set([level]), start: open, line: this.lines.at(open) };
    const end = units.skipBlank(open + (name.length + 1) * units.size);
    const isEmpty = units.at(end) === SLASH && units.at(end + units.size) === CLOSE;
    if (isEmpty) this.closeRecord(end + 2 * units.size, true);
  }

  private closeRecord(end: number, closed: boolean): void {
    const { record, units } = this;
    if (!record) return;
    this.record = undefined;
    const { name, start, line } = record;
    const { bytes, offset } = units.cut(start, units.trimEnd(start, end));
    this.sink.record({ line, byteStart: offset, bytes }, name, closed);
    this.at = end;
    this.from = end;
  }

  private between(kind: Between, start: number, end: number): void {
    const { units } = this;
    const first = units.skipBlank(start, end);
    if (first >= end) return;
    const { bytes, offset } = units.cut(first, units.trimEnd(first, end));
    this.sink.between(kind, { line: this.lines.at(first), byteStart: offset, bytes });
  }

  private startSkip(open: number, name: string): void {
    this.skip = { open, name, at: this.at };
  }

  /** Passes over a comment, a declaration or a wrapper; one that never ends is no such thing. */
  private goOnSkipping(last: boolean): boolean {
    const { skip, units } = this;
    if (!skip) return true;
    const end = skipOver(units, skip);
    if (end === undefined && !last && units.length - skip.open < MAX_RECORD_BYTES) return false;
    this.skip = undefined;
    if (typeof end !== "number") {
      this.at = skip.open + units.size;
      return true;
    }
    this.at = end;
    if (this.record) return true;
    this.between(skip.name === "![C" ? "stray" : "markup", skip.open, end);
    this.from = end;
    return true;
  }

  private checkSize(): void {
    const { record, units } = this;
    if (!record || this.skip || units.length - record.start <= MAX_RECORD_BYTES) return;
    this.record = undefined;
    this.between("too_large", record.start, this.at);
    this.from = this.at;
  }

  /** What was handed on is not needed any more. */
  private forget(): void {
    const start = this.record?.start ?? this.skip?.open ?? this.from;
    this.lines.at(start);
    this.units.drop(start);
    this.lines.drop(start);
    this.at -= start;
    this.from -= start;
    if (this.record) this.record.start -= start;
    if (this.skip) this.skip = { ...this.skip, open: this.skip.open - start, at: this.skip.at - start };
  }
}
