import { candidatePairs } from "./candidates";
import type { PreparedRecord } from "./normalise";
import { prepare } from "./normalise";
import type { ComparedRecord, DuplicateBasis, DuplicateLink, DuplicateTier, FoundCluster } from "./schema";
import { EXCLUSIVE_SCHEMES, scorePair, WIDEST_YEAR_GAP } from "./score";
import { survivorOf } from "./survivor";

/** A link and the positions of the records, or of the survivors that stand for them. */
type Pair = { positions: readonly [number, number]; link: DuplicateLink };

type Group = { positions: number[]; links: DuplicateLink[] };

/** From strong to weak: a cluster rests on its weakest link. */
const BASES: readonly DuplicateBasis[] = ["identifier_and_title", "title_only", "identifier_only"];

/**
 * Duplicates among a review's records, whatever their order: `sure` clusters for the software to merge, and
 * `doubtful` ones for people, in which a sure cluster is represented by its survivor.
 */
export function findDuplicates(records: readonly ComparedRecord[]): {
  sure: FoundCluster[];
  doubtful: FoundCluster[];
} {
  const prepared = records.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(prepare);
  const pairs = scoredPairs(prepared);
  const merged = groupsOf(pairs.filter((pair) => pair.tier === "sure")).filter((group) =>
    isCoherent(group.positions.map((at) => prepared[at]!)),
  );
  const standIn = new Map<number, number>();
  for (const group of merged) {
    const survivor = survivorOf(recordsOf(group, prepared));
    const position = group.positions.find((at) => prepared[at]!.record === survivor)!;
    for (const at of group.positions) standIn.set(at, position);
  }
  const open = pairs
    .map(
      ({ positions: [a, b], link }): Pair => ({
        positions: [standIn.get(a) ?? a, standIn.get(b) ?? b],
        link,
      }),
    )
    .filter(({ positions: [a, b] }) => a !== b);
  return {
    sure: merged.map((group) => clusterOf("sure", group, prepared)),
    doubtful: groupsOf(open).map((group) => clusterOf("doubtful", group, prepared)),
  };
}

function scoredPairs(prepared: readonly PreparedRecord[]): (Pair & { tier: DuplicateTier })[] {
  return candidatePairs(prepared)
    .sort(([a, b], [c, d]) => a - c || b - d)
    .flatMap((positions) => {
      const [a, b] = [prepared[positions[0]]!, prepared[positions[1]]!];
      const verdict = scorePair(a, b);
      if (!verdict) return [];
      const { tier, basis, reasons } = verdict;
      return [{ positions, tier, link: { records: [a.record.id, b.record.id], basis, reasons } }];
    });
}

/** Connected groups (union-find), each with its positions in rising order. */
function groupsOf(pairs: readonly Pair[]): Group[] {
  const parent = new Map<number, number>();
  const rootOf = (position: number): number => {
    let at = position;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { positions } of pairs) {
    const [a, b] = [rootOf(positions[0]), rootOf(positions[1])];
    parent.set(Math.max(a, b), Math.min(a, b));
  }
  const groups = new Map<number, { positions: Set<number>; links: DuplicateLink[] }>();
  for (const { positions, link } of pairs) {
    const root = rootOf(positions[0]);
    const group = groups.get(root) ?? { positions: new Set(), links: [] };
    for (const position of positions) group.positions.add(position);
    group.links.push(link);
    groups.set(root, group);
  }
  return [...groups.values()].map(({ positions, links }) => ({
    positions: [...positions].sort((a, b) => a - b),
    links,
  }));
}

/** Links may chain records that contradict one another; such a chain is no certainty. */
function isCoherent(group: readonly PreparedRecord[]): boolean {
  const years = group.flatMap(({ record }) => record.year ?? []);
  const isOneOf = (scheme: (typeof EXCLUSIVE_SCHEMES)[number]) =>
    new Set(group.flatMap(({ record }) => record[scheme] || [])).size <= 1;
  return Math.max(...years) - Math.min(...years) <= WIDEST_YEAR_GAP && EXCLUSIVE_SCHEMES.every(isOneOf);
}

function recordsOf({ positions }: Group, prepared: readonly PreparedRecord[]) {
  return positions.map((at) => prepared[at]!.record) as [ComparedRecord, ...ComparedRecord[]];
}

function clusterOf(tier: DuplicateTier, group: Group, prepared: readonly PreparedRecord[]): FoundCluster {
  const members = recordsOf(group, prepared);
  return {
    tier,
    basis: BASES.findLast((basis) => group.links.some((link) => link.basis === basis))!,
    members: members.map((record) => record.id),
    survivorId: survivorOf(members).id,
    links: group.links,
  };
}
