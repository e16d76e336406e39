import { projection } from "../../history/projection";
import { columnsOf, identifiersOf } from "../columns";
import { recordDraftSchema } from "../schema";
import { corrected } from "./rules";
import { correctionEvents } from "./schema";

/** A correction lies over the record; one that gives back what the source said lifts it. */
export const correctionProjection = projection(correctionEvents, {
  record_corrected: async (tx, { reviewId, id: eventId, actorId: personId, at, payload }) => {
    const { recordId, changes } = payload;
    const key = { reviewId_recordId: { reviewId, recordId } };
    const record = await tx.record.findUniqueOrThrow({
      where: { reviewId_id: { reviewId, id: recordId } },
      select: { draft: true, correction: { select: { draft: true } } },
    });
    const imported = recordDraftSchema.parse(record.draft);
    const draft = corrected(recordDraftSchema.parse(record.correction?.draft ?? record.draft), changes);
    if (sameText(draft) === sameText(imported))
      return tx.recordCorrection.deleteMany({ where: { reviewId, recordId } });
    const row = { ...columnsOf(draft), draft, identifiers: identifiersOf(draft), personId, at, eventId };
    return tx.recordCorrection.upsert({
      where: key,
      create: { reviewId, recordId, ...row },
      update: row,
    });
  },
});

/** The same whatever the order of its fields. */
function sameText(draft: object): string {
  return JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
