import { type Elusion, elusionOf } from "../elusion";
import type { StoppingStatement } from "../schema";
import { UNSETTLED } from "../settled";

interface Batch {
  number: number;
  isOpen: boolean;
  chosen: string | null;
  left: number | null;
  items: string;
}

interface Stopped {
  /** Left unscreened by the stop that stands. */
  stopped: number;
  batches: readonly Batch[];
}

/** The sample so far, once all of it is settled, or what one would prove. */
export interface ElusionNow {
  unscreened: number;
  found: number;
  /** Records in samples that are not all settled yet. */
  unsettled: number;
  /** Null until something is drawn and all of it is settled. */
  result: (Elusion & { drawn: number; relevant: number; sentence: string }) | null;
  /** What samples without a relevant record would prove; the last is the size that the target needs, where one can. */
  proposals: { size: number; recallAtLeast: number; provesTarget: boolean }[];
}

/** Several samples drawn after one stop are one: each is drawn at random from what the others left. */
export function elusionNow(
  { stopped, batches }: Stopped,
  look: { batchNumber: number; statement: Pick<StoppingStatement, "target" | "confidence"> },
): ElusionNow {
  const samples = batches.filter(({ chosen, number }) => chosen === "elusion" && number > look.batchNumber);
  const base = batches.filter(({ number }) => number <= look.batchNumber);
  const drawn = samples.map(({ items }) => items).join("");
  const isSettled = samples.every(({ isOpen, items }) => !isOpen && !UNSETTLED.test(items));
  const found = countOf(base.map(({ items }) => items).join(""), "r");
  const unscreened = samples[0]?.left ?? stopped;
  const known = {
    found,
    unscreened,
    confidence: look.statement.confidence ?? 95,
    target: look.statement.target ?? 95,
  };
  const relevant = countOf(drawn, "r");
  const sample = { ...known, drawn: drawn.length, relevant };
  return {
    unscreened,
    found,
    unsettled: isSettled ? 0 : samples.length,
    result: drawn.length > 0 && isSettled ? { ...resultOf(sample), drawn: drawn.length, relevant } : null,
    proposals: proposalsFor(known),
  };
}

type Sample = Parameters<typeof elusionOf>[0];

function resultOf(sample: Sample): Elusion & { sentence: string } {
  const elusion = elusionOf(sample);
  return { ...elusion, sentence: sentenceOf(sample, elusion) };
}

const USUAL = [100, 300, 1000];

function proposalsFor(known: Omit<Sample, "drawn" | "relevant">): ElusionNow["proposals"] {
  const proving = (size: number) => elusionOf({ ...known, drawn: size, relevant: 0 });
  const needed = known.unscreened > 0 ? proving(Math.min(300, known.unscreened)).neededSample : null;
  const sizes = [...USUAL.filter((size) => size < known.unscreened), needed ?? 0].filter((size) => size > 0);
  return [...new Set(sizes)]
    .sort((one, other) => one - other)
    .map((size) => {
      const { recallAtLeast, provesTarget } = proving(size);
      return { size, recallAtLeast: percentOf(recallAtLeast), provesTarget };
    });
}

function percentOf(share: number | null): number {
  return share === null ? 0 : Math.floor(100 * share);
}

/** What the sample proves, in one sentence; and, where that is less than the target, what would prove it. */
function sentenceOf(sample: Sample, { bound, missed, recallAtLeast, provesTarget, neededSample }: Elusion) {
  const { drawn, relevant, unscreened, confidence, target } = sample;
  const n = (count: number) => count.toLocaleString("en");
  const share = (100 * bound).toLocaleString("en", { maximumFractionDigits: 1 });
  const proves = `${n(relevant)} of ${n(drawn)} drawn from the ${n(unscreened)} left unscreened ${relevant === 1 ? "is" : "are"} relevant: at ${confidence} % confidence at most ${share} % of them are, ${n(Math.ceil(missed))} ${Math.ceil(missed) === 1 ? "record" : "records"}, and recall is at least ${percentOf(recallAtLeast)} %.`;
  if (provesTarget) return `${proves} That proves the target of ${target} %.`;
  return neededSample === null || neededSample === 0
    ? proves
    : `${proves} To prove the target of ${target} % takes ${n(neededSample)} without a relevant one among them.`;
}

function countOf(letters: string, letter: string): number {
  return letters.split(letter).length - 1;
}
