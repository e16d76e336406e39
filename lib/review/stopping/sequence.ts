import type { Screened } from "./ranked";
import type { Sampled } from "./remainder";
import type { StoppingObstacle } from "./schema";

/** What is known of an item in a batch: settled one way or the other, or what is missing. */
export type Settled = "relevant" | "irrelevant" | "half_voted" | "conflict";

/** A batch as its stage screened it, in the order of their numbers. */
export interface ScreenedBatch {
  /** How its records were chosen from those left: top of one ranking, a random draw, or anything else. */
  chosen: "ranked" | "random" | "otherwise";
  /** Records of the stage that could have been chosen, when it was opened. */
  left: number;
  /** Nothing of it is known yet, and nothing that was screened after it counts. */
  isOpen?: boolean;
  /** In the order of the ranking, or of the draw. */
  items: readonly Settled[];
}

/** A random sample of a remainder: what was left and found when it began, and how far it is. */
export interface RunningSample extends Sampled {
  remainder: number;
  found: number;
  /** Records that came into the stage since it began, and could not be drawn from the beginning. */
  added: number;
}

/** What settled decisions say of a stage: its one order, and the sample it ends with, if it does. */
export interface StageSequence {
  screened: Screened;
  /** Batches that count, each a look. */
  looks: number;
  /** The order is common: nothing but ranked batches and random ones. */
  isCommon: boolean;
  sample: RunningSample | null;
  samplesBegun: number;
  unfinished: StoppingObstacle[];
}

/**
 * Puts the settled batches of a stage into one sequence. Batches count up to the first that has something unfinished:
 * what comes after it was screened later, and leaving out what is in doubt would tilt every test. Random batches at the
 * very beginning are what ranking learns from and no sample, unless the whole stage is screened at random.
 */
export function sequenceOf(
  batches: readonly ScreenedBatch[],
  records: number,
  startsAtRandom: boolean,
): StageSequence {
  const firstOpen = batches.findIndex(({ isOpen, items }) => isOpen || items.some(isUnfinished));
  const settled = firstOpen < 0 ? batches : batches.slice(0, firstOpen);
  const samples = samplesOf(settled, startsAtRandom);
  const last = samples.at(-1);
  const isSampling = last !== undefined && last.to === settled.length;
  return {
    screened: screenedOf(settled, records),
    looks: settled.length,
    isCommon: settled.every(({ chosen }) => chosen !== "otherwise"),
    sample: isSampling ? sampleFrom(settled, last.from, records) : null,
    samplesBegun: samples.length,
    unfinished: unfinishedIn(batches),
  };
}

function isUnfinished(item: Settled): boolean {
  return item === "half_voted" || item === "conflict";
}

/** Unbroken runs of random batches, as places from and to; a first run that only starts the ranking is none. */
function samplesOf(batches: readonly ScreenedBatch[], startsAtRandom: boolean) {
  const runs: { from: number; to: number }[] = [];
  batches.forEach(({ chosen }, at) => {
    if (chosen !== "random") return;
    const running = runs.at(-1);
    if (running?.to === at) running.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  });
  return startsAtRandom ? runs.filter(({ from }) => from > 0) : runs;
}

function screenedOf(batches: readonly ScreenedBatch[], records: number): Screened {
  const items = batches.flatMap((batch) => batch.items);
  const relevantAt = items.flatMap((item, at) => (item === "relevant" ? [at] : []));
  return { total: records, screened: items.length, relevantAt };
}

function sampleFrom(batches: readonly ScreenedBatch[], from: number, records: number): RunningSample {
  const before = screenedOf(batches.slice(0, from), records);
  const sampled = screenedOf(batches.slice(from), records);
  const remainder = records - before.screened;
  return {
    remainder,
    added: Math.max(0, remainder - (batches[from]?.left ?? 0)),
    found: before.relevantAt.length,
    drawn: sampled.screened,
    relevant: sampled.relevantAt.length,
  };
}

function unfinishedIn(batches: readonly ScreenedBatch[]): StoppingObstacle[] {
  const count = (what: Settled) =>
    batches.reduce((sum, { items }) => sum + items.filter((item) => item === what).length, 0);
  const openBatches = batches.filter(({ isOpen }) => isOpen).length;
  const found = [
    { because: "open_batches" as const, items: openBatches },
    { because: "half_voted" as const, items: count("half_voted") },
    { because: "open_conflicts" as const, items: count("conflict") },
  ];
  return found.filter(({ items }) => items > 0);
}
