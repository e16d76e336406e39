import { hypergeometricCdf } from "./hypergeometric";
import { recallPercent, tooManyLeft } from "./recall";
import { smallest } from "./remainder";

/** The settled records of a stage in the order in which they were screened. */
export interface Screened {
  /** All records of the stage. */
  total: number;
  screened: number;
  /** Places of the relevant ones, ascending; the first record screened has place 0. */
  relevantAt: readonly number[];
}

/** The window of the last records screened that speaks most strongly against so many relevant ones still to come. */
export interface Window {
  p: number;
  window: number;
  relevant: number;
}

/**
 * Ranked quasi-sampling (Callaghan and Mueller-Hansen): each window of the last records screened is taken for a random
 * sample of what was unscreened when it began, and the smallest p counts. A heuristic: it is on the safe side only while
 * the past was at least as rich as what is to come. Of windows with as many relevant records the longest has the
 * smallest p, so there is one to try for each relevant record found.
 */
export function strongestWindow({ total, screened, relevantAt }: Screened, left: number): Window {
  let strongest: Window = { p: 1, window: 0, relevant: 0 };
  for (let relevant = 0; relevant <= relevantAt.length; relevant += 1) {
    const before = relevantAt[relevantAt.length - 1 - relevant];
    const window = screened - (before === undefined ? 0 : before + 1);
    if (window === 0) continue;
    const unscreened = total - (screened - window);
    const special = relevant + left;
    const p =
      special > unscreened ? 0 : hypergeometricCdf(relevant, { total: unscreened, special, drawn: window });
    if (p < strongest.p) strongest = { p, window, relevant };
  }
  return strongest;
}

/** The test of a target recall at one look. */
export function rankedTest(screened: Screened, target: number): Window & { left: number } {
  const left = tooManyLeft(screened.relevantAt.length, target);
  return { ...strongestWindow(screened, left), left };
}

/** The largest number of relevant records still to come that the windows do not speak against at this level. */
export function mostLeftRanked(screened: Screened, level: number): number {
  const unscreened = screened.total - screened.screened;
  const isRefuted = (left: number) => strongestWindow(screened, left).p < level;
  return smallest(1, unscreened + 1, isRefuted) - 1;
}

/** The recall that the ranked form suggests at one look, in whole per cent. Null before anything relevant was found. */
export function rankedRecall(screened: Screened, level: number): number | null {
  return recallPercent(screened.relevantAt.length, mostLeftRanked(screened, level));
}

/** The level of each of the looks at the ranked order, so that all together have this one (Bonferroni). */
export function levelOfLook(level: number, looks: number): number {
  return level / looks;
}

/** Below this the ranked test finds it likelier than not that the target is reached: the time to draw the sample. */
const DRY = 0.5;

/**
 * Whether finds have run dry: ranking on would find little, and the random sample should begin. When it begins decides
 * how much work it takes and never whether its statement holds, so this needs no correction.
 */
export function isDry(screened: Screened, target: number): boolean {
  return screened.relevantAt.length > 0 && rankedTest(screened, target).p < DRY;
}

/** How many more records must be screened, none of them relevant, until the ranked p is below a level. */
export function moreUntilBelow(screened: Screened, target: number, level: number): number {
  const left = tooManyLeft(screened.relevantAt.length, target);
  const after = (more: number) => ({ ...screened, screened: screened.screened + more });
  const isBelow = (more: number) => strongestWindow(after(more), left).p < level;
  return smallest(0, screened.total - screened.screened, isBelow);
}

/** How many more until finds have run dry, if none of them is relevant. */
export function moreUntilDry(screened: Screened, target: number): number {
  return moreUntilBelow(screened, target, DRY);
}
