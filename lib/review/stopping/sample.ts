import { hypergeometricCdf, hypergeometricUpper } from "./hypergeometric";
import { remainderP, type Sampled, type SamplePlan, SampleSizes, smallest } from "./remainder";

/** Relevant records that nobody has seen yet: how many are likely, and between which bounds. */
export interface StillToCome {
  likely: number;
  atLeast: number;
  atMost: number;
}

/**
 * Relevant records among those that neither the ranking nor the sample has reached, as the sample shows it: the share
 * found, and what a two-sided exact test of each number does not refute. It holds for one look.
 */
export function leftAfterSample(
  remainder: number,
  { drawn, relevant }: Sampled,
  confidence: number,
): StillToCome {
  const side = (100 - confidence) / 200;
  const unseen = remainder - drawn;
  const draw = (left: number) => ({ total: remainder, special: relevant + left, drawn });
  const isTooMany = (left: number) => left > unseen || hypergeometricCdf(relevant, draw(left)) < side;
  const isNotTooFew = (left: number) => hypergeometricUpper(relevant, draw(left)) >= side;
  const atMost = smallest(1, unseen + 1, isTooMany) - 1;
  const atLeast = smallest(0, atMost, isNotTooFew);
  const share = drawn === 0 ? 0 : relevant / drawn;
  return { likely: Math.min(atMost, Math.max(atLeast, Math.round(share * unseen))), atLeast, atMost };
}

/**
 * The highest target, in whole per cent, at which the sample would allow to stop now: 0 where none does, null before
 * anything relevant was found. Each target's own guarantee holds for all looks; naming the highest at every look is a
 * running report, and only the target set beforehand ends screening.
 */
export function recallShown(plan: SamplePlan, sampled: Sampled): number | null {
  if (plan.found + sampled.relevant === 0) return null;
  for (let target = 100; target > 0; target -= 1) {
    const at = { ...plan, target };
    // What one look alone would not allow, all looks together allow even less; and it is quicker to work out.
    if (remainderP(at, sampled) < plan.level && new SampleSizes(at).allowStop(sampled)) return target;
  }
  return 0;
}

/** How many more of the sample until it allows to stop, if relevant records go on turning up as often as so far. */
export function moreOfSample(plan: SamplePlan, { drawn, relevant }: Sampled): number {
  const sizes = new SampleSizes(plan);
  const share = drawn === 0 ? 0 : relevant / drawn;
  let [size, found] = [drawn, relevant];
  for (let needed = sizes.sizeFor(found); size < needed; needed = sizes.sizeFor(Math.floor(found))) {
    found += share * (needed - size);
    size = needed;
  }
  return size - drawn;
}
