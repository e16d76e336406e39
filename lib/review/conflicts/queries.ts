import { votes as hasVoteRole } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { currentProtocol } from "../protocol/queries";
import { ProtocolSettings, type StageKind } from "../protocol/schema";
import { type BatchFacts, batchFacts, holdsSlots, type ItemVote } from "../screening/batch/queries";
import { votesOfItem } from "../screening/item-votes/queries";
import { type Deciding, outcomeOf, rulesOf } from "../screening/outcome";
import { cardFields, recordOfItem } from "../screening/queue/queries";
import { choosableReasons, waysOf } from "./rules";
import type { ConflictEntry, ConflictFilter, ConflictPage, ConflictView } from "./schema";

interface PageRow extends Omit<ConflictEntry, "differs"> {
  reasons: { reasonId: string; checkable: boolean }[];
  settings: unknown;
  votesPerItem: number;
}

/**
 * Conflicts of closed batches. To somebody who does not vote, also those of open batches whose votes are all sealed:
 * they may be settled ahead, unseen by the voters.
 */
export async function listConflicts(
  scope: Scope<"conflicts.view">,
  filter: ConflictFilter,
): Promise<ConflictPage> {
  const rows = await pageRows(scope, filter);
  const items = rows.slice(0, filter.limit).flatMap(({ settings, reasons, votesPerItem, ...row }) => {
    const rules = rulesOf(ProtocolSettings.parse(settings), filter.stage);
    const { differs } = outcomeOf(row.votes, { stage: filter.stage, votesPerItem, rules, reasons });
    return differs ? [{ ...row, differs }] : [];
  });
  const last = rows[filter.limit - 1];
  return { items, next: rows.length > filter.limit && last ? last.itemId : null };
}

function pageRows(scope: Scope, filter: ConflictFilter): Promise<PageRow[]> {
  const isResolved = filter.status === "resolved";
  return db.$queryRaw`
    SELECT i.id AS "itemId", d.title, d.byline, d.year, b.number AS "batchNumber",
      b.status = 'open' AS "batchOpen", b.votes_per_item AS "votesPerItem", p.settings, votes.list AS votes,
      EXISTS (SELECT FROM consensus_proposal c WHERE c.review_id = i.review_id AND c.stage_id = i.stage_id
              AND c.item_id = i.id) AS proposed,
      standing.id IS NOT NULL AS resolved,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('reasonId', v.reason_id, 'checkable', v.checkable)
                                 ORDER BY pr.position), '[]')
       FROM protocol_reason pr JOIN reason_version v ON v.review_id = pr.review_id AND v.id = pr.reason_version_id
       WHERE pr.review_id = b.review_id AND pr.protocol_version_id = b.protocol_version_id) AS reasons
    FROM stage g
    JOIN stage_item i ON i.review_id = g.review_id AND i.stage_id = g.id
    ${recordOfItem}
    JOIN protocol_version p ON p.review_id = b.review_id AND p.id = b.protocol_version_id
    LEFT JOIN resolution standing ON standing.review_id = i.review_id AND standing.stage_id = i.stage_id
      AND standing.item_id = i.id AND standing.withdrawn_at IS NULL
    JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('personId', t.person_id, 'name', n.name, 'verdict', t.verdict,
                                          'reasonId', t.reason_id, 'isDoubt', t.is_doubt) ORDER BY t.slot) AS list,
        ${sealedAndDiffering}
      FROM (${votesOfItem}) t JOIN person n ON n.id = t.person_id
    ) votes ON true
    WHERE g.review_id = ${scope.reviewId}::uuid AND g.kind = ${filter.stage}::stage_kind
      AND ((b.status = 'closed' AND i.status = ${filter.status}::item_status)
        OR (${!hasVoteRole(scope.roles)} AND b.status = 'open' AND votes.sealed AND votes.differing
          AND (standing.id IS NOT NULL) = ${isResolved}
          AND NOT EXISTS (SELECT FROM slot o WHERE o.review_id = b.review_id AND o.batch_id = b.id
                          AND o.person_id = ${scope.personId}::uuid)))
      ${filter.cursor ? Prisma.sql`AND i.id > ${filter.cursor}::uuid` : Prisma.empty}
    ORDER BY i.id LIMIT ${filter.limit + 1}`;
}

