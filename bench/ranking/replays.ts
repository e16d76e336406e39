import { featuresOf } from "@/lib/review/ranking/features";
import type { ModelName } from "@/lib/review/ranking/rank";
import { decisionsUntilTraining } from "@/lib/review/ranking/schedule";
import { table } from "../table";
import type { Bar } from "./bars";
import { replay } from "./replay";
import { cellsOf, HEAD, meanCells, rowOf, type SetRow } from "./rows";
import { meanOf } from "./score";
import { beginningsOf, type LabelledSet } from "./sets";

/** When a ranking is trained again: how many decisions later, after so many. */
export interface Training {
  name: string;
  next: (decisions: number) => number;
  /** By how much it may stay below what training after each decision must reach. */
  slack: { means: number; sets: number };
}

export interface Run {
  name: string;
  wss95: number;
  recall10: number;
  rows: SetRow[];
}

const EACH: Training = {
  name: "after each decision",
  next: () => 1,
  slack: { means: 0, sets: 0 },
};
/** As the product does it. */
const AT_LEAST_TEN: Training = {
  name: "after a tenth more decisions, at least every 10",
  next: decisionsUntilTraining,
  slack: { means: 0, sets: 0.01 },
};

function every(decisions: number): Training {
  return {
    name: `every ${decisions} decisions, from the first on`,
    next: () => decisions,
    slack: decisions === 1 ? EACH.slack : { means: 0.01, sets: 0.01 },
  };
}

const LEAST = { wss95: 0.605, recall10: 0.66 };
/** What seldom training may cost. */
const COST = 0.01;

export function trainingsOf(only?: number): Training[] {
  return only ? [every(only)] : [EACH, AT_LEAST_TEN, every(10)];
}

export function measureReplays(
  sets: readonly LabelledSet[],
  { next, name }: Training,
  options: { seeds: number | undefined; model: ModelName },
): Run {
  console.log(`\nTrained ${name}`);
  const rows = sets.map((set) => {
    const beginnings = beginningsOf(set, options.seeds ?? set.baselines.length);
    const features = featuresOf(set.records);
    const replays = beginnings.map((one) => ({
      seed: one.seed,
      ...replay(set, features, one, next, options.model),
    }));
    return rowOf({ ...set, baselines: set.baselines.slice(0, beginnings.length) }, replays);
  });
  console.log(table([HEAD, ...rows.map(cellsOf), meanCells(rows)]));
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far`);
  return { name, wss95: meanOf(rows, "wss95"), recall10: meanOf(rows, "recall10"), rows };
}

export function replayBars({ name, wss95, recall10, rows }: Run, { slack }: Training): Bar[] {
  const [saved, recall] = [LEAST.wss95 - slack.means, LEAST.recall10 - slack.means];
  return [
    { holds: wss95 >= saved, sentence: `trained ${name}: mean WSS@95 ${wss95.toFixed(4)} < ${saved}` },
    {
      holds: recall10 >= recall,
      sentence: `trained ${name}: mean recall at 10 % ${recall10.toFixed(4)} < ${recall}`,
    },
    ...rows.map((row) => {
      const below = row.baseline.wss95 - row.wss95;
      return {
        holds: below <= 0.05 + slack.sets,
        sentence: `trained ${name}: ${row.set} is ${below.toFixed(3)} below its baseline`,
      };
    }),
  ];
}

/**
 * What training more seldom costs beside training after each decision; says it too. Ten decisions at a time from the
 * first on is more seldom than the product does it: what it costs of recall is held to what can be told from chance.
 */
export function costBars([often, seldom, strictly]: readonly Run[]): Bar[] {
  if (!often) return [];
  const costOf = (run: Run) => {
    const cost = { wss95: differenceOf(often, run, "wss95"), recall10: differenceOf(often, run, "recall10") };
    console.log(
      `Trained ${run.name}: costs ${said(cost.wss95)} of WSS@95, ${said(cost.recall10)} of recall at 10 %`,
    );
    return cost;
  };
  const bar = (run: Run, cost: Difference, what: string, most = COST) => ({
    holds: cost.mean <= most,
    sentence: `training ${run.name} costs ${said(cost)} of ${what}`,
  });
  const bars: Bar[] = [];
  if (seldom) {
    const cost = costOf(seldom);
    bars.push(bar(seldom, cost.wss95, "WSS@95"), bar(seldom, cost.recall10, "recall at 10 %"));
  }
  if (strictly) {
    const { wss95, recall10 } = costOf(strictly);
    bars.push(bar(strictly, wss95, "WSS@95"));
    bars.push(bar(strictly, recall10, "recall at 10 %", COST + recall10.error));
  }
  return bars;
}

interface Difference {
  /** Over the sets. */
  mean: number;
  /** The standard error of that mean. */
  error: number;
}

function differenceOf(one: Run, other: Run, key: "wss95" | "recall10"): Difference {
  const each = one.rows.map((row, at) => row[key] - (other.rows[at] as SetRow)[key]);
  const mean = each.reduce((sum, cost) => sum + cost, 0) / each.length;
  const squares = each.reduce((sum, cost) => sum + (cost - mean) ** 2, 0);
  return { mean, error: each.length > 1 ? Math.sqrt(squares / (each.length - 1) / each.length) : 0 };
}

function said({ mean, error }: Difference): string {
  return `${mean.toFixed(4)} (standard error ${error.toFixed(4)})`;
}
