import { projection } from "../history/projection";
import { stoppingEvents } from "./events";

/** Looks are only ever added; a stop puts what waits aside, and taking it back gives it back. */
export const stoppingProjection = projection(stoppingEvents, {
  stopping_looked: (tx, { reviewId, payload: { stageId, number, batchNumber, statement }, at }) =>
    tx.stoppingLook.create({ data: { reviewId, stageId, number, batchNumber, statement, at } }),

  screening_stopped: async (tx, { reviewId, id: eventId, payload, actorId: personId, at }) => {
    const { stopId: id, stageId, lookNumber, recordIds, method } = payload;
    await tx.screeningStop.create({
      data: { reviewId, id, stageId, lookNumber, records: recordIds.length, personId, at },
    });
    await tx.$executeRaw`
      UPDATE record_state SET status = 'unscreened_stopped', decided_by = 'software', method = ${method},
        event_id = ${eventId}::uuid
      WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${recordIds}::uuid[])`;
  },

  screening_resumed: async (tx, { reviewId, id: eventId, payload, actorId: resumedBy, at: resumedAt }) => {
    await tx.screeningStop.updateMany({
      where: { reviewId, id: payload.stopId },
      data: { resumedAt, resumedBy },
    });
    await tx.$executeRaw`
      UPDATE record_state SET status = 'awaiting_screening', decided_by = NULL, method = NULL,
        event_id = ${eventId}::uuid
      WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${payload.recordIds}::uuid[])`;
  },
});
