import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { note, operationHash, withRetry } from "../../history/command";
import type { StageKind } from "../../protocol/schema";
import { stoppingProjection } from "../projection";
import { stageNow } from "../queries";
import { nextLook } from "./rules";

/**
 * Looks whether enough is found, if all that was closed is settled and nobody looked at it so yet. The look is noted in
 * the name of whoever settled the last of it. A job calls it, so nobody waits, and calling it twice is calling it once.
 */
export async function takeLook(reviewId: string, stage: StageKind): Promise<void> {
  await withRetry(() => db.$transaction((tx) => look(tx, reviewId, stage), { timeout: 60_000 }));
}

async function look(tx: Transaction, reviewId: string, stage: StageKind): Promise<void> {
  // One look at a time. Rebuilding waits for it as for any command: it takes memberships first.
  await tx.$queryRaw`SELECT id FROM stage WHERE review_id = ${reviewId}::uuid AND kind = ${stage}::stage_kind
    FOR NO KEY UPDATE`;
  const now = await stageNow({ reviewId }, stage, tx);
  const taken = now && nextLook(now, stage);
  if (!now || !taken) return;
  const personId = await settledBy(tx, reviewId, now.stageId, taken.batchNumber);
  if (!personId) return;
  const payload = { stageId: now.stageId, ...taken };
  const operation = { operationId: uuid(), hash: operationHash({ personId } as Scope, "take_look", payload) };
  const event = await note(tx, { reviewId, personId }, operation, {
    kind: "stopping_looked",
    payload,
    reply: {},
  });
  await stoppingProjection.apply(tx, event);
}

/** Who closed the batch, or settled the last of it since. */
async function settledBy(
  tx: Transaction,
  reviewId: string,
  stageId: string,
  batchNumber: number,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ personId: string }[]>`
    SELECT e.actor_id AS "personId"
    FROM batch b
    JOIN stage_item i ON i.review_id = b.review_id AND i.batch_id = b.id
    JOIN record_state s ON s.review_id = i.review_id AND s.record_id = i.id
    JOIN decision_event e ON e.review_id = s.review_id AND e.id = s.event_id
    WHERE b.review_id = ${reviewId}::uuid AND b.stage_id = ${stageId}::uuid AND b.number = ${batchNumber}
      AND i.decision IS NOT NULL
    ORDER BY e.at DESC, e.id DESC LIMIT 1`;
  return row?.personId ?? null;
}
