import { projection } from "../../history/projection";
import { saveFound } from "../projection";
import { sureLevelEvents } from "./schema";

/** How sure the software must be, and what a change of that made of what stood. */
export const sureLevelProjection = projection(sureLevelEvents, {
  sure_level_set: async (tx, { payload: { number, level, rationale, found }, ...event }) => {
    const { reviewId, actorId: personId, at } = event;
    await tx.duplicateSureLevel.create({ data: { reviewId, number, level, rationale, personId, at } });
    if (found) await saveFound(tx, event, found);
  },
});
