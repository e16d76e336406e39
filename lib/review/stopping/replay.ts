import { levelFor } from "./level";
import { isDry, levelOfLook, rankedTest, type Screened } from "./ranked";
import { reaches } from "./recall";
import { SampleSizes } from "./remainder";

export interface ReplaySettings {
  /** Recall to be reached, in whole per cent, and how sure of it, in per cent. */
  target: number;
  confidence: number;
  /** Records of a batch: each closed batch is a look. */
  batchSize: number;
}

/** Where a rule said that screening may stop, and what it had found by then. */
export interface Stop {
  screened: number;
  found: number;
  recall: number;
  reached: boolean;
  /** Share of the records that nobody had to screen. */
  workSaved: number;
  looks: number;
  /** Where ranking ended and the random sample began, and the relevant records in it. */
  sample: { from: number; relevant: number } | null;
}

/**
 * A finished stage screened again in an order, given as its labels: where each form would have said stop. Null where it
 * did not before everything was screened. The order goes on as it was behind the sample, which counts as work like any
 * other. `shuffle` draws the sample.
 */
export function simulateStopping(
  relevant: readonly boolean[],
  shuffle: (records: readonly boolean[]) => boolean[],
  settings: ReplaySettings,
): { guarantee: Stop | null; heuristic: Stop | null } {
  return {
    guarantee: stopWithSample(relevant, shuffle, settings),
    heuristic: stopInRankedOrder(relevant, settings),
  };
}

/** Ranked until finds run dry, then one random sample of the rest, in batches no larger than the next size needs. */
function stopWithSample(
  relevant: readonly boolean[],
  shuffle: (records: readonly boolean[]) => boolean[],
  { target, confidence, batchSize }: ReplaySettings,
): Stop | null {
  const dry = firstLook(relevant, batchSize, (screened) => isDry(screened, target));
  if (!dry) return null;
  const found = dry.screened.relevantAt.length;
  const from = dry.screened.screened;
  const sample = shuffle(relevant.slice(from));
  const level = levelFor(confidence);
  const sizes = new SampleSizes({ remainder: sample.length, found, target, level });
  const so = { drawn: 0, relevant: 0 };
  let looks = dry.looks;
  while (!sizes.allowStop(so)) {
    const batch = Math.min(batchSize, sizes.sizeFor(so.relevant) - so.drawn);
    so.relevant += countOf(sample.slice(so.drawn, so.drawn + batch));
    so.drawn += batch;
    looks += 1;
  }
  if (so.drawn === sample.length) return null;
  const sampled = { from, relevant: so.relevant };
  return stopAt(
    relevant,
    { screened: from + so.drawn, found: found + so.relevant, looks, sample: sampled },
    target,
  );
}

/** The ranked form, its level divided among as many looks as there are batches. */
function stopInRankedOrder(relevant: readonly boolean[], settings: ReplaySettings): Stop | null {
  const { target, confidence, batchSize } = settings;
  const level = levelOfLook(levelFor(confidence), Math.ceil(relevant.length / batchSize));
  const stop = firstLook(relevant, batchSize, (screened) => rankedTest(screened, target).p < level);
  if (!stop) return null;
  const { screened, relevantAt } = stop.screened;
  return stopAt(relevant, { screened, found: relevantAt.length, looks: stop.looks, sample: null }, target);
}

/** The first look, after whole batches, at which something holds; the end is none. */
function firstLook(relevant: readonly boolean[], batchSize: number, holds: (screened: Screened) => boolean) {
  const relevantAt: number[] = [];
  for (let from = 0, looks = 1; from + batchSize < relevant.length; from += batchSize, looks += 1) {
    for (let at = from; at < from + batchSize; at += 1) if (relevant[at]) relevantAt.push(at);
    const screened = { total: relevant.length, screened: from + batchSize, relevantAt };
    if (holds(screened)) return { screened, looks };
  }
  return null;
}

function stopAt(
  relevant: readonly boolean[],
  at: Pick<Stop, "screened" | "found" | "looks" | "sample">,
  target: number,
): Stop {
  const all = countOf(relevant);
  return {
    ...at,
    recall: at.found / all,
    reached: reaches(at.found, all, target),
    workSaved: 1 - at.screened / relevant.length,
  };
}

function countOf(relevant: readonly boolean[]): number {
  return relevant.reduce((sum, one) => sum + Number(one), 0);
}
