import { drawFrom, shuffled } from "@/lib/review/draw";
import { type Coverage, coverageOf } from "@/lib/review/stopping/coverage";
import { type ReplaySettings, type Stop, simulateStopping } from "@/lib/review/stopping/replay";

/** One replay of a set in ranked order: whether each record was relevant, without those known at the beginning. */
export interface RankedOrder {
  seed: number;
  relevant: readonly boolean[];
}

/** What both forms of stopping came to over the replays of one set. */
export interface StoppingRow {
  set: string;
  records: number;
  relevant: number;
  guarantee: Coverage;
  /** The ranked form does not draw: one run for each order. */
  heuristic: Coverage;
  stops: (Stop | null)[];
}

/** Each set of these many relevant records counts in the mean of the work saved. */
const ENOUGH_RELEVANT = 40;

/**
 * Goes through the orders of a set in turn until there were so many runs, each with a sample of its own. One relevant
 * record of each set is known at the beginning, and counts among its relevant ones.
 */
export function stoppingOf(
  set: { name: string; relevant: number },
  orders: readonly RankedOrder[],
  runs: number,
  settings: ReplaySettings,
): StoppingRow {
  const shuffleBy = (seed: string) => {
    const draw = drawFrom(seed);
    return (records: readonly boolean[]) => shuffled(records, draw);
  };
  const stops = Array.from({ length: runs }, (_, run) => {
    const order = orders[run % orders.length] as RankedOrder;
    const shuffle = shuffleBy(`${set.name}:${order.seed}:${run}`);
    return simulateStopping(order.relevant, shuffle, settings).guarantee;
  });
  const heuristic = orders.map(
    ({ relevant, seed }) => simulateStopping(relevant, shuffleBy(String(seed)), settings).heuristic,
  );
  return {
    set: set.name,
    records: orders[0]?.relevant.length ?? 0,
    relevant: set.relevant,
    guarantee: coverageOf(stops, settings.confidence),
    heuristic: coverageOf(heuristic, settings.confidence),
    stops,
  };
}

export interface StoppingTotals {
  /** Share of all stopped runs that had reached the target; null where none was stopped. */
  share: number | null;
  /** Mean work saved over the sets with enough relevant records. */
  workSaved: number;
  /** Sets below the stated share by the exact binomial test at 1 %. */
  broken: string[];
  /** Sets in which no run was told to stop. */
  neverStopped: string[];
}

export function stoppingTotals(
  rows: readonly StoppingRow[],
  form: "guarantee" | "heuristic",
): StoppingTotals {
  const stopped = rows.reduce((sum, row) => sum + row[form].stopped, 0);
  const reached = rows.reduce((sum, row) => sum + row[form].reached, 0);
  const large = rows.filter(({ relevant }) => relevant >= ENOUGH_RELEVANT);
  return {
    share: stopped === 0 ? null : reached / stopped,
    workSaved: large.reduce((sum, row) => sum + row[form].workSaved, 0) / Math.max(1, large.length),
    broken: rows.filter((row) => !row[form].holds).map(({ set }) => set),
    neverStopped: rows.filter((row) => row[form].stopped === 0).map(({ set }) => set),
  };
}

export const STOPPING_HEAD = [
  "set",
  "records",
  "relevant",
  "stopped",
  "reached",
  "saved",
  "",
  "ranked: stopped",
  "reached",
  "saved",
];

export function stoppingCells({ set, records, relevant, guarantee, heuristic }: StoppingRow) {
  const cells = (coverage: Coverage) => [
    `${coverage.stopped} of ${coverage.runs}`,
    coverage.share === null ? "-" : coverage.share.toFixed(3),
    coverage.workSaved.toFixed(3),
  ];
  return [set, records, relevant, ...cells(guarantee), guarantee.holds ? "" : "broken", ...cells(heuristic)];
}
