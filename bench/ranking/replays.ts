import { featuresOf } from "@/lib/review/ranking/features";
import type { ModelName } from "@/lib/review/ranking/rank";
import { decisionsUntilTraining } from "@/lib/review/ranking/schedule";
import { table } from "../table";
import type { Bar } from "./bars";
import { replay } from "./replay";
import { cellsOf, HEAD, meanCells, rowOf, type SetRow } from "./rows";
import { meanOf } from "./score";
import type { LabelledSet } from "./sets";

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
  options: { seeds: number; model: ModelName },
): Run {
  console.log(`\nTrained ${name}`);
  const rows = sets.map((set) => {
    const baselines = set.baselines.slice(0, options.seeds);
    const features = featuresOf(set.records);
    const replays = baselines.map((one) => ({
      seed: one.seed,
      ...replay(set, features, one, next, options.model),
    }));
    return rowOf({ ...set, baselines }, replays);
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

/** What training more seldom costs beside training after each decision; says it too. */
export function costBars([often, seldom, strictly]: readonly Run[]): Bar[] {
  if (!often) return [];
  const costOf = (run: Run) => {
    const cost = { wss95: often.wss95 - run.wss95, recall10: often.recall10 - run.recall10 };
    console.log(
      `Trained ${run.name}: costs ${cost.wss95.toFixed(4)} of WSS@95, ${cost.recall10.toFixed(4)} of recall at 10 %`,
    );
    return cost;
  };
  const bar = (run: Run, cost: number, what: string) => ({
    holds: cost <= COST,
    sentence: `training ${run.name} costs ${cost.toFixed(4)} of ${what}`,
  });
  const bars: Bar[] = [];
  if (seldom) {
    const cost = costOf(seldom);
    bars.push(bar(seldom, cost.wss95, "WSS@95"), bar(seldom, cost.recall10, "recall at 10 %"));
  }
  if (strictly) bars.push(bar(strictly, costOf(strictly).wss95, "WSS@95"));
  return bars;
}
