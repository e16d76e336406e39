import { projection } from "../history/projection";
import { protocolEvents } from "./schema";

/** Protocol versions, the texts they hold and, with the first one, the stages. */
export const protocolProjection = projection(protocolEvents, {
  protocol_published: async (tx, { reviewId, payload, at }) => {
    const { id, number, question, settings, rationale, criteria, reasons } = payload;
    await tx.stage.createMany({ data: payload.stages.map((stage) => ({ reviewId, ...stage })) });
    await tx.protocolVersion.create({ data: { reviewId, id, number, question, settings, rationale, at } });
    await tx.criterionVersion.createMany({
      data: criteria
        .filter((one) => one.isNewText)
        .map((one) => ({
          reviewId,
          id: one.versionId,
          criterionId: one.criterionId,
          kind: one.kind,
          text: one.text,
        })),
    });
    await tx.protocolCriterion.createMany({
      data: criteria.map((one, position) => ({
        reviewId,
        protocolVersionId: id,
        position,
        criterionVersionId: one.versionId,
      })),
    });
    await tx.reason.createMany({
      data: reasons.map((one) => ({ reviewId, id: one.reasonId })),
      skipDuplicates: true,
    });
    await tx.reasonVersion.createMany({
      data: reasons
        .filter((one) => one.isNewText)
        .map(({ versionId, reasonId, label, checkable }) => ({
          reviewId,
          id: versionId,
          reasonId,
          label,
          checkable,
        })),
    });
    await tx.protocolReason.createMany({
      data: reasons.map((one, position) => ({
        reviewId,
        protocolVersionId: id,
        position,
        reasonVersionId: one.versionId,
      })),
    });
  },
});
