import { Prisma, type Transaction } from "@/lib/db/client";
import { projection } from "../history/projection";
import { screeningEvents, type VoteCast } from "./events";
import { moveOn, takeBack } from "./moves/projection";
import { clearSlots, leaveBatch } from "./release/projection";

/** Batches, slots and the votes in them; closing a batch moves records and reports along the road. */
export const screeningProjection = projection(screeningEvents, {
  batch_opened: async (tx, event) => {
    const { reviewId, payload, at } = event;
    const { batchId, stageId, number, seed, chosen, left, model, votesPerItem, protocolVersionId } = payload;
    await tx.batch.create({
      data: {
        reviewId,
        id: batchId,
        stageId,
        number,
        status: "open",
        seed,
        chosen,
        left,
        model,
        votesPerItem,
        protocolVersionId,
        openedAt: at,
      },
    });
    await placeItems(tx, reviewId, payload, at);
    if (chosen === "elusion") await waitAgain(tx, event);
  },

  vote_cast: (tx, { reviewId, id, payload, at }) => tx.$executeRaw`
    WITH event AS (SELECT ${at.toISOString()}::timestamptz AS at), ${saveVote(reviewId, id, payload)}
    SELECT 1`,

  vote_retracted: async (tx, { reviewId, payload: { stageId, itemId, slot } }) => {
    await tx.voteCriterion.deleteMany({ where: { reviewId, stageId, itemId, slot } });
    await tx.slot.updateMany({ where: { reviewId, stageId, itemId, slot }, data: NOT_CAST });
  },

  batch_submitted: async (tx, { reviewId, payload: { batchId }, actorId: personId, at }) => {
    await tx.batchSubmission.upsert({
      where: { reviewId_batchId_personId: { reviewId, batchId, personId } },
      create: { reviewId, batchId, personId, at },
      update: { at },
    });
    await tx.slot.updateMany({
      where: { reviewId, batchId, personId, verdict: { not: null }, sealedAt: null },
      data: { sealedAt: at },
    });
  },

  batch_closed: async (tx, event) => {
    const { reviewId, payload, at } = event;
    const { batchId } = payload;
    await tx.batch.updateMany({
      where: { reviewId, id: batchId },
      data: { status: "closed", closedAt: at },
    });
    await tx.slot.updateMany({
      where: { reviewId, batchId, verdict: { not: null }, sealedAt: null },
      data: { sealedAt: at },
    });
    await tx.resolution.updateMany({
      where: { reviewId, id: { in: payload.setAside } },
      data: { withdrawnAt: at },
    });
    await moveOn(tx, event, payload.stageId, payload);
  },

  ranking_model_chosen: (tx, { reviewId, payload: { stageId, model } }) =>
    tx.stage.updateMany({ where: { reviewId, id: stageId }, data: { model } }),

  batch_reopened: async (tx, event) => {
    const { reviewId, payload } = event;
    const { batchId, stageId } = payload;
    await tx.batch.updateMany({
      where: { reviewId, id: batchId },
      data: { status: "open", closedAt: null },
    });
    await tx.consensusProposal.deleteMany({ where: { reviewId, item: { batchId } } });
    await takeBack(tx, event, stageId, payload, "open");
  },

  items_released: (tx, { payload: { batchId, stageId, itemIds }, ...event }) =>
    leaveBatch(tx, event, { batchId, stageId }, itemIds),

  slots_reassigned: async (tx, { reviewId, id, payload, actorId, at }) => {
    const { batchId, stageId, from, to, slots, returns } = payload;
    await tx.$executeRaw`
      UPDATE slot s SET person_id = ${to}::uuid, position = n.position
      FROM jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) AS n("itemId" uuid, slot int, position int)
      WHERE s.review_id = ${reviewId}::uuid AND s.stage_id = ${stageId}::uuid
        AND s.item_id = n."itemId" AND s.slot = n.slot`;
    // Who has something to vote on again submits again; what they had sealed stays sealed.
    if (slots.length > 0) await tx.batchSubmission.deleteMany({ where: { reviewId, batchId, personId: to } });
    if (returns) {
      await tx.slotReassignment.updateMany({ where: { reviewId, id: returns }, data: { returnedAt: at } });
      return;
    }
    const people = { fromPersonId: from, toPersonId: to, actorId };
    await tx.slotReassignment.create({
      data: { reviewId, id, batchId, ...people, slots: slots.length, at },
    });
  },
});

const NOT_CAST = {
  verdict: null,
  reasonId: null,
  secondaryReasonIds: [],
  note: null,
  protocolVersionId: null,
  castAt: null,
  eventId: null,
};

