import { isDeepStrictEqual } from "node:util";
import { decoderOf, type Encoding, examine, isText } from "./encoding";
import type { Entry, Format, Item, WarningCode } from "./format";
import { pastedList } from "./pasted/pasted-list";
import { HEAD_BYTES, isRecognised, readFile, recognise } from "./registry";
import { encodingOfXml } from "./xml/declared";

/** Reads bytes as an import does, in the pieces in which they come. */
export async function readAll(format: Format, parts: readonly Uint8Array[]): Promise<Item[]> {
  async function* chunks() {
    yield* parts;
  }
  const items: Item[] = [];
  for await (const some of readFile(format, chunks())) items.push(...some);
  return items;
}

/**
 * What is wrong with how a format reads some bytes, whatever they are: each line that is not blank belongs to one entry,
 * warning or statement of the file about itself; an entry is its own bytes; nothing depends on how the bytes arrive. Without
 * a format, it is read as what it is taken for.
 */
export async function faultsOf(
  asked: Format | undefined,
  bytes: Uint8Array,
  cuts: readonly number[],
): Promise<{ items: Item[]; faults: string[] }> {
  const found = recognise(bytes.subarray(0, HEAD_BYTES), "x.csv");
  const format = asked ?? (isRecognised(found) ? found.format : pastedList);
  const items = await readAll(format, [bytes]);
  const again = await readAll(format, pieces(bytes, cuts));
  const encoding = encodingFor(format, bytes.subarray(0, HEAD_BYTES));
  return {
    items,
    faults: [
      ...unaccounted(bytes, items, encoding),
      ...entryFaults(bytes, items, encoding),
      ...(isDeepStrictEqual(again, items) ? [] : ["in other pieces it reads otherwise"]),
    ],
  };
}

function encodingFor(format: Format, head: Uint8Array): Encoding | undefined {
  const found = examine(head);
  if (!isText(found)) return undefined;
  return format.id.endsWith("_xml") ? encodingOfXml(head, found) : found;
}

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [0, ...cuts.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

/** Warnings that say that nothing was read from there on. */
const ABOUT_THE_REST: ReadonlySet<WarningCode> = new Set(["binary_content", "line_too_long"]);

/** Lines that say something in bytes that are nobody's. */
function unaccounted(bytes: Uint8Array, items: readonly Item[], encoding: Encoding | undefined): string[] {
  const covered = new Uint8Array(bytes.length);
  for (const item of items) {
    const isAboutTheRest = item.kind === "warning" && ABOUT_THE_REST.has(item.code);
    covered.fill(1, item.byteStart, isAboutTheRest ? bytes.length : item.byteEnd);
  }
  const decode = decoderOf(encoding?.label ?? "windows-1252");
  // As a line is read that does not fit its file's encoding.
  const fallback = decoderOf("windows-1252");
  const textOf = (part: Uint8Array) => {
    const { text, sound } = decode(part);
    return sound || encoding?.unit === 2 ? text : fallback(part).text;
  };
  return linesIn(bytes, encoding).flatMap(({ start, end }, index) => {
    for (let at = start, from = start; at <= end; at += 1) {
      if (at < end && covered[at] === 0) continue;
      const left = from < at ? textOf(bytes.subarray(from, at)) : "";
      if (/\S/.test(left)) return [`line ${index + 1} is nobody's: ${JSON.stringify(left.slice(0, 80))}`];
      from = at + 1;
    }
    return [];
  });
}

/** Entries stand in the order of the file, share no byte, say their line, and are what the file says there. */
function entryFaults(bytes: Uint8Array, items: readonly Item[], encoding: Encoding | undefined): string[] {
  const lines = linesIn(bytes, encoding);
  let before = 0;
  return items
    .filter((item): item is Entry => item.kind === "entry")
    .flatMap((entry) => {
      const { line, byteStart, byteEnd, original } = entry;
      const place = lines[line - 1];
      const faults: string[] = [];
      if (byteStart < before) faults.push(`the entry of line ${line} shares bytes with the one before`);
      if (!place || byteStart < place.start || byteStart > place.end)
        faults.push(`an entry says line ${line} and stands elsewhere`);
      if (!isTextOf(bytes.subarray(byteStart, byteEnd), original, encoding))
        faults.push(`the entry of line ${line} is not what the file says`);
      before = byteEnd;
      return faults;
    });
}

/** Where bytes do not fit their encoding, each line is decoded by itself as well as can be: nothing to compare with. */
function isTextOf(bytes: Uint8Array, text: string, encoding: Encoding | undefined): boolean {
  const label = encoding?.label ?? "windows-1252";
  const { text: decoded, sound } = decoderOf(label)(bytes);
  return decoded === text || !sound || decoded.includes("\u0000");
}

/** Every line without its end; in text of two bytes a sign, a line end has two bytes as well. */
function linesIn(bytes: Uint8Array, encoding: Encoding | undefined): { start: number; end: number }[] {
  const unit = encoding?.unit ?? 1;
  const begin = encoding?.bomLength ?? 0;
  const codeAt = (at: number) => {
    if (unit === 1) return bytes[at];
    const [high = 0, low = 0] = encoding?.bigEndian ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    return high * 256 + low;
  };
  const lines: { start: number; end: number }[] = [];
  let start = begin;
  for (let at = begin; at + unit <= bytes.length; at += unit) {
    const code = codeAt(at);
    if (code !== 10 && code !== 13) continue;
    lines.push({ start, end: at });
    if (code === 13 && codeAt(at + unit) === 10) at += unit;
    start = at + unit;
  }
  return [...lines, { start, end: bytes.length }];
}
