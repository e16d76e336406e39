import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { command } from "../../history/command";
import { lockBeforeScreening } from "../commands";
import { importProjection } from "../projection";
import { refuseMisnamedRemoval, refuseRemoval, refuseRestoring, type Standing } from "../rules";
import type { RemoveRecords, RestoreRecords } from "../schema";
import { IN_BATCH, recordsByRule } from "./queries";
import { methodOf, refuseOtherCount } from "./rules";
import type { RemoveByRule, ReverseRemoval } from "./schema";

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

/** Takes out whatever a rule says, which is another reason than an automation tool: people set the rule. */
export function removeByRule(
  scope: Scope<"records.remove">,
  input: RemoveByRule,
): Promise<{ records: number }> {
  const { rule } = input;
  return command(scope, "remove_by_rule", input, importProjection, async (tx) => {
    await lockBeforeScreening(tx, scope.reviewId);
    const recordIds = await recordsByRule(scope, rule, tx);
    refuseOtherCount(input.records, recordIds.length);
    const method = methodOf(rule);
    const payload = { recordIds, as: "removed_other", method, decidedBy: "person", rule } as const;
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

/** Reverses one act of removing as a whole: all that it took out and that nobody restored or removed anew since. */
export function reverseRemoval(
  scope: Scope<"records.remove">,
  input: ReverseRemoval,
): Promise<{ records: number }> {
  const { reviewId } = scope;
  return command(scope, "reverse_removal", input, importProjection, async (tx) => {
    await lockBeforeScreening(tx, reviewId);
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT rs.record_id AS id FROM record_state rs
      JOIN decision_event e ON e.review_id = rs.review_id AND e.id = rs.event_id AND e.kind = 'records_removed'
      WHERE rs.review_id = ${reviewId}::uuid AND rs.event_id = ${input.removalId}::uuid
        AND rs.status IN ('removed_automation', 'removed_other')
      ORDER BY rs.record_id FOR UPDATE OF rs`;
    if (rows.length === 0) throw notFound("removal");
    const recordIds = rows.map(({ id }) => id);
    return { kind: "records_restored", payload: { recordIds }, reply: { records: recordIds.length } };
  });
}

/** Where the records stand, held until the command ends. */
async function standings(tx: Transaction, scope: Scope, recordIds: string[]): Promise<Standing[]> {
  await lockBeforeScreening(tx, scope.reviewId);
  return tx.$queryRaw<Standing[]>`
    SELECT rs.status::text AS status, ${IN_BATCH} AS "inBatch",
      NOT EXISTS (SELECT 1 FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
                  WHERE l.review_id = rs.review_id AND l.record_id = rs.record_id
                    AND p.status NOT IN ('sought', 'withdrawn')) AS untouched
    FROM record_state rs
    WHERE rs.review_id = ${scope.reviewId}::uuid AND rs.record_id = ANY(${recordIds}::uuid[])
      AND rs.status <> 'withdrawn'
    ORDER BY rs.record_id FOR UPDATE OF rs`;
}
