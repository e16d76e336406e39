import type { Ranking } from "./rank";

/** So many terms are kept: hundreds of thousands are met, and the light ones explain nothing. */
const HEAVIEST = 8_000;
const BYTES_A_TERM = 8;

/** What a term weighs, by its code; 0 for one that says nothing. */
export type WeightOf = (code: number) => number;

/**
 * The heaviest terms of a model as bytes: code and weight of each, in the order of the codes (little-endian). Of those
 * just heavy enough, the lowest codes have the room.
 */
export function writeWeights({ features, model }: Ranking, most = HEAVIEST): Uint8Array<ArrayBuffer> {
  const { codes, terms } = features.vocabulary.byCode;
  const sizes = sizesOf(model.weights);
  const { least, fitting } = leastOf(sizes, most);
  const view = new DataView(new ArrayBuffer(Math.min(most, terms.length) * BYTES_A_TERM));
  let [filled, room] = [0, fitting];
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] as number;
    const size = sizes[term] as number;
    if (size < least || (size === least && room === 0)) continue;
    if (size === least) room -= 1;
    view.setUint32(filled, codes[at] as number, true);
    view.setFloat32(filled + 4, model.weights[term] as number, true);
    filled += BYTES_A_TERM;
  }
  return new Uint8Array(view.buffer.slice(0, filled));
}

/** Weights without their signs as whole numbers, of which the greater is that of the heavier: their bits. */
function sizesOf(weights: Float32Array<ArrayBuffer>): Uint32Array {
  const sizes = new Uint32Array(weights.slice().buffer);
  for (let term = 0; term < sizes.length; term += 1) sizes[term] = (sizes[term] as number) & 0x7fffffff;
  return sizes;
}

const HALF = 16;

/** The least size among the greatest so many, and how many of that very size have room; never 0. Counted, not sorted. */
function leastOf(sizes: Uint32Array, most: number): { least: number; fitting: number } {
  const counts = new Uint32Array(1 << HALF);
  for (let term = 0; term < sizes.length; term += 1) (counts[(sizes[term] as number) >>> HALF] as number)++;
  const upper = greatestOf(counts, most);
  counts.fill(0);
  for (let term = 0; term < sizes.length; term += 1) {
    const size = sizes[term] as number;
    if (size >>> HALF === upper.key) (counts[size & 0xffff] as number)++;
  }
  const lower = greatestOf(counts, upper.room);
  const least = upper.key * 2 ** HALF + lower.key;
  return least === 0 ? { least: 1, fitting: most } : { least, fitting: lower.room };
}

/** The least key among the greatest so many, and how many of that key have room. */
function greatestOf(counts: Uint32Array, most: number) {
  let room = most;
  for (let key = counts.length - 1; key > 0; key -= 1) {
    const count = counts[key] as number;
    if (count >= room) return { key, room };
    room -= count;
  }
  return { key: 0, room };
}

export function readWeights(bytes: Uint8Array): WeightOf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<number, number>();
  for (let at = 0; at + BYTES_A_TERM <= bytes.byteLength; at += BYTES_A_TERM)
    weights.set(view.getUint32(at, true), view.getFloat32(at + 4, true));
  return (code) => weights.get(code) ?? 0;
}
