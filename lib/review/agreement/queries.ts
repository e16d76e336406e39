import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { StageKind } from "../protocol/schema";
import { offeredAt } from "../screening/outcome";
import { agreementReportOf } from "./report";
import type { AgreementReport, Decision, MaybeRule } from "./schema";
import { NONE_DECIDED, type SelectionCounts, selectionSentence } from "./selection";

interface VoteRow {
  itemId: string;
  personId: string;
  name: string;
  decision: Decision;
  reasonId: string | null;
  batchId: string;
  isSingle: boolean;
  /** Of the protocol version its batch was opened under. */
  maybeRule: MaybeRule;
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
  const rows = await firstSealedVotes(scope, stage);
  const byItem = new Map<string, VoteRow[]>();
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row]);
  const items = [...byItem].map(([id, votes]) => ({
    id,
    mode: votes.some((vote) => vote.isSingle) ? ("single" as const) : ("independent" as const),
    votes: votes.map(({ personId: person, decision, maybeRule }) => ({ person, decision, maybeRule })),
  }));
  const people = new Map(rows.map(({ personId, name }) => [personId, { personId, name }]));
  return {
    report: agreementReportOf({ offered: offeredAt(stage), items }),
    people: [...people.values()],
    closedBatches: new Set(rows.map((row) => row.batchId)).size,
    reasonMismatches: [...byItem.values()].filter(excludedDifferently).length,
  };
}

function excludedDifferently(votes: readonly VoteRow[]): boolean {
  const reasons = new Set(votes.map((vote) => vote.reasonId));
  return votes.every((vote) => vote.decision === "exclude") && !reasons.has(null) && reasons.size > 1;
}

const SETTINGS_OF: Record<StageKind, string> = { title_abstract: "titleAbstract", full_text: "fullText" };

/**
 * A person's first sealed vote on each item, once: an item that was left unfinished is voted on again in a later batch.
 * Where none of an earlier batch's votes on it was missing, they may have been read, and no later vote is independent.
 */
function firstSealedVotes(scope: Scope, stage: StageKind): Promise<VoteRow[]> {
  return db.$queryRaw`
    WITH opened AS MATERIALIZED (
      SELECT e.item_id, b.number FROM earlier_vote e
      JOIN batch b ON b.review_id = e.review_id AND b.id = e.batch_id
      WHERE e.review_id = ${scope.reviewId}::uuid
      GROUP BY b.review_id, b.id, e.item_id HAVING count(*) >= b.votes_per_item)
    SELECT v.item_id AS "itemId", v.person_id AS "personId", n.name, v.batch_id AS "batchId", v.decision,
      v.reason_id AS "reasonId", v."isSingle", v."maybeRule"
    FROM (
      SELECT DISTINCT ON (c.item_id, c.person_id) c.item_id, c.person_id, c.batch_id, c.decision, c.reason_id,
        b.votes_per_item = 1 AS "isSingle", p.settings -> ${SETTINGS_OF[stage]} ->> 'maybeRule' AS "maybeRule"
      FROM stage g
      JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'closed'
      JOIN protocol_version p ON p.review_id = b.review_id AND p.id = b.protocol_version_id
      JOIN LATERAL (
        SELECT t.item_id, t.person_id, t.batch_id, coalesce(t.sealed_verdict, t.verdict) AS decision,
          CASE WHEN t.sealed_verdict IS NULL THEN t.reason_id ELSE t.sealed_reason_id END AS reason_id
        FROM slot t WHERE t.review_id = b.review_id AND t.batch_id = b.id AND t.verdict IS NOT NULL
        UNION ALL
        SELECT e.item_id, e.person_id, e.batch_id, e.verdict, e.reason_id
        FROM earlier_vote e WHERE e.review_id = b.review_id AND e.batch_id = b.id
      ) c ON true
      WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind
        AND NOT EXISTS (SELECT FROM opened o WHERE o.item_id = c.item_id AND o.number < b.number)
      ORDER BY c.item_id, c.person_id, b.number
    ) v JOIN person n ON n.id = v.person_id
    ORDER BY n.name, v.person_id, v.item_id`;
}

/**
 * How the items of closed batches came to their decision, counted and in words (PRISMA 2020 item 8). A lead is counted
 * apart only for having voted.
 */
export async function stageSelection(
  scope: Scope<"agreement.view">,
  stage: StageKind,
): Promise<{ counts: SelectionCounts; sentence: string }> {
  const [row] = await db.$queryRaw<SelectionCounts[]>`
    SELECT count(*) FILTER (WHERE i.mode = 'agreement')::int AS agreement,
      count(*) FILTER (WHERE i.mode = 'consensus')::int AS consensus,
      count(*) FILTER (WHERE i.mode = 'adjudication' OR (i.mode = 'lead' AND NOT z.by_voter))::int AS adjudication,
      count(*) FILTER (WHERE i.mode = 'majority')::int AS majority,
      count(*) FILTER (WHERE i.mode = 'lead' AND z.by_voter)::int AS "byVoter",
      count(*) FILTER (WHERE i.mode = 'reason_order')::int AS "reasonOrder",
      count(*) FILTER (WHERE i.mode = 'single')::int AS single
    FROM stage g
    JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id AND b.status = 'closed'
    JOIN stage_item i ON i.review_id = b.review_id AND i.batch_id = b.id AND i.decision IS NOT NULL
    LEFT JOIN resolution z ON z.review_id = i.review_id AND z.stage_id = i.stage_id AND z.item_id = i.id
      AND z.withdrawn_at IS NULL
    WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind`;
  const counts = row ?? NONE_DECIDED;
  return { counts, sentence: selectionSentence(stage, counts) };
}
