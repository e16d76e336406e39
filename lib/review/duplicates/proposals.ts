import type { DuplicateBasis, FoundCluster } from "./schema";

/** A cluster that waits for a person. */
export interface Proposal {
  clusterId: string;
  recordIds: string[];
}

/**
 * What is new among the doubtful clusters found now. A cluster that grew keeps its id; one that is not found any
 * more, because a record of it was merged elsewhere or is gone, is overtaken.
 */
export function newProposals(
  found: readonly FoundCluster[],
  waiting: readonly Proposal[],
  newId: () => string,
): { proposals: (Proposal & { basis: DuplicateBasis })[]; overtaken: string[] } {
  const clusterOf = new Map(waiting.flatMap((one) => one.recordIds.map((id) => [id, one] as const)));
  const kept = new Set<string>();
  const proposals = found.flatMap(({ members, basis }) => {
    const earlier = members.map((id) => clusterOf.get(id)).find((one) => one && !kept.has(one.clusterId));
    if (earlier) kept.add(earlier.clusterId);
    if (earlier && isSame(earlier.recordIds, members)) return [];
    return [{ clusterId: earlier?.clusterId ?? newId(), basis, recordIds: members }];
  });
  const overtaken = waiting.map(({ clusterId }) => clusterId).filter((id) => !kept.has(id));
  return { proposals, overtaken };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
