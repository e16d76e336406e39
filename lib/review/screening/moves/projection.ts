import type { Transaction } from "@/lib/db/client";
import type { NotedEvent } from "../../history/projection";
import type { Moves, TakenBack } from "../events";

type Place = Pick<NotedEvent, "reviewId" | "id" | "at">;

/** Puts decided items where their decision leads: records on to full text or out, reports into the review or out. */
export async function moveOn(tx: Transaction, event: Place, stageId: string, moves: Moves): Promise<void> {
  const { reviewId } = event;
  const outcomes = JSON.stringify(moves.outcomes);
  await tx.$executeRaw`
    UPDATE stage_item i
    SET status = o.status, decision = o.decision, reason_id = o."reasonId", mode = o.mode
    FROM jsonb_to_recordset(${outcomes}::jsonb)
      AS o("itemId" uuid, status item_status, decision verdict, "reasonId" uuid, mode resolution_mode)
    WHERE i.review_id = ${reviewId}::uuid AND i.stage_id = ${stageId}::uuid AND i.id = o."itemId"`;
  await tx.$executeRaw`
    UPDATE record_state s
    SET status = CASE o.decision WHEN 'include' THEN 'included' ELSE 'excluded' END::record_status,
        decided_by = 'person', method = NULL, event_id = ${event.id}::uuid
    FROM jsonb_to_recordset(${outcomes}::jsonb) AS o("itemId" uuid, decision text)
    WHERE s.review_id = ${reviewId}::uuid AND s.record_id = o."itemId" AND o.decision IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE report r
    SET status = CASE o.decision WHEN 'include' THEN 'included' ELSE 'excluded' END::report_status,
        reason_id = o."reasonId"
    FROM jsonb_to_recordset(${outcomes}::jsonb) AS o("itemId" uuid, decision text, "reasonId" uuid)
    WHERE r.review_id = ${reviewId}::uuid AND r.id = o."itemId" AND o.decision IS NOT NULL`;
  await seekReports(tx, event, moves.reports);
  await startStudies(tx, event, moves.studies);
}

async function seekReports(tx: Transaction, event: Place, reports: Moves["reports"]): Promise<void> {
  const rows = JSON.stringify(reports);
  await tx.$executeRaw`
    INSERT INTO report (review_id, id, origin, arm, status, at)
    SELECT ${event.reviewId}::uuid, n."reportId", 'new', n.arm, 'sought', ${event.at.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS n("reportId" uuid, arm arm_of_diagram)
    ON CONFLICT (review_id, id) DO UPDATE SET status = 'sought', before = NULL, reason_id = NULL`;
  await tx.$executeRaw`
    INSERT INTO report_record (review_id, report_id, record_id)
    SELECT ${event.reviewId}::uuid, n."reportId", n."recordId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS n("reportId" uuid, "recordId" uuid)
    ON CONFLICT DO NOTHING`;
}

async function startStudies(tx: Transaction, event: Place, studies: Moves["studies"]): Promise<void> {
  const { reviewId, at } = event;
  await tx.study.createMany({
    data: studies.map(({ studyId, label }) => ({ reviewId, id: studyId, label, origin: "new" as const, at })),
  });
  await tx.studyReport.createMany({
    data: studies.map(({ studyId, reportId }) => ({ reviewId, studyId, reportId })),
  });
}

/** The way back: items wait for their votes (`open`) or for a resolution (`conflict`) again. */
export async function takeBack(
  tx: Transaction,
  event: Place,
  stageId: string,
  back: TakenBack,
  status: "open" | "conflict",
): Promise<void> {
  const { reviewId } = event;
  await tx.stageItem.updateMany({
    where: { reviewId, stageId, id: { in: back.itemIds } },
    data: { status, decision: null, reasonId: null, mode: null },
  });
  await tx.recordState.updateMany({
    where: { reviewId, recordId: { in: back.itemIds }, status: { in: ["included", "excluded"] } },
    data: { status: "awaiting_screening", decidedBy: null, method: null, eventId: event.id },
  });
  await tx.report.updateMany({
    where: { reviewId, id: { in: back.itemIds }, status: { in: ["included", "excluded"] } },
    data: { status: "awaiting_assessment", reasonId: null },
  });
  await tx.report.updateMany({
    where: { reviewId, id: { in: back.reportIds } },
    data: { status: "withdrawn", reasonId: null },
  });
  await tx.study.deleteMany({ where: { reviewId, id: { in: back.studyIds } } });
}
