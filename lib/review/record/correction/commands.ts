import type { Scope } from "@/lib/access/scope";
import { enqueue } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { indexLater } from "../filling/queries";
import { indexRecords } from "../queries";
import { recordDraftSchema } from "../schema";
import { correctionProjection } from "./projection";
import { correctionsOf } from "./rules";
import type { CorrectRecord } from "./schema";

/** Corrects fields of a record. What its source said stays, and so does the original entry. */
export function correctRecord(
  scope: Scope<"records.correct">,
  input: CorrectRecord,
): Promise<{ recordId: string }> {
  return command(scope, "correct_record", input, correctionProjection, async (tx) => {
    const { reviewId } = scope;
    const { recordId } = input;
    const [state] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM record_state WHERE review_id = ${reviewId}::uuid AND record_id = ${recordId}::uuid FOR UPDATE`;
    if (!state) throw notFound("record");
    const [now] = await tx.$queryRaw<{ draft: unknown; correctionId: string | null }[]>`
      SELECT draft, correction_id AS "correctionId" FROM record_own
      WHERE review_id = ${reviewId}::uuid AND id = ${recordId}::uuid`;
    if (!now) throw notFound("record");
    if (now.correctionId !== input.basedOn) {
      throw new Refusal(
        "CONFLICT",
        "Somebody else corrected this record meanwhile. Look at it and correct it again.",
      );
    }
    const changes = correctionsOf(recordDraftSchema.parse(now.draft), input.changes);
    return {
      kind: "record_corrected",
      payload: { recordId, changes },
      reply: { recordId },
      recordId,
      afterwards: async () => {
        await indexRecords(tx, reviewId, [recordId]);
        await indexLater(tx, reviewId, [recordId]);
        await enqueue(tx, "find_duplicates", { reviewId }, `find_duplicates:${reviewId}`);
      },
    };
  });
}
