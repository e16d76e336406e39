import { drawFrom, shuffled } from "../draw";
import type { RankedText } from "./terms";

/** What a team can say before it has decided about any record; all of it is optional. */
export interface Start {
  /** Papers known to be relevant, whether or not they are among the records: relevant records like any other. */
  keyPapers: readonly RankedText[];
  /** The protocol's question and criteria: they stand in for a relevant record until there is one. */
  question: string | null;
}

export const NO_START: Start = { keyPapers: [], question: null };

/** The texts beside the records that count as relevant at this moment, as places in `startTexts`. */
export function countingTexts(start: Start, anyRelevant: boolean): number[] {
  if (start.keyPapers.length > 0) return start.keyPapers.map((_, at) => at);
  return start.question !== null && !anyRelevant ? [0] : [];
}

export function startTexts({ keyPapers, question }: Start): RankedText[] {
  return question === null ? [...keyPapers] : [...keyPapers, { title: null, abstract: question }];
}

/** A random sample to begin with (SAFE, phase 1): the same for a seed, whatever the order of the records. */
export function randomSample(ids: readonly string[], size: number, seed: string): string[] {
  return shuffled([...ids].sort(), drawFrom(seed)).slice(0, size);
}
