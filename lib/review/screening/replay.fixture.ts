import { db } from "@/lib/db/client";
import { waitForScreening } from "@/prisma/seed/screening";
import { conflictsProjection } from "../conflicts/projection";
import { screeningProjection } from "./projection";

const TABLES = [
  "batch",
  "batch_submission",
  "stage_item",
  "slot",
  "vote_criterion",
  "resolution",
  "consensus_proposal",
  "report",
  "report_record",
  "study",
  "study_report",
];

/** Every row that screening and conflicts write, as text, in a fixed order. */
export async function stateOf(reviewId: string): Promise<string[]> {
  const rows = await Promise.all(
    [...TABLES, "record_state"].map((table) =>
      db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT '${table} ' || to_jsonb(x)::text AS row FROM "${table}" x WHERE review_id = $1::uuid ORDER BY 1`,
        reviewId,
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

/** Drops what the projections wrote and folds the history again. */
export async function replay(reviewId: string): Promise<void> {
  const records = await db.record.findMany({ where: { reviewId }, select: { id: true, title: true } });
  const events = await db.decisionEvent.findMany({
    where: { reviewId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  await db.$transaction(
    async (tx) => {
      // The events stay, and name reports that come back only as they are replayed.
      await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
      for (const table of ["study", "report", "slot", "stage_item", "batch", "record_state"]) {
        await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE review_id = $1::uuid`, reviewId);
      }
      await waitForScreening(reviewId, records, tx);
      for (const event of events) {
        const step = [screeningProjection, conflictsProjection].find((one) => event.kind in one.events);
        if (step) await step.apply(tx, event);
      }
    },
    { timeout: 30_000 },
  );
}
