import type { HistoryEntry } from "@/lib/review/history/schema";

/** A line of the history and how many like it, by the same person, came right before it. */
export interface Run {
  entry: HistoryEntry;
  more: number;
}

/** A hundred votes in a row are one line: the last one, and how many more. */
export function runsOf(entries: readonly HistoryEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && last.entry.kind === entry.kind && last.entry.actorId === entry.actorId) last.more += 1;
    else runs.push({ entry, more: 0 });
  }
  return runs;
}
