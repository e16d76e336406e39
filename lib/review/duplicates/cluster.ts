import { candidatePairs } from "./candidates";
import { prepare } from "./normalise";
import type { ComparedRecord, DuplicateBasis, DuplicateLink, DuplicateTier, FoundCluster } from "./schema";
import { EXCLUSIVE_SCHEMES, scorePair, WIDEST_YEAR_GAP } from "./score";
import { survivorOf } from "./survivor";

/** A link and what it is between: two records, or the survivors that stand for them. */
type Pair = { ids: readonly [string, string]; link: DuplicateLink };

/** Two records that may be one report, and whether the software may say so by itself. */
export type ScoredPair = Pair & { tier: DuplicateTier };

type Group = { ids: string[]; links: DuplicateLink[] };

/** What has been decided before a search for duplicates. */
export interface Decided {
  /** Of a duplicate: the record it is a duplicate of. */
  survivors: ReadonlyMap<string, string>;
  /** Records that a person found not to be duplicates of one another. */
  apart: readonly (readonly [string, string])[];
  /** Whether the software may take this record out as a duplicate. */
  maySoftwareMerge: (recordId: string) => boolean;
  /** Whether anybody may, as far as the record's state goes. */
  mayPersonMerge: (recordId: string) => boolean;
}

const NOTHING_DECIDED: Decided = {
  survivors: new Map(),
  apart: [],
  maySoftwareMerge: () => true,
  mayPersonMerge: () => true,
};

/** From strong to weak: a cluster rests on its weakest link. */
const BASES: readonly DuplicateBasis[] = ["identifier_and_title", "title_only", "identifier_only"];

/**
 * Duplicates among a review's records, whatever their order: `sure` clusters for the software to merge, and
 * `doubtful` ones for people, in which a duplicate is represented by its survivor. What was decided stays: merged
 * records are not merged again, and what a person found to be different is not brought up again.
 */
export function findDuplicates(
  records: readonly ComparedRecord[],
  decided: Decided = NOTHING_DECIDED,
  pairs: readonly ScoredPair[] = comparedPairs(records),
): { sure: FoundCluster[]; doubtful: FoundCluster[] } {
  const byId = new Map(records.map((record) => [record.id, record]));
  const recordsOf = (ids: readonly string[]) => ids.map((id) => byId.get(id)!);
  const standIns = new StandIns(decided);
  const standing = pairs.filter(({ ids }) => ids.every((id) => byId.has(standIns.of(id)) && byId.has(id)));
  const sure: FoundCluster[] = [];
  for (const group of groupsOf(standing.filter(({ tier }) => tier === "sure"))) {
    const ids = standIns.ofAll(group.ids);
    if (ids.length < 2 || !isCoherent(recordsOf(group.ids)) || standIns.areApart(ids)) continue;
    const survivor = survivorOf(asCluster(recordsOf(ids)));
    const merged = ids.filter((id) => id !== survivor.id && decided.maySoftwareMerge(id));
    if (merged.length === 0) continue;
    sure.push(clusterOf("sure", [...merged, survivor.id].sort(), group.links, survivor.id));
    for (const id of merged) standIns.add(id, survivor.id);
  }
  const open = standing
    .map(({ ids: [a, b], link }): Pair => ({ ids: [standIns.of(a), standIns.of(b)], link }))
    .filter(({ ids }) => ids[0] !== ids[1] && !standIns.areApart(ids));
  const doubtful = groupsOf(open).flatMap((group): FoundCluster[] => {
    const survivor = survivorOf(asCluster(recordsOf(group.ids)));
    const ids = group.ids.filter((id) => id === survivor.id || decided.mayPersonMerge(id));
    return ids.length < 2 ? [] : [clusterOf("doubtful", ids, group.links, survivor.id)];
  });
  return { sure, doubtful };
}

/** Pairs that may be one report. It depends on the records alone, so it can be worked out before anything is locked. */
export function comparedPairs(records: readonly ComparedRecord[]): ScoredPair[] {
  const prepared = records.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(prepare);
  return candidatePairs(prepared)
    .sort(([a, b], [c, d]) => a - c || b - d)
    .flatMap((positions) => {
      const [a, b] = [prepared[positions[0]]!, prepared[positions[1]]!];
      const verdict = scorePair(a, b);
      if (!verdict) return [];
      const { tier, basis, reasons } = verdict;
      const ids = [a.record.id, b.record.id] as [string, string];
      return [{ ids, tier, link: { records: ids, basis, reasons } }];
    });
}

/** Which record stands for which, and which are known to be different, their duplicates included. */
class StandIns {
  readonly #survivors: Map<string, string>;
  readonly #apart: readonly (readonly [string, string])[];
  #keys: ReadonlySet<string> | null = null;

  constructor({ survivors, apart }: Decided) {
    this.#survivors = new Map(survivors);
    this.#apart = apart;
  }

  /** The record at the end of the chain: a survivor may itself be a duplicate of an older record. */
  of(id: string): string {
    let at = id;
    for (let next = this.#survivors.get(at); next !== undefined; next = this.#survivors.get(at)) at = next;
    return at;
  }

  ofAll(ids: readonly string[]): string[] {
    return [...new Set(ids.map((id) => this.of(id)))].sort();
  }

  add(id: string, survivorId: string): void {
    this.#survivors.set(id, survivorId);
    this.#keys = null;
  }

  areApart(ids: readonly string[]): boolean {
    if (this.#apart.length === 0) return false;
    this.#keys ??= new Set(this.#apart.map(([a, b]) => keyOf(this.of(a), this.of(b))));
    const keys = this.#keys;
    return ids.some((a, at) => ids.slice(at + 1).some((b) => keys.has(keyOf(a, b))));
  }
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Connected groups (union-find), each with its ids in rising order. */
function groupsOf(pairs: readonly Pair[]): Group[] {
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
  const groups = new Map<string, { ids: Set<string>; links: DuplicateLink[] }>();
  for (const { ids, link } of pairs) {
    const root = rootOf(ids[0]);
    const group = groups.get(root) ?? { ids: new Set(), links: [] };
    for (const id of ids) group.ids.add(id);
    group.links.push(link);
    groups.set(root, group);
  }
  return [...groups.values()].map(({ ids, links }) => ({ ids: [...ids].sort(), links }));
}

/** Links may chain records that contradict one another; such a chain is no certainty. */
function isCoherent(group: readonly ComparedRecord[]): boolean {
  const years = group.flatMap(({ year }) => year ?? []);
  const isOneOf = (scheme: (typeof EXCLUSIVE_SCHEMES)[number]) =>
    new Set(group.flatMap((record) => record[scheme] || [])).size <= 1;
  return Math.max(...years) - Math.min(...years) <= WIDEST_YEAR_GAP && EXCLUSIVE_SCHEMES.every(isOneOf);
}

const asCluster = (records: ComparedRecord[]) => records as [ComparedRecord, ...ComparedRecord[]];

function clusterOf(
  tier: DuplicateTier,
  members: string[],
  links: DuplicateLink[],
  survivorId: string,
): FoundCluster {
  const basis = BASES.findLast((one) => links.some((link) => link.basis === one))!;
  return { tier, basis, members, survivorId, links };
}
