import { findDuplicates } from "../cluster";
import { thresholdsOf } from "../compare/verdict";
import type { Found } from "../events";
import { comparedPairs } from "../pairs";
import { newProposals } from "../proposals";
import { mayPersonMerge, maySoftwareMerge, mergedIn, type Standing } from "../rules";
import type { ClusterBefore, ComparedRecord, RecordBefore, SureLevel } from "../schema";

/** A cluster that is merged, or that waits for people. */
export interface StandingCluster {
  clusterId: string;
  was: ClusterBefore;
}

/** Clusters that have records in common, and what is known of all these records. */
export interface Component {
  clusters: readonly StandingCluster[];
  records: readonly ComparedRecord[];
  standing: ReadonlyMap<string, Standing>;
  /** What people found not to be duplicates. */
  apart: readonly (readonly [string, string])[];
}

/** What a level makes of clusters that stand; reports are seen to where the database is. */
export type Reconsidered = Pick<Found, "merges" | "proposals" | "overtaken" | "parted"> & {
  /** Records that were merged and are not any more, and the other way round. */
  released: RecordBefore[];
  added: RecordBefore[];
};

/**
 * The software decides about what it merged, and about what waits, as if it came to all of it for the first time at this
 * level. What people decided stands. Clusters of which it would decide as it did are left alone.
 */
export function reconsider(component: Component, level: SureLevel, newId: () => string): Reconsidered | null {
  const { clusters, records, standing, apart } = component;
  const before = new Map(
    mergesOfSoftware(clusters)
      .flatMap(({ was }) => mergedIn(was))
      .filter(({ recordId }) => isMergedBySoftware(standing.get(recordId)))
      .map((one) => [one.recordId, one]),
  );
  const asBefore = (id: string) => ({ ...standing.get(id)!, ...before.get(id) });
  const found = findDuplicates(
    records,
    {
      survivors: new Map(
        [...standing.values()].flatMap(({ recordId, survivorId }) =>
          survivorId && !before.has(recordId) ? [[recordId, survivorId] as const] : [],
        ),
      ),
      apart,
      maySoftwareMerge: (id) => maySoftwareMerge(asBefore(id)),
      mayPersonMerge: (id) => mayPersonMerge(asBefore(id)),
      isBySoftware: () => false,
    },
    comparedPairs(records, thresholdsOf(level)),
  );
  const taken = found.sure.flatMap(({ members, survivorId }) => members.filter((id) => id !== survivorId));
  const released = [...before.values()].filter(({ recordId }) => !taken.includes(recordId));
  const added = taken.filter((id) => !before.has(id)).map((id) => beforeOf(asBefore(id)));
  if (released.length + added.length === 0) return null;
  const changes = changesOf(component, found, asBefore, newId);
  // A question that this changes nothing of waits on, also when what led to it is not among these records.
  const moved = new Set([...released, ...added].map(({ recordId }) => recordId));
  const isTouched = (id: string) =>
    clusters.some(({ clusterId, was }) => clusterId === id && was.recordIds.some((one) => moved.has(one)));
  return { ...changes, overtaken: changes.overtaken.filter(isTouched), released, added };
}

const mergesOfSoftware = (clusters: readonly StandingCluster[]) =>
  clusters.filter(({ was }) => was.status === "confirmed" && was.decidedBy === "software");

function changesOf(
  { clusters }: Component,
  { sure, doubtful }: ReturnType<typeof findDuplicates>,
  asBefore: (id: string) => Standing,
  newId: () => string,
): Pick<Found, "merges" | "proposals" | "overtaken" | "parted"> {
  const bySoftware = mergesOfSoftware(clusters);
  const waiting = clusters
    .filter(({ was }) => was.status === "proposed")
    .map(({ clusterId, was }) => ({ clusterId, recordIds: was.recordIds }));
  const kept = bySoftware.filter(({ was }) => sure.some(({ members }) => isSame(members, was.recordIds)));
  const keeps = (members: readonly string[]) => kept.some(({ was }) => isSame(members, was.recordIds));
  const merges = sure
    .filter(({ members }) => !keeps(members))
    .map(({ basis, survivorId, members }) => ({
      clusterId: newId(),
      basis,
      survivorId,
      merged: members.filter((id) => id !== survivorId).map((id) => beforeOf(asBefore(id))),
    }));
  const parted = bySoftware.filter((one) => !kept.includes(one));
  return { merges, parted, ...newProposals(doubtful, waiting, newId) };
}

const isMergedBySoftware = (one: Standing | undefined) =>
  one?.status === "duplicate" && one.decidedBy === "software";

function beforeOf({ recordId, status, decidedBy, method }: RecordBefore): RecordBefore {
  return { recordId, status, decidedBy, method };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

/** Clusters that records connect, in the order of their first. */
export function componentsOf(clusters: readonly StandingCluster[]): StandingCluster[][] {
  const groupOf = new Map<string, StandingCluster[]>();
  const groups = new Set<StandingCluster[]>();
  for (const cluster of clusters) {
    const group = [cluster];
    for (const id of cluster.was.recordIds) {
      const other = groupOf.get(id);
      if (!other || other === group || !groups.has(other)) continue;
      groups.delete(other);
      group.push(...other);
    }
    groups.add(group);
    for (const { was } of group) for (const id of was.recordIds) groupOf.set(id, group);
  }
  return [...groups];
}

/** One result of many. */
export function together(parts: readonly Reconsidered[]): Reconsidered {
  return {
    merges: parts.flatMap(({ merges }) => merges),
    proposals: parts.flatMap(({ proposals }) => proposals),
    overtaken: parts.flatMap(({ overtaken }) => overtaken),
    parted: parts.flatMap(({ parted }) => parted),
    released: parts.flatMap(({ released }) => released),
    added: parts.flatMap(({ added }) => added),
  };
}
