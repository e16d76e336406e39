"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import type { ClusterEntry, Relation } from "@/lib/review/duplicates/schema";
import { api, newOperationId, refusalCode, sentenceOf } from "../api/client";
import { RELATION_NAMES } from "./relation-names";
import { words } from "./words";

interface Made {
  cluster: ClusterEntry;
  from: "confirmed" | "split";
}

/** One after the other, in the order of the keys; an unreachable server is asked again with the same operation id. */
const inOrder = {
  scope: { id: "duplicates" },
  retry: (failures: number, error: unknown) => failures < 2 && refusalCode(error) === null,
};

/**
 * The clusters that wait, and the decisions made here. A decided cluster is gone at once and saved behind the page's
 * back; it returns when saving fails or the decision is undone.
 */
export function useQueue(reviewId: string) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<readonly Made[]>([]);
  /** Taken back: the list may have been fetched while they were decided. */
  const [returned, setReturned] = useState<readonly ClusterEntry[]>([]);
  const [wanted, setWanted] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useWaiting(reviewId);
  const fetched = waiting.data?.pages.flatMap((page) => page.clusters) ?? [];
  const all = withReturned(fetched, returned);
  const clusters = all.filter(({ id }) => !hidden.has(id));
  const place = Math.max(0, Math.min(wanted, clusters.length - 1));
  const current = clusters[place];
  const confirm = useMutation({ ...api.duplicates.confirm.mutationOptions(), ...inOrder });
  const split = useMutation({ ...api.duplicates.split.mutationOptions(), ...inOrder });
  const undo = useMutation({ ...api.duplicates.undo.mutationOptions(), ...inOrder });

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = waiting;
  const nearEnd = place >= clusters.length - 5;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  function show(clusterId: string) {
    setHidden((ids) => new Set([...ids].filter((id) => id !== clusterId)));
  }

  async function save(work: () => Promise<unknown>, giveUp: () => void) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      giveUp();
      setProblem(sentenceOf(error));
      if (refusalCode(error) !== null) await waiting.refetch();
    }
    // The queue itself stays as it is: what was decided is hidden already.
    const { counts, clusters: lists } = api.duplicates;
    await Promise.all([
      queries.invalidateQueries({ queryKey: counts.key({ input: { reviewId } }) }),
      queries.invalidateQueries({ queryKey: lists.key({ input: { reviewId, status: "confirmed" } }) }),
      queries.invalidateQueries({ queryKey: lists.key({ input: { reviewId, status: "split" } }) }),
      queries.invalidateQueries({ queryKey: api.overview.key() }),
    ]);
  }

  function hide(cluster: ClusterEntry, from: Made["from"], work: () => Promise<unknown>) {
    setHidden((ids) => new Set(ids).add(cluster.id));
    setMade((earlier) => [...earlier, { cluster, from }]);
    const isThis = (one: Made) => one.cluster.id === cluster.id;
    void save(work, () => {
      show(cluster.id);
      setMade((earlier) => earlier.filter((one) => !isThis(one)));
    });
  }

  return {
    waiting,
    clusters,
    current,
    place,
    problem,
    canUndo: made.length > 0,
    move: (by: number) => setWanted(Math.max(0, Math.min(place + by, clusters.length - 1))),
    confirm: (cluster: ClusterEntry, recordIds: string[], survivorId: string | undefined) => {
      const input = { reviewId, clusterId: cluster.id, recordIds, survivorId, operationId: newOperationId() };
      announce(words.merged(titleOf(cluster)));
      hide(cluster, "confirmed", () => confirm.mutateAsync(input));
    },
    split: (cluster: ClusterEntry, relation?: Relation) => {
      const from = "proposed" as const;
      const input = { reviewId, clusterId: cluster.id, from, relation, operationId: newOperationId() };
      const title = titleOf(cluster);
      announce(relation ? words.keptRelated(title, RELATION_NAMES[relation]) : words.keptApart(title));
      hide(cluster, "split", () => split.mutateAsync(input));
    },
    undo: () => {
      const last = made.at(-1);
      if (!last) return;
      const { cluster, from } = last;
      const input = { reviewId, clusterId: cluster.id, from, operationId: newOperationId() };
      setMade((earlier) => earlier.slice(0, -1));
      show(cluster.id);
      setReturned((earlier) => [...earlier.filter(({ id }) => id !== cluster.id), cluster]);
      const there = withReturned(all, [cluster]).filter(({ id }) => id === cluster.id || !hidden.has(id));
      setWanted(there.findIndex(({ id }) => id === cluster.id));
      announce(words.undone(titleOf(cluster)));
      void save(
        () => undo.mutateAsync(input),
        () => setHidden((ids) => new Set(ids).add(cluster.id)),
      );
    },
    /** After a decision was taken back elsewhere on the page. */
    lookAgain: (clusterId: string) => {
      show(clusterId);
      setMade((earlier) => earlier.filter(({ cluster }) => cluster.id !== clusterId));
      void waiting.refetch();
    },
  };
}

export type Queue = ReturnType<typeof useQueue>;

/** In the order in which they were found. */
function withReturned(
  fetched: readonly ClusterEntry[],
  returned: readonly ClusterEntry[],
): readonly ClusterEntry[] {
  const there = new Set(fetched.map(({ id }) => id));
  const missing = returned.filter(({ id }) => !there.has(id));
  if (missing.length === 0) return fetched;
  return [...fetched, ...missing].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Kept as loaded while the page is open, and forgotten with it. */
function useWaiting(reviewId: string) {
  return useInfiniteQuery(
    api.duplicates.clusters.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, status: "proposed" as const, cursor, limit: 20 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  );
}

/** What a cluster is called: the title of the record that stays. */
export function titleOf(cluster: ClusterEntry): string {
  return cluster.records[0]?.title || words.untitled;
}
