import { prepare } from "./compare/features";
import { contradict } from "./compare/verdict";
import type { ComparedRecord, DuplicateLink } from "./schema";

/** A link and what it is between: two records, or the survivors that stand for them. */
export interface Pair {
  ids: readonly [string, string];
  link: DuplicateLink;
}

/** Records that links connect. */
export interface Group<P extends Pair> {
  ids: string[];
  pairs: P[];
}

/** Connected groups (union-find), each with its ids in rising order, in the order of their first ids. */
export function groupsOf<P extends Pair>(pairs: readonly P[]): Group<P>[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { ids } of pairs) {
    const [low, high] = ids.map(rootOf).sort() as [string, string];
    parent.set(high, low);
  }
  const groups = new Map<string, { ids: Set<string>; pairs: P[] }>();
  for (const pair of pairs) {
    const root = rootOf(pair.ids[0]);
    const group = groups.get(root) ?? { ids: new Set(), pairs: [] };
    for (const id of pair.ids) group.ids.add(id);
    group.pairs.push(pair);
    groups.set(root, group);
  }
  return [...groups.values()].map(({ ids, pairs: within }) => ({ ids: [...ids].sort(), pairs: within }));
}

/** More different records than these are not one report that the software could be sure of. */
const MOST_DIFFERENT = 60;

/**
 * Links may chain records that contradict one another; such a chain is no certainty. It is parted at its weakest links,
 * all of one strength at once, until what still holds together is coherent.
 */
export function coherentParts<P extends Pair & { score: number }>(
  group: Group<P>,
  recordsOf: (ids: readonly string[]) => readonly ComparedRecord[],
): Group<P>[] {
  if (isCoherent(recordsOf(group.ids))) return [group];
  const weakest = group.pairs.reduce((least, { score }) => Math.min(least, score), Infinity);
  const stronger = group.pairs.filter(({ score }) => score > weakest);
  return groupsOf(stronger).flatMap((part) => coherentParts(part, recordsOf));
}

function isCoherent(group: readonly ComparedRecord[]): boolean {
  if (group.length === 2) return true;
  const different = [...new Map(group.map((record) => [contentOf(record), record])).values()];
  if (different.length > MOST_DIFFERENT) return false;
  const prepared = different.map(prepare);
  return prepared.every((a, at) => prepared.slice(at + 1).every((b) => !contradict(a, b)));
}

function contentOf({ id: _id, imported: _imported, source: _source, ...content }: ComparedRecord): string {
  return JSON.stringify(content);
}
