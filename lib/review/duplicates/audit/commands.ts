import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { lockReview } from "../commands/standing";
import { auditProjection } from "./projection";
import { mergesOfSoftware } from "./queries";
import { sampleOf } from "./rules";
import type { DrawAudit, MarkAudited } from "./schema";

type MayDecide = Scope<"duplicates.decide">;

/** Draws a sample of what the software merged, for a person to look through. */
export function drawAudit(scope: MayDecide, input: DrawAudit): Promise<{ auditId: string }> {
  const auditId = uuid();
  return command(scope, "draw_duplicate_audit", input, auditProjection, async (tx) => {
    await lockReview(tx, scope);
    const all = await mergesOfSoftware(scope, tx);
    if (all.length === 0) {
      throw new Refusal("CONFLICT", "The software has merged no records: there is nothing to look through.");
    }
    const seed = input.seed ?? auditId;
    const payload = { auditId, seed, drawnOf: all.length, merges: sampleOf(all, seed, input.size) };
    return { kind: "duplicate_audit_drawn", payload, reply: { auditId } };
  });
}

/** A person says what they find of a merge of the sample. What is wrong is split as any other cluster. */
export function markAudited(scope: MayDecide, input: MarkAudited): Promise<{ recordId: string }> {
  const { auditId, recordId, judgement } = input;
  return command(scope, "mark_duplicate_audit", input, auditProjection, async (tx) => {
    const key = { reviewId: scope.reviewId, auditId, recordId };
    const row = await tx.duplicateAuditMerge.findUnique({ where: { reviewId_auditId_recordId: key } });
    if (!row) throw notFound("audit");
    return {
      kind: "duplicate_audit_marked",
      payload: { auditId, recordId, judgement },
      reply: { recordId },
      recordId,
    };
  });
}
