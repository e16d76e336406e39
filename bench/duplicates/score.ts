import { findDuplicates } from "@/lib/review/duplicates/cluster";
import type { Thresholds } from "@/lib/review/duplicates/compare/verdict";
import { comparedPairs } from "@/lib/review/duplicates/pairs";
import type { FoundCluster } from "@/lib/review/duplicates/schema";
import type { LabelledSet } from "./sets";

/** How what was found compares with the labels. */
export interface Score {
  name: string;
  records: number;
  duplicates: number;
  wrong: number;
  missed: number;
  precision: number;
  recall: number;
  f1: number;
  precisionWithDoubtful: number;
  recallWithDoubtful: number;
  missedWithDoubtful: number;
  /** Records that stand in doubtful clusters, and their share of all. */
  looked: number;
  share: number;
  cpuSeconds: number;
}

/**
 * One survivor per true cluster is right. Wrong is a record removed that is no duplicate, or a cluster removed whole.
 * With the doubtful band, people join what the labels join and nothing else.
 */
export function scoreSet(set: LabelledSet, thresholds?: Thresholds): Score {
  const { name, records } = set;
  const before = process.cpuUsage();
  const found = findDuplicates(records, undefined, comparedPairs(records, thresholds));
  const { user, system } = process.cpuUsage(before);
  const labels = labelsOf(set);
  const { wrong, missed, right } = judged(set, found.sure.flatMap(joinsOf));
  const decided = [
    ...found.sure.flatMap(joinsOf),
    ...found.doubtful.flatMap((one) => joinsOfPeople(one, found.sure, labels)),
  ];
  const withPeople = judged(set, decided);
  const looked = found.doubtful.reduce((sum, { members }) => sum + members.length, 0);
  const precision = right / (right + wrong || 1);
  const recall = right / (right + missed || 1);
  return {
    name,
    records: records.length,
    duplicates: right + missed,
    wrong,
    missed,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    precisionWithDoubtful: withPeople.right / (withPeople.right + withPeople.wrong || 1),
    recallWithDoubtful: withPeople.right / (withPeople.right + withPeople.missed || 1),
    missedWithDoubtful: withPeople.missed,
    looked,
    share: looked / records.length,
    cpuSeconds: (user + system) / 1e6,
  };
}

type Join = readonly [number, number];

function joinsOf({ members }: FoundCluster): Join[] {
  const [first, ...others] = members.map(Number);
  return others.map((other): Join => [first ?? 0, other]);
}

/** In a doubtful cluster a record stands for its duplicates: people join those that the labels join through any of them. */
function joinsOfPeople(
  { members }: FoundCluster,
  sure: readonly FoundCluster[],
  labels: ReadonlyMap<number, number>,
): Join[] {
  const behind = new Map(sure.map(({ survivorId, members: all }) => [survivorId, all.map(Number)]));
  const groups = members.map((id) => behind.get(id) ?? [Number(id)]);
  return groups.flatMap((some, at) =>
    groups
      .slice(at + 1)
      .flatMap((others) =>
        some.flatMap((a) =>
          others.flatMap((b): Join[] => (labels.has(a) && labels.get(a) === labels.get(b) ? [[a, b]] : [])),
        ),
      ),
  );
}

function labelsOf({ clusters }: LabelledSet): Map<number, number> {
  return new Map(clusters.flatMap((cluster, label) => cluster.map((position) => [position, label] as const)));
}

function judged({ records, clusters, leftOut }: LabelledSet, joins: readonly Join[]) {
  const roots = rootsOf(records.length, joins);
  const removed = (position: number) => roots[position] !== position;
  const labelled = new Set(clusters.flat());
  let wrong = 0;
  let right = 0;
  let missed = 0;
  for (let position = 0; position < records.length; position += 1) {
    if (removed(position) && !labelled.has(position) && !leftOut.has(position)) wrong += 1;
  }
  for (const cluster of clusters) {
    const counted = cluster.filter((position) => !leftOut.has(position));
    const kept = counted.filter((position) => !removed(position)).length;
    if (kept === 0) wrong += 1;
    right += counted.length - Math.max(1, kept);
    missed += Math.max(0, kept - 1);
  }
  return { wrong, right, missed };
}

function rootsOf(count: number, joins: readonly Join[]): number[] {
  const parents = Array.from({ length: count }, (_, position) => position);
  const rootOf = (position: number): number => {
    let at = position;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  for (const [a, b] of joins) {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number];
    parents[high] = low;
  }
  return parents.map((_, position) => rootOf(position));
}
