import type { PreparedRecord } from "./normalise";

/** An identifier found on more different titles than this names a volume or a meeting, not one publication. */
const MOST_TITLES_OF_AN_IDENTIFIER = 5;

/** How many neighbours in its block a record is compared with: keeps a thousand "Editorial"s near linear. */
const NEIGHBOURS = 20;

/** Pairs worth comparing, as positions: records that share an identifier or the normal form of a title. */
export function candidatePairs(records: readonly PreparedRecord[]): [number, number][] {
  const byIdentifier = blocksOf(records, (record) => record.identifiers);
  const byTitle = blocksOf(records, (record) => record.titles);
  const telling = byIdentifier.filter((block) => {
    const titles = new Set(block.map((position) => records[position]!.titles[0]));
    return titles.size <= MOST_TITLES_OF_AN_IDENTIFIER;
  });
  const pairs = new Map<number, [number, number]>();
  for (const block of [...telling, ...byTitle]) {
    const ordered = block.toSorted((a, b) => byPlace(records[a]!, records[b]!));
    ordered.forEach((first, at) => {
      for (const second of ordered.slice(at + 1, at + 1 + NEIGHBOURS)) {
        const [low, high] = first < second ? [first, second] : [second, first];
        pairs.set(low * records.length + high, [low, high]);
      }
    });
  }
  return [...pairs.values()];
}

function blocksOf(
  records: readonly PreparedRecord[],
  keysOf: (record: PreparedRecord) => readonly string[],
): number[][] {
  const blocks = new Map<string, number[]>();
  records.forEach((record, position) => {
    for (const key of keysOf(record)) {
      const block = blocks.get(key);
      if (block) block.push(position);
      else blocks.set(key, [position]);
    }
  });
  return [...blocks.values()].filter((block) => block.length > 1);
}

/** Neighbours in print stand beside one another, whatever the order of import. */
function byPlace(a: PreparedRecord, b: PreparedRecord): number {
  return (
    (a.record.year ?? 0) - (b.record.year ?? 0) ||
    byText(a.volume ?? "", b.volume ?? "") ||
    byText(a.firstPage ?? "", b.firstPage ?? "") ||
    byText(a.record.id, b.record.id)
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
