import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { Source } from "../../flow";
import { ProtocolSettings, type StageKind, type StageRules } from "../../protocol/schema";
import { beingExtracted } from "../../record/queries";
import { votesOfItem } from "../item-votes/queries";
import type { ReportAtWork } from "../moves/obstacle";
import { closingOf } from "../moves/rules";
import type { Deciding } from "../outcome";
import { rulesOf } from "../outcome";
import type { ClosingPreview, FinalDecision, Mode, Verdict } from "../schema";

/** A batch with the rules it was opened under. */
export interface BatchFacts {
  id: string;
  stageId: string;
  stage: StageKind;
  status: "open" | "closed";
  seed: string;
  rules: StageRules;
  deciding: Deciding;
}

interface BatchRow extends Omit<BatchFacts, "deciding" | "rules"> {
  votesPerItem: number;
  settings: unknown;
  reasons: { reasonId: string; checkable: boolean }[];
}

/** Reads a batch; `lock` says how a command holds it while it decides. */
export async function batchFacts(
  scope: Scope,
  batchId: string,
  tx: Transaction = db,
  lock: "FOR UPDATE" | "FOR SHARE" | "" = "",
): Promise<BatchFacts> {
  const [row] = await tx.$queryRaw<BatchRow[]>`
    SELECT b.id, b.stage_id AS "stageId", g.kind AS stage, b.status, b.seed, b.votes_per_item AS "votesPerItem",
      p.settings, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('reasonId', v.reason_id, 'checkable', v.checkable)
                                  ORDER BY pr.position), '[]')
        FROM protocol_reason pr
        JOIN reason_version v ON v.review_id = pr.review_id AND v.id = pr.reason_version_id
        WHERE pr.review_id = b.review_id AND pr.protocol_version_id = b.protocol_version_id
      ) AS reasons
    FROM batch b
    JOIN stage g ON g.review_id = b.review_id AND g.id = b.stage_id
    JOIN protocol_version p ON p.review_id = b.review_id AND p.id = b.protocol_version_id
    WHERE b.review_id = ${scope.reviewId}::uuid AND b.id = ${batchId}::uuid
    ${lock ? Prisma.raw(`${lock} OF b`) : Prisma.empty}`;
  if (!row) throw notFound("batch");
  const { id, stageId, stage, status, seed, votesPerItem, reasons } = row;
  const rules = rulesOf(ProtocolSettings.parse(row.settings), stage);
  return { id, stageId, stage, status, seed, rules, deciding: { stage, votesPerItem, rules, reasons } };
}

/** A vote as decisions are made from it; `isDoubt` is that of who checked an exclusion. */
export interface ItemVote {
  personId: string;
  verdict: Verdict;
  reasonId: string | null;
  eventId: string;
  isDoubt: boolean;
}

/** An item with its votes and all that its decision would lead to. */
export interface DecidableItem {
  itemId: string;
  recordId: string;
  isThere: boolean;
  /** Decided before the batch was reopened; it had left the stage by then and kept its decision. */
  isDecided: boolean;
  source: Source;
  year: number | null;
  firstAuthor: string | null;
  votes: ItemVote[];
  resolution: StandingResolution | null;
  /** The report a record is known by already, and whether it was withdrawn. */
  reportId: string | null;
  reportWithdrawn: boolean | null;
  hasStudy: boolean;
}

interface StandingResolution {
  id: string;
  decision: FinalDecision;
  reasonId: string | null;
  mode: Mode;
  seenEventIds: string[];
}

