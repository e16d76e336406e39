import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { currentProtocol } from "../../protocol/queries";
import type { ModelName } from "../../ranking/rank";
import { rulesOf } from "../../screening/outcome";
import { cardFields, recordOfItem } from "../../screening/queue/queries";
import { irrelevantAtEnd } from "../progress";
import { checkedLetters, EXCLUDED, withItem } from "./letters/queries";
import { obstacleToCheck } from "./rules";
import type { CheckedCard, QualityCheckDesk, QualityCheckNow } from "./schema";

type InReview = Pick<Scope, "reviewId">;

/** What the next check could list, in its order: excluded, and read in no check. */
function listable(stageId: Prisma.Sql, { reviewId }: InReview): Prisma.Sql {
  return Prisma.sql`
    SELECT n.id, n.rank
    FROM stage_ranking k CROSS JOIN LATERAL unnest(k.excluded_ids) WITH ORDINALITY AS n(id, rank)
    ${withItem(Prisma.sql`n.id`)}
    WHERE k.review_id = ${reviewId}::uuid AND k.stage_id = ${stageId} AND ${EXCLUDED}
      AND NOT EXISTS (SELECT FROM checked_exclusion x
        WHERE x.review_id = k.review_id AND x.record_id = n.id AND x.verdict IS NOT NULL)`;
}

interface Facts {
  stageId: string;
  isStopped: boolean;
  isOrdered: boolean;
  model: ModelName | null;
  learned: number | null;
  listable: string[];
  readers: QualityCheckNow["readers"];
  check: QualityCheckNow["check"];
}

/** Titles and abstracts as a quality check finds them; it knows decisions of closed batches alone. */
export async function checkFacts(scope: InReview, tx: Transaction = db): Promise<Facts> {
  const review = Prisma.sql`${scope.reviewId}::uuid`;
  const [row] = await tx.$queryRaw<Facts[]>`
    SELECT g.id AS "stageId", k.model, k.learned, coalesce(cardinality(k.excluded_ids), 0) > 0 AS "isOrdered",
      EXISTS (SELECT FROM screening_stop p WHERE p.review_id = g.review_id AND p.stage_id = g.id
              AND p.resumed_at IS NULL) AS "isStopped",
      (SELECT coalesce(array_agg(l.id::text ORDER BY l.rank), '{}') FROM (${listable(Prisma.sql`g.id`, scope)}) l)
        AS listable,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', m.person_id, 'name', n.name)
          ORDER BY (SELECT count(*) FROM slot t JOIN batch b ON b.review_id = t.review_id AND b.id = t.batch_id
                    WHERE t.review_id = m.review_id AND t.person_id = m.person_id AND b.stage_id = g.id
                      AND b.status = 'closed' AND t.verdict IS NOT NULL), n.name, n.id), '[]')
       FROM membership m JOIN person n ON n.id = m.person_id
       WHERE m.review_id = ${review} AND m.ended_at IS NULL AND 'reviewer' = ANY(m.roles)) AS readers,
      (${openCheck}) AS check
    FROM stage g LEFT JOIN stage_ranking k ON k.review_id = g.review_id AND k.stage_id = g.id
    WHERE g.review_id = ${review} AND g.kind = 'title_abstract'`;
  if (!row) throw notFound("stage");
  return row;
}

/** The check of stage `g` that has not ended. */
const openCheck = Prisma.sql`
  SELECT jsonb_build_object('id', k.id, 'number', k.number,
    'reader', jsonb_build_object('personId', n.id, 'name', n.name),
    'records', count(*) FILTER (WHERE x.verdict IS NOT NULL OR ${EXCLUDED}), 'read', count(x.verdict),
    'doubted', count(*) FILTER (WHERE x.verdict = 'doubted'),
    'unsettled', count(*) FILTER (WHERE x.verdict = 'doubted' AND i.batch_id = x.batch_id AND i.decision IS NULL))
  FROM quality_check k
  JOIN person n ON n.id = k.reader_id
  JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = k.id
  ${withItem(Prisma.sql`x.record_id`)}
  WHERE k.review_id = g.review_id AND k.stage_id = g.id AND k.ended_at IS NULL
  GROUP BY k.review_id, k.id, n.id`;

