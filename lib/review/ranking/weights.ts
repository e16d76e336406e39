import type { Ranking } from "./rank";

/** So many terms are kept: hundreds of thousands are met, and the light ones explain nothing. */
const HEAVIEST = 8_000;
const BYTES_A_TERM = 8;

/** What a term weighs, by its code; 0 for one that says nothing. */
export type WeightOf = (code: number) => number;

/** The heaviest terms of a model as bytes: code and weight of each, in the order of the codes (little-endian). */
export function writeWeights({ features, model }: Ranking, most = HEAVIEST): Uint8Array<ArrayBuffer> {
  const codes = features.vocabulary.codes();
  const weights = Float32Array.from(codes, (_, term) => model.weightOf(term));
  const heaviest = [...weights.keys()]
    .filter((term) => weights[term] !== 0)
    .sort((a, b) => Math.abs(weights[b] as number) - Math.abs(weights[a] as number) || codes[a]! - codes[b]!)
    .slice(0, most)
    .sort((a, b) => (codes[a] as number) - (codes[b] as number));
  const view = new DataView(new ArrayBuffer(heaviest.length * BYTES_A_TERM));
  for (const [at, term] of heaviest.entries()) {
    view.setUint32(at * BYTES_A_TERM, codes[term] as number, true);
    view.setFloat32(at * BYTES_A_TERM + 4, weights[term] as number, true);
  }
  return new Uint8Array(view.buffer);
}

export function readWeights(bytes: Uint8Array): WeightOf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<number, number>();
  for (let at = 0; at + BYTES_A_TERM <= bytes.byteLength; at += BYTES_A_TERM)
    weights.set(view.getUint32(at, true), view.getFloat32(at + 4, true));
  return (code) => weights.get(code) ?? 0;
}
