import { hypergeometricCdf, hypergeometricPmf, nextTerm } from "./hypergeometric";
import { tooManyLeft } from "./recall";

/** What is known when a random sample of the records that are left is begun, and what is to be shown with it. */
export interface SamplePlan {
  /** Records that nobody has screened yet: the sample is drawn from them. */
  remainder: number;
  /** Relevant records found before it. */
  found: number;
  /** Recall to be reached, in whole per cent. */
  target: number;
  /** How likely a wrong "stop" may be at most. */
  level: number;
}

/** A sample so far: how many were screened, and how many of them were relevant. */
export interface Sampled {
  drawn: number;
  relevant: number;
}

/** Numbers found that have a size of their own; one between them waits for the next. Beyond the last, all is screened. */
const COUNTS = countsWithSize(300);

/**
 * The p-value of Callaghan and Mueller-Hansen for one look that was planned alone: the chance of finding so few in the
 * sample if recall were below the target. Shown beside the decision, which `SampleSizes` makes for all looks together.
 */
export function remainderP(plan: Omit<SamplePlan, "level">, { drawn, relevant }: Sampled): number {
  const special = fewestTooMany(plan, relevant);
  if (special > plan.remainder) return 0;
  return hypergeometricCdf(relevant, { total: plan.remainder, special, drawn });
}

/** The fewest relevant records of a remainder that put recall below the target when so many were found in the sample. */
export function fewestTooMany({ found, target }: { found: number; target: number }, inSample: number) {
  return inSample + tooManyLeft(found + inSample, target);
}

/**
 * How large the random sample must be before k relevant records in it allow to stop. The sizes hold for looking after
 * each record: whatever number of relevant records the remainder holds, the chance to stop at any look with recall
 * below the target is below the level. Looking more rarely can only lower it, so looks need no other correction.
 *
 * Why: with M in the remainder a stop at k is wrong while M >= fewestTooMany(k). For each k in turn, its size is the
 * smallest that keeps the exact chance of having stopped at 0 ... k, with fewestTooMany(k) relevant records, below the
 * level. With more of them every such stop is less likely, so that number is the worst case; with fewer, k is no error.
 */
export class SampleSizes {
  private readonly sizes: number[] = [];

  constructor(private readonly plan: SamplePlan) {}

  /** The size at which so many relevant records allow to stop; all of the remainder always does. */
  sizeFor(inSample: number): number {
    const place = COUNTS.findIndex((count) => count >= inSample);
    if (place < 0) return this.plan.remainder;
    while (this.sizes.length <= place) this.sizes.push(this.nextSize());
    return this.sizes[place] ?? this.plan.remainder;
  }

  allowStop({ drawn, relevant }: Sampled): boolean {
    return drawn >= this.sizeFor(relevant);
  }

  private nextSize(): number {
    const { remainder, level } = this.plan;
    const place = this.sizes.length;
    const count = COUNTS[place] ?? 0;
    const fewest = place === 0 ? 0 : (COUNTS[place - 1] ?? 0) + 1;
    const last = this.sizes[place - 1] ?? 0;
    const relevant = fewestTooMany(this.plan, fewest);
    if (relevant > remainder) return Math.max(count, last);
    const { wrong, standing } = chancesAt(this.sizes, { relevant, remainder, count });
    const isEnough = (size: number) => {
      let chance = wrong;
      for (let at = fewest; at <= count; at += 1) {
        const draw = { total: remainder - last, special: relevant - at, drawn: size - last };
        chance += (standing[at] ?? 0) * hypergeometricCdf(count - at, draw);
      }
      return chance < level;
    };
    return smallest(last, remainder, isEnough);
  }
}

/** The smallest whole number for which something holds that holds for all beyond it; the upper end at the latest. */
export function smallest(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** After the last of these sizes: the chance to have stopped, and the chance to go on with each number found. */
function chancesAt(sizes: readonly number[], world: { relevant: number; remainder: number; count: number }) {
  let standing = new Float64Array(world.count + 1);
  standing[0] = 1;
  let wrong = 0;
  sizes.forEach((size, place) => {
    const screened = sizes[place - 1] ?? 0;
    standing = afterDrawing(standing, size - screened, world.relevant, world.remainder - screened);
    for (let found = 0; found <= (COUNTS[place] ?? 0); found += 1) {
      wrong += standing[found] ?? 0;
      standing[found] = 0;
    }
  });
  return { wrong, standing };
}

/** The chances of each number found after more were drawn; numbers beyond the last place allow no stop, and are left out. */
function afterDrawing(before: Float64Array<ArrayBuffer>, drawn: number, relevant: number, left: number) {
  if (drawn === 0) return before;
  const after = new Float64Array(before.length);
  before.forEach((chance, found) => {
    if (chance === 0) return;
    const draw = { total: left, special: relevant - found, drawn };
    let term = 0;
    for (let more = 0; found + more < after.length; more += 1) {
      term = term > 0 ? term * nextTerm(more - 1, draw) : hypergeometricPmf(more, draw);
      after[found + more] = (after[found + more] ?? 0) + chance * term;
    }
  });
  return after;
}

/** 0 to 20, then steps of a tenth: a stop at many costs little when it waits for a few more. */
function countsWithSize(most: number): number[] {
  const counts = Array.from({ length: 21 }, (_, count) => count);
  for (let count = 22; count <= most; count = Math.ceil(count * 1.1)) counts.push(count);
  return counts;
}
