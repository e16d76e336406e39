import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { keyPapers } from "../../import/key-papers/queries";
import type { StageKind } from "../../protocol/schema";
import { curveOf } from "../curve";
import { elusionNow } from "../elusion-sample/result";
import { isLastLookPresent } from "../look/rules";
import { progressOf } from "../progress";
import { type StageNow, stageNow } from "../queries";
import { safeState } from "../safe";
import { batchesOfSafe, settledOf, statementNow, stoppingRulesOf } from "../settled";
import type { StoppingView } from "./schema";

/** Where stopping stands at a stage; nothing to a member with a batch to vote in there. */
export async function stoppingView(scope: Scope, stage: StageKind): Promise<StoppingView> {
  const [withheld, now] = await Promise.all([votesNow(scope, stage), stageNow(scope, stage)]);
  const rules = now && stoppingRulesOf(now);
  const said = { stage, rules, order: now?.versions.at(-1)?.rules.order ?? null };
  if (withheld || !now) return { ...said, withheld, shown: null };
  const missing = rules ? await keyPapersMissing(scope) : 0;
  return { ...said, withheld, shown: shownOf(now, stage, missing) };
}

/** Whether this member has votes, cast or not, in a batch of the stage that is open. */
async function votesNow({ reviewId, personId }: Scope, stage: StageKind): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ votes: boolean }]>`
    SELECT EXISTS (
      SELECT FROM stage g
      JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'open'
      JOIN slot t ON t.review_id = b.review_id AND t.batch_id = b.id AND t.person_id = ${personId}::uuid
      WHERE g.review_id = ${reviewId}::uuid AND g.kind = ${stage}::stage_kind) AS votes`;
  return row.votes;
}

/** Key papers of which no record has been screened yet. What no search found is missing there, not here. */
async function keyPapersMissing(scope: Scope): Promise<number> {
  const { papers } = await keyPapers(scope);
  const waits = (status: string) => status === "awaiting_screening" || status === "unscreened_stopped";
  return papers.filter(({ records }) => records.length > 0 && records.every(({ status }) => waits(status)))
    .length;
}

type Shown = NonNullable<StoppingView["shown"]>;

function shownOf(now: StageNow, stage: StageKind, keyPapersMissing: number): Shown {
  const { screened, unfinished } = settledOf(now);
  const rules = stoppingRulesOf(now);
  const last = now.looks.at(-1);
  const stands = now.stops.find(({ resumedAt }) => resumedAt === null);
  const look = now.looks.find(({ number }) => number === stands?.lookNumber);
  const settled = batchesOfSafe(now);
  const progress = progressOf(settled, now.records, keyPapersMissing, now.checked);
  return {
    sentence: last?.statement.sentence ?? withoutLook(now, stage),
    isPresent: isLastLookPresent(now, stage),
    unfinished,
    looks: now.looks.toReversed(),
    safe: rules && settled.length > 0 ? safeState(progress, rules.safe) : null,
    curve: {
      records: screened.total,
      screened: screened.screened,
      relevant: screened.relevantAt.length,
      stillToCome: last?.statement.stillToCome?.likely ?? null,
      points: curveOf(screened.screened, screened.relevantAt),
    },
    stops: now.stops,
    stopped: now.stopped,
    elusion: look ? elusionNow(now, look) : null,
  };
}

function withoutLook(now: StageNow, stage: StageKind): string {
  const { verdict, sentence, obstacles } = statementNow(now, stage, 1);
  if (verdict === "none" && obstacles.length > 0) return sentence;
  return stage === "full_text"
    ? "Every full text is assessed: only titles and abstracts can be stopped."
    : "The first look is taken once all that is closed is settled.";
}
