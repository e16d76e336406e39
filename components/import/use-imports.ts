"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ImportEntry } from "@/lib/review/import/schema";
import { api } from "../api/client";
import { announce } from "../ui/live-region";
import { words } from "./words";

/** Every import of the review, asked again each second while one of them runs. */
export function useImports(reviewId: string) {
  const queries = useQueryClient();
  const imports = useQuery(
    api.imports.list.queryOptions({
      input: { reviewId },
      refetchInterval: ({ state }) => (state.data?.some(isRunning) ? 1_000 : false),
    }),
  );
  const running = useRef<ReadonlySet<string>>(new Set());
  const { data } = imports;
  useEffect(() => {
    if (!data) return;
    const ended = data.filter((entry) => running.current.has(entry.id) && !isRunning(entry));
    running.current = new Set(data.filter(isRunning).map(({ id }) => id));
    if (ended.length === 0) return;
    announce(ended.map(ending).join(" "));
    for (const queryKey of [
      api.imports.searches.key(),
      api.records.key(),
      api.overview.key(),
      api.duplicates.key(),
    ])
      void queries.invalidateQueries({ queryKey });
  }, [data, queries]);
  return imports;
}

/** Whether a file is still on its way into the review. */
export function isRunning({ status }: ImportEntry): boolean {
  return status === "waiting" || status === "reading";
}

function ending({ status, fileName, recordsRead }: ImportEntry): string {
  return status === "published" ? words.running.done(fileName, recordsRead) : words.running.stopped(fileName);
}
