import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { comparedRecords } from "../queries";
import type { ClusterBefore, SureLevel } from "../schema";
import { standings } from "../standing/queries";
import { componentsOf, type Reconsidered, reconsider, type StandingCluster, together } from "./rules";
import type { LevelPreview, SureLevelNow } from "./schema";

type InReview = Pick<Scope, "reviewId">;

/** The level in force and its number; 0 is what every review begins with. */
export async function levelInForce(
  { reviewId }: InReview,
  tx: Transaction = db,
): Promise<{ level: SureLevel; number: number }> {
  const last = await tx.duplicateSureLevel.findFirst({ where: { reviewId }, orderBy: { number: "desc" } });
  return { level: last?.level ?? "sure", number: last?.number ?? 0 };
}

const MOST_SHOWN = 50;

/** The level in force and those before it. */
export async function sureLevelNow({ reviewId }: Scope<"duplicates.view">): Promise<SureLevelNow> {
  const rows = await db.$queryRaw<(Omit<SureLevelNow["versions"][number], "at"> & { at: Date })[]>`
    SELECT l.number, l.level::text AS level, l.rationale, p.name AS by, l.at
    FROM duplicate_sure_level l JOIN person p ON p.id = l.person_id
    WHERE l.review_id = ${reviewId}::uuid ORDER BY l.number DESC LIMIT ${MOST_SHOWN}`;
  const versions = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  return { level: versions[0]?.level ?? "sure", number: versions[0]?.number ?? 0, versions };
}

/** What another level would change of what stands and waits. */
export async function levelPreview(
  scope: Scope<"duplicates.decide">,
  level: SureLevel,
): Promise<LevelPreview> {
  const [{ released, added }, [counts]] = await Promise.all([
    reconsidered(db, scope, level),
    db.$queryRaw<Pick<LevelPreview, "standing" | "waiting">[]>`
      SELECT
        (SELECT count(*)::int FROM record_state WHERE review_id = ${scope.reviewId}::uuid
          AND status = 'duplicate' AND decided_by = 'software') AS standing,
        (SELECT count(*)::int FROM duplicate_cluster WHERE review_id = ${scope.reviewId}::uuid
          AND status = 'proposed') AS waiting`,
  ]);
  return { asked: released.length, merged: added.length, ...counts! };
}

const RECORDS_AT_ONCE = 2_000;

/** All that a level makes of what stands. So many records at a time: others are answered in between. */
export async function reconsidered(
  tx: Transaction,
  scope: InReview,
  level: SureLevel,
): Promise<Reconsidered> {
  const all = await clustersOf(tx, scope);
  const apart = all.flatMap(({ was }) => (was.status === "split" ? pairsOf(was.recordIds) : []));
  const apartOf = new Map<string, (readonly [string, string])[]>();
  for (const pair of apart) for (const id of pair) apartOf.set(id, [...(apartOf.get(id) ?? []), pair]);
  const parts: Reconsidered[] = [];
  for (const some of inPages(componentsOf(all.filter(({ was }) => was.status !== "split")))) {
    const ids = [...new Set(some.flat().flatMap(({ was }) => was.recordIds))];
    const now = await standings(tx, scope, ids);
    const records = await comparedRecords(scope, ids);
    const standing = new Map(now.map((one) => [one.recordId, one]));
    const byId = new Map(records.map((one) => [one.id, one]));
    for (const clusters of some) {
      const own = [...new Set(clusters.flatMap(({ was }) => was.recordIds))].filter(
        (id) => standing.has(id) && standing.get(id)?.status !== "withdrawn",
      );
      const component = {
        clusters,
        records: own.flatMap((id) => byId.get(id) ?? []),
        standing: new Map(own.map((id) => [id, standing.get(id)!])),
        apart: own.flatMap((id) => apartOf.get(id) ?? []),
      };
      const part = reconsider(component, level, uuid);
      if (part) parts.push(part);
    }
  }
  return together(parts);
}

function* inPages(components: readonly StandingCluster[][]): Generator<StandingCluster[][]> {
  let page: StandingCluster[][] = [];
  let records = 0;
  for (const component of components) {
    page.push(component);
    records += component.reduce((sum, { was }) => sum + was.recordIds.length, 0);
    if (records < RECORDS_AT_ONCE) continue;
    yield page;
    page = [];
    records = 0;
  }
  if (page.length > 0) yield page;
}

/** Every cluster of the review as it stands. */
async function clustersOf(tx: Transaction, { reviewId }: InReview): Promise<StandingCluster[]> {
  const rows = await tx.$queryRaw<(ClusterBefore & { clusterId: string })[]>`
    SELECT c.id AS "clusterId", c.status::text AS status, c.basis, c.decided_by::text AS "decidedBy",
      c.survivor_id AS "survivorId", c.event_id AS "eventId",
      array_agg(m.record_id::text ORDER BY m.record_id) AS "recordIds",
      coalesce(jsonb_agg(jsonb_build_object('recordId', m.record_id, 'status', m.before, 'decidedBy', m.before_by,
        'method', m.before_method) ORDER BY m.record_id) FILTER (WHERE m.before IS NOT NULL), '[]') AS merged
    FROM duplicate_cluster c JOIN cluster_member m ON m.review_id = c.review_id AND m.cluster_id = c.id
    WHERE c.review_id = ${reviewId}::uuid GROUP BY c.review_id, c.id ORDER BY c.id`;
  return rows.map(({ clusterId, ...was }) => ({ clusterId, was }));
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b): [string, string] => [a, b]));
}
