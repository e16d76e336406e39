"use client";

import { useState } from "react";
import type { ClusterEntry } from "@/lib/review/duplicates/schema";

const NOBODY: ReadonlySet<string> = new Set();

/** Which records of a cluster are taken for the same report: all, until some are left out. Another cluster starts anew. */
export function useChoice(cluster: ClusterEntry | undefined) {
  const [left, setLeft] = useState<{ clusterId: string; out: ReadonlySet<string> } | null>(null);
  const out = left && left.clusterId === cluster?.id ? left.out : NOBODY;
  const ids = cluster?.records.map(({ id }) => id) ?? [];
  const chosen = new Set(ids.filter((id) => !out.has(id)));
  /** Two records are either the same or not: there is nothing to choose. */
  const mayChoose = ids.length > 2;
  function toggle(recordId: string | undefined) {
    if (!cluster || !mayChoose || recordId === undefined) return;
    const next = new Set(out);
    if (!next.delete(recordId)) next.add(recordId);
    setLeft({ clusterId: cluster.id, out: next });
  }
  return { chosen, mayChoose, toggle };
}

export type Choice = ReturnType<typeof useChoice>;
