import type { OrderMode, StageKind, StageRules, StoppingRules } from "../protocol/schema";
import type { BatchChoice } from "../screening/schema";
import type { StoppingStatement } from "./schema";
import { type ScreenedBatch, type Settled, type StageSequence, sequenceOf } from "./sequence";
import { statementOf } from "./statement";

/** What stopping reads of a stage; `queries.ts` fetches it. */
export interface Stage {
  records: number;
  batches: readonly {
    number: number;
    isOpen: boolean;
    chosen: BatchChoice | null;
    left: number | null;
    protocolNumber: number;
    /** A letter for each item, in their order: r(elevant), i(rrelevant), c(onflict), d(oubted), h(alf voted). */
    items: string;
  }[];
  looks: readonly { number: number; batchNumber: number; statement: StoppingStatement }[];
  /** Every version of the protocol, oldest first. */
  versions: readonly { number: number; rules: Pick<StageRules, "order" | "stopping"> }[];
}

const LETTERS: Record<string, Settled> = {
  r: "relevant",
  i: "irrelevant",
  c: "conflict",
  d: "conflict",
  h: "half_voted",
};

/** Drawn from what a stop had left is drawn at random from what is left: going on after it, the sample goes on. */
const CHOSEN: Record<BatchChoice, ScreenedBatch["chosen"]> = {
  ranked: "ranked",
  random: "random",
  elusion: "random",
  import: "otherwise",
};

/** Batches that hold nothing any more were no part of the screening. */
function batchesThatCount({ batches }: Stage): Stage["batches"] {
  return batches.filter(({ isOpen, items }) => isOpen || items !== "");
}

/** The one sequence in which a stage was screened, as far as all of it is settled. */
export function settledOf(stage: Stage): StageSequence & { lastBatch: number | null } {
  const batches = batchesThatCount(stage);
  const screened = batches.map(({ chosen, left, isOpen, items }) => ({
    chosen: chosen === null ? ("otherwise" as const) : CHOSEN[chosen],
    left: left ?? 0,
    isOpen,
    items: [...items].flatMap((letter) => LETTERS[letter] ?? []),
  }));
  const sequence = sequenceOf(screened, stage.records, startsAtRandom(orderOf(stage)));
  return { ...sequence, lastBatch: batches[sequence.looks - 1]?.number ?? null };
}

/**
 * The batches that SAFE counts its phases from: up to the first that is open or unfinished. An exclusion that a quality
 * check doubts is where it was until that is settled: else each doubt would lead back from the last phase to an earlier.
 */
export function batchesOfSafe<Batch extends Stage["batches"][number]>(stage: {
  batches: readonly Batch[];
}): Batch[] {
  const batches = stage.batches.filter(({ isOpen, items }) => isOpen || items !== "");
  const unfinished = batches.findIndex(({ isOpen, items }) => isOpen || /[ch]/.test(items));
  return unfinished < 0 ? batches : batches.slice(0, unfinished);
}

/** With shared ranked batches the first ones are random because nothing is learned yet; else random is the order. */
function startsAtRandom(order: OrderMode | null): boolean {
  return order === "ranked_batches";
}

function orderOf({ versions }: Stage): OrderMode | null {
  return versions.at(-1)?.rules.order ?? null;
}

/** The rules in force: those of the newest version. Null: everything is screened. */
export function stoppingRulesOf({ versions }: Pick<Stage, "versions">): StoppingRules | null {
  return versions.at(-1)?.rules.stopping ?? null;
}

/** What a look would say now, if it were the one of this number. */
export function statementNow(stage: Stage, kind: StageKind, look: number): StoppingStatement {
  const sequence = settledOf(stage);
  const looks = Math.max(sequence.looks, look);
  return statementOf({ ...sequence, looks }, stoppingRulesOf(stage), kind, amendedIn(stage));
}

/**
 * The newest version that changed the rules after the first ranked batch had been opened, or the first batch at all
 * where none is ranked. Rules that were changed and set back are as they were set before.
 */
export function amendedIn({ batches, versions }: Pick<Stage, "batches" | "versions">): number | null {
  const first = batches.find(({ chosen }) => chosen === "ranked") ?? batches[0];
  if (!first) return null;
  const textOf = (at: number) => JSON.stringify(ruleOf(versions[at]?.rules.stopping ?? null));
  const begun = versions.findIndex(({ number }) => number === first.protocolNumber);
  if (textOf(begun) === textOf(versions.length - 1)) return null;
  for (let at = versions.length - 1; at > begun; at -= 1) {
    if (textOf(at) !== textOf(at - 1)) return versions[at]?.number ?? null;
  }
  return null;
}

/** What decides; the numbers of SAFE only advise. */
function ruleOf(rules: StoppingRules | null) {
  return rules && [rules.target, rules.confidence, rules.form, rules.samples, rules.looks];
}

/** The letters of what is not settled. */
export const UNSETTLED = /[cdh]/;

/** Whether all closed batches are settled: then a look can be taken. */
export function isAllSettled(stage: Stage): boolean {
  return stage.batches.every(({ items }) => !UNSETTLED.test(items));
}
