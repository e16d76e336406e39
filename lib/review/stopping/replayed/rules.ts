import { drawFrom, shuffled } from "../../draw";
import type { StageKind } from "../../protocol/schema";
import { type RankedRecord, rankingOf } from "../../ranking/rank";
import { decisionsUntilTraining } from "../../ranking/schedule";
import type { Start } from "../../ranking/start";
import { type ReplaySettings, type Stop, simulateStopping } from "../replay";
import type { ReplayObstacle, StageReplay } from "./schema";

/** A settled record (or report), with what ranking reads of it. */
export interface SettledRecord extends RankedRecord {
  included: boolean;
}

/** All that a replay needs. */
export interface ReplayTask {
  stage: StageKind;
  /** In the order in which the stage was screened. */
  records: readonly SettledRecord[];
  /** What the team says before any decision: the protocol's words and its key papers. */
  start: Start;
  seed: string;
  settings: ReplaySettings;
}

/** Random samples that stopping is tried with: one alone would tell of its luck. */
const DRAWS = 100;
/** A replay trains again after each fiftieth more decisions, however large a stage is: some hundred times more at most. */
const SHARE = 50;

/** What stands in the way of a replay, the first thing first. */
export function obstacleTo(stage: {
  settled: number;
  included: number;
  openBatches: number;
  unsettled: number;
  waiting: number;
}): ReplayObstacle | null {
  if (stage.openBatches > 0) return "batch_open";
  if (stage.unsettled > 0) return "unsettled";
  if (stage.waiting > 0) return "waiting";
  if (stage.settled === 0) return "nothing_screened";
  return stage.included === 0 ? "none_included" : null;
}

/** Screens a finished stage again in ranked order, from what the team had said before any decision. */
export function replayStage(task: ReplayTask): StageReplay {
  const { records, settings, stage } = task;
  const ranked = placesInRankedOrder(task);
  const relevant = new Set(ranked);
  const order = records.map((_, at) => relevant.has(at + 1));
  const stops = Array.from({ length: DRAWS }, (_, draw) => stopsOf(order, `${task.seed}:${draw}`, settings));
  const heuristic = stops[0]?.heuristic ?? null;
  return {
    stage,
    records: records.length,
    relevant: ranked.length,
    keyPapers: task.start.keyPapers.length,
    screened: records.flatMap(({ included }, at) => (included ? [at + 1] : [])),
    ranked,
    ...settings,
    guarantee: middleOf(stops.flatMap(({ guarantee }) => guarantee ?? [])),
    heuristic: heuristic && { screened: heuristic.screened, recall: heuristic.recall },
  };
}

/** Ranking goes on until all are found: what comes behind the last of them looks the same in any order. */
function placesInRankedOrder({ records, start, seed }: ReplayTask): number[] {
  // By their ids, so that nothing of the order in which they were screened is left.
  const byId = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const included = new Map(byId.map((record) => [record.id, record.included]));
  const missing = byId.filter((record) => record.included).length;
  const ranking = rankingOf(byId, { seed, start });
  const known = new Map<string, boolean>();
  const places: number[] = [];
  while (places.length < missing) {
    ranking.learn(known);
    const most = Math.max(10, Math.ceil(known.size / SHARE));
    for (const id of ranking.first(decisionsUntilTraining(known.size, most))) {
      const isIncluded = included.get(id) as boolean;
      known.set(id, isIncluded);
      if (isIncluded) places.push(known.size);
    }
  }
  return places;
}

function stopsOf(order: readonly boolean[], seed: string, settings: ReplaySettings) {
  const draw = drawFrom(seed);
  return simulateStopping(order, (rest) => shuffled(rest, draw), settings);
}

function middleOf(stops: readonly Stop[]): StageReplay["guarantee"] {
  const byWork = [...stops].sort((a, b) => a.screened - b.screened);
  const middle = byWork[Math.floor((byWork.length - 1) / 2)];
  return {
    draws: DRAWS,
    stopped: stops.length,
    reached: stops.filter(({ reached }) => reached).length,
    middle: middle
      ? { screened: middle.screened, recall: middle.recall, ranked: middle.sample?.from ?? 0 }
      : null,
  };
}
