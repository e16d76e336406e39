import fc from "fast-check";
import iconv from "iconv-lite";
import { decodeHead, examine, isText } from "./encoding";

/** A file that is known to be read, which damaged files are made of. */
export interface Seed {
  name: string;
  bytes: Uint8Array;
}

/** A file that nobody made on purpose, and how it came about. */
export interface Damaged {
  how: string;
  bytes: Uint8Array;
}

/** So much of a seed goes into a damaged file at most: more takes longer and finds no more. */
const LONGEST_PIECE = 12_000;

/** What a text may be encoded in; the first is how shrinking leaves it. */
const ENCODINGS = [
  ...["utf-8", "utf-8 with mark", "utf-16le", "utf-16le with mark", "utf-16be", "utf-16be with mark"],
  ...["windows-1252", "gb18030", "shift_jis", "koi8-r"],
];
const LINE_ENDS = ["\n", "\r\n", "\r", "\n\n"];

/** Bytes that mean something to one format or another, or to an encoding. */
const MEANINGFUL = [10, 13, 0, 34, 44, 45, 32, 33, 37, 38, 47, 59, 60, 61, 62, 64, 91, 93, 123, 125];
const byte = fc.oneof(
  fc.constantFrom(...MEANINGFUL, 0x81, 0x92, 0xe4, 0xff),
  fc.integer({ min: 0, max: 255 }),
);

/** Files cut, glued, re-encoded, mutated, shuffled line by line, and bytes that never were a file. */
export function damagedFiles(seeds: readonly Seed[]): fc.Arbitrary<Damaged> {
  const texts = seeds.filter(({ bytes }) => isText(examine(bytes)));
  const piece = fc.oneof({ weight: 1, arbitrary: cut(seeds) }, { weight: 2, arbitrary: rewritten(texts) });
  const glued = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => ({
    how: pieces.map(({ how }) => how).join(" + "),
    bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
  }));
  return fc.oneof(
    { weight: 5, arbitrary: glued },
    { weight: 5, arbitrary: mutated(glued) },
    { weight: 2, arbitrary: shuffled(texts) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => ({ how: "no file at all", bytes })),
    },
  );
}

/** Lines of any files in any order. */
export function shuffled(texts: readonly Seed[]): fc.Arbitrary<Damaged> {
  const lines = [...new Set(texts.flatMap((seed) => linesOf(textOf(seed))))];
  return fc
    .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom(...LINE_ENDS)), {
      minLength: 1,
      maxLength: 30,
    })
    .map((parts) => ({
      how: `${parts.length} lines of any files`,
      bytes: Buffer.from(parts.flat().join("")),
    }));
}

/** A stretch of a file as its bytes are, not minding where a line or a character ends. */
function cut(seeds: readonly Seed[]): fc.Arbitrary<Damaged> {
  return fc.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat()).map(([{ name, bytes }, a, b]) => {
    const [start, end] = stretch(bytes.length, a, b);
    return { how: `${name} bytes ${start} to ${end}`, bytes: bytes.subarray(start, end) };
  });
}

function stretch(length: number, a: number, b: number): [number, number] {
  const start = a % (length + 1);
  return [start, Math.min(length, start + (b % LONGEST_PIECE))];
}

type Edit = (lines: string[]) => void;

/** Lines of a file, some of them gone, doubled, swapped or replaced by those of another, in another encoding. */
function rewritten(texts: readonly Seed[]): fc.Arbitrary<Damaged> {
  const known = new Map(texts.map((seed) => [seed, linesOf(textOf(seed))]));
  const somewhere = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 80 }));
  const taken = ([seed, from, count]: [Seed, number, number]) => {
    const lines = known.get(seed) ?? [];
    const start = from % (lines.length + 1);
    return lines.slice(start, start + count);
  };
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.nat().map(
      (at): Edit =>
        (lines) =>
          lines.splice(at % (lines.length + 1), 1),
    ),
    fc.nat().map(
      (at): Edit =>
        (lines) => {
          const place = at % (lines.length + 1);
          lines.splice(place, 0, ...lines.slice(place, place + 1));
        },
    ),
    fc.tuple(fc.nat(), fc.nat()).map(
      ([a, b]): Edit =>
        (lines) => {
          const [first, second] = [a % (lines.length + 1), b % (lines.length + 1)];
          const [one, other] = [lines[first] ?? "", lines[second] ?? ""];
          lines[first] = other;
          lines[second] = one;
        },
    ),
    fc.tuple(fc.nat(), somewhere).map(
      ([at, other]): Edit =>
        (lines) =>
          lines.splice(at % (lines.length + 1), 0, ...taken(other)),
    ),
  );
  return fc
    .tuple(
      somewhere,
      fc.array(edit, { maxLength: 6 }),
      fc.constantFrom(...LINE_ENDS),
      fc.constantFrom(...ENCODINGS),
    )
    .map(([from, edits, lineEnd, encoding]) => {
      const lines = taken(from);
      for (const change of edits) change(lines);
      const how = `${from[0].name} lines, ${edits.length} edits, ${JSON.stringify(lineEnd)}, ${encoding}`;
      return { how, bytes: encoded(lines.join(lineEnd).slice(0, LONGEST_PIECE), encoding) };
    });
}

function mutated(files: fc.Arbitrary<Damaged>): fc.Arbitrary<Damaged> {
  return fc
    .tuple(files, fc.array(fc.tuple(fc.nat(), byte), { minLength: 1, maxLength: 20 }))
    .map(([file, changes]) => {
      const bytes = Uint8Array.from(file.bytes);
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return { how: `${file.how}; ${changes.length} bytes changed`, bytes };
    });
}

export function encoded(text: string, encoding: string): Uint8Array {
  const [label = encoding, addBOM] = encoding.split(" with ");
  return iconv.encode(text, label, { addBOM: addBOM !== undefined });
}

function textOf({ bytes }: Seed): string {
  const encoding = examine(bytes);
  return isText(encoding) ? decodeHead(bytes, encoding) : "";
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