/** Whether the votes of one item are all sealed, and differ in anything; whether that is a conflict say the rules. */
const sealedAndDiffering = Prisma.sql`
  bool_and(t.verdict IS NOT NULL AND (t.sealed_at IS NOT NULL OR t.cast_at <= clock_timestamp() - interval '24 hours'))
    AS sealed,
  count(DISTINCT (t.verdict, t.reason_id)) > 1 OR bool_or(t.verdict = 'maybe') AS differing`;

/** What a decision on one conflict rests on. */
export interface OpenConflict {
  batch: BatchFacts;
  status: "open" | "agreed" | "conflict" | "resolved";
  votes: ItemVote[];
}

/**
 * A conflict that this person may look at, or "not there": in an open batch that is everything for whoever votes,
 * and to others whatever is not sealed by all. `forUpdate` holds the item and its votes while a command decides.
 */
export async function visibleConflict(
  scope: Scope,
  stage: StageKind,
  itemId: string,
  tx: Transaction = db,
  forUpdate = false,
): Promise<OpenConflict> {
  const found = await tx.stageItem.findFirst({
    where: { reviewId: scope.reviewId, id: itemId, batch: { stage: { kind: stage } } },
  });
  if (!found) throw notFound("conflict");
  const batch = await batchFacts(scope, found.batchId, tx, forUpdate ? "FOR SHARE" : "");
  const { status, standing } = await itemStatus(tx, scope, found.stageId, itemId, forUpdate);
  const votes = await sealedVotes(tx, scope, found.stageId, itemId, forUpdate);
  if (batch.status === "closed") {
    if (status !== "conflict" && status !== "resolved") throw notFound("conflict");
    return { batch, status, votes: votes.map(({ isSealed, ...vote }) => vote) };
  }
  const blinded = hasVoteRole(scope.roles) || (await holdsSlots(scope, batch.id));
  const cast = votes.filter(({ isDoubt }) => !isDoubt);
  const sealed = cast.length === batch.deciding.votesPerItem && cast.every((vote) => vote.isSealed);
  if (blinded || !sealed || !isConflict(votes, batch.deciding)) throw notFound("conflict");
  return {
    batch,
    status: standing ? "resolved" : "conflict",
    votes: votes.map(({ isSealed, ...vote }) => vote),
  };
}

const isConflict = (votes: OpenConflict["votes"], deciding: Deciding) =>
  outcomeOf(votes, deciding).status === "conflict";

async function itemStatus(
  tx: Transaction,
  scope: Scope,
  stageId: string,
  itemId: string,
  forUpdate: boolean,
): Promise<{ status: OpenConflict["status"]; standing: boolean }> {
  const [row] = await tx.$queryRaw<{ status: OpenConflict["status"]; standing: boolean }[]>`
    SELECT i.status, EXISTS (SELECT FROM resolution z WHERE z.review_id = i.review_id AND z.stage_id = i.stage_id
      AND z.item_id = i.id AND z.withdrawn_at IS NULL) AS standing
    FROM stage_item i
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.stage_id = ${stageId}::uuid AND i.id = ${itemId}::uuid
    ${forUpdate ? Prisma.sql`FOR UPDATE OF i` : Prisma.empty}`;
  if (!row) throw notFound("conflict");
  return row;
}

