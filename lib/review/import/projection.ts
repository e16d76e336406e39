import { forgetPlans, type Transaction } from "@/lib/db/client";
import { armOf, SOURCES } from "../flow";
import { projection } from "../history/projection";
import { fillingAgain } from "../record/filling/projection";
import { keyPaperHandlers } from "./key-papers/projection";
import { importEvents } from "./schema";
import { leaveBatches } from "./undo/projection";
import { mergedWith } from "./undo/queries";

/** Searches, imports, and where their records stand before anybody screens them. */
export const importProjection = projection(importEvents, {
  search_described: (tx, { reviewId, payload, at }) => {
    const { searchId: id, searchedOn, ...rest } = payload;
    const fields = { ...rest, searchedOn: searchedOn === null ? null : new Date(searchedOn) };
    return tx.search.upsert({
      where: { reviewId_id: { reviewId, id } },
      create: { reviewId, id, ...fields, prismaS: fields.prismaS ?? {}, at },
      update: fields,
    });
  },

  import_started: async (tx, { reviewId, payload: { importId, feeds }, at }) => {
    await tx.importState.create({ data: { reviewId, importId, status: "waiting", at } });
    await tx.importSearch.createMany({ data: feeds.map((feed) => ({ reviewId, importId, ...feed })) });
  },

  import_published: async (tx, { reviewId, id, payload: { importId, reports }, at }) => {
    await tx.importState.update({ where: key(reviewId, importId), data: { status: "published", at } });
    await forgetPlans(tx);
    await tx.$executeRaw`
      INSERT INTO record_state (review_id, record_id, status, event_id)
      SELECT r.review_id, r.id,
        CASE WHEN s.source = ANY(${SCREENED}::text[]::source[]) THEN 'awaiting_screening' ELSE 'included' END::record_status,
        ${id}::uuid
      FROM record r JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
      WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid`;
    if (reports.length > 0) await addReports(tx, reviewId, reports, at);
  },

  import_failed: (tx, { reviewId, payload: { importId }, at }) =>
    tx.importState.update({ where: key(reviewId, importId), data: { status: "failed", at } }),

  import_undone: async (tx, { reviewId, id, payload: { importId }, at }) => {
    await tx.importState.update({ where: key(reviewId, importId), data: { status: "undone", at } });
    await fillingAgain(tx, reviewId, await mergedWith(tx, reviewId, importId), async () => {
      await releaseDuplicates(tx, reviewId, importId, id);
      await leaveClusters(tx, reviewId, importId);
      await withdraw(tx, reviewId, importId, id);
    });
    await followWithReports(tx, reviewId, id);
    await leaveBatches(tx, { reviewId, at }, importId);
  },

  records_removed: async (tx, { reviewId, id, payload }) => {
    await tx.$executeRaw`
      UPDATE record_state
      SET status = ${payload.as}::record_status, decided_by = ${payload.decidedBy}::decided_by,
          method = ${payload.method}, event_id = ${id}::uuid
      WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${payload.recordIds}::uuid[])`;
    await followWithReports(tx, reviewId, id);
  },

  records_restored: async (tx, { reviewId, id, payload }) => {
    await tx.$executeRaw`
      UPDATE record_state rs
      SET status = CASE WHEN s.source = ANY(${SCREENED}::text[]::source[])
            THEN 'awaiting_screening' ELSE 'included' END::record_status,
          decided_by = NULL, method = NULL, event_id = ${id}::uuid
      FROM record r JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
      WHERE r.review_id = ${reviewId}::uuid AND r.id = ANY(${payload.recordIds}::uuid[])
        AND rs.review_id = r.review_id AND rs.record_id = r.id`;
    await followWithReports(tx, reviewId, id);
  },

  ...keyPaperHandlers,
});

/** Records of these sources wait for screening; the others go on as reports at once. */
const SCREENED = SOURCES.filter((source) => armOf(source) === "databases");

const key = (reviewId: string, importId: string) => ({ reviewId_importId: { reviewId, importId } });

