import { expect, test } from "vitest";
import type { HistoryEntry } from "@/lib/review/history/schema";
import { runsOf } from "./runs";

const line = (id: string, kind: string, actorId: string) => ({ id, kind, actorId }) as HistoryEntry;

test("what one person did again and again is one line, and nobody else's is hidden in it", () => {
  const lines = [
    line("5", "vote_cast", "ada"),
    line("4", "vote_cast", "ada"),
    line("3", "vote_cast", "bea"),
    line("2", "batch_opened", "ada"),
    line("1", "vote_cast", "ada"),
  ];
  expect(runsOf(lines).map(({ entry, more }) => [entry.id, more])).toEqual([
    ["5", 1],
    ["3", 0],
    ["2", 0],
    ["1", 0],
  ]);
  expect(runsOf([])).toEqual([]);
});
