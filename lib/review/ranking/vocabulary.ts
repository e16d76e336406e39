import { eachTerm, type RankedText } from "./terms";

/** What keeps a million records within memory. Below some 100 000 records neither limit is reached. */
export interface Limits {
  /** So many different terms are counted at once; then those met once are forgotten. */
  counted: number;
  /** So many entries (a term in a record) are kept; the rarest terms go first. */
  entries: number;
}
export const LIMITS: Limits = { counted: 12_000_000, entries: 150_000_000 };

/** In nearly all records: tells none of them apart. */
const TOO_COMMON = 0.95;
const COMMON = 0xffffffff;

/** Number of records each term is in, by the term's code. Open addressing; a key of 0 is an empty place. */
class Table {
  keys: Uint32Array;
  values: Uint32Array;
  size = 0;

  constructor(places: number) {
    this.keys = new Uint32Array(places);
    this.values = new Uint32Array(places);
  }

  /** The place of a code, or the empty one where it belongs. */
  placeOf(code: number): number {
    const mask = this.keys.length - 1;
    let place = code & mask;
    while (this.keys[place] !== 0 && this.keys[place] !== code) place = (place + 1) & mask;
    return place;
  }

  put(code: number, value: number) {
    const place = this.placeOf(code);
    if (this.keys[place] === 0) this.size += 1;
    this.keys[place] = code;
    this.values[place] = value;
  }

  /** The same table without what is in fewer than `least` records, with room for as much again. */
  renewed(least: number): Table {
    let staying = 0;
    for (const value of this.values) if (value >= least) staying += 1;
    const table = new Table(placesFor(2 * staying));
    for (let place = 0; place < this.keys.length; place += 1)
      if ((this.values[place] as number) >= least)
        table.put(this.keys[place] as number, this.values[place] as number);
    return table;
  }
}

const placesFor = (entries: number) => 2 ** Math.ceil(Math.log2(Math.max(1024, entries / 0.75)));

/** First reading of the records: which terms there are, and in how many records each. */
export class TermCounter {
  private table = new Table(placesFor(0));
  private records = 0;

  constructor(private readonly limits: Limits = LIMITS) {}

  add(text: RankedText) {
    this.records += 1;
    const codes = countedCodes(text).codes;
    for (const code of codes) {
      const place = this.table.placeOf(code);
      if (this.table.keys[place] === 0) {
        this.table.keys[place] = code;
        this.table.size += 1;
      }
      (this.table.values[place] as number)++;
    }
    if (this.table.size > 0.75 * this.table.keys.length - codes.length) this.makeRoom();
  }

  private makeRoom() {
    for (let least = this.table.size > this.limits.counted ? 2 : 1; ; least += 1) {
      this.table = this.table.renewed(least);
      if (this.table.size <= this.limits.counted) return;
    }
  }

  /** The terms of at least two records, or of more when there are more entries than the limit. */
  vocabulary(): Vocabulary {
    const { keys, values } = this.table;
    const most = this.records < 20 ? this.records : Math.floor(TOO_COMMON * this.records);
    const termsIn = new Float64Array(this.records + 1);
    for (const value of values) (termsIn[value] as number)++;
    let entries = 0;
    for (let many = 2; many <= most; many += 1) entries += many * (termsIn[many] as number);
    let least = 2;
    for (; entries > this.limits.entries; least += 1) entries -= least * (termsIn[least] as number);
    // Frequent terms get the low numbers, so that what is read most lies together.
    const next = new Float64Array(this.records + 1);
    let size = 0;
    for (let many = most; many >= least; many -= 1) {
      next[many] = size;
      size += termsIn[many] as number;
    }
    const ids = new Table(placesFor(size));
    const records = new Uint32Array(size);
    for (let place = 0; place < keys.length; place += 1) {
      const many = values[place] as number;
      if (many < least) continue;
      if (many > most) ids.put(keys[place] as number, COMMON);
      else {
        const id = (next[many] as number)++;
        records[id] = many;
        ids.put(keys[place] as number, id);
      }
    }
    return new Vocabulary(ids, records, this.records, entries);
  }
}

/** The terms that are kept, numbered. */
export class Vocabulary {
  /** What a term weighs: the fewer records it is in, the more (smoothed inverse document frequency). */
  readonly idf: Float32Array;
  /** What a term weighs that is in one record only. */
  readonly rarest: number;
  private sorted: ByCode | null = null;

  constructor(
    private readonly ids: Table,
    records: Uint32Array,
    total: number,
    readonly entries: number,
  ) {
    this.idf = Float32Array.from(records, (many) => 1 + Math.log((1 + total) / (1 + many)));
    this.rarest = 1 + Math.log((1 + total) / 2);
  }

  get size(): number {
    return this.idf.length;
  }

  /** The number of a term; -1 for one that is too rare to be kept, -2 for one in nearly all records. */
  idOf(code: number): number {
    const place = this.ids.placeOf(code);
    if (this.ids.keys[place] === 0) return -1;
    const id = this.ids.values[place] as number;
    return id === COMMON ? -2 : id;
  }

  /** The code and the number of each term, in the order of the codes. */
  get byCode(): ByCode {
    this.sorted ??= this.sortedByCode();
    return this.sorted;
  }

  private sortedByCode(): ByCode {
    const codes = this.ids.keys.filter((code) => code !== 0 && this.idOf(code) >= 0).sort();
    return { codes, terms: codes.map((code) => this.idOf(code)) };
  }
}

interface ByCode {
  codes: Uint32Array;
  terms: Uint32Array;
}

let buffer = new Uint32Array(1024);
let counts = new Uint8Array(1024);

/** Each term of a text once, with how often it counts there. Valid until the next call. */
export function countedCodes(text: RankedText): { codes: Uint32Array; counts: Uint8Array } {
  let filled = 0;
  eachTerm(text, (code) => {
    if (filled === buffer.length) {
      const longer = new Uint32Array(2 * filled);
      longer.set(buffer);
      buffer = longer;
      counts = new Uint8Array(2 * filled);
    }
    buffer[filled] = code;
    filled += 1;
  });
  const sorted = buffer.subarray(0, filled).sort();
  let distinct = 0;
  for (let at = 0; at < filled; at += 1) {
    if (at > 0 && sorted[at] === sorted[distinct - 1]) {
      counts[distinct - 1] = Math.min(255, (counts[distinct - 1] as number) + 1);
    } else {
      sorted[distinct] = sorted[at] as number;
      counts[distinct] = 1;
      distinct += 1;
    }
  }
  return { codes: sorted.subarray(0, distinct), counts: counts.subarray(0, distinct) };
}
