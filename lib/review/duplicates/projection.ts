import { forgetPlans, type Transaction } from "@/lib/db/client";
import { projection } from "../history/projection";
import { fillingAgain } from "../record/filling/projection";
import { duplicateEvents, type Found } from "./events";
import { mergedIn } from "./rules";
import type { ClusterBefore, ClusterStatus, Decider, DuplicateBasis, RecordBefore } from "./schema";

/** The event that a write belongs to. */
export interface At {
  reviewId: string;
  id: string;
  at: Date;
}

/** Clusters, their members, and the records that are duplicates because of them. */
export const duplicatesProjection = projection(duplicateEvents, {
  duplicates_found: (tx, { payload, ...event }) => saveFound(tx, event, payload),

  cluster_confirmed: async (tx, { payload, ...event }) => {
    const { leftOut, survivorId, basis, withdrawnReports } = payload;
    const merged = confirmed(payload, "person", event);
    const apart = leftOut.map(({ clusterId, recordId }) => ({
      ...merged,
      clusterId,
      status: "split" as const,
      basis,
      survivorId: null,
      recordIds: [survivorId, recordId],
      merged: [],
    }));
    await saveClusters(tx, event, [merged, ...apart]);
    await moving(tx, event, [merged.merged], () => mergeRecords(tx, event, [merged]));
    await withdrawReports(tx, event, withdrawnReports);
  },

  cluster_split: async (tx, { payload: { clusterId, was, relation, returnedReports }, ...event }) => {
    const split = { ...was, clusterId, relation, status: "split" as const, decidedBy: "person" as const };
    await moving(tx, event, [mergedIn(was)], () => restoreRecords(tx, event, mergedIn(was)));
    await saveClusters(tx, event, [{ ...split, survivorId: null, merged: [], eventId: event.id }]);
    await returnReports(tx, event, returnedReports);
  },

  record_taken_out: async (tx, { payload, ...event }) => {
    const { clusterId, recordId, was, apartId, returnedReports } = payload;
    const isOther = (one: { recordId: string }) => one.recordId !== recordId;
    const merged = mergedIn(was).filter(isOther);
    const stays = { ...was, clusterId, recordIds: was.recordIds.filter((id) => id !== recordId), merged };
    const pair = {
      status: "split",
      basis: was.basis,
      relation: null,
      decidedBy: "person",
      survivorId: null,
    } as const;
    const recordIds = [was.survivorId ?? "", recordId];
    const restored = mergedIn(was).filter((one) => !isOther(one));
    await moving(tx, event, [restored], () => restoreRecords(tx, event, restored));
    await saveClusters(tx, event, [
      { ...stays, eventId: event.id },
      { ...pair, clusterId: apartId, eventId: event.id, recordIds, merged: [] },
    ]);
    await returnReports(tx, event, returnedReports);
  },

  records_merged_by_hand: async (tx, { payload, ...event }) => {
    const merged = confirmed(payload, "person", event);
    await saveClusters(tx, event, [merged]);
    await moving(tx, event, [merged.merged], () => mergeRecords(tx, event, [merged]));
    await withdrawReports(tx, event, payload.withdrawnReports);
  },

  records_kept_apart: async (tx, { payload: { clusterId, recordIds }, ...event }) => {
    const apart = { status: "split", basis: "by_hand", relation: null, decidedBy: "person" } as const;
    const nobody = { survivorId: null, merged: [] };
    await saveClusters(tx, event, [{ clusterId, ...apart, ...nobody, eventId: event.id, recordIds }]);
  },

  cluster_decision_undone: async (tx, { payload, ...event }) => {
    const { clusterId, was, becomes, removed, withdrawnReports, returnedReports } = payload;
    await moving(tx, event, [mergedIn(was), mergedIn(becomes)], async () => {
      await restoreRecords(tx, event, mergedIn(was));
      await removeClusters(tx, event, becomes ? removed : [...removed, clusterId]);
      if (!becomes) return;
      await saveClusters(tx, event, [{ ...becomes, clusterId }]);
      if (becomes.status === "confirmed") await mergeRecords(tx, event, [becomes]);
    });
    await withdrawReports(tx, event, withdrawnReports);
    await returnReports(tx, event, returnedReports);
  },
});

/** What was found, in the place of what it overtakes. */
export async function saveFound(tx: Transaction, event: At, found: Found): Promise<void> {
  const { merges, proposals, overtaken, parted, withdrawnReports, returnedReports } = found;
  const restored = parted.flatMap(({ was }) => mergedIn(was));
  const merged = merges.map((merge) => confirmed(merge, "software", event));
  await forgetPlans(tx);
  await moving(tx, event, [restored, ...merged.map((one) => one.merged)], async () => {
    await restoreRecords(tx, event, restored);
    await removeClusters(tx, event, [...overtaken, ...parted.map(({ clusterId }) => clusterId)]);
    await saveClusters(tx, event, [...merged, ...proposals.map((one) => proposed(one, event))]);
    await mergeRecords(tx, event, merged);
  });
  await withdrawReports(tx, event, withdrawnReports);
  await returnReports(tx, event, returnedReports);
}

type Saved = ClusterBefore & { clusterId: string };