async function sealedVotes(
  tx: Transaction,
  scope: Scope,
  stageId: string,
  itemId: string,
  forUpdate: boolean,
): Promise<(ItemVote & { isSealed: boolean })[]> {
  const item = Prisma.sql`review_id = ${scope.reviewId}::uuid AND stage_id = ${stageId}::uuid`;
  if (forUpdate)
    await tx.$queryRaw`SELECT slot FROM slot WHERE ${item} AND item_id = ${itemId}::uuid ORDER BY slot FOR UPDATE`;
  return tx.$queryRaw`
    SELECT t.person_id AS "personId", t.verdict, t.reason_id AS "reasonId", t.event_id AS "eventId",
      t.is_doubt AS "isDoubt",
      (t.sealed_at IS NOT NULL OR t.cast_at <= clock_timestamp() - interval '24 hours') AS "isSealed"
    FROM (SELECT * FROM stage_item WHERE ${item} AND id = ${itemId}::uuid) i CROSS JOIN LATERAL (${votesOfItem}) t
    WHERE t.verdict IS NOT NULL ORDER BY t.slot`;
}

type Parts = Pick<ConflictView, "card" | "votes" | "proposal" | "resolutions">;

/** One conflict with all votes side by side, what was proposed, and how the person asking may settle it. */
export async function conflictView(
  scope: Scope<"conflicts.view">,
  stage: StageKind,
  itemId: string,
): Promise<ConflictView> {
  const { batch, status, votes } = await visibleConflict(scope, stage, itemId);
  const [parts] = await db.$queryRaw<Parts[]>`
    SELECT (SELECT to_jsonb(c) FROM (SELECT ${cardFields}) c) AS card,
      (SELECT jsonb_agg(jsonb_build_object('personId', t.person_id, 'name', n.name, 'eventId', t.event_id,
          'verdict', t.verdict, 'reasonId', t.reason_id, 'secondaryReasonIds', t.secondary_reason_ids,
          'note', t.note, 'castAt', ${iso("t.cast_at")}, 'protocolVersionId', t.protocol_version_id,
          'sealedVerdict', t.sealed_verdict, 'isDoubt', t.is_doubt) ORDER BY t.slot)
       FROM (${votesOfItem}) t JOIN person n ON n.id = t.person_id WHERE t.verdict IS NOT NULL) AS votes,
      (SELECT jsonb_build_object('id', c.id, 'decision', c.decision, 'reasonId', c.reason_id,
          'rationale', c.rationale, 'protocolVersionId', c.protocol_version_id, 'confirmedBy', c.confirmed_by, 'at', ${iso("c.at")})
       FROM consensus_proposal c WHERE c.review_id = i.review_id AND c.stage_id = i.stage_id
         AND c.item_id = i.id) AS proposal,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'decision', z.decision, 'reasonId', z.reason_id,
          'mode', z.mode, 'byVoter', z.by_voter, 'rationale', z.rationale,
          'protocolVersionId', z.protocol_version_id, 'at', ${iso("z.at")},
          'withdrawn', CASE WHEN z.withdrawn_at IS NOT NULL THEN jsonb_build_object(
            'at', ${iso("z.withdrawn_at")}, 'reason', z.withdrawn_reason, 'by', (
              SELECT jsonb_build_object('personId', n.id, 'name', n.name) FROM person n WHERE n.id = z.withdrawn_by))
          END, 'resolvers', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('personId', n.id, 'name', n.name) ORDER BY n.name, n.id), '[]')
            FROM person n WHERE n.id = ANY(z.resolver_ids))) ORDER BY z.at DESC), '[]')
       FROM resolution z WHERE z.review_id = i.review_id AND z.stage_id = i.stage_id
         AND z.item_id = i.id) AS resolutions
    FROM stage_item i ${recordOfItem}
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.stage_id = ${batch.stageId}::uuid AND i.id = ${itemId}::uuid`;
  if (!parts) throw notFound("conflict");
  const batchOpen = batch.status === "open";
  const ways = waysOf({ personId: scope.personId, roles: scope.roles, ...batch.rules, votes });
  const inForce = (await currentProtocol(scope))?.reasons ?? [];
  return {
    ...parts,
    batchOpen,
    status,
    differs: outcomeOf(votes, batch.deciding).differs,
    reasonIds: choosableReasons(inForce, batch.deciding.reasons, votes),
    ways: status === "conflict" ? ways : [],
  };
}

function iso(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
