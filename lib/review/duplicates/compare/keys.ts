import type { PreparedRecord } from "./features";

/**
 * What two records must have in common, at least once, to be compared. Each kind of key holds few records, however
 * many there are: a title that many bear counts only together with a place or a name.
 */
export function keysOf(record: PreparedRecord): string[] {
  return [
    ...new Set([...titleKeys(record), ...placeKeys(record), ...nameKeys(record), ...record.identifiers]),
  ];
}

/** A larger block is split by these. */
export function finerKeysOf(record: PreparedRecord): string[] {
  const {
    firstPage,
    volume,
    names,
    record: { year },
    words,
  } = record;
  const fine = [];
  if (firstPage && volume) fine.push(`p ${firstPage} ${volume}`);
  if (firstPage && year) fine.push(`y ${firstPage} ${year}`);
  if (names.first && year)
    for (const one of [year, year + 1]) fine.push(`n ${names.first} ${one} ${words.slice(0, 3).join("")}`);
  if (record.abstractStart) fine.push(`a ${record.abstractStart}`);
  return fine;
}

function titleKeys(record: PreparedRecord): string[] {
  const keys: string[] = [];
  for (const title of record.titles) {
    if (record.isGeneric) keys.push(...finerKeysOf(record).map((fine) => `t ${title} ${fine}`));
    else keys.push(`t ${title}`);
  }
  const { words } = record;
  if (words.length >= 7) keys.push(`s ${words.slice(0, 6).join("")}`, `e ${words.slice(-6).join("")}`);
  const long = longestOf(words);
  // Four of the five longest words: one of them may be misspelt.
  if (long.length === 5)
    for (const left of long) keys.push(`w ${long.filter((word) => word !== left).join(" ")}`);
  return keys;
}

function longestOf(words: readonly string[]): string[] {
  const long = [...new Set(words.filter((word) => word.length >= 5))];
  return long.sort(byLength).slice(0, 5).sort();
}

const byLength = (a: string, b: string) => b.length - a.length || (a < b ? -1 : 1);

function placeKeys({ volume, firstPage, record: { year }, journal, names }: PreparedRecord): string[] {
  if (!firstPage) return [];
  const keys: string[] = [];
  const initial = journal?.words[0]?.[0];
  if (volume && initial && firstPage !== "1") keys.push(`v ${initial} ${volume} ${firstPage}`);
  if (names.first) {
    if (volume) keys.push(`m ${names.first} ${volume} ${firstPage}`);
    if (year) keys.push(`y ${names.first} ${year} ${firstPage}`);
  }
  return keys;
}

/** By who wrote it and when, with the longest words of the title, as one alone is met too often; a year may be one off. */
function nameKeys({ names, words, record: { year }, abstractStart }: PreparedRecord): string[] {
  const keys = abstractStart ? [`a ${abstractStart}`] : [];
  const long = longestOf(words).sort(byLength).slice(0, 3);
  if (!names.first || !year || long.length === 0) return keys;
  const two = long.length < 3 ? [long] : long.map((left) => long.filter((word) => word !== left));
  for (const some of two)
    for (const one of [year, year + 1]) keys.push(`n ${names.first} ${one} ${some.sort().join(" ")}`);
  return keys;
}
