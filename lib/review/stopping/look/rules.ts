import type { StageKind } from "../../protocol/schema";
import { StoppingStatement } from "../schema";
import { isAllSettled, type Stage, settledOf, statementNow, stoppingRulesOf } from "../settled";

interface Stoppable extends Stage {
  stops: readonly { resumedAt: string | null }[];
}

/**
 * The look to take now, if any: of titles and abstracts, under a protocol that can stop, with all that is closed
 * settled, of something that no look has seen yet, and not after screening was stopped.
 */
export function nextLook(
  stage: Stoppable,
  kind: StageKind,
): { number: number; batchNumber: number; statement: StoppingStatement } | null {
  const { lastBatch } = settledOf(stage);
  if (kind !== "title_abstract" || !stoppingRulesOf(stage) || lastBatch === null) return null;
  if (stage.stops.some(({ resumedAt }) => resumedAt === null)) return null;
  if (!isAllSettled(stage) || isLastLookPresent(stage, kind)) return null;
  const number = (stage.looks.at(-1)?.number ?? 0) + 1;
  return { number, batchNumber: lastBatch, statement: statementNow(stage, kind, number) };
}

/** Whether the last look says what one would say now. How it was worded then makes no difference. */
export function isLastLookPresent(stage: Stage, kind: StageKind): boolean {
  const last = stage.looks.at(-1);
  if (!last || last.batchNumber !== settledOf(stage).lastBatch) return false;
  return substanceOf(last.statement) === substanceOf(statementNow(stage, kind, last.number));
}

/** A statement without its wording; its shape puts what it holds into one order. */
function substanceOf(statement: StoppingStatement): string {
  const { sentence: _, ...substance } = StoppingStatement.parse(statement);
  return JSON.stringify(substance);
}
