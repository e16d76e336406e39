import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openTo } from "../queries";
import type { StandingReport } from "../rules";

/**
 * Locks a report and says how it stands. A report that its reader may not see yet is not there. Where it stands in a
 * batch is read after the lock is held: a batch that opened or closed meanwhile counts.
 */
export async function lockReport(tx: Transaction, scope: Scope, reportId: string): Promise<StandingReport> {
  const [report] = await tx.$queryRaw<Pick<StandingReport, "status">[]>`
    SELECT p.status::text AS status FROM report p
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}
    FOR UPDATE OF p`;
  if (!report) throw notFound("report");
  const items = await tx.stageItem.findMany({
    where: { reviewId: scope.reviewId, reportId },
    select: { status: true, decision: true, reasonId: true, batch: { select: { status: true } } },
  });
  const decided = items.find((item) => item.batch.status === "closed" && item.decision);
  const decision = decided?.decision === "include" ? ("include" as const) : ("exclude" as const);
  return {
    ...report,
    decided: decided ? { decision, reasonId: decided.reasonId } : null,
    beingAssessed: items.some((item) => item.batch.status === "open"),
    inConflict: items.some((item) => item.batch.status === "closed" && item.status === "conflict"),
  };
}