type Opened = ReturnType<typeof screeningEvents.batch_opened.parse>;

/** What a stop had left unscreened and is drawn from it now is screened like any other. */
function waitAgain(tx: Transaction, event: { reviewId: string; id: string; payload: Opened }) {
  return tx.recordState.updateMany({
    where: { reviewId: event.reviewId, recordId: { in: event.payload.items.map(({ id }) => id) } },
    data: { status: "awaiting_screening", decidedBy: null, method: null, eventId: event.id },
  });
}

/** An item that an earlier batch left unfinished starts anew here. */
async function placeItems(tx: Transaction, reviewId: string, opened: Opened, at: Date): Promise<void> {
  const { batchId, stageId } = opened;
  const itemIds = opened.items.map(({ id }) => id);
  const items = opened.items.map((item, at) => ({ ...item, place: at + 1 }));
  await clearSlots(tx, { reviewId, at }, stageId, itemIds);
  await tx.$executeRaw`
    INSERT INTO stage_item (review_id, stage_id, id, record_id, report_id, batch_id, place, status)
    SELECT ${reviewId}::uuid, ${stageId}::uuid, n.id, CASE n.kind WHEN 'record' THEN n.id END,
           CASE n.kind WHEN 'report' THEN n.id END, ${batchId}::uuid, n.place, 'open'
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS n(id uuid, kind text, place int)
    ON CONFLICT (review_id, stage_id, id) DO UPDATE
    SET batch_id = excluded.batch_id, place = excluded.place, status = 'open', decision = NULL, reason_id = NULL, mode = NULL`;
  await tx.$executeRaw`
    INSERT INTO slot (review_id, stage_id, item_id, slot, person_id, batch_id, position, secondary_reason_ids)
    SELECT ${reviewId}::uuid, ${stageId}::uuid, n."itemId", n.slot, n."personId", ${batchId}::uuid, n.position, '{}'
    FROM jsonb_to_recordset(${JSON.stringify(opened.slots)}::jsonb)
      AS n("itemId" uuid, slot int, "personId" uuid, position int)`;
}

/**
 * What a cast vote does to its slot, as parts of one statement that has an `event(at)` before them: the vote of a
 * reviewer and the replay of its event are the same SQL (to the millisecond, which is what a replay is given). A change after sealing keeps the first sealed vote.
 */
export function saveVote(reviewId: string, eventId: string, vote: VoteCast): Prisma.Sql {
  const slot = Prisma.sql`review_id = ${reviewId}::uuid AND stage_id = ${vote.stageId}::uuid
    AND item_id = ${vote.itemId}::uuid AND slot = ${vote.slot}`;
  const answers = JSON.stringify(vote.answers);
  return Prisma.sql`
    voted AS (
      UPDATE slot SET
        sealed_at = CASE WHEN ${vote.postSeal} THEN coalesce(sealed_at, cast_at + interval '24 hours') END,
        sealed_reason_id = CASE WHEN ${vote.postSeal} AND sealed_verdict IS NULL THEN reason_id ELSE sealed_reason_id END,
        sealed_verdict = CASE WHEN ${vote.postSeal} THEN coalesce(sealed_verdict, verdict) END,
        verdict = ${vote.verdict}::verdict, reason_id = ${vote.reasonId}::uuid,
        secondary_reason_ids = ${vote.secondaryReasonIds}::uuid[], note = ${vote.note},
        protocol_version_id = ${vote.protocolVersionId}::uuid, cast_at = date_trunc('milliseconds', event.at), event_id = ${eventId}::uuid
      FROM event WHERE ${slot}
      RETURNING 1
    ), unanswered AS (
      DELETE FROM vote_criterion WHERE ${slot} AND criterion_version_id NOT IN (
        SELECT a."criterionVersionId" FROM jsonb_to_recordset(${answers}::jsonb) AS a("criterionVersionId" uuid))
    ), answered AS (
      INSERT INTO vote_criterion (review_id, stage_id, item_id, slot, criterion_version_id, answer)
      SELECT ${reviewId}::uuid, ${vote.stageId}::uuid, ${vote.itemId}::uuid, ${vote.slot}, a."criterionVersionId", a.answer
      FROM jsonb_to_recordset(${answers}::jsonb) AS a("criterionVersionId" uuid, answer "answer")
      ON CONFLICT (review_id, stage_id, item_id, slot, criterion_version_id) DO UPDATE SET answer = excluded.answer
    )`;
}
