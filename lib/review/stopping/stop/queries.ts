import type { Scope } from "@/lib/access/scope";
import type { StageKind } from "../../protocol/schema";
import { type StageNow, stageNow } from "../queries";
import { settledOf, stoppingRulesOf } from "../settled";
import { obstacleToStop, ruleInWords } from "./rules";
import type { StopPreview } from "./schema";

/** What stopping would do now. */
export async function stopPreview(scope: Scope<"screening.manage">, stage: StageKind): Promise<StopPreview> {
  const now = await stageNow(scope, stage);
  if (!now) return { obstacle: "There is no protocol yet. Publish one first.", stop: null };
  return previewOf(now, stage);
}

export function previewOf(now: StageNow, stage: StageKind): StopPreview {
  const obstacle = obstacleToStop(now, stage);
  const [rules, last] = [stoppingRulesOf(now), now.looks.at(-1)];
  if (obstacle || !rules || !last) return { obstacle, stop: null };
  const { records, screened } = { records: now.records, screened: settledOf(now).screened.screened };
  return {
    obstacle: null,
    stop: {
      look: last.number,
      statement: last.statement,
      records: records - screened,
      method: ruleInWords(rules, last.statement.amendedIn),
    },
  };
}
