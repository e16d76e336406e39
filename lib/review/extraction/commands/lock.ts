import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import type { ReportState } from "../../flow";
import { openTo } from "../../full-text/queries";
import { refuseSecond } from "../handing-over";
import { refuseSealed, type StandingExtraction } from "../rules";

/** Locks a report with all its extractions: for what depends on both extractors. `active`: not given up. */
export async function lockReport(
  tx: Transaction,
  scope: Scope,
  reportId: string,
): Promise<{ status: ReportState; all: StandingExtraction[]; active: StandingExtraction[] }> {
  const [report] = await tx.$queryRaw<{ status: ReportState }[]>`
    SELECT p.status::text AS status FROM report p
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}
    FOR UPDATE OF p`;
  if (!report) throw notFound("report");
  const all = await tx.extraction.findMany({
    where: { reviewId: scope.reviewId, reportId },
    select: { personId: true, submittedAt: true, openedAt: true, givenUpAt: true, settledAt: true },
    orderBy: [{ startedAt: "asc" }, { personId: "asc" }],
  });
  return { status: report.status, all, active: all.filter(({ givenUpAt }) => givenUpAt === null) };
}

/** Locks one's own open extraction. The report's state is held too, but the other extractor does not wait. */
export async function lockOwn(
  tx: Transaction,
  scope: Scope,
  reportId: string,
): Promise<{ status: ReportState }> {
  const { reviewId, personId } = scope;
  const [report] = await tx.$queryRaw<{ status: ReportState }[]>`
    SELECT p.status::text AS status FROM report p
    WHERE p.review_id = ${reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}
    FOR SHARE OF p`;
  if (!report) throw notFound("report");
  const [own] = await tx.$queryRaw<StandingExtraction[]>`
    SELECT person_id AS "personId", submitted_at AS "submittedAt", opened_at AS "openedAt",
      given_up_at AS "givenUpAt", settled_at AS "settledAt" FROM extraction
    WHERE review_id = ${reviewId}::uuid AND report_id = ${reportId}::uuid AND person_id = ${personId}::uuid
    FOR UPDATE`;
  if (!own) throw notStarted();
  if (own.givenUpAt) refuseSecond(own);
  refuseSealed(own);
  return report;
}

export function notStarted(): Refusal {
  return new Refusal("CONFLICT", "You have not started to extract this report. Start first.");
}

/** Ids made by a client must be new in the review, and different from each other. */
export async function refuseTaken(tx: Transaction, reviewId: string, ids: readonly string[]): Promise<void> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM claim WHERE review_id = ${reviewId}::uuid AND id = ANY(${ids}::uuid[]))
      OR EXISTS (SELECT 1 FROM term WHERE review_id = ${reviewId}::uuid AND id = ANY(${ids}::uuid[]))
      OR EXISTS (SELECT 1 FROM proposition WHERE review_id = ${reviewId}::uuid AND id = ANY(${ids}::uuid[]))
      AS taken`;
  if (row?.taken || new Set(ids).size !== ids.length) {
    throw new Refusal(
      "CONFLICT",
      "An id of this entry is taken. Make new ones and try again. Nothing was saved.",
    );
  }
}
