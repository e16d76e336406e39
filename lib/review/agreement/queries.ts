import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { currentProtocol } from "../protocol/queries";
import { DEFAULT_STAGE } from "../protocol/rules";
import type { StageKind } from "../protocol/schema";
import { offeredAt, rulesOf } from "../screening/outcome";
import { agreementReportOf } from "./report";
import type { AgreementReport, Decision } from "./schema";

interface VoteRow {
  itemId: string;
  personId: string;
  name: string;
  decision: Decision;
  reasonId: string | null;
  batchId: string;
  isSingle: boolean;
}

/**
 * Agreement of a stage from first sealed votes of closed batches: the same for everybody, and never moved by what is
 * changed after sealing or settled in conflicts.
 */
export async function stageAgreement(
  scope: Scope<"agreement.view">,
  stage: StageKind,
): Promise<{
  report: AgreementReport;
  people: { personId: string; name: string }[];
  closedBatches: number;
  reasonMismatches: number;
}> {
  const protocol = await currentProtocol(scope);
  const rows = await firstSealedVotes(scope, stage);
  const { maybeRule } = protocol ? rulesOf(protocol.settings, stage) : DEFAULT_STAGE;
  const byItem = new Map<string, VoteRow[]>();
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row]);
  const items = [...byItem].map(([id, votes]) => ({
    id,
    mode: votes.some((vote) => vote.isSingle) ? ("single" as const) : ("independent" as const),
    votes: votes.map(({ personId: person, decision }) => ({ person, decision })),
  }));
  const people = new Map(rows.map(({ personId, name }) => [personId, { personId, name }]));
  return {
    report: agreementReportOf({ offered: offeredAt(stage), maybeRule, items }),
    people: [...people.values()],
    closedBatches: new Set(rows.map((row) => row.batchId)).size,
    reasonMismatches: [...byItem.values()].filter(excludedDifferently).length,
  };
}

function excludedDifferently(votes: readonly VoteRow[]): boolean {
  const reasons = new Set(votes.map((vote) => vote.reasonId));
  return votes.every((vote) => vote.decision === "exclude") && !reasons.has(null) && reasons.size > 1;
}

function firstSealedVotes(scope: Scope, stage: StageKind): Promise<VoteRow[]> {
  return db.$queryRaw`
    SELECT t.item_id AS "itemId", t.person_id AS "personId", n.name, t.batch_id AS "batchId",
      coalesce(t.sealed_verdict, t.verdict) AS decision,
      CASE WHEN t.sealed_verdict IS NULL THEN t.reason_id ELSE t.sealed_reason_id END AS "reasonId",
      b.votes_per_item = 1 AS "isSingle"
    FROM stage g
    JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'closed'
    JOIN slot t ON t.review_id = b.review_id AND t.batch_id = b.id AND t.verdict IS NOT NULL
    JOIN person n ON n.id = t.person_id
    WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind
    ORDER BY n.name, t.person_id, t.item_id`;
}
