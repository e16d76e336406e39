import type { Transaction } from "@/lib/db/client";
import { type NotedEvent, projection } from "../../history/projection";
import { moveOn, takeBack } from "../../screening/moves/projection";
import { type ExclusionChecked, qualityCheckEvents } from "./schema";

/** Checks of the excluded and what their readers said. The votes, and what agreement is computed from, stay as they were. */
export const qualityCheckProjection = projection(qualityCheckEvents, {
  quality_check_opened: async (tx, { reviewId, payload, at }) => {
    const { checkId: id, itemIds, ...check } = payload;
    await tx.qualityCheck.create({ data: { reviewId, id, ...check, at } });
    await tx.checkedExclusion.createMany({
      data: itemIds.map((recordId, place) => ({ reviewId, checkId: id, recordId, place: place + 1 })),
    });
  },

  exclusion_checked: async (tx, event) => {
    const { reviewId, payload, at, id: eventId } = event;
    const { checkId, itemId: recordId, verdict, note, batchId } = payload;
    const said = verdict ? { verdict, note, batchId, eventId, at } : UNSAID;
    await tx.checkedExclusion.updateMany({ where: { reviewId, checkId, recordId }, data: said });
    await takeExclusionBack(tx, event);
    await giveAgain(tx, event);
  },

  quality_check_ended: (tx, { reviewId, payload, at: endedAt }) =>
    tx.qualityCheck.updateMany({ where: { reviewId, id: payload.checkId }, data: { endedAt } }),
});

const UNSAID = { verdict: null, note: null, batchId: null, eventId: null, at: null };

type Checked = NotedEvent<string, ExclusionChecked>;

async function takeExclusionBack(tx: Transaction, event: Checked): Promise<void> {
  const { reviewId, payload, actorId: withdrawnBy, at: withdrawnAt } = event;
  const { takenBack, note: withdrawnReason, stageId } = payload;
  if (!takenBack) return;
  await tx.resolution.updateMany({
    where: { reviewId, id: { in: takenBack.setAside } },
    data: { withdrawnAt, withdrawnBy, withdrawnReason },
  });
  await takeBack(tx, event, stageId, takenBack, "conflict");
}

async function giveAgain(tx: Transaction, event: Checked): Promise<void> {
  const { reviewId, payload } = event;
  const { given, stageId, itemId } = payload;
  if (!given) return;
  await tx.resolution.updateMany({
    where: { reviewId, id: { in: given.broughtBack } },
    data: { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
  });
  await tx.consensusProposal.deleteMany({ where: { reviewId, stageId, itemId } });
  await moveOn(tx, event, stageId, given);
}
