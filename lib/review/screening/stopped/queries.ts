import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";

type InReview = Pick<Scope, "reviewId">;

/** Whether a stop of this stage stands. */
export async function isStopped(tx: Transaction, { reviewId }: InReview, stageId: string): Promise<boolean> {
  return (await tx.screeningStop.count({ where: { reviewId, stageId, resumedAt: null } })) > 0;
}

/**
 * What a stop rests on is not taken back under it: that would leave a statement that nothing supports. What was
 * screened after it, as its elusion sample, may be.
 */
export async function refuseUnderStop(
  tx: Transaction,
  { reviewId }: InReview,
  batchId: string,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ stopped: boolean }[]>`
    SELECT EXISTS (SELECT FROM screening_stop s
      JOIN stopping_look l ON l.review_id = s.review_id AND l.stage_id = s.stage_id AND l.number = s.look_number
      WHERE s.review_id = b.review_id AND s.stage_id = b.stage_id AND s.resumed_at IS NULL
        AND l.batch_number >= b.number) AS stopped
    FROM batch b WHERE b.review_id = ${reviewId}::uuid AND b.id = ${batchId}::uuid`;
  if (!row?.stopped) return;
  throw new Refusal(
    "CONFLICT",
    "Screening was stopped on what this batch decided. Take the stop back first. Nothing was changed.",
  );
}
