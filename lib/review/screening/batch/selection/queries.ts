import type { Scope } from "@/lib/access/scope";
import { Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { StageKind } from "../../../protocol/schema";
import type { ModelName } from "../../../ranking/rank";

/** Holds the stage: batches of a stage open one after another, so that no record is in two. */
export async function lockStage(
  tx: Transaction,
  scope: Scope,
  stage: StageKind,
): Promise<{ id: string; nextNumber: number }> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM stage WHERE review_id = ${scope.reviewId}::uuid AND kind = ${stage}::stage_kind FOR UPDATE`;
  if (!row) throw notFound("stage");
  const last = await tx.batch.aggregate({
    where: { reviewId: scope.reviewId, stageId: row.id },
    _max: { number: true },
  });
  return { id: row.id, nextNumber: (last._max.number ?? 0) + 1 };
}

/** Members who vote, in the order of their ids. */
export async function votingMembers(tx: Transaction, scope: Scope): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { reviewId: scope.reviewId, endedAt: null, roles: { has: "reviewer" } },
    select: { personId: true },
    orderBy: { personId: "asc" },
  });
  return rows.map((row) => row.personId);
}

/** What the worker's last ranking of the stage is made from; null before the first. */
export async function rankingNow(
  tx: Transaction,
  scope: Scope,
  stageId: string,
): Promise<{ model: ModelName; learned: number; isStarted: boolean } | null> {
  return tx.stageRanking.findUnique({
    where: { reviewId_stageId: { reviewId: scope.reviewId, stageId } },
    select: { model: true, learned: true, isStarted: true },
  });
}

interface Wanted {
  stage: StageKind;
  stageId: string;
  order: "import" | "random" | "ranked";
  seed: string;
  size: number;
}

/** The batches of a stage, held: none closes or reopens, and so takes or gives back items, while one is opened. */
export async function holdBatches(
  tx: Transaction,
  scope: Scope,
  stageId: string,
): Promise<{ status: "open" | "closed" }[]> {
  return tx.$queryRaw`
    SELECT status FROM batch WHERE review_id = ${scope.reviewId}::uuid AND stage_id = ${stageId}::uuid
    ORDER BY id FOR SHARE`;
}

/**
 * The item of this id that a batch holds, if one does: the batch is open, or the item's conflict is to be settled.
 * What was left unfinished in a batch that is closed may go on in another.
 */
export function heldItem(reviewId: Prisma.Sql, stageId: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT i.id FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
    WHERE i.review_id = ${reviewId} AND i.stage_id = ${stageId} AND i.id = ${id}
      AND (b.status = 'open' OR i.status = 'conflict'))`;
}

/**
 * What waits at the stage and no batch holds: how much, and the first of it in the order of import, drawn from the seed,
 * or as the ranking has it. What came after the ranking was made comes after what it knows, at random.
 */
export async function eligibleItems(
  tx: Transaction,
  scope: Scope,
  wanted: Wanted,
): Promise<{ left: number; ids: string[] }> {
  const review = Prisma.sql`${scope.reviewId}::uuid`;
  const [row] = await tx.$queryRaw<{ left: number; ids: string[] }[]>`
    WITH ranked AS (${rankedItems(scope, wanted)}), eligible AS (
      SELECT w.* FROM (${waiting(scope, wanted.stage)}) w
      WHERE NOT EXISTS ${heldItem(review, Prisma.sql`${wanted.stageId}::uuid`, Prisma.sql`w.id`)}
    ), first AS (
      SELECT e.id, row_number() OVER (ORDER BY ${orderOf(wanted)}) AS place
      FROM eligible e LEFT JOIN ranked r ON r.id = e.id
      ORDER BY place LIMIT ${wanted.size}
    )
    SELECT (SELECT count(*)::int FROM eligible) AS left,
      (SELECT coalesce(array_agg(id::text ORDER BY place), '{}') FROM first) AS ids`;
  return row ?? { left: 0, ids: [] };
}

function rankedItems(scope: Scope, wanted: Wanted): Prisma.Sql {
  if (wanted.order !== "ranked") return Prisma.sql`SELECT NULL::uuid AS id, 0 AS rank WHERE false`;
  return Prisma.sql`
    SELECT o.id, o.rank FROM stage_ranking k CROSS JOIN LATERAL unnest(k.item_ids) WITH ORDINALITY AS o(id, rank)
    WHERE k.review_id = ${scope.reviewId}::uuid AND k.stage_id = ${wanted.stageId}::uuid`;
}

function orderOf({ order, seed }: Wanted): Prisma.Sql {
  if (order === "import") return Prisma.sql`e.first, e.second, e.id`;
  return Prisma.sql`r.rank, md5(${seed} || e.id::text), e.id`;
}

function waiting(scope: Scope, stage: StageKind): Prisma.Sql {
  if (stage === "full_text") {
    return Prisma.sql`
      SELECT id, at AS first, 0 AS second FROM report
      WHERE review_id = ${scope.reviewId}::uuid AND status = 'awaiting_assessment'`;
  }
  return Prisma.sql`
    SELECT d.id, m.at AS first, d.ordinal AS second FROM record_state s
    JOIN record_now d ON d.review_id = s.review_id AND d.id = s.record_id
    JOIN import m ON m.review_id = d.review_id AND m.id = d.import_id
    WHERE s.review_id = ${scope.reviewId}::uuid AND s.status = 'awaiting_screening'`;
}
