import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/queue";
import { Refusal } from "@/lib/errors";
import type { StageKind } from "../../protocol/schema";
import { finishedStage } from "./queries";
import type { ReplayObstacle, StageReplay } from "./schema";

const REFUSED: Record<ReplayObstacle, string> = {
  batch_open: "A batch of this stage is open. Close it first.",
  unsettled: "Conflicts of this stage are open. Settle them first.",
  waiting: "This stage is not finished: something still waits to be screened.",
  nothing_screened: "Nothing was screened at this stage.",
  none_included: "Nothing was included at this stage: there is nothing that ranking could have found sooner.",
};

/** Has a finished stage replayed in the background. It is no decision, so no event; asking again starts anew. */
export async function askForReplay(
  scope: Scope<"screening.manage">,
  stage: StageKind,
): Promise<{ state: "waiting" }> {
  const { reviewId, personId } = scope;
  return db.$transaction(async (tx) => {
    const { stageId, obstacle } = await finishedStage(scope, stage, tx);
    if (obstacle) throw new Refusal("CONFLICT", REFUSED[obstacle]);
    await tx.$executeRaw`
      INSERT INTO stage_replay (review_id, stage_id, asked_at, person_id, state)
      VALUES (${reviewId}::uuid, ${stageId}::uuid, clock_timestamp(), ${personId}::uuid, 'waiting')
      ON CONFLICT (review_id, stage_id) DO UPDATE
        SET asked_at = excluded.asked_at, person_id = excluded.person_id, state = 'waiting', result = NULL`;
    await enqueue(tx, "replay_stage", { reviewId, stage }, `replay_stage:${reviewId}:${stage}`);
    return { state: "waiting" };
  });
}

/** What came of it; null is a failure, or a stage that was opened again meanwhile. */
export async function saveReplay(
  reviewId: string,
  stage: StageKind,
  result: StageReplay | null,
): Promise<void> {
  const state = result ? "done" : "failed";
  await db.$executeRaw`
    UPDATE stage_replay r SET state = ${state}::replay_state, result = ${result ? JSON.stringify(result) : null}::jsonb
    FROM stage g WHERE g.review_id = r.review_id AND g.id = r.stage_id
      AND r.review_id = ${reviewId}::uuid AND g.kind = ${stage}::stage_kind`;
}
