import type { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { type NotedEvent, projection } from "../../history/projection";
import { columnsOf, identifiersOf } from "../columns";
import { fillingAgain } from "../filling/projection";
import { recordDraftSchema } from "../schema";
import { corrected } from "./rules";
import { correctionEvents } from "./schema";

/** A correction lies over the record; one that gives back what the source said lifts it. */
export const correctionProjection = projection(correctionEvents, {
  record_corrected: (tx, event) =>
    fillingAgain(tx, event.reviewId, [event.payload.recordId], () => correct(tx, event)),
});

type Corrected = NotedEvent<string, z.output<typeof correctionEvents.record_corrected>>;

async function correct(tx: Transaction, event: Corrected): Promise<void> {
  const { reviewId, id: eventId, actorId: personId, at } = event;
  const { recordId, changes } = event.payload;
  const key = { reviewId_recordId: { reviewId, recordId } };
  const record = await tx.record.findUniqueOrThrow({
    where: { reviewId_id: { reviewId, id: recordId } },
    select: { draft: true, correction: { select: { draft: true } } },
  });
  const imported = recordDraftSchema.parse(record.draft);
  const draft = corrected(recordDraftSchema.parse(record.correction?.draft ?? record.draft), changes);
  if (sameText(draft) === sameText(imported)) {
    await tx.recordCorrection.deleteMany({ where: { reviewId, recordId } });
    return;
  }
  const row = { ...columnsOf(draft), draft, identifiers: identifiersOf(draft), personId, at, eventId };
  await tx.recordCorrection.upsert({
    where: key,
    create: { reviewId, recordId, ...row },
    update: row,
  });
}

/** The same whatever the order of its fields. */
function sameText(draft: object): string {
  return JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
