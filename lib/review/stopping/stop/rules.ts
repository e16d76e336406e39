import { Refusal } from "@/lib/errors";
import type { StageKind, StoppingRules } from "../../protocol/schema";
import { isLastLookPresent } from "../look/rules";
import { type Stage, settledOf, stoppingRulesOf } from "../settled";
import { mayStop } from "../statement";

interface Stoppable extends Stage {
  stops: readonly { resumedAt: string | null }[];
}

/**
 * Why screening cannot be stopped now, and what makes it possible; what is unfinished comes first. While a batch is open
 * the answer is that it is open, whatever has been voted there.
 */
export function obstacleToStop(stage: Stoppable, kind: StageKind): string | null {
  if (kind !== "title_abstract")
    return "Only screening of titles and abstracts can be stopped: every full text is assessed.";
  if (stage.stops.some(({ resumedAt }) => resumedAt === null)) return "Screening is stopped already.";
  const open = stage.batches.filter(({ isOpen }) => isOpen).map(({ number }) => number);
  if (open.length > 0)
    return `${open.length === 1 ? "Batch" : "Batches"} ${open.join(", ")} ${open.length === 1 ? "is" : "are"} open. Close what is open first.`;
  return unfinished(stage) ?? notAllowed(stage, kind);
}

function unfinished(stage: Stage): string | null {
  for (const obstacle of settledOf(stage).unfinished) {
    if (obstacle.because === "half_voted")
      return `${counted(obstacle.items, "record of a closed batch has", "records of closed batches have")} a vote missing. Reopen the batch, or take them into another, and finish them first.`;
    if (obstacle.because === "open_conflicts")
      return `${counted(obstacle.items, "record is", "records are")} in conflict. Settle that first.`;
  }
  return null;
}

function notAllowed(stage: Stage, kind: StageKind): string | null {
  const last = stage.looks.at(-1);
  if (!stoppingRulesOf(stage)) return "The protocol does not say when screening may stop. Amend it first.";
  if (!last) return "Nobody has looked yet whether enough is found. A look follows when a batch is closed.";
  if (!isLastLookPresent(stage, kind))
    return "Something has changed since the last look. Another follows within seconds of closing a batch.";
  return mayStop(last.statement) ? null : last.statement.sentence;
}

function counted(n: number, one: string, several: string): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : several}`;
}

/** The lead stops on what the preview showed, or not at all. */
export function refuseOtherStop(
  shown: { look: number; records: number },
  now: { look: number; records: number },
): void {
  if (shown.look === now.look && shown.records === now.records) return;
  throw new Refusal(
    "CONFLICT",
    `By now it would be look ${now.look} and ${counted(now.records, "record", "records")}. Look at it again. Nothing was changed.`,
  );
}

const FORMS: Record<StoppingRules["form"], string> = {
  random_sample: "random sample",
  ranked: "ranked order, a heuristic",
};

/** Ends a rule that is not the one set before ranking started. */
export const AMENDED = "; amended during screening";

/** "95 % recall at 95 % confidence, random sample": as the records and the diagram have it. */
export function ruleInWords({ target, confidence, form }: StoppingRules, amendedIn: number | null): string {
  const rule = `${target} % recall at ${confidence} % confidence, ${FORMS[form]}`;
  return amendedIn === null ? rule : rule + AMENDED;
}
