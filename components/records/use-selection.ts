"use client";

import { useRef, useState } from "react";
import { client, sentenceOf } from "../api/client";
import type { ListFilter } from "./filter";

/** One removal takes at most so many records. */
export const MOST_SELECTED = 10_000;

/** Which records are ticked; "all that match" is gathered page by page and can be stopped. */
export function useSelection(reviewId: string, filter: ListFilter) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [gathered, setGathered] = useState<number | null>(null);
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController | null>(null);

  function toggle(id: string) {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  function clear() {
    stop.current?.abort();
    setSelected(new Set());
    setGathered(null);
    setProblem(undefined);
  }

  async function selectAll() {
    const running = new AbortController();
    stop.current = running;
    setProblem(undefined);
    setGathered(0);
    const ids = new Set<string>();
    try {
      let cursor: string | undefined;
      do {
        const input = { reviewId, ...filter, limit: 200, ...(cursor ? { cursor } : {}) };
        const page = await client.records.list(input, { signal: running.signal });
        for (const { id } of page.records) ids.add(id);
        cursor = page.next ?? undefined;
        setGathered(ids.size);
      } while (cursor && ids.size < MOST_SELECTED);
      setSelected(new Set([...ids].slice(0, MOST_SELECTED)));
    } catch (error) {
      if (!running.signal.aborted) setProblem(sentenceOf(error));
    }
    if (stop.current === running) setGathered(null);
  }

  return { selected, toggle, clear, selectAll, gathered, problem, stop: () => stop.current?.abort() };
}
