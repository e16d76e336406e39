import { coherentParts, type Group, groupsOf, type Pair } from "./groups";
import { titleForms } from "./normalise";
import { comparedPairs, type ScoredPair } from "./pairs";
import type { ComparedRecord, DuplicateBasis, DuplicateTier, FoundCluster } from "./schema";
import { StandIns } from "./stand-ins";
import { survivorOf } from "./survivor";

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
  /** Whether the software made this record a duplicate, and no person has said since that it is one. */
  isBySoftware: (recordId: string) => boolean;
}

export const NOTHING_DECIDED: Decided = {
  survivors: new Map(),
  apart: [],
  maySoftwareMerge: () => true,
  mayPersonMerge: () => true,
  isBySoftware: () => false,
};

/** What a search finds. */
export interface Found {
  /** For the software to merge. */
  sure: FoundCluster[];
  /** For people; a duplicate is represented by its survivor. */
  doubtful: FoundCluster[];
  /** Records that the software merged before it knew what contradicts it: they count again, and people are asked. */
  parted: string[];
}

/** From strong to weak: a cluster rests on its weakest link. */
const BASES: readonly DuplicateBasis[] = [
  "identifier_and_title",
  "title_only",
  "identifier_only",
  "details_only",
];

/**
 * Duplicates among a review's records, whatever their order and however they were split into imports. What people
 * decided stays: merged records are not merged again, and what a person found to be different is not brought up
 * again. What the software merged is taken back when a record that came later contradicts it.
 */
export function findDuplicates(
  records: readonly ComparedRecord[],
  decided: Decided = NOTHING_DECIDED,
  pairs: readonly ScoredPair[] = comparedPairs(records),
): Found {
  const byId = new Map(records.map((record) => [record.id, record]));
  const recordsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const standIns = new StandIns(decided.survivors, decided.apart);
  const isThere = (id: string) => byId.has(id) && byId.has(standIns.of(id));
  const standing = pairs.filter(({ ids }) => ids.every(isThere));
  const found: Found = { sure: [], doubtful: [], parted: [] };
  for (const group of groupsOf(standing.filter(({ tier }) => tier === "sure"))) {
    const parts = coherentParts(group, recordsOf);
    if (isTorn(group, parts, standIns, decided)) {
      const parted = group.ids.filter(decided.isBySoftware);
      for (const id of parted) standIns.remove(id);
      found.parted.push(...parted);
    }
    for (const part of parts) {
      const merge = mergeOf(part, standIns, decided, recordsOf);
      if (!merge) continue;
      found.sure.push(merge);
      for (const id of merge.members) if (id !== merge.survivorId) standIns.add(id, merge.survivorId);
    }
  }
  found.doubtful = doubtfulAmong(standing, standIns, decided, recordsOf);
  return found;
}

type RecordsOf = (ids: readonly string[]) => ComparedRecord[];

/** Whether the software merged what now stands in different parts. */
function isTorn(
  group: Group<Pair>,
  parts: readonly Group<Pair>[],
  standIns: StandIns,
  { isBySoftware }: Decided,
): boolean {
  const partOf = new Map(parts.flatMap((part, at) => part.ids.map((id) => [id, at] as const)));
  return group.ids.some((id) => {
    const standIn = standIns.of(id);
    if (standIn === id || !isBySoftware(id) || !group.ids.includes(standIn)) return false;
    return partOf.get(id) === undefined || partOf.get(id) !== partOf.get(standIn);
  });
}

/** What the software takes out of a group that it is sure of. */
function mergeOf(
  group: Group<Pair>,
  standIns: StandIns,
  decided: Decided,
  recordsOf: RecordsOf,
): FoundCluster | null {
  const ids = standIns.ofAll(group.ids);
  if (ids.length < 2 || standIns.areApart(ids)) return null;
  const survivor = survivorOf(asCluster(recordsOf(ids)));
  const merged = ids.filter((id) => id !== survivor.id && decided.maySoftwareMerge(id));
  return merged.length === 0 ? null : clusterOf("sure", [...merged, survivor.id].sort(), group, survivor.id);
}

function doubtfulAmong(
  standing: readonly ScoredPair[],
  standIns: StandIns,
  decided: Decided,
  recordsOf: RecordsOf,
): FoundCluster[] {
  const isOfMany = identifiersOfMany(standing, recordsOf);
  const open = standing
    .filter(
      ({ link, shared }) => link.basis !== "identifier_only" || !shared.every((one) => isOfMany.has(one)),
    )
    .map(({ ids: [a, b], link }): Pair => ({ ids: [standIns.of(a), standIns.of(b)], link }))
    .filter(({ ids }) => ids[0] !== ids[1] && !standIns.areApart(ids));
  return groupsOf(open).flatMap((group): FoundCluster[] => {
    const survivor = survivorOf(asCluster(recordsOf(group.ids)));
    const ids = group.ids.filter((id) => id === survivor.id || decided.mayPersonMerge(id));
    return ids.length < 2 ? [] : [clusterOf("doubtful", ids, group, survivor.id)];
  });
}

/** An identifier found on more different titles than this names a volume or a meeting, not one publication. */
const MOST_TITLES_OF_AN_IDENTIFIER = 5;

function identifiersOfMany(standing: readonly ScoredPair[], recordsOf: RecordsOf): ReadonlySet<string> {
  const titles = new Map<string, Set<string>>();
  for (const { ids, shared, link } of standing) {
    if (link.basis !== "identifier_only") continue;
    for (const identifier of shared) {
      const borne = titles.get(identifier) ?? new Set();
      for (const { title } of recordsOf(ids)) borne.add(titleForms(title ?? "")[0] ?? "");
      titles.set(identifier, borne);
    }
  }
  return new Set([...titles].flatMap(([id, borne]) => (borne.size > MOST_TITLES_OF_AN_IDENTIFIER ? id : [])));
}

const asCluster = (records: ComparedRecord[]) => records as [ComparedRecord, ...ComparedRecord[]];

function clusterOf(
  tier: DuplicateTier,
  members: string[],
  { pairs }: Group<Pair>,
  survivorId: string,
): FoundCluster {
  const links = pairs.map(({ link }) => link);
  const basis = BASES.findLast((one) => links.some((link) => link.basis === one)) ?? "details_only";
  return { tier, basis, members, survivorId, links };
}
