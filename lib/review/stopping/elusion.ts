import { upperBound } from "./binomial";
import { tooManyLeft } from "./recall";
import { SampleSizes } from "./remainder";

/** A random sample of the records left unscreened, screened after stopping. */
export interface ElusionSample {
  /** Relevant records found before it. */
  found: number;
  unscreened: number;
  drawn: number;
  relevant: number;
  confidence: number;
  target: number;
}

/** What an elusion sample proves, and how large it would have to be to prove the target. */
export interface Elusion {
  /** Upper bound of the share of relevant records among the unscreened. */
  bound: number;
  /** Relevant records missed at most, by that share. */
  missed: number;
  /** Recall is at least this share. Null before anything relevant was found. */
  recallAtLeast: number | null;
  provesTarget: boolean;
  /** Records that must be drawn, none of them relevant, to prove the target. Null where no sample could. */
  neededSample: number | null;
}

export function elusionOf(sample: ElusionSample): Elusion {
  const { found, unscreened, drawn, relevant, confidence, target } = sample;
  const level = (100 - confidence) / 100;
  const bound = drawn === 0 ? 1 : upperBound(relevant, drawn, level);
  const missed = bound * unscreened;
  const recallAtLeast = found === 0 ? null : found / (found + missed);
  const sizes = new SampleSizes({ remainder: unscreened, found, target, level });
  return {
    bound,
    missed,
    recallAtLeast,
    provesTarget: sizes.allowStop({ drawn, relevant }),
    neededSample: tooManyLeft(found, target) > unscreened ? 0 : sizes.sizeFor(0),
  };
}