function confirmed(
  merge: { clusterId: string; basis: DuplicateBasis; survivorId: string; merged: RecordBefore[] },
  decidedBy: Decider,
  { id: eventId }: At,
): Saved {
  const { clusterId, basis, survivorId, merged } = merge;
  const recordIds = [survivorId, ...merged.map(({ recordId }) => recordId)];
  return {
    clusterId,
    status: "confirmed",
    basis,
    relation: null,
    decidedBy,
    survivorId,
    eventId,
    recordIds,
    merged,
  };
}

function proposed(
  { clusterId, basis, recordIds }: { clusterId: string; basis: DuplicateBasis; recordIds: string[] },
  { id: eventId }: At,
): Saved {
  const status: ClusterStatus = "proposed";
  return {
    clusterId,
    status,
    basis,
    relation: null,
    decidedBy: null,
    survivorId: null,
    eventId,
    recordIds,
    merged: [],
  };
}

/** What records lack is filled again when these become duplicates, or are none any more. */
function moving(
  tx: Transaction,
  { reviewId }: At,
  moved: readonly RecordBefore[][],
  move: () => Promise<unknown>,
): Promise<void> {
  const ids = moved.flat().map(({ recordId }) => recordId);
  return fillingAgain(tx, reviewId, ids, move);
}

async function removeClusters(tx: Transaction, { reviewId }: At, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM duplicate_cluster WHERE review_id = ${reviewId}::uuid AND id = ANY(${ids}::uuid[])`;
}

/** Clusters and their members as they are now, in the place of what stood there. */
async function saveClusters(
  tx: Transaction,
  { reviewId, at }: At,
  clusters: readonly Saved[],
): Promise<void> {
  if (clusters.length === 0) return;
  const rows = clusters.map(({ recordIds: _recordIds, merged: _merged, ...row }) => row);
  await tx.$executeRaw`
    INSERT INTO duplicate_cluster (review_id, id, status, basis, relation, decided_by, survivor_id, event_id, at)
    SELECT ${reviewId}::uuid, c."clusterId", c.status, c.basis, c.relation, c."decidedBy", c."survivorId", c."eventId", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c("clusterId" uuid, status cluster_status, basis text,
      relation text, "decidedBy" decided_by, "survivorId" uuid, "eventId" uuid)
    ON CONFLICT (review_id, id) DO UPDATE SET status = excluded.status, basis = excluded.basis,
      relation = excluded.relation, decided_by = excluded.decided_by, survivor_id = excluded.survivor_id, event_id = excluded.event_id, at = excluded.at`;
  const ids = clusters.map(({ clusterId }) => clusterId);
  await tx.$executeRaw`
    DELETE FROM cluster_member WHERE review_id = ${reviewId}::uuid AND cluster_id = ANY(${ids}::uuid[])`;
  const members = clusters.flatMap(({ clusterId, recordIds, merged }) => {
    const before = new Map(merged.map((one) => [one.recordId, one]));
    return recordIds.map((recordId) => ({ clusterId, recordId, ...before.get(recordId) }));
  });
  await tx.$executeRaw`
    INSERT INTO cluster_member (review_id, cluster_id, record_id, before, before_by, before_method)
    SELECT ${reviewId}::uuid, m."clusterId", m."recordId", m.status, m."decidedBy", m.method
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS m("clusterId" uuid, "recordId" uuid,
      status record_status, "decidedBy" decided_by, method text)`;
}

async function mergeRecords(
  tx: Transaction,
  { reviewId, id }: At,
  clusters: readonly Pick<Saved, "decidedBy" | "survivorId" | "merged">[],
): Promise<void> {
  const rows = clusters.flatMap(({ decidedBy, survivorId, merged }) =>
    merged.map(({ recordId }) => ({ recordId, survivorId, decidedBy })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE record_state rs
    SET status = 'duplicate', survivor_id = d."survivorId", decided_by = d."decidedBy", method = NULL, event_id = ${id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS d("recordId" uuid, "survivorId" uuid, "decidedBy" decided_by)
    WHERE rs.review_id = ${reviewId}::uuid AND rs.record_id = d."recordId"`;
}

/** A record that is no duplicate any more is what it was before. */
async function restoreRecords(
  tx: Transaction,
  { reviewId, id }: At,
  records: readonly RecordBefore[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.$executeRaw`
    UPDATE record_state rs
    SET status = b.status, survivor_id = NULL, decided_by = b."decidedBy", method = b.method, event_id = ${id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      AS b("recordId" uuid, status record_status, "decidedBy" decided_by, method text)
    WHERE rs.review_id = ${reviewId}::uuid AND rs.record_id = b."recordId"`;
}

/** The report keeps what it was, its reason too. */
async function withdrawReports(
  tx: Transaction,
  { reviewId }: At,
  reportIds: readonly string[],
): Promise<void> {
  if (reportIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE report SET before = status, status = 'withdrawn'
    WHERE review_id = ${reviewId}::uuid AND id = ANY(${reportIds}::uuid[])`;
}

async function returnReports(tx: Transaction, { reviewId }: At, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE report SET status = coalesce(before, 'sought'), before = NULL
    WHERE review_id = ${reviewId}::uuid AND id = ANY(${reportIds}::uuid[])`;
}
