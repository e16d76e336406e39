import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, PLAN_ONCE, Prisma, type Transaction } from "@/lib/db/client";
import { enqueueOwnRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command, operationHash, refuseReuse, withRetry } from "../history/command";
import type { VoteCast } from "./events";
import { saveVote, screeningProjection } from "./projection";
import { ranksOwn } from "./queue/queries";
import { type ActOnBatch, type ActOnItem, type CastVote, VoteReceipt } from "./schema";
import { decideRetraction, decideVote, type Offered, type SlotFacts } from "./vote";

type Voter = Scope<"screening.vote">;

/**
 * Casts one's vote on an item, or changes it. The busiest write of a review: one statement locks and reads all that
 * the rule needs, one saves the event and what it does to the slot.
 */
export function castVote(scope: Voter, input: CastVote): Promise<VoteReceipt> {
  const operation = { id: input.operationId, hash: operationHash(scope, "cast_vote", input) };
  return withRetry(() =>
    db.$transaction(
      async (tx) => {
        const found = await lockAndRead(tx, scope, input);
        refuseReuse(found.operationHash, operation.hash);
        if (found.operationHash) return VoteReceipt.parse(found.reply);
        const receipt = await noteVote(tx, scope, operation, decideVote(found, input));
        if (found.ranksOwn) await enqueueOwnRanking(tx, scope.reviewId, input.stage, scope.personId);
        return receipt;
      },
      { maxWait: 5_000, timeout: 10_000 },
    ),
  );
}

interface Found extends SlotFacts, Offered {
  ranksOwn: boolean | null;
  operationHash: string | null;
  reply: unknown;
}

/**
 * The batch is locked before the slot, as closing does: neither waits for the other twice. The slot FOR UPDATE makes ten tabs of one person wait for each other. Membership and batch are held FOR SHARE:
 * what is removed or closed first lets nothing through, and voters do not wait for voters.
 */
async function lockAndRead(tx: Transaction, scope: Voter, input: CastVote): Promise<Found> {
  const { reviewId, personId } = scope;
  const [row] = await tx.$queryRaw<Found[]>`${PLAN_ONCE}
    WITH member AS (
      SELECT 'reviewer'::role = ANY(roles) AS votes FROM membership
      WHERE review_id = ${reviewId}::uuid AND person_id = ${personId}::uuid AND ended_at IS NULL FOR SHARE
    ), mine AS (${ownSlot(scope, input)})
    SELECT member.votes, e.operation_hash AS "operationHash", e.reply, mine.*, clock_timestamp() AS now,
      coalesce(s.status::text, r.status::text) IN ('awaiting_screening', 'awaiting_assessment') IS TRUE AS "isThere",
      EXISTS (SELECT FROM protocol_version WHERE review_id = ${reviewId}::uuid AND id = ${input.protocolVersionId}::uuid)
        AS "protocolKnown",
      ARRAY(SELECT v.reason_id::text FROM protocol_reason p
            JOIN reason_version v ON v.review_id = p.review_id AND v.id = p.reason_version_id
            WHERE p.review_id = ${reviewId}::uuid AND p.protocol_version_id = ${input.protocolVersionId}::uuid)
        AS "reasonIds",
      ARRAY(SELECT criterion_version_id::text FROM protocol_criterion
            WHERE review_id = ${reviewId}::uuid AND protocol_version_id = ${input.protocolVersionId}::uuid)
        AS "criterionVersionIds",
      EXISTS (SELECT FROM record_state WHERE review_id = ${reviewId}::uuid AND record_id = ${input.itemId}::uuid
              AND status = 'withdrawn')
        OR EXISTS (SELECT FROM report WHERE review_id = ${reviewId}::uuid AND id = ${input.itemId}::uuid
                   AND status = 'withdrawn') AS withdrawn
    FROM member
    LEFT JOIN mine ON true
    LEFT JOIN decision_event e ON e.review_id = ${reviewId}::uuid AND e.operation_id = ${input.operationId}::uuid
    LEFT JOIN record_state s ON s.review_id = ${reviewId}::uuid AND s.record_id = mine."recordId"
    LEFT JOIN report r ON r.review_id = ${reviewId}::uuid AND r.id = mine."reportId"`;
  if (!row) throw notFound("review");
  return row;
}

function ownSlot(scope: Voter, on: Pick<CastVote, "stage" | "itemId">): Prisma.Sql {
  return Prisma.sql`
    SELECT t.stage_id AS "stageId", t.slot, t.verdict, t.cast_at AS "castAt", t.sealed_at AS "sealedAt",
      t.event_id AS "eventId", b.status AS "batchStatus", b.number AS "batchNumber", i.record_id AS "recordId", i.report_id AS "reportId",
      ${ranksOwn(on.stage)} AS "ranksOwn"
    FROM stage g
    JOIN slot t ON t.review_id = g.review_id AND t.stage_id = g.id
    JOIN batch b ON b.review_id = t.review_id AND b.id = t.batch_id
    JOIN stage_item i ON i.review_id = t.review_id AND i.stage_id = t.stage_id AND i.id = t.item_id
    WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${on.stage}::stage_kind
      AND t.item_id = ${on.itemId}::uuid AND t.person_id = ${scope.personId}::uuid
    FOR SHARE OF b FOR UPDATE OF t`;
}

