import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { note, operationHash, withRetry } from "../../history/command";
import { comparedPairs, type Decided, findDuplicates, type ScoredPair } from "../cluster";
import { duplicatesProjection } from "../projection";
import { newProposals, type Proposal } from "../proposals";
import { standingRecords } from "../queries";
import { mayPersonMerge, maySoftwareMerge, type Standing } from "../rules";
import type { ComparedRecord, duplicateEvents } from "../schema";
import { standings } from "../standing/queries";
import { beforeOf, lockReview, reportsLeftBehind } from "./standing";

type Found = (typeof duplicateEvents)["duplicates_found"]["_output"];

/**
 * Looks for duplicates among all records that count: merges what is sure and nobody has begun to work on, and lays
 * the rest before a person. Notes one event, and none when nothing is new. What takes long is worked out before
 * anything is locked.
 */
export async function lookForDuplicates(reviewId: string): Promise<void> {
  const actor = await importer(reviewId);
  if (!actor) return;
  const records = await standingRecords({ reviewId });
  const pairs = comparedPairs(records);
  // Noted here, not through `command`: the person whose import led to it may have left the review since.
  const operation = { operationId: uuid(), hash: operationHash(actor, "find_duplicates", { reviewId }) };
  await withRetry(() =>
    db.$transaction(
      async (tx) => {
        await lockReview(tx, actor);
        const payload = await whatIsNew(tx, actor, records, pairs);
        if (!payload) return;
        const event = await note(tx, actor, operation, { kind: "duplicates_found", payload, reply: {} });
        await duplicatesProjection.apply(tx, event);
      },
      { maxWait: 5_000, timeout: 120_000 },
    ),
  );
}

/** The software acts for whoever imported last. */
async function importer(reviewId: string): Promise<Scope | null> {
  const last = await db.import.findFirst({
    where: { reviewId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { startedBy: true },
  });
  return last && ({ reviewId, personId: last.startedBy } as Scope);
}

async function whatIsNew(
  tx: Transaction,
  scope: Scope,
  records: readonly ComparedRecord[],
  pairs: readonly ScoredPair[],
): Promise<Found | null> {
  const now = new Map((await standings(tx, scope, null)).map((one) => [one.recordId, one]));
  const { waiting, apart } = await earlierClusters(tx, scope);
  const there = records.filter(({ id }) => now.has(id));
  const { sure, doubtful } = findDuplicates(there, decidedOf(now, apart), pairs);
  const merges = sure.map(({ basis, survivorId, members }) => ({
    clusterId: uuid(),
    basis,
    survivorId,
    merged: members.filter((id) => id !== survivorId).map((id) => beforeOf(now.get(id)!)),
  }));
  const { proposals, overtaken } = newProposals(doubtful, waiting, uuid);
  if (merges.length + proposals.length + overtaken.length === 0) return null;
  const merged = merges.flatMap((merge) => merge.merged.map(({ recordId }) => recordId));
  return { merges, proposals, overtaken, withdrawnReports: await reportsLeftBehind(tx, scope, merged) };
}

function decidedOf(now: ReadonlyMap<string, Standing>, apart: Decided["apart"]): Decided {
  const standingOf = (id: string) => now.get(id)!;
  const survivors = [...now.values()].flatMap(({ recordId, survivorId }) =>
    survivorId ? [[recordId, survivorId] as const] : [],
  );
  return {
    survivors: new Map(survivors),
    apart,
    maySoftwareMerge: (id) => maySoftwareMerge(standingOf(id)),
    mayPersonMerge: (id) => mayPersonMerge(standingOf(id)),
  };
}

async function earlierClusters(
  tx: Transaction,
  { reviewId }: Scope,
): Promise<{ waiting: Proposal[]; apart: [string, string][] }> {
  const rows = await tx.$queryRaw<(Proposal & { status: "proposed" | "split" })[]>`
    SELECT c.id AS "clusterId", c.status::text AS status, array_agg(m.record_id::text ORDER BY m.record_id) AS "recordIds"
    FROM duplicate_cluster c JOIN cluster_member m ON m.review_id = c.review_id AND m.cluster_id = c.id
    WHERE c.review_id = ${reviewId}::uuid AND c.status IN ('proposed', 'split')
    GROUP BY c.id, c.status ORDER BY c.id`;
  const split = rows.filter(({ status }) => status === "split");
  return {
    waiting: rows.filter(({ status }) => status === "proposed"),
    apart: split.flatMap(({ recordIds }) => pairsOf(recordIds)),
  };
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b): [string, string] => [a, b]));
}