/** The items of a batch, or one of them, with what closing or a resolution needs to know. */
export function decidableItems(
  scope: Scope,
  batchId: string,
  tx: Transaction = db,
  itemId?: string,
): Promise<DecidableItem[]> {
  return tx.$queryRaw<DecidableItem[]>`
    SELECT i.id AS "itemId", d.id AS "recordId", h.source, d.year,
      coalesce(d.draft #>> '{authors,0,family}', d.draft #>> '{authors,0,literal}') AS "firstAuthor",
      coalesce(s.status::text, r.status::text) IN ('awaiting_screening', 'awaiting_assessment') IS TRUE AS "isThere",
      i.decision IS NOT NULL AS "isDecided",
      coalesce(votes.list, '[]') AS votes, standing.resolution,
      known.id AS "reportId", known.status = 'withdrawn' AS "reportWithdrawn",
      EXISTS (SELECT FROM study_report y WHERE y.review_id = i.review_id AND y.report_id = i.report_id) AS "hasStudy"
    FROM stage_item i
    LEFT JOIN record_state s ON s.review_id = i.review_id AND s.record_id = i.record_id
    LEFT JOIN report r ON r.review_id = i.review_id AND r.id = i.report_id
    CROSS JOIN LATERAL (
      SELECT coalesce(i.record_id, (SELECT min(x.record_id::text)::uuid FROM report_record x
                                    WHERE x.review_id = i.review_id AND x.report_id = i.report_id)) AS id) of
    JOIN record_now d ON d.review_id = i.review_id AND d.id = of.id
    JOIN search h ON h.review_id = d.review_id AND h.id = d.search_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('personId', t.person_id, 'verdict', t.verdict, 'reasonId', t.reason_id,
                                          'eventId', t.event_id, 'isDoubt', t.is_doubt) ORDER BY t.slot) AS list
      FROM (${votesOfItem}) t WHERE t.verdict IS NOT NULL) votes ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('id', z.id, 'decision', z.decision, 'reasonId', z.reason_id, 'mode', z.mode,
                                'seenEventIds', z.seen_event_ids) AS resolution
      FROM resolution z WHERE z.review_id = i.review_id AND z.stage_id = i.stage_id AND z.item_id = i.id
        AND z.withdrawn_at IS NULL) standing ON true
    LEFT JOIN LATERAL (
      SELECT k.id, k.status FROM report_record x
      JOIN report k ON k.review_id = x.review_id AND k.id = x.report_id
      WHERE x.review_id = i.review_id AND x.record_id = i.record_id
      ORDER BY (k.status = 'withdrawn'), k.id LIMIT 1) known ON true
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.batch_id = ${batchId}::uuid
      ${itemId ? Prisma.sql`AND i.id = ${itemId}::uuid` : Prisma.empty}
    ORDER BY i.id`;
}

/** What depends on a decided item: the reports and studies that went with it, and work that was done on them. */
export interface Downstream {
  itemId: string;
  title: string;
  /** Reports that are sought for this record alone, or the report itself. */
  reports: ReportAtWork[];
  /** Studies that hold the report alone, and that no claim names. */
  studyIds: string[];
}

/**
 * The decided items of a batch, or one of them, with all that was built on each. What has left the stage since is not
 * among them: a duplicate found late, a report set aside as ongoing.
 */
export function downstreamOf(
  scope: Scope,
  batchId: string,
  tx: Transaction,
  itemId?: string,
): Promise<Downstream[]> {
  return tx.$queryRaw<Downstream[]>`
    SELECT i.id AS "itemId", coalesce(d.title, '') AS title, coalesce(made.reports, '[]') AS reports,
      coalesce(alone.ids, '{}')::text[] AS "studyIds"
    FROM stage_item i
    LEFT JOIN record_state s ON s.review_id = i.review_id AND s.record_id = i.record_id
    LEFT JOIN report r ON r.review_id = i.review_id AND r.id = i.report_id
    LEFT JOIN record_now d ON d.review_id = i.review_id AND d.id = coalesce(i.record_id, (
      SELECT min(x.record_id::text)::uuid FROM report_record x
      WHERE x.review_id = i.review_id AND x.report_id = i.report_id))
    LEFT JOIN LATERAL (${reportsOfItem}) made ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(y.study_id ORDER BY y.study_id) AS ids FROM study_report y
      WHERE y.review_id = i.review_id AND y.report_id = i.report_id AND NOT EXISTS (
        SELECT FROM study_report o WHERE o.review_id = y.review_id AND o.study_id = y.study_id
          AND o.report_id <> y.report_id)
        AND NOT EXISTS (SELECT FROM claim c WHERE c.review_id = y.review_id AND c.study_id = y.study_id)
    ) alone ON true
    WHERE i.review_id = ${scope.reviewId}::uuid AND i.batch_id = ${batchId}::uuid AND i.decision IS NOT NULL
      AND coalesce(s.status::text, r.status::text) IN ('included', 'excluded')
      ${itemId ? Prisma.sql`AND i.id = ${itemId}::uuid` : Prisma.empty}
    ORDER BY i.id`;
}

