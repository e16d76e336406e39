import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import { batchFacts, holdsSlots } from "../batch/queries";
import { votingMembers } from "../batch/selection/queries";
import { screeningEvents } from "../events";
import type { BatchEntry, ReassignmentFilter, ReassignmentPreview } from "../schema";
import { type OwedSlot, refuseReassignment } from "./rules";

/** Whether somebody who hands votes over must not learn how many: they vote, or are asked to in this batch. */
export async function isBlindTo(scope: Scope, batchId: string): Promise<boolean> {
  return votes(scope.roles) || (await holdsSlots(scope, batchId));
}

/** What handing over would do; to members who vote only whether it is possible at all. */
export async function reassignmentPreview(
  scope: Scope<"screening.manage">,
  { batchId, fromPersonId: from, toPersonId: to }: ReassignmentFilter,
): Promise<ReassignmentPreview> {
  await batchFacts(scope, batchId);
  refuseReassignment(await votingMembers(db, scope), from, to);
  if (await isBlindTo(scope, batchId)) return { moved: null, left: null };
  const owed = await owedSlots(db, scope, batchId, from, to);
  const left = owed.filter((one) => one.isOnItem).length;
  return { moved: owed.length - left, left };
}

/** The votes a person still owes a batch, and whether another is on the same item already. */
export function owedSlots(
  tx: Transaction,
  scope: Scope,
  batchId: string,
  from: string,
  to: string,
  lock: "FOR UPDATE OF t" | "" = "",
): Promise<OwedSlot[]> {
  return tx.$queryRaw`
    SELECT t.item_id AS "itemId", t.slot, t.position,
      EXISTS (SELECT FROM slot o WHERE o.review_id = t.review_id AND o.stage_id = t.stage_id
              AND o.item_id = t.item_id AND o.person_id = ${to}::uuid) AS "isOnItem"
    FROM slot t
    LEFT JOIN record_state s ON s.review_id = t.review_id AND s.record_id = t.item_id
    LEFT JOIN report r ON r.review_id = t.review_id AND r.id = t.item_id
    WHERE t.review_id = ${scope.reviewId}::uuid AND t.batch_id = ${batchId}::uuid
      AND t.person_id = ${from}::uuid AND t.verdict IS NULL
      AND coalesce(s.status::text, r.status::text) IN ('awaiting_screening', 'awaiting_assessment')
    ORDER BY t.item_id ${Prisma.raw(lock)}`;
}

/** The last place in a person's order of a batch. */
export async function lastPosition(
  tx: Transaction,
  scope: Scope,
  batchId: string,
  personId: string,
): Promise<number> {
  const { _max } = await tx.slot.aggregate({
    where: { reviewId: scope.reviewId, batchId, personId },
    _max: { position: true },
  });
  return _max.position ?? 0;
}

/** A handing over of this batch as its event tells it, held; what was taken back once is not there any more. */
export async function lockReassignment(tx: Transaction, scope: Scope, batchId: string, id: string) {
  const { reviewId } = scope;
  const [row] = await tx.$queryRaw<{ payload: unknown; returned: boolean }[]>`
    SELECT e.payload, h.returned_at IS NOT NULL AS returned
    FROM slot_reassignment h
    JOIN decision_event e ON e.review_id = h.review_id AND e.id = h.id
    WHERE h.review_id = ${reviewId}::uuid AND h.id = ${id}::uuid AND h.batch_id = ${batchId}::uuid
    FOR UPDATE OF h`;
  if (!row) throw notFound("handing over");
  if (row.returned) throw new Refusal("CONFLICT", "This was handed back already.");
  return screeningEvents.slots_reassigned.parse(row.payload);
}

export type ReassignmentRow = BatchEntry["reassignments"][number] & { batchId: string };

/** All that was handed over in a batch `b`, newest first; times are still text. */
export const handedOver = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'batchId', h.batch_id, 'id', h.id, 'slots', h.slots, 'at', h.at, 'returnedAt', h.returned_at,
    'from', jsonb_build_object('personId', f.id, 'name', f.name),
    'to', jsonb_build_object('personId', t.id, 'name', t.name),
    'by', jsonb_build_object('personId', a.id, 'name', a.name)) ORDER BY h.at DESC, h.id DESC), '[]')
  FROM slot_reassignment h
  JOIN person f ON f.id = h.from_person_id
  JOIN person t ON t.id = h.to_person_id
  JOIN person a ON a.id = h.actor_id
  WHERE h.review_id = b.review_id AND h.batch_id = b.id)`;

export function reassignmentOf(row: ReassignmentRow): ReassignmentRow {
  const returnedAt = row.returnedAt && new Date(row.returnedAt).toISOString();
  return { ...row, at: new Date(row.at).toISOString(), returnedAt };
}
