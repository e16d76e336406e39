import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { command } from "../../history/command";
import { lockBeforeScreening } from "../commands";
import { importProjection } from "../projection";
import { refuseMisnamedRemoval, refuseRemoval, refuseRestoring, type Standing } from "../rules";
import type { RemoveRecords, RestoreRecords } from "../schema";

/** Takes records out before screening (PRISMA 2020 item 16a: "records removed before screening"). */
export function removeRecords(
  scope: Scope<"records.remove">,
  input: RemoveRecords,
): Promise<{ records: number }> {
  const recordIds = [...new Set(input.recordIds)];
  refuseMisnamedRemoval(input);
  return command(scope, "remove_records", input, importProjection, async (tx) => {
    refuseRemoval(await standings(tx, scope, recordIds), recordIds.length);
    const { as, method, decidedBy } = input;
    const payload = { recordIds, as, method, decidedBy };
    return { kind: "records_removed", payload, reply: { records: recordIds.length } };
  });
}

/** Reverses the removal of records. */
export function restoreRecords(
  scope: Scope<"records.remove">,
  input: RestoreRecords,
): Promise<{ records: number }> {
  const recordIds = [...new Set(input.recordIds)];
  return command(scope, "restore_records", input, importProjection, async (tx) => {
    refuseRestoring(await standings(tx, scope, recordIds), recordIds.length);
    return { kind: "records_restored", payload: { recordIds }, reply: { records: recordIds.length } };
  });
}

/** Where the records stand, held until the command ends. */
async function standings(tx: Transaction, scope: Scope, recordIds: string[]): Promise<Standing[]> {
  await lockBeforeScreening(tx, scope.reviewId);
  return tx.$queryRaw<Standing[]>`
    SELECT rs.status::text AS status,
      EXISTS (SELECT 1 FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
              WHERE i.review_id = rs.review_id AND i.record_id = rs.record_id
                AND (b.status = 'open' OR i.status <> 'open')) AS "inBatch",
      NOT EXISTS (SELECT 1 FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
                  WHERE l.review_id = rs.review_id AND l.record_id = rs.record_id
                    AND p.status NOT IN ('sought', 'withdrawn')) AS untouched
    FROM record_state rs
    WHERE rs.review_id = ${scope.reviewId}::uuid AND rs.record_id = ANY(${recordIds}::uuid[])
      AND rs.status <> 'withdrawn'
    ORDER BY rs.record_id FOR UPDATE OF rs`;
}
