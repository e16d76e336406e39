import { emptyDraft, type RecordDraft } from "../../record/schema";
import { emitCitation } from "../citation";
import { blocks } from "../decode";
import { type Encoding, examine, isText, UTF_8 } from "../encoding";
import type { Emit, Item, Place, Warning } from "../format";
import { keepShape } from "../shapes";
import { warning } from "../span";
import { CodeUnits } from "./code-units";
import { type Between, type Marks, type Piece, RecordCutter, type Sink } from "./cut";
import { type Decoder, decoderOfXml, encodingOfXml } from "./declared";
import type { Element } from "./element";
import { parseElements, type Structure } from "./parse";

/** One kind of XML: where its citations are, and what they say. */
export interface Dialect extends Marks, Structure {
  draftOf(root: Element): { draft: RecordDraft; badYear?: string | undefined };
}

/** Reads a file of one kind of XML. Nothing is built on its lines: one line may be the whole file. */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, dialect: Dialect): AsyncGenerator<Item[]> {
  let items: Item[] = [];
  let reader: ReturnType<typeof readerOf> | undefined;
  for await (const { bytes, last } of blocks(chunks)) {
    if (!reader) {
      const found = examine(bytes);
      if (!isText(found)) {
        yield [{ kind: "warning", ...found, line: 1, byteStart: 0, byteEnd: bytes.length }];
        return;
      }
      reader = readerOf(dialect, encodingOfXml(bytes, found), (item) => items.push(item));
    }
    reader.cutter.push(bytes, last);
    if (last) reader.sink.end();
    yield items;
    items = [];
  }
}

function readerOf(dialect: Dialect, encoding: Encoding, emit: Emit): { cutter: RecordCutter; sink: Reader } {
  const sink = new Reader(dialect, decoderOfXml(encoding), encoding.label, emit);
  return { sink, cutter: new RecordCutter(new CodeUnits(encoding), dialect, sink, encoding.bomLength) };
}

/** How much of what belongs to no citation is kept to show it. */
const MAX_QUOTED_BYTES = 4000;

interface Run {
  kind: Between;
  place: Place;
  beginning: Uint8Array;
}

class Reader implements Sink {
  private run: Run | undefined;
  private unreadable: { count: number; first: Place } | undefined;

  constructor(
    private readonly dialect: Dialect,
    private readonly decode: Decoder,
    private readonly encoding: string,
    private readonly emit: Emit,
  ) {}

  record(piece: Piece, name: string, closed: boolean): void {
    this.endRun();
    const place = placeOf(piece);
    const { text: original, sound } = this.decode(piece.bytes);
    if (!sound)
      this.unreadable = { count: (this.unreadable?.count ?? 0) + 1, first: this.unreadable?.first ?? place };
    const { root, fault } = parseElements(original, this.dialect);
    if (!emitCitation({ place, original, ...this.dialect.draftOf(root) }, this.emit)) return;
    if (!closed) this.emit(missingEnd(place, name));
    else if (fault) {
      const message = `The markup of this entry is broken: ${fault.what}. What could be read was taken, and the original entry is kept. Check this record.`;
      this.emit(warning({ ...place, line: place.line + fault.line }, "broken_markup", message));
    }
  }

  between(kind: Between, piece: Piece): void {
    const { run } = this;
    const continues = run && (run.kind === kind || (run.kind === "too_large" && kind === "stray"));
    if (!continues) {
      this.endRun();
      this.run = { kind, place: placeOf(piece), beginning: piece.bytes.slice(0, MAX_QUOTED_BYTES) };
      return;
    }
    const gap = piece.byteStart - run.place.byteEnd;
    run.place.byteEnd = piece.byteStart + piece.bytes.length;
    const missing = MAX_QUOTED_BYTES - run.beginning.length - gap;
    if (missing > 0) run.beginning = spaced(run.beginning, gap, piece.bytes.subarray(0, missing));
  }

  end(): void {
    this.endRun();
    if (!this.unreadable) return;
    const { first, count } = this.unreadable;
    const more = count > 1 ? ` and ${count - 1} more entries` : "";
    const message = `The entry in line ${first.line}${more} holds characters that do not fit the file's encoding (${this.encoding}). Look at those records; if names or titles are garbled, export again as UTF-8.`;
    this.emit(warning(first, "unreadable_characters", message));
  }

  private endRun(): void {
    const { run } = this;
    if (!run) return;
    this.run = undefined;
    const text = () => this.decode(run.beginning).text;
    if (run.kind === "markup") this.emit({ kind: "facts", ...run.place });
    else if (run.kind === "stray") this.emit(strayText(run.place, text()));
    else this.emit(tooLarge(run.place, text()));
  }
}

function placeOf({ line, byteStart, bytes }: Piece): Place {
  return { line, byteStart, byteEnd: byteStart + bytes.length };
}

/** Blanks between two pieces are not handed on; a space stands for each of their bytes. */
function spaced(before: Uint8Array, gap: number, after: Uint8Array): Uint8Array {
  const joined = new Uint8Array(before.length + gap + after.length).fill(0x20);
  joined.set(before);
  joined.set(after, before.length + gap);
  return joined;
}

function missingEnd(place: Place, name: string): Warning {
  const message = `This entry has no end (</${name}>): its last lines may be missing. What could be read was taken. Check this record.`;
  return warning(place, "missing_end", message);
}

function strayText(place: Place, text: string): Warning {
  const message =
    "This text belongs to no entry and was left out. If it holds a citation, correct the file and import it again.";
  return warning(place, "text_outside_entry", message, text);
}

function tooLarge(place: Place, text: string): Warning {
  const message =
    "This entry is larger than 4 MB and was left out. Check the export: the end of the entry may be missing.";
  return warning(place, "entry_too_large", message, text);
}

const NO_DIALECT: Dialect = {
  records: [],
  wrappers: [],
  parents: new Map(),
  draftOf: () => ({ draft: emptyDraft() }),
};
keepShape(readerOf(NO_DIALECT, UTF_8, () => {}));
