import { projection } from "../../history/projection";
import { auditEvents } from "./schema";

/** Samples of what the software merged, and what people found. */
export const auditProjection = projection(auditEvents, {
  duplicate_audit_drawn: async (
    tx,
    { payload: { auditId, seed, drawnOf, merges }, reviewId, id: eventId, at },
  ) => {
    await tx.duplicateAudit.create({ data: { reviewId, id: auditId, seed, drawnOf, eventId, at } });
    await tx.duplicateAuditMerge.createMany({
      data: merges.map((merge, position) => ({ reviewId, auditId, position, ...merge })),
    });
  },

  duplicate_audit_marked: async (tx, { payload, reviewId, actorId, at }) => {
    const { auditId, recordId, judgement } = payload;
    const who = judgement ? { personId: actorId, at } : { personId: null, at: null };
    await tx.duplicateAuditMerge.update({
      where: { reviewId_auditId_recordId: { reviewId, auditId, recordId } },
      data: { judgement, ...who },
    });
  },
});
