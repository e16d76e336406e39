import { refutesShare } from "./binomial";
import type { Stop } from "./replay";

/** What the replays of one finished review came to under one rule. */
export interface Coverage {
  runs: number;
  /** Runs that were told to stop before everything was screened. */
  stopped: number;
  reached: number;
  /** Share of the stopped runs that had reached the target; null where none was stopped. */
  share: number | null;
  /** The exact binomial test at 1 % does not refute that the stated share of stops reaches the target. */
  holds: boolean;
  /** In the mean of all runs: one that was never told to stop saved nothing. */
  workSaved: number;
}

/** The chance of calling a rule that keeps its word broken, for one review. */
const LEVEL = 0.01;

export function coverageOf(stops: readonly (Stop | null)[], confidence: number): Coverage {
  const stopped = stops.filter((stop) => stop !== null);
  const reached = stopped.filter((stop) => stop.reached).length;
  const saved = stopped.reduce((sum, stop) => sum + stop.workSaved, 0);
  return {
    runs: stops.length,
    stopped: stopped.length,
    reached,
    share: stopped.length === 0 ? null : reached / stopped.length,
    holds: !refutesShare(reached, stopped.length, confidence / 100, LEVEL),
    workSaved: stops.length === 0 ? 0 : saved / stops.length,
  };
}
