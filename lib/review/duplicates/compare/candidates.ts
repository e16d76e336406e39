import type { PreparedRecord } from "./features";
import { hashOf } from "./hash";
import { finerKeysOf, keysOf } from "./keys";

/** A block of more records is split by finer keys: a thousand annual reports of one title are not all compared. */
const LARGEST_BLOCK = 60;

/** A hash and a position in one number: 32 and 21 bits of the 53 that are exact. */
const POSITIONS = 2 ** 21;

const NEIGHBOURS = 20;

type AddPair = (one: number, other: number) => void;

/** Hashes, as whole numbers of 32 bits with a sign: of the keys, of the finer keys, and of all that is compared. */
export interface RecordKeys {
  keys: readonly number[];
  finer: readonly number[];
  content: number;
}

export function recordKeysOf(record: PreparedRecord): RecordKeys {
  const hashed = (texts: readonly string[]) => texts.map((text) => hashOf(text) | 0);
  return {
    keys: hashed(keysOf(record)),
    finer: hashed(finerKeysOf(record)),
    content: hashOf(contentOf(record)) | 0,
  };
}

/** Positions of two records, the lower first. */
export type CandidatePair = readonly [number, number];

/**
 * Which records are worth comparing. Of each record it keeps hashes of its keys alone, some hundred bytes, so that a
 * million fit. Two keys that share a hash cost a comparison, no more.
 */
export class Candidates {
  #count = 0;
  #keys = new Numbers();
  #fine = new Numbers();
  /** Where the finer keys of each record begin. */
  #fineFrom = new Numbers();
  #contents = new Numbers();

  /** The position that the record gets. */
  add({ keys, finer, content }: RecordKeys): number {
    const position = this.#count;
    if (position >= POSITIONS) throw new Error("More records than can be compared at once.");
    for (const key of keys) this.#keys.push((key >>> 0) * POSITIONS + position);
    this.#fineFrom.push(this.#fine.length);
    for (const key of finer) this.#fine.push(key);
    this.#contents.push(content);
    this.#count += 1;
    return position;
  }

  /** Every pair, or those that one of the given positions is part of; each once, in rising order. */
  pairs(touching?: ReadonlySet<number>): CandidatePair[] {
    const found = new Numbers();
    const wanted = (position: number) => !touching || touching.has(position);
    const add = (one: number, other: number) => {
      if (wanted(one) || wanted(other)) found.push(Math.min(one, other) * POSITIONS + Math.max(one, other));
    };
    for (const block of runsOf(this.#keys.sorted()))
      if (!touching || block.some(wanted)) this.#pairsIn(block, add);
    const pairs: CandidatePair[] = [];
    let last = -1;
    for (const pair of found.sorted()) {
      if (pair !== last) pairs.push([Math.floor(pair / POSITIONS), pair % POSITIONS]);
      last = pair;
    }
    return pairs;
  }

  #pairsIn(block: readonly number[], add: AddPair): void {
    const met = block.length <= LARGEST_BLOCK ? block : this.#withoutTwins(block, add);
    const blocks = met.length <= LARGEST_BLOCK ? [met] : this.#finerBlocks(met);
    for (const finer of blocks) {
      // When nothing tells so many apart, each meets its neighbours alone.
      const reach = finer.length <= LARGEST_BLOCK ? finer.length : NEIGHBOURS;
      finer.forEach((one, at) => {
        for (const other of finer.slice(at + 1, at + 1 + reach)) add(one, other);
      });
    }
  }

  /** Of many, records that say the very same are paired with the first of them, which is compared for all. */
  #withoutTwins(block: readonly number[], add: AddPair): number[] {
    const firsts = new Map<number, number>();
    for (const position of block) {
      const content = this.#contents.at(position);
      const first = firsts.get(content);
      if (first === undefined) firsts.set(content, position);
      else add(first, position);
    }
    return [...firsts.values()];
  }

  #finerBlocks(block: readonly number[]): number[][] {
    const blocks = new Map<number, number[]>();
    for (const position of block) {
      const end = position + 1 < this.#count ? this.#fineFrom.at(position + 1) : this.#fine.length;
      for (let at = this.#fineFrom.at(position); at < end; at += 1) {
        const key = this.#fine.at(at);
        const finer = blocks.get(key);
        if (finer) finer.push(position);
        else blocks.set(key, [position]);
      }
    }
    return [...blocks.values()].filter((finer) => finer.length > 1);
  }
}

/** Pairs among records that are all there. */
export function candidatePairs(records: readonly PreparedRecord[]): CandidatePair[] {
  const candidates = new Candidates();
  for (const record of records) candidates.add(recordKeysOf(record));
  return candidates.pairs();
}

/** Positions under one hash, in rising order. */
function* runsOf(keys: Float64Array): Generator<number[]> {
  for (let from = 0; from < keys.length; ) {
    const hash = Math.floor((keys[from] ?? 0) / POSITIONS);
    let to = from + 1;
    while (to < keys.length && Math.floor((keys[to] ?? 0) / POSITIONS) === hash) to += 1;
    if (to - from > 1) yield Array.from(keys.subarray(from, to), (key) => key % POSITIONS);
    from = to;
  }
}

function contentOf({ record }: PreparedRecord): string {
  const { title, authors, year, journal, volume, issue, pages, doi, pmid, pmcid, abstract } = record;
  return [title, authors, year, journal, volume, issue, pages, doi, pmid, pmcid, abstract].join("\n");
}

/** A list of numbers that grows without an object for each. */
class Numbers {
  #values = new Float64Array(1024);
  #isSorted = true;
  length = 0;

  push(value: number): void {
    this.#isSorted = false;
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** Sorts them in their place: a copy of a million records' keys would not be small. */
  sorted(): Float64Array {
    const values = this.#values.subarray(0, this.length);
    if (!this.#isSorted) values.sort();
    this.#isSorted = true;
    return values;
  }
}
