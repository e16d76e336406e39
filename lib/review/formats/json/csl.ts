import { emitCitation } from "../citation";
import { blocks } from "../decode";
import { type Decode, decoderOf, examine, isText } from "../encoding";
import type { Emit, Format, Item, Place } from "../format";
import { warning } from "../span";
import { draftOfCsl } from "./csl-draft";
import { ObjectCutter, type Piece } from "./objects";
import { draftOfReflib, isReflib } from "./reflib-draft";

/** CSL-JSON, as Zotero, Pandoc and Crossref write it, and the JSON of reflib. */
export const cslJson: Format = {
  id: "csl_json",
  label: "CSL-JSON",
  extensions: ["json", "jsonl"],
  recognises(head) {
    if (!/^[\s\ufeff]*[[{]\s*[[{"\]}]/.test(head)) return 0;
    if (/"(?:container-title|issued|citation-key|recNumber)"\s*:/.test(head)) return 0.95;
    return /"(?:title|DOI|PMID)"\s*:/.test(head) ? 0.8 : /^[\s\ufeff]*\[\s*\]\s*$/.test(head) ? 0.5 : 0;
  },
  read,
};

async function* read(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Item[]> {
  let reader: ObjectReader | undefined;
  for await (const { bytes, last } of blocks(chunks)) {
    let block = bytes;
    if (!reader) {
      const encoding = examine(bytes);
      if (!isText(encoding)) {
        yield [{ kind: "warning", ...encoding, line: 1, byteStart: 0, byteEnd: bytes.length }];
        return;
      }
      reader = new ObjectReader(encoding.label, new ObjectCutter(encoding));
      block = bytes.subarray(encoding.bomLength);
    }
    // What is not complete is kept, and the next block is written over this one.
    yield reader.push(block.slice(), last);
  }
  if (reader) yield [...reader.faults()];
}

class ObjectReader {
  private readonly decode: Decode;
  private readonly fallback: Decode;
  private unreadable: { count: number; first: Place } | undefined;

  constructor(
    private readonly label: string,
    private readonly cutter: ObjectCutter,
  ) {
    this.decode = decoderOf(label);
    this.fallback = decoderOf(label === "utf-8" ? "windows-1252" : label);
  }

  push(block: Uint8Array, last: boolean): Item[] {
    const items: Item[] = [];
    const emit = (item: Item) => items.push(item);
    for (const piece of this.cutter.push(block, last)) {
      const text = this.textOf(piece);
      if (piece.kind === "object") readObject(piece.place, text, piece.state, emit);
      else if (piece.hasText) emit(warning(piece.place, "text_outside_entry", OUTSIDE, text));
      else emit({ kind: "facts", ...piece.place });
    }
    return items;
  }

  /** A warning about the whole file, once all of it is read. */
  *faults(): Generator<Item> {
    if (!this.unreadable) return;
    const { count, first } = this.unreadable;
    const message = `${count === 1 ? "One entry holds" : `${count} entries hold`} characters that do not fit the file's encoding (${this.label}), the first in line ${first.line}. Look at those records; if names or titles are garbled, export again as UTF-8.`;
    yield warning(first, "unreadable_characters", message);
  }

  private textOf({ bytes, place }: Piece): string {
    const decoded = this.decode(bytes);
    if (!decoded.sound) {
      const { count = 0, first = place } = this.unreadable ?? {};
      this.unreadable = { count: count + 1, first };
    }
    return (decoded.sound ? decoded.text : this.fallback(bytes).text).replaceAll("\u0000", "\ufffd");
  }
}

function readObject(
  place: Place,
  original: string,
  state: "whole" | "broken" | "cut" | "too_large",
  emit: Emit,
): void {
  if (state === "too_large") {
    emit(warning(place, "entry_too_large", TOO_LARGE, original));
    return;
  }
  const value = parsed(original);
  if (state === "cut" || value === undefined) {
    emit(
      warning(
        place,
        state === "cut" ? "missing_end" : "broken_entry",
        state === "cut" ? CUT : BROKEN,
        original,
      ),
    );
    return;
  }
  const read = isReflib(value) ? draftOfReflib(value) : draftOfCsl(value);
  emitCitation({ place, original, ...read }, emit);
}

function parsed(text: string): Record<string, unknown> | undefined {
  for (const attempt of [text, repaired(text)]) {
    try {
      const value: unknown = JSON.parse(attempt);
      if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
    } catch {
      // A second attempt follows; after it the entry is named as broken.
    }
  }
  return undefined;
}

/** What other programs let pass: line breaks in a text, and a comma after the last field. */
function repaired(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
      string.replace(/\p{Cc}+/gu, (signs) => escapeSigns(signs)),
    )
    .replace(/,(\s*[}\]])/g, "$1");
}

function escapeSigns(signs: string): string {
  return JSON.stringify(signs).slice(1, -1);
}

const OUTSIDE =
  "This text belongs to no entry and was left out. If it is a citation, correct the file and import it again.";
const TOO_LARGE =
  "This entry is larger than 4 MB and was left out. Check the export: a bracket may be missing.";
const CUT =
  "The last entry has no closing bracket and was left out: the file may be cut short. Export it again, or compare the number of records.";
const BROKEN =
  "This entry is no valid JSON and was left out: a quotation mark, a comma or a bracket is missing or stands in the wrong place. Correct it and import it again.";