async function addReports(
  tx: Transaction,
  reviewId: string,
  reports: readonly { reportId: string; recordId: string }[],
  at: Date,
): Promise<void> {
  const [reportIds, recordIds] = [reports.map((one) => one.reportId), reports.map((one) => one.recordId)];
  await tx.$executeRaw`
    INSERT INTO report (review_id, id, origin, arm, status, at)
    SELECT ${reviewId}::uuid, id, 'new', 'other_methods', 'sought', ${at}
    FROM unnest(${reportIds}::uuid[]) AS id`;
  await tx.$executeRaw`
    INSERT INTO report_record (review_id, report_id, record_id)
    SELECT ${reviewId}::uuid, report_id, record_id
    FROM unnest(${reportIds}::uuid[], ${recordIds}::uuid[]) AS pair(report_id, record_id)`;
}

async function withdraw(tx: Transaction, reviewId: string, importId: string, eventId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE record_state rs
    SET status = 'withdrawn', survivor_id = NULL, decided_by = NULL, method = NULL, event_id = ${eventId}::uuid
    FROM record r
    WHERE r.review_id = ${reviewId}::uuid AND r.import_id = ${importId}::uuid
      AND rs.review_id = r.review_id AND rs.record_id = r.id`;
}

/** What repeated a record that goes is no longer a duplicate: it gets back the status it had before the merge. */
async function releaseDuplicates(
  tx: Transaction,
  reviewId: string,
  importId: string,
  eventId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE record_state rs
    SET status = coalesce(member.before,
          CASE WHEN s.source = ANY(${SCREENED}::text[]::source[])
            THEN 'awaiting_screening' ELSE 'included' END::record_status),
        survivor_id = NULL, decided_by = member.before_by, method = member.before_method, event_id = ${eventId}::uuid
    FROM record_state d
    JOIN record r ON r.review_id = d.review_id AND r.id = d.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    JOIN record gone ON gone.review_id = d.review_id AND gone.id = d.survivor_id
    LEFT JOIN LATERAL (
      SELECT m.before, m.before_by, m.before_method FROM cluster_member m
      JOIN duplicate_cluster c ON c.review_id = m.review_id AND c.id = m.cluster_id
      WHERE m.review_id = d.review_id AND m.record_id = d.record_id
        AND c.survivor_id = d.survivor_id AND m.before IS NOT NULL
      ORDER BY c.id LIMIT 1
    ) member ON true
    WHERE d.review_id = ${reviewId}::uuid AND d.status = 'duplicate'
      AND gone.import_id = ${importId}::uuid AND r.import_id <> ${importId}::uuid
      AND rs.review_id = d.review_id AND rs.record_id = d.record_id`;
}

/** A cluster that loses its survivor, or has one member left, is none; the search for duplicates runs again. */
async function leaveClusters(tx: Transaction, reviewId: string, importId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM duplicate_cluster c USING record r
    WHERE c.review_id = ${reviewId}::uuid
      AND r.review_id = c.review_id AND r.id = c.survivor_id AND r.import_id = ${importId}::uuid`;
  await tx.$executeRaw`
    WITH left_behind AS (
      DELETE FROM cluster_member m USING record r
      WHERE m.review_id = ${reviewId}::uuid
        AND r.review_id = m.review_id AND r.id = m.record_id AND r.import_id = ${importId}::uuid
      RETURNING m.cluster_id
    )
    DELETE FROM duplicate_cluster c
    WHERE c.review_id = ${reviewId}::uuid AND c.id IN (SELECT cluster_id FROM left_behind)
      AND (SELECT count(*) FROM cluster_member m JOIN record r ON r.review_id = m.review_id AND r.id = m.record_id
           WHERE m.review_id = c.review_id AND m.cluster_id = c.id AND r.import_id <> ${importId}::uuid) < 2`;
}

/**
 * Reports of the records that this event moved: withdrawn when no record speaks of them any more; sought again when one
 * does, or what they were before a merge withdrew them.
 */
async function followWithReports(tx: Transaction, reviewId: string, eventId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE report p
    SET status = CASE WHEN spoken.of THEN coalesce(p.before, 'sought') ELSE 'withdrawn' END, before = NULL,
        reason_id = CASE WHEN spoken.of THEN p.reason_id END
    FROM (
      SELECT l.report_id, bool_or(rs.status = 'included') AS of
      FROM report_record l JOIN record_state rs ON rs.review_id = l.review_id AND rs.record_id = l.record_id
      WHERE l.review_id = ${reviewId}::uuid
      GROUP BY l.report_id
      HAVING bool_or(rs.event_id = ${eventId}::uuid)
    ) spoken
    WHERE p.review_id = ${reviewId}::uuid AND p.id = spoken.report_id AND (p.status = 'withdrawn') = spoken.of`;
}
