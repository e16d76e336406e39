import { hashOf } from "../compare/hash";
import type { AuditError, AuditedMerge, Judgement, SampleError } from "./schema";

/** So many of the merges, at random but always the same by the same seed, whatever order they come in. */
export function sampleOf(merges: readonly AuditedMerge[], seed: string, size: number): AuditedMerge[] {
  return merges
    .map((merge) => ({ merge, draw: hashOf(`${seed} ${merge.recordId}`) }))
    .sort((a, b) => a.draw - b.draw || (a.merge.recordId < b.merge.recordId ? -1 : 1))
    .slice(0, size)
    .map(({ merge }) => merge);
}

const Z_OF_95 = 1.959964;

/** The share that is wrong, with Wilson's interval of 95 %: it holds for small samples and when nothing is wrong. */
export function errorOf(wrong: number, judged: number): AuditError {
  if (judged === 0) return { judged, wrong, share: null, low: 0, high: 1 };
  const share = wrong / judged;
  const squared = Z_OF_95 ** 2;
  const centre = (share + squared / (2 * judged)) / (1 + squared / judged);
  const spread =
    (Z_OF_95 / (1 + squared / judged)) *
    Math.sqrt((share * (1 - share)) / judged + squared / (4 * judged ** 2));
  // What is none, or all, of a sample is at the end of its interval, whatever rounding makes of it.
  const low = wrong === 0 ? 0 : centre - spread;
  return { judged, wrong, share, low, high: wrong === judged ? 1 : centre + spread };
}

/** What the judgements of a sample show. */
export function errorShown(judgements: readonly (Judgement | null)[]): SampleError {
  const count = (wanted: Judgement) => judgements.filter((one) => one === wanted).length;
  const [right, wrong, unsure] = [count("right"), count("wrong"), count("unsure")];
  const { high } = errorOf(wrong + unsure, right + wrong + unsure);
  return { ...errorOf(wrong, right + wrong), unsure, highIfUnsureAreWrong: high };
}