/** The receipt is the event's own reply, so that a repeat answers the same bytes. */
async function noteVote(
  tx: Transaction,
  scope: Voter,
  operation: { id: string; hash: string },
  vote: VoteCast,
): Promise<VoteReceipt> {
  const { reviewId, personId } = scope;
  const eventId = uuid();
  const receipt = { itemId: vote.itemId, verdict: vote.verdict, sealed: vote.postSeal };
  const [row] = await tx.$queryRaw<{ reply: unknown }[]>`${PLAN_ONCE}
    WITH event AS (
      INSERT INTO decision_event (review_id, id, kind, payload, reply, actor_id, operation_id, operation_hash,
                                  record_id, report_id, at)
      SELECT ${reviewId}::uuid, ${eventId}::uuid, 'vote_cast', ${JSON.stringify(vote)}::jsonb,
        ${JSON.stringify(receipt)}::jsonb
          || jsonb_build_object('castAt', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        ${personId}::uuid, ${operation.id}::uuid, ${operation.hash}, i.record_id, i.report_id, c.at
      FROM (SELECT clock_timestamp() AS at) c, stage_item i
      WHERE i.review_id = ${reviewId}::uuid AND i.stage_id = ${vote.stageId}::uuid AND i.id = ${vote.itemId}::uuid
      RETURNING at, reply
    ), ${saveVote(reviewId, eventId, vote)}
    SELECT reply FROM event`;
  return VoteReceipt.parse(row?.reply);
}

/** Takes one's own vote back. Possible until it is sealed; the vote and its undoing both stay in the history. */
export function retractVote(scope: Voter, input: ActOnItem): Promise<Record<string, never>> {
  return command(scope, "retract_vote", input, screeningProjection, async (tx) => {
    const { itemId, stage } = input;
    const [row] = await tx.$queryRaw<
      (SlotFacts & { recordId: string | null; reportId: string | null; ranksOwn: boolean | null })[]
    >`
      WITH mine AS (${ownSlot(scope, input)})
      SELECT mine.*, true AS votes, true AS "isThere", false AS withdrawn, clock_timestamp() AS now
      FROM (SELECT 1) one LEFT JOIN mine ON true`;
    if (!row) throw notFound();
    const payload = { itemId, ...decideRetraction(row, stage) };
    const about = { recordId: row.recordId ?? undefined, reportId: row.reportId ?? undefined };
    const afterwards = async () =>
      row.ranksOwn && enqueueOwnRanking(tx, scope.reviewId, stage, scope.personId);
    return { kind: "vote_retracted", payload, reply: {}, ...about, afterwards };
  });
}

/** Seals all one's votes of a batch: the author's own act, open once nothing is left to vote on. */
export function submitBatch(scope: Voter, input: ActOnBatch): Promise<{ sealed: number }> {
  return command(scope, "submit_batch", input, screeningProjection, async (tx) => {
    const slots = await lockOwnSlots(tx, scope, input.batchId);
    if (slots.length === 0) throw new Refusal("CONFLICT", "You have no votes in this batch.");
    const open = slots.filter((slot) => !slot.isCast && slot.isThere).length;
    if (open > 0) throw new Refusal("CONFLICT", `${open} of your votes in this batch are still missing.`);
    const sealed = slots.filter((slot) => slot.isCast && !slot.isSealed).length;
    if (sealed === 0) throw new Refusal("CONFLICT", "All your votes of this batch are submitted already.");
    return { kind: "batch_submitted", payload: { batchId: input.batchId }, reply: { sealed } };
  });
}

async function lockOwnSlots(tx: Transaction, scope: Voter, batchId: string) {
  const [batch] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status FROM batch WHERE review_id = ${scope.reviewId}::uuid AND id = ${batchId}::uuid FOR SHARE`;
  if (!batch) throw notFound("batch");
  if (batch.status !== "open")
    throw new Refusal("CONFLICT", "This batch is closed: all its votes are sealed.");
  return tx.$queryRaw<{ isCast: boolean; isSealed: boolean; isThere: boolean }[]>`
    SELECT t.verdict IS NOT NULL AS "isCast", t.sealed_at IS NOT NULL AS "isSealed",
      coalesce(s.status::text, r.status::text) IN ('awaiting_screening', 'awaiting_assessment') IS TRUE AS "isThere"
    FROM slot t
    LEFT JOIN record_state s ON s.review_id = t.review_id AND s.record_id = t.item_id
    LEFT JOIN report r ON r.review_id = t.review_id AND r.id = t.item_id
    WHERE t.review_id = ${scope.reviewId}::uuid AND t.batch_id = ${batchId}::uuid
      AND t.person_id = ${scope.personId}::uuid
    ORDER BY t.item_id FOR UPDATE OF t`;
}
