import type { Candidates } from "./compare/candidates";
import type { PreparedRecord } from "./compare/features";
import type { Thresholds } from "./compare/verdict";
import { type ScoredPair, scored } from "./pairs";

/** How a search gets at what it needs: records by their positions, whether they are in memory or in a database. */
export interface Reachable {
  candidates: Candidates;
  positionOf(recordId: string): number | undefined;
  /** Reads what is not there yet. */
  load(positions: ReadonlySet<number>): Promise<void> | void;
  recordAt(position: number): PreparedRecord | undefined;
  thresholds?: Thresholds;
  /** What else must be looked at with this record, as it was put together with it before. */
  companionsOf(position: number): readonly number[];
}

/**
 * Compares new records with all, then whatever they may be one report with, and so on to the end of each chain. What
 * no chain leads to is as it was: looking at what is new gives what looking at everything gives.
 */
export async function pairsFrom(
  fresh: Iterable<number>,
  { candidates, positionOf, load, recordAt, thresholds, companionsOf }: Reachable,
): Promise<{ pairs: ScoredPair[]; reached: ReadonlySet<number> }> {
  const pairs: ScoredPair[] = [];
  const done = new Set<number>();
  let frontier = withCompanions(fresh, done, companionsOf);
  while (frontier.size > 0) {
    const open = candidates.pairs(frontier).filter(([low, high]) => !done.has(low) && !done.has(high));
    const linked: number[] = [];
    await load(new Set(open.flat()));
    for (const pair of scored(open, recordAt, thresholds)) {
      pairs.push(pair);
      linked.push(...pair.ids.flatMap((id) => positionOf(id) ?? []));
    }
    for (const position of frontier) done.add(position);
    frontier = withCompanions(linked, done, companionsOf);
  }
  return { pairs, reached: done };
}

function withCompanions(
  positions: Iterable<number>,
  done: ReadonlySet<number>,
  companionsOf: Reachable["companionsOf"],
): Set<number> {
  const all = new Set<number>();
  const waiting = [...positions];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (all.has(next) || done.has(next)) continue;
    all.add(next);
    waiting.push(...companionsOf(next));
  }
  return all;
}
