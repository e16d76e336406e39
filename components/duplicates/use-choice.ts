"use client";

import { useState } from "react";
import type { ClusterEntry } from "@/lib/review/duplicates/schema";

interface Said {
  clusterId: string;
  out: ReadonlySet<string>;
  /** The record that a person wants to stay. */
  wanted: string | null;
}

/** Of records that were found not to be duplicates of one another, the one shown first is taken in. */
function keptApart(records: ClusterEntry["records"]): ReadonlySet<string> {
  const taken = new Set<string>();
  const out = new Set<string>();
  if (records.length < 3) return out;
  for (const { id, apartFrom } of records) (apartFrom.some((one) => taken.has(one)) ? out : taken).add(id);
  return out;
}

/**
 * Which records of a cluster are taken for the same report, all until some are left out, and which of them stays: the
 * first that may, until another is chosen. Another cluster starts anew.
 */
export function useChoice(cluster: Pick<ClusterEntry, "id" | "records"> | undefined) {
  const [said, setSaid] = useState<Said | null>(null);
  const clusterId = cluster?.id ?? "";
  const records = cluster?.records ?? [];
  const own: Said =
    said?.clusterId === clusterId ? said : { clusterId, out: keptApart(records), wanted: null };
  const inside = records.filter(({ id }) => !own.out.has(id));
  const chosen = new Set(inside.map(({ id }) => id));
  // Those of other methods may stay only among themselves.
  const mayStay = inside.filter((one) => one.mayStay);
  const candidates = mayStay.length > 0 ? mayStay : inside;
  const stays = candidates.find(({ id }) => id === own.wanted) ?? candidates[0];
  /** Two records are either the same or not: there is nothing to leave out. */
  const mayChoose = records.length > 2;

  function toggle(recordId: string | undefined) {
    if (!mayChoose || recordId === undefined) return;
    const out = new Set(own.out);
    if (!out.delete(recordId)) out.add(recordId);
    setSaid({ ...own, out });
  }

  /** Lets the next record that may stay do so, and says as which number it is shown. */
  function stayNext(): number | null {
    if (candidates.length < 2) return null;
    const next = candidates[(stays ? candidates.indexOf(stays) + 1 : 0) % candidates.length]!;
    setSaid({ ...own, wanted: next.id });
    return records.indexOf(next) + 1;
  }

  return { chosen, mayChoose, toggle, staysId: stays?.id, mayChange: candidates.length > 1, stayNext };
}

export type Choice = ReturnType<typeof useChoice>;