/** The reports that stand because of an item `i`, and where each is now; attempts to get it are no state. */
const reportsOfItem = Prisma.sql`
  SELECT jsonb_agg(jsonb_build_object('reportId', k.id, 'status', k.status,
      'hasDocument', EXISTS (SELECT FROM document x
        WHERE x.review_id = k.review_id AND x.report_id = k.id AND x.removed_at IS NULL),
      'isExtracted', ${beingExtracted(Prisma.sql`k.review_id`, Prisma.sql`k.id`)},
      'batch', (SELECT jsonb_build_object('number', b.number, 'isOpen', b.status = 'open', 'item', f.status)
        FROM stage_item f JOIN batch b ON b.review_id = f.review_id AND b.id = f.batch_id
        WHERE f.review_id = k.review_id AND f.report_id = k.id)) ORDER BY k.id) AS reports
  FROM report k
  WHERE k.review_id = i.review_id AND k.status <> 'withdrawn' AND k.id = ANY(ARRAY(
    SELECT i.report_id WHERE i.report_id IS NOT NULL
    UNION ALL
    SELECT x.report_id FROM report_record x WHERE x.review_id = i.review_id AND x.record_id = i.record_id
      AND NOT EXISTS (SELECT FROM report_record o
        WHERE o.review_id = x.review_id AND o.report_id = x.report_id AND o.record_id <> x.record_id
          AND (SELECT s.status FROM record_state s
               WHERE s.review_id = o.review_id AND s.record_id = o.record_id) = 'included')))`;

/** How many votes each person still owes a batch; items that left the stage are not asked for any more. */
function missingVotes(
  scope: Scope,
  batchId: string,
): Promise<{ personId: string; name: string; votes: number }[]> {
  return db.$queryRaw`
    SELECT t.person_id AS "personId", p.name, count(*)::int AS votes
    FROM slot t
    JOIN person p ON p.id = t.person_id
    LEFT JOIN record_state s ON s.review_id = t.review_id AND s.record_id = t.item_id
    LEFT JOIN report r ON r.review_id = t.review_id AND r.id = t.item_id
    WHERE t.review_id = ${scope.reviewId}::uuid AND t.batch_id = ${batchId}::uuid AND t.verdict IS NULL
      AND coalesce(s.status::text, r.status::text) IN ('awaiting_screening', 'awaiting_assessment')
    GROUP BY t.person_id, p.name ORDER BY p.name, t.person_id`;
}

/** Whether a member is asked to vote in a batch, or was: then its votes are closed to them until it is closed. */
export async function holdsSlots(scope: Scope, batchId: string): Promise<boolean> {
  const { reviewId, personId } = scope;
  return (await db.slot.count({ where: { reviewId, batchId, personId }, take: 1 })) > 0;
}

/** What closing would do. Counts are for those who do not vote; everybody sees how many votes are missing. */
export async function closingPreview(
  scope: Scope<"screening.manage">,
  batchId: string,
): Promise<ClosingPreview> {
  const batch = await batchFacts(scope, batchId);
  const missing = await missingVotes(scope, batchId);
  if (votes(scope.roles) || (await holdsSlots(scope, batchId))) return { counts: null, missing };
  const { counts } = closingOf(await decidableItems(scope, batchId), batch.deciding);
  return { counts, missing };
}
