import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { enqueueRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import type { StageKind } from "../../protocol/schema";
import { holdBatches, lockStage } from "../../screening/batch/selection/queries";
import { stoppingProjection } from "../projection";
import { type StageNow, stageNow } from "../queries";
import { previewOf } from "./queries";
import { refuseOtherStop } from "./rules";
import type { ResumeScreening, StopScreening } from "./schema";

type Manager = Scope<"screening.manage">;

/** Leaves unscreened what waits: the lead's act, on the last look. No person or tool has judged those records. */
export function stopScreening(scope: Manager, input: StopScreening): Promise<{ records: number }> {
  return command(scope, "stop_screening", input, stoppingProjection, async (tx) => {
    const now = await held(tx, scope, input.stage);
    const { obstacle, stop } = previewOf(now, input.stage);
    if (!stop) throw new Refusal("CONFLICT", obstacle ?? "Screening cannot be stopped now.");
    const recordIds = await waitingRecords(tx, scope);
    refuseOtherStop(input, { look: stop.look, records: recordIds.length });
    const { look: lookNumber, method } = stop;
    const payload = { stopId: uuid(), stageId: now.stageId, lookNumber, method, recordIds };
    return { kind: "screening_stopped", payload, reply: { records: recordIds.length } };
  });
}

/** Takes the stop back: what it left unscreened, and is there still, waits as before. */
export function resumeScreening(scope: Manager, input: ResumeScreening): Promise<{ records: number }> {
  return command(scope, "resume_screening", input, stoppingProjection, async (tx) => {
    const now = await held(tx, scope, input.stage);
    const standing = now.stops.find(({ resumedAt }) => resumedAt === null);
    if (!standing) throw new Refusal("CONFLICT", "Screening is not stopped.");
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT record_id AS id FROM record_state
      WHERE review_id = ${scope.reviewId}::uuid AND status = 'unscreened_stopped' ORDER BY record_id FOR UPDATE`;
    const recordIds = rows.map(({ id }) => id);
    const payload = { stopId: standing.id, stageId: now.stageId, recordIds };
    // What was screened since, an elusion sample, is looked at with the rest.
    const afterwards = () => enqueueRanking(tx, scope.reviewId, input.stage);
    return { kind: "screening_resumed", payload, reply: { records: recordIds.length }, afterwards };
  });
}

/** The stage as it is while no batch opens, closes or reopens, and no record comes, is merged or is removed. */
async function held(tx: Transaction, scope: Scope, stage: StageKind): Promise<StageNow> {
  await tx.$queryRaw`SELECT id FROM review WHERE id = ${scope.reviewId}::uuid FOR NO KEY UPDATE`;
  const { id } = await lockStage(tx, scope, stage);
  await holdBatches(tx, scope, id);
  const now = await stageNow(scope, stage, tx);
  if (!now) throw notFound("stage");
  return now;
}

async function waitingRecords(tx: Transaction, scope: Scope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT record_id AS id FROM record_state
    WHERE review_id = ${scope.reviewId}::uuid AND status = 'awaiting_screening' ORDER BY record_id FOR UPDATE`;
  return rows.map(({ id }) => id);
}
