import type { Ranking } from "./rank";

/** So many terms are kept: hundreds of thousands are met, and the light ones explain nothing. */
const HEAVIEST = 8_000;
const BYTES_A_TERM = 8;

/** What a term weighs, by its code; 0 for one that says nothing. */
export type WeightOf = (code: number) => number;

/** The heaviest terms of a model as bytes: code and weight of each, in the order of the codes (little-endian). */
export function writeWeights({ features, model }: Ranking, most = HEAVIEST): Uint8Array<ArrayBuffer> {
  const { codes, terms } = features.vocabulary.byCode();
  const weights = Float32Array.from(terms, (term) => model.weightOf(term));
  const sizes = sizesOf(weights);
  const { least, fitting } = leastOf(sizes, most);
  const view = new DataView(new ArrayBuffer(Math.min(most, sizes.length) * BYTES_A_TERM));
  let filled = 0;
  let room = fitting;
  for (let at = 0; at < sizes.length; at += 1) {
    const size = sizes[at] as number;
    if (size < least || (size === least && room === 0)) continue;
    if (size === least) room -= 1;
    view.setUint32(filled, codes[at] as number, true);
    view.setFloat32(filled + 4, weights[at] as number, true);
    filled += BYTES_A_TERM;
  }
  return new Uint8Array(view.buffer.slice(0, filled));
}

/** Weights without their signs as whole numbers, of which the greater is that of the heavier: their bits. */
function sizesOf(weights: Float32Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(weights.buffer).map((bits) => bits & 0x7fffffff);
}

const HALF = 16;

/** The least size among the greatest so many, and how many of that very size have room; never 0. Counts instead of sorting. */
function leastOf(sizes: Uint32Array, most: number): { least: number; fitting: number } {
  const upper = greatestOf(sizes, most, (size) => (size === 0 ? -1 : size >>> HALF));
  if (!upper) return { least: 1, fitting: Number.POSITIVE_INFINITY };
  const lower = greatestOf(sizes, upper.room, (size) =>
    size >>> HALF === upper.key && size !== 0 ? size & 0xffff : -1,
  );
  return { least: ((upper.key << HALF) | (lower?.key ?? 0)) >>> 0, fitting: lower?.room ?? 0 };
}

/** The least key among the greatest so many, and the room left for it; null if there is room for all. */
function greatestOf(sizes: Uint32Array, most: number, keyOf: (size: number) => number) {
  const counts = new Uint32Array(1 << HALF);
  for (const size of sizes) {
    const key = keyOf(size);
    if (key >= 0) (counts[key] as number)++;
  }
  let room = most;
  for (let key = counts.length - 1; key >= 0; key -= 1) {
    const count = counts[key] as number;
    if (count > room) return { key, room };
    room -= count;
  }
  return null;
}

export function readWeights(bytes: Uint8Array): WeightOf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<number, number>();
  for (let at = 0; at + BYTES_A_TERM <= bytes.byteLength; at += BYTES_A_TERM)
    weights.set(view.getUint32(at, true), view.getFloat32(at + 4, true));
  return (code) => weights.get(code) ?? 0;
}
