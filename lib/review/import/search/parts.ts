/** A part of a search's export: what its file is called, which hits it says it holds, and how many records came of it. */
export interface ExportPart {
  name: string;
  /** First and last hit by number, where the file or its name says so. */
  range: Range | null;
  records: number;
}

export interface Range {
  first: number;
  last: number;
}

/** What the parts of an export leave open. All counts are records; nothing is said where nothing is known. */
export interface PartsCheck {
  /** Runs of hits that no file holds. */
  missing: Range[];
  /** Files that hold the same hits. */
  overlapping: (Range & { a: string; b: string })[];
  /** Files with fewer or more records than the hits they say they hold. */
  uneven: { name: string; expected: number; records: number }[];
  /** Hits reported without a record here, or, when negative, records more than hits reported. */
  difference: number | null;
}

/**
 * Platforms cap what they export at once, so one search comes in many files: 1-1000, 1001-2000, 3001-3130. A part that
 * was forgotten, or taken twice, is easy to overlook among thirty files.
 */
export function checkParts(hits: number | null, parts: readonly ExportPart[]): PartsCheck {
  const numbered = parts
    .flatMap(({ name, range, records }) => (range ? [{ name, ...range, records }] : []))
    .sort((a, b) => a.first - b.first || a.last - b.last);
  const held = parts.reduce((sum, { records }) => sum + records, 0);
  return {
    missing: gapsOf(numbered, numbered.length === parts.length ? hits : null),
    overlapping: overlapsOf(numbered),
    uneven: numbered.flatMap(({ name, first, last, records }) => {
      const expected = last - first + 1;
      return expected === records ? [] : [{ name, expected, records }];
    }),
    difference: hits === null ? null : hits - held,
  };
}

function gapsOf(sorted: readonly Range[], hits: number | null): Range[] {
  if (sorted.length === 0) return [];
  const gaps: Range[] = [];
  let next = 1;
  for (const { first, last } of sorted) {
    if (first > next) gaps.push({ first: next, last: first - 1 });
    next = Math.max(next, last + 1);
  }
  if (hits !== null && next <= hits) gaps.push({ first: next, last: hits });
  return gaps;
}

/** Each file against the one before it that reaches furthest. */
function overlapsOf(sorted: readonly (Range & { name: string })[]) {
  const found: PartsCheck["overlapping"] = [];
  let furthest = sorted[0];
  for (const part of sorted.slice(1)) {
    if (furthest && part.first <= furthest.last) {
      const last = Math.min(part.last, furthest.last);
      found.push({ a: furthest.name, b: part.name, first: part.first, last });
    }
    if (!furthest || part.last > furthest.last) furthest = part;
  }
  return found;
}

/**
 * The hits that a file's name says it holds: `scopus_1001-2000.ris`, `0_Ovid_search_results_1_to_1000.ris`. Years and
 * days look alike (`2020-2024`): a range counts only when the file has about as many records.
 */
export function rangeInName(name: string, records: number): Range | null {
  for (const match of name.matchAll(
    /(?<!\d)(\d{1,7})\s*(?:-|–|_|\s|\.\.)\s*(?:to[-_ ]|bis[-_ ])?\s*(\d{1,7})(?!\d)/gi,
  )) {
    const [first, last] = [Number(match[1]), Number(match[2])];
    const size = last - first + 1;
    if (first >= 1 && size >= 2 && records <= size && records >= size * 0.8) return { first, last };
  }
  return null;
}
