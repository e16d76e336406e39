import type { OrderMode, Protocol, StageKind, StageRules } from "../../protocol/schema";
import { knownOf } from "../../ranking/schedule";
import type { Start } from "../../ranking/start";
import type { RankedText } from "../../ranking/terms";
import { rulesOf } from "../outcome";
import type { Verdict } from "../schema";

/** What one's own vote says to one's own ranking; null: nothing. */
export function ownLabel(verdict: Verdict, maybeRule: StageRules["maybeRule"]): boolean | null {
  if (verdict !== "maybe") return verdict === "include";
  return maybeRule === "advance" ? true : null;
}

/** So many of one's next items are put in order; the rest is far away. */
export const NEXT = 200;
/** Of `NEXT`, so many have to be left, or all there are. */
const ENOUGH = 150;

/** Whether a personal order is to be made anew: when its schedule has it trained, or when little of it is left. */
export function isDue(
  decisions: number,
  open: number,
  last: { learned: number; left: number } | null,
): boolean {
  if (open === 0) return false;
  if (!last) return true;
  return knownOf(decisions) !== last.learned || last.left < Math.min(open, ENOUGH);
}

/** The next of what is likeliest first: an earlier batch before a later one, for it can only be closed once it is done. */
export function nextOf(order: readonly string[], batchOf: ReadonlyMap<string, number>): string[] {
  const batch = (id: string) => batchOf.get(id) ?? 0;
  return [...order].sort((one, other) => batch(one) - batch(other)).slice(0, NEXT);
}

/** What the team has said before any decision: papers it knows, its question and what it includes. */
export function startFrom(protocol: Protocol, keyPapers: readonly RankedText[]): Start {
  const included = protocol.criteria.filter(({ kind }) => kind === "include").map(({ text }) => text);
  return { keyPapers, question: [protocol.question, ...included].join("\n") };
}

export function orderModeOf(protocol: Protocol, stage: StageKind): OrderMode {
  return rulesOf(protocol.settings, stage).order;
}
