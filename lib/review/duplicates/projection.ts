import { forgetPlans, type Transaction } from "@/lib/db/client";
import { projection } from "../history/projection";
import { duplicateEvents } from "./events";
import { mergedIn } from "./rules";
import type { ClusterBefore, ClusterStatus, Decider, DuplicateBasis, RecordBefore } from "./schema";

/** The event that a write belongs to. */
interface At {
  reviewId: string;
  id: string;
  at: Date;
}

/** Clusters, their members, and the records that are duplicates because of them. */
export const duplicatesProjection = projection(duplicateEvents, {
  duplicates_found: async (tx, { payload, ...event }) => {
    const { merges, proposals, overtaken, parted, withdrawnReports, returnedReports } = payload;
    await forgetPlans(tx);
    await restoreRecords(
      tx,
      event,
      parted.flatMap(({ was }) => mergedIn(was)),
    );
    await removeClusters(tx, event, [...overtaken, ...parted.map(({ clusterId }) => clusterId)]);
    const merged = merges.map((merge) => confirmed(merge, "software", event));
    await saveClusters(tx, event, [...merged, ...proposals.map((one) => proposed(one, event))]);
    await mergeRecords(tx, event, merged);
    await withdrawReports(tx, event, withdrawnReports);
    await returnReports(tx, event, returnedReports);
  },

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
    await mergeRecords(tx, event, [merged]);
    await withdrawReports(tx, event, withdrawnReports);
  },

  cluster_split: async (tx, { payload: { clusterId, was, returnedReports }, ...event }) => {
    const split = { ...was, clusterId, status: "split" as const, decidedBy: "person" as const };
    await restoreRecords(tx, event, mergedIn(was));
    await saveClusters(tx, event, [{ ...split, survivorId: null, merged: [], eventId: event.id }]);
    await returnReports(tx, event, returnedReports);
  },

  records_merged_by_hand: async (tx, { payload, ...event }) => {
    const merged = confirmed(payload, "person", event);
    await saveClusters(tx, event, [merged]);
    await mergeRecords(tx, event, [merged]);
    await withdrawReports(tx, event, payload.withdrawnReports);
  },

  records_kept_apart: async (tx, { payload: { clusterId, recordIds }, ...event }) => {
    const apart = { clusterId, status: "split", basis: "by_hand", decidedBy: "person" } as const;
    await saveClusters(tx, event, [{ ...apart, survivorId: null, eventId: event.id, recordIds, merged: [] }]);
  },

  cluster_decision_undone: async (tx, { payload, ...event }) => {
    const { clusterId, was, becomes, removed, withdrawnReports, returnedReports } = payload;
    await restoreRecords(tx, event, mergedIn(was));
    await removeClusters(tx, event, becomes ? removed : [...removed, clusterId]);
    if (becomes) {
      await saveClusters(tx, event, [{ ...becomes, clusterId }]);
      if (becomes.status === "confirmed") await mergeRecords(tx, event, [becomes]);
    }
    await withdrawReports(tx, event, withdrawnReports);
    await returnReports(tx, event, returnedReports);
  },
});

type Saved = ClusterBefore & { clusterId: string };

function confirmed(
  merge: { clusterId: string; basis: DuplicateBasis; survivorId: string; merged: RecordBefore[] },
  decidedBy: Decider,
  { id: eventId }: At,
): Saved {
  const { clusterId, basis, survivorId, merged } = merge;
  const recordIds = [survivorId, ...merged.map(({ recordId }) => recordId)];
  return { clusterId, status: "confirmed", basis, decidedBy, survivorId, eventId, recordIds, merged };
}

function proposed(
  { clusterId, basis, recordIds }: { clusterId: string; basis: DuplicateBasis; recordIds: string[] },
  { id: eventId }: At,
): Saved {
  const status: ClusterStatus = "proposed";
  return { clusterId, status, basis, decidedBy: null, survivorId: null, eventId, recordIds, merged: [] };
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
    INSERT INTO duplicate_cluster (review_id, id, status, basis, decided_by, survivor_id, event_id, at)
    SELECT ${reviewId}::uuid, c."clusterId", c.status, c.basis, c."decidedBy", c."survivorId", c."eventId", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c("clusterId" uuid, status cluster_status, basis text,
      "decidedBy" decided_by, "survivorId" uuid, "eventId" uuid)
    ON CONFLICT (review_id, id) DO UPDATE SET status = excluded.status, basis = excluded.basis,
      decided_by = excluded.decided_by, survivor_id = excluded.survivor_id, event_id = excluded.event_id, at = excluded.at`;
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
