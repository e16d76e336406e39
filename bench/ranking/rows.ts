import type { Replay } from "./replay";
import { meanOf } from "./score";
import type { Baseline } from "./sets";

/** What the replays of one set came to in the mean, beside the baseline's from the same priors. */
export interface SetRow {
  set: string;
  records: number;
  relevant: number;
  replays: (Replay & { seed: number })[];
  wss95: number;
  recall10: number;
  atd: number;
  loss: number;
  baseline: { wss95: number; recall10: number; atd: number; loss: number };
  /** CPU milliseconds for learning, scoring and choosing once. */
  retrain: number;
}

export function rowOf(
  set: { name: string; relevant: boolean[]; baselines: Baseline[] },
  replays: SetRow["replays"],
): SetRow {
  const { name, baselines } = set;
  const cpu = replays.reduce((sum, one) => sum + one.cpuSeconds, 0);
  const retrains = replays.reduce((sum, one) => sum + one.retrains, 0);
  return {
    set: name,
    records: set.relevant.length,
    relevant: set.relevant.filter(Boolean).length,
    replays,
    wss95: meanOf(replays, "wss95"),
    recall10: meanOf(replays, "recall10"),
    atd: meanOf(replays, "atd"),
    loss: meanOf(replays, "loss"),
    baseline: {
      wss95: meanOf(baselines, "wss95"),
      recall10: meanOf(baselines, "rrf10"),
      atd: meanOf(baselines, "atd"),
      loss: meanOf(baselines, "loss"),
    },
    retrain: (1000 * cpu) / retrains,
  };
}

export const HEAD = [
  "set",
  "records",
  "relevant",
  "WSS@95",
  "(base)",
  "diff.",
  "recall10",
  "(base)",
  "ATD",
  "(base)",
  "loss",
  "(base)",
  "ms",
];

export function cellsOf(row: SetRow): (string | number)[] {
  return [row.set, row.records, row.relevant, ...figures(row), row.retrain.toFixed(1)];
}

export function meanCells(rows: SetRow[]): (string | number)[] {
  const baselines = rows.map(({ baseline }) => baseline);
  const mean = (of: Record<"wss95" | "recall10" | "atd" | "loss", number>[]) => ({
    wss95: meanOf(of, "wss95"),
    recall10: meanOf(of, "recall10"),
    atd: meanOf(of, "atd"),
    loss: meanOf(of, "loss"),
  });
  return ["mean", "", "", ...figures({ ...mean(rows), baseline: mean(baselines) }), ""];
}

function figures(row: Pick<SetRow, "wss95" | "recall10" | "atd" | "loss" | "baseline">): string[] {
  const { baseline } = row;
  return [
    row.wss95.toFixed(4),
    baseline.wss95.toFixed(4),
    (row.wss95 - baseline.wss95).toFixed(3),
    row.recall10.toFixed(4),
    baseline.recall10.toFixed(4),
    row.atd.toFixed(1),
    baseline.atd.toFixed(1),
    row.loss.toFixed(4),
    baseline.loss.toFixed(4),
  ];
}