/** The check that is open, and whether and with whom one can be opened. */
export async function qualityCheckNow(scope: Scope<"screening.view">): Promise<QualityCheckNow> {
  const [protocol, facts] = [await currentProtocol(scope), await checkFacts(scope)];
  const { check, listable: ids, readers, isStopped, isOrdered } = facts;
  const order = protocol && rulesOf(protocol.settings, "title_abstract").order;
  const left = ids.length;
  const obstacle = obstacleToCheck({ order, isStopped, isOpen: check !== null, isOrdered, left });
  return { check, left, obstacle, readers };
}

interface DeskRow extends Omit<QualityCheckDesk, "needed" | "inRowBefore"> {
  before: string | null;
}

/** A check as its reader has it before them. To everybody else it is not there. */
export async function qualityCheckDesk(
  scope: Scope<"screening.vote">,
  checkId: string,
): Promise<QualityCheckDesk> {
  const [row] = await db.$queryRaw<DeskRow[]>`
    SELECT q.id, q.number, q.ended_at IS NOT NULL AS "hasEnded",
      (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'place' ORDER BY r.place), '[]') FROM (${recordsOfCheck}) r) AS records,
      (${checkedLetters(Prisma.sql`k.review_id = q.review_id AND k.stage_id = q.stage_id AND k.number < q.number`)})
        AS before
    FROM quality_check q
    WHERE q.review_id = ${scope.reviewId}::uuid AND q.id = ${checkId}::uuid AND q.reader_id = ${scope.personId}::uuid`;
  if (!row) throw notFound("quality check");
  const protocol = await currentProtocol(scope);
  const rules = protocol && rulesOf(protocol.settings, "title_abstract").stopping;
  const { id, number, hasEnded, records, before } = row;
  const inRowBefore = irrelevantAtEnd(before ?? "");
  return { id, number, hasEnded, records, inRowBefore, needed: rules?.safe.irrelevantInRow ?? null };
}

/** The records of check `q` that were read or can be, as their reader finds them. */
const recordsOfCheck = Prisma.sql`
  SELECT x.place, x.record_id AS "itemId", d.title, x.verdict, x.note, CASE
    WHEN i.decision = 'exclude' AND b.status = 'closed' THEN 'excluded'
    WHEN i.decision = 'include' AND b.status = 'closed' THEN 'included'
    WHEN x.verdict = 'doubted' AND i.batch_id = x.batch_id AND b.status = 'closed' THEN 'open'
    ELSE 'away' END AS standing
  FROM (SELECT q.review_id, q.stage_id) k
  JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = q.id
  JOIN record_now d ON d.review_id = x.review_id AND d.id = x.record_id
  ${withItem(Prisma.sql`x.record_id`)}
  WHERE x.verdict IS NOT NULL OR ${EXCLUDED}`;

/** A record of a check with all that is read of it, for its reader. */
export async function checkedCard(
  scope: Scope<"screening.vote">,
  checkId: string,
  itemId: string,
): Promise<CheckedCard> {
  const [card] = await db.$queryRaw<CheckedCard[]>`
    SELECT ${cardFields}
    FROM quality_check k
    JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = k.id AND x.record_id = ${itemId}::uuid
    JOIN stage_item i ON i.review_id = k.review_id AND i.stage_id = k.stage_id AND i.id = x.record_id
    ${recordOfItem}
    WHERE k.review_id = ${scope.reviewId}::uuid AND k.id = ${checkId}::uuid AND k.reader_id = ${scope.personId}::uuid`;
  if (!card) throw notFound("record of this quality check");
  return card;
}

/**
 * Whether the excluded of a stage are to be put in order: another model has ranked a batch (SAFE, phase 3), or they are
 * being read. And what was read before, which no check lists again.
 */
export async function orderOfExcludedWanted(
  { reviewId }: InReview,
  stageId: string,
): Promise<{ isWanted: boolean; readIds: string[] }> {
  const [row] = await db.$queryRaw<{ isWanted: boolean; readIds: string[] }[]>`
    SELECT (SELECT count(DISTINCT b.model) > 1 FROM batch b
        WHERE b.review_id = ${reviewId}::uuid AND b.stage_id = ${stageId}::uuid AND b.chosen = 'ranked')
      OR EXISTS (SELECT FROM quality_check k WHERE k.review_id = ${reviewId}::uuid AND k.stage_id = ${stageId}::uuid
        AND k.ended_at IS NULL) AS "isWanted",
      ARRAY(SELECT x.record_id::text FROM checked_exclusion x
        WHERE x.review_id = ${reviewId}::uuid AND x.verdict IS NOT NULL) AS "readIds"`;
  return row ?? { isWanted: false, readIds: [] };
}
