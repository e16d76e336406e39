import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { refreshStatistics } from "@/lib/db/statistics";
import { note, operationHash, withRetry } from "../../history/command";
import { indexLater } from "../../record/filling/queries";
import { type Decided, findDuplicates } from "../cluster";
import type { duplicateEvents } from "../events";
import { duplicatesProjection } from "../projection";
import { newProposals, type Proposal } from "../proposals";
import { mayPersonMerge, maySoftwareMerge, mergedIn, type Standing } from "../rules";
import type { ClusterBefore } from "../schema";
import { markCompared } from "../searching/commands";
import { standings } from "../standing/queries";
import { levelInForce } from "../sure-level/queries";
import { type Compared, compareNew } from "./compare";
import { beforeOf, clustersNow, lockReview, reportsComingBack, reportsLeftBehind } from "./standing";

type FoundAtLevel = (typeof duplicateEvents)["duplicates_found"]["_output"];

/**
 * Looks for duplicates of what is new among all records that count: merges what is sure and nobody has begun to work
 * on, and lays the rest before a person. Notes one event, and none when nothing is found. What takes long is worked
 * out before anything is locked.
 */
export async function lookForDuplicates(reviewId: string): Promise<void> {
  const actor = await importer(reviewId);
  if (!actor) return;
  const compared = await compareNew(reviewId);
  if (compared.recordIds.length === 0) return;
  // Noted here, not through `command`: the person whose import led to it may have left the review since.
  const operation = { operationId: uuid(), hash: operationHash(actor, "find_duplicates", { reviewId }) };
  const moved = await withRetry(() =>
    db.$transaction(
      async (tx) => {
        await lockReview(tx, actor);
        if ((await levelInForce(actor, tx)).level !== compared.level) return null;
        const payload = await whatIsNew(tx, actor, compared);
        if (payload) {
          const event = await note(tx, actor, operation, { kind: "duplicates_found", payload, reply: {} });
          await duplicatesProjection.apply(tx, event);
          await indexLater(tx, reviewId, movedBy(payload));
        }
        await markCompared(tx, reviewId, compared.recordIds);
        return payload ? payload.merges.length + payload.proposals.length : 0;
      },
      { maxWait: 5_000, timeout: 120_000 },
    ),
  );
  // Somebody set another level while this was compared.
  if (moved === null) await lookForDuplicates(reviewId);
  else await refreshStatistics("duplicates", moved);
}

/** Records that read otherwise once duplicates fill what they lack, or do so no more. */
function movedBy({ merges, parted }: FoundAtLevel): string[] {
  const survivors = merges.map(({ survivorId }) => survivorId);
  return [...survivors, ...parted.flatMap(({ was }) => was.recordIds)];
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

async function whatIsNew(tx: Transaction, scope: Scope, compared: Compared): Promise<FoundAtLevel | null> {
  const now = await standingsOf(tx, scope, compared.records);
  const { waiting, apart } = await earlierClusters(tx, scope);
  const there = compared.records.filter(({ id }) => now.has(id) && now.get(id)?.status !== "withdrawn");
  const first = findDuplicates(there, decidedOf(now, apart), compared.pairs);
  const partedClusters = await mergesOfSoftware(tx, scope, first.parted);
  const restored = partedClusters.flatMap(({ was }) => mergedIn(was));
  for (const before of restored) {
    const standing = now.get(before.recordId);
    if (standing) now.set(before.recordId, { ...standing, ...before, survivorId: null });
  }
  // What is taken back may be merged otherwise: those are found as if it had never been merged.
  const { sure, doubtful } =
    restored.length > 0 ? findDuplicates(there, decidedOf(now, apart), compared.pairs) : first;
  const merges = sure.map(({ basis, survivorId, members }) => ({
    clusterId: uuid(),
    basis,
    survivorId,
    merged: members.filter((id) => id !== survivorId).map((id) => beforeOf(now.get(id)!)),
  }));
  const touched = waiting.filter(({ recordIds }) => recordIds.some((id) => now.has(id)));
  const { proposals, overtaken } = newProposals(doubtful, touched, uuid);
  if (merges.length + proposals.length + overtaken.length + partedClusters.length === 0) return null;
  const merged = merges.flatMap((merge) => merge.merged.map(({ recordId }) => recordId));
  return {
    level: compared.level,
    merges,
    proposals,
    overtaken,
    parted: partedClusters,
    withdrawnReports: await reportsLeftBehind(tx, scope, merged),
    returnedReports: await reportsComingBack(tx, scope, restored),
  };
}

const READ_AT_ONCE = 20_000;

/** Of records that may be duplicates, or were put together before: the others take part in nothing. */
async function standingsOf(
  tx: Transaction,
  scope: Scope,
  records: Compared["records"],
): Promise<Map<string, Standing>> {
  const now = new Map<string, Standing>();
  for (let from = 0; from < records.length; from += READ_AT_ONCE) {
    const ids = records.slice(from, from + READ_AT_ONCE).map(({ id }) => id);
    for (const one of await standings(tx, scope, ids)) now.set(one.recordId, one);
  }
  return now;
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
    isBySoftware: (id) => standingOf(id).status === "duplicate" && standingOf(id).decidedBy === "software",
  };
}

/** The clusters in which the software merged these records. */
async function mergesOfSoftware(
  tx: Transaction,
  scope: Scope,
  recordIds: readonly string[],
): Promise<{ clusterId: string; was: ClusterBefore }[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.clusterMember.findMany({
    where: {
      reviewId: scope.reviewId,
      recordId: { in: [...recordIds] },
      before: { not: null },
      cluster: { status: "confirmed", decidedBy: "software" },
    },
    select: { clusterId: true },
    distinct: ["clusterId"],
    orderBy: { clusterId: "asc" },
  });
  return clustersNow(
    tx,
    scope,
    rows.map(({ clusterId }) => clusterId),
  );
}

async function earlierClusters(
  tx: Transaction,
  { reviewId }: Scope,
): Promise<{ waiting: Proposal[]; apart: [string, string][] }> {
  const rows = await tx.$queryRaw<(Proposal & { status: "proposed" | "split" })[]>`
    SELECT c.id AS "clusterId", c.status::text AS status, m.ids AS "recordIds"
    FROM duplicate_cluster c
    CROSS JOIN LATERAL (SELECT array_agg(m.record_id::text ORDER BY m.record_id) AS ids FROM cluster_member m
      WHERE m.review_id = c.review_id AND m.cluster_id = c.id) m
    WHERE c.review_id = ${reviewId}::uuid AND c.status IN ('proposed', 'split') AND m.ids IS NOT NULL
    ORDER BY c.id`;
  const split = rows.filter(({ status }) => status === "split");
  return {
    waiting: rows.filter(({ status }) => status === "proposed"),
    apart: split.flatMap(({ recordIds }) => pairsOf(recordIds)),
  };
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b): [string, string] => [a, b]));
}
