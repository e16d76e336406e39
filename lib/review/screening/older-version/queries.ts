import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import type { StageKind } from "../../protocol/schema";
import { recordOfItem } from "../queue/queries";
import { type Asked, mayKnowVersions } from "./rules";
import type {
  OlderVersionVoteCounts,
  OlderVersionVoteEntry,
  OlderVersionVoteFilter,
  OlderVersionVotePage,
} from "./schema";

type Manager = Scope<"screening.manage">;

/** Of each batch whose votes a lead may know of, how many were cast under an older version of the protocol. */
export async function olderVersionCounts(scope: Manager, stage: StageKind): Promise<OlderVersionVoteCounts> {
  const rows = await db.$queryRaw<(Asked & { batchId: string; votes: number })[]>`
    SELECT b.id AS "batchId", b.status, bool_or(t.person_id = ${scope.personId}::uuid) AS "isAssigned",
      (count(*) FILTER (WHERE ${isOlder(scope)}))::int AS votes
    FROM stage g
    JOIN batch b ON b.review_id = g.review_id AND b.stage_id = g.id
    JOIN slot t ON t.review_id = b.review_id AND t.batch_id = b.id
    WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind
    GROUP BY b.review_id, b.id, b.status, b.number ORDER BY b.number`;
  const known = rows.filter((row) => row.votes > 0 && mayKnowVersions(row, scope.roles));
  return { batches: known.map(({ batchId, votes }) => ({ batchId, votes })) };
}

/** The items of a batch with votes that were cast under an older version, for looking at them again. */
export async function olderVersionVotes(
  scope: Manager,
  filter: OlderVersionVoteFilter,
): Promise<OlderVersionVotePage> {
  await refuseUnknowable(scope, filter.batchId);
  const rows = await db.$queryRaw<OlderVersionVoteEntry[]>`
    SELECT i.id AS "itemId", CASE WHEN i.record_id IS NULL THEN 'report' ELSE 'record' END AS kind, d.title, d.byline, d.year, votes.list AS votes
    FROM stage_item i
    ${recordOfItem}
    JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('personId', n.id, 'name', n.name, 'protocolNumber', p.number)
                       ORDER BY t.slot) AS list
      FROM slot t
      JOIN person n ON n.id = t.person_id
      JOIN protocol_version p ON p.review_id = t.review_id AND p.id = t.protocol_version_id
      WHERE t.review_id = i.review_id AND t.stage_id = i.stage_id AND t.item_id = i.id AND ${isOlder(scope)}
    ) votes ON votes.list IS NOT NULL
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.batch_id = ${filter.batchId}::uuid
      ${filter.cursor ? Prisma.sql`AND i.id > ${filter.cursor}::uuid` : Prisma.empty}
    ORDER BY i.id LIMIT ${filter.limit + 1}`;
  const items = rows.slice(0, filter.limit);
  return { items, next: rows.length > filter.limit ? (items.at(-1)?.itemId ?? null) : null };
}

async function refuseUnknowable(scope: Manager, batchId: string): Promise<void> {
  const { reviewId, personId } = scope;
  const batch = await db.batch.findUnique({ where: { reviewId_id: { reviewId, id: batchId } } });
  if (!batch) throw notFound("batch");
  const isAssigned = (await db.slot.count({ where: { reviewId, batchId, personId }, take: 1 })) > 0;
  if (mayKnowVersions({ status: batch.status, isAssigned }, scope.roles)) return;
  throw new Refusal("CONFLICT", "You vote in this review: this is shown when the batch is closed.");
}

/** Whether the vote of a slot `t` was cast under another version than the one in force. */
function isOlder(scope: Manager): Prisma.Sql {
  return Prisma.sql`t.verdict IS NOT NULL AND t.protocol_version_id <> (
    SELECT id FROM protocol_version WHERE review_id = ${scope.reviewId}::uuid ORDER BY number DESC LIMIT 1)`;
}
