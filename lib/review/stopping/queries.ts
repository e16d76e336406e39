import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { ProtocolSettings, type StageKind, type StageRules } from "../protocol/schema";
import type { ModelName } from "../ranking/rank";
import { rulesOf } from "../screening/outcome";
import type { BatchChoice } from "../screening/schema";
import { Look } from "./look/schema";
import { checkedLetters } from "./quality-check/letters/queries";

/** A batch as its stage screened it: its items in their order, a letter each. */
export interface StageBatch {
  number: number;
  isOpen: boolean;
  chosen: BatchChoice | null;
  left: number | null;
  model: ModelName | null;
  protocolNumber: number;
  /** r: relevant, i: irrelevant, c: in conflict, d: excluded, and doubted, h: a vote is missing. Of an open batch nothing. */
  items: string;
}

export interface StageStop {
  id: string;
  lookNumber: number;
  records: number;
  by: string;
  at: string;
  resumedAt: string | null;
  resumedBy: string | null;
}

/** All that a statement on a stage is made from, and what was said and done before. */
export interface StageNow {
  stageId: string;
  /** What waits, is decided, or was left unscreened by a stop. */
  records: number;
  /** Left unscreened by the stop that stands. */
  stopped: number;
  batches: StageBatch[];
  looks: Look[];
  /** Newest first; at most one stands. */
  stops: StageStop[];
  /** Every version of the protocol, oldest first. */
  versions: { number: number; rules: StageRules }[];
  /** The excluded that were read again, in their order: i is excluded still, r is not, or not settled. Null: none was. */
  checked: string | null;
}

type Row = Omit<StageNow, "records" | "versions"> & {
  undecided: number;
  decided: number;
  versions: { number: number; settings: unknown }[];
};

/**
 * A stage as what is settled shows it. Nothing of an open batch is read, so the answer moves when a batch closes, a
 * conflict is settled or a record comes or goes, and never with a vote. Null before there is a protocol.
 */
export async function stageNow(
  { reviewId }: Pick<Scope, "reviewId">,
  stage: StageKind,
  tx: Transaction = db,
): Promise<StageNow | null> {
  const review = Prisma.sql`${reviewId}::uuid`;
  const [row] = await tx.$queryRaw<Row[]>`
    WITH g AS MATERIALIZED (
      SELECT id FROM stage WHERE review_id = ${review} AND kind = ${stage}::stage_kind
    ), b AS MATERIALIZED (
      SELECT b.id, b.number, b.status, b.chosen, b."left", b.model, v.number AS version, said.items, said.decided
      FROM batch b
      JOIN protocol_version v ON v.review_id = b.review_id AND v.id = b.protocol_version_id
      CROSS JOIN LATERAL (
        SELECT coalesce(string_agg(i.said, '' ORDER BY i.place, i.id) FILTER (WHERE b.status = 'closed'), '') AS items,
          count(*) FILTER (WHERE b.status = 'closed' AND i.said IN ('r', 'i'))::int AS decided
        FROM (${itemsOfBatch(stage)}) i) said
      WHERE b.review_id = ${review} AND b.stage_id = (SELECT id FROM g)
    )
    SELECT g.id AS "stageId", ${undecided(review, stage)}, ${stopped(review, stage)} AS stopped,
      (SELECT coalesce(sum(b.decided), 0)::int FROM b) AS decided,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('number', b.number, 'isOpen', b.status = 'open',
          'chosen', b.chosen, 'left', b."left", 'model', b.model, 'protocolNumber', b.version, 'items', b.items)
        ORDER BY b.number), '[]') FROM b) AS batches,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('number', l.number, 'batchNumber', l.batch_number,
          'statement', l.statement, 'at', l.at) ORDER BY l.number), '[]')
        FROM stopping_look l WHERE l.review_id = ${review} AND l.stage_id = g.id) AS looks,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'lookNumber', s.look_number, 'records', s.records,
          'by', p.name, 'at', s.at, 'resumedAt', s.resumed_at, 'resumedBy', r.name) ORDER BY s.at DESC, s.id), '[]')
        FROM screening_stop s JOIN person p ON p.id = s.person_id LEFT JOIN person r ON r.id = s.resumed_by
        WHERE s.review_id = ${review} AND s.stage_id = g.id) AS stops,
      (${checkedLetters(Prisma.sql`k.review_id = ${review} AND k.stage_id = g.id`)}) AS checked,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'settings', v.settings) ORDER BY v.number), '[]')
        FROM protocol_version v WHERE v.review_id = ${review}) AS versions
    FROM g`;
  if (!row) return null;
  const { undecided: waiting, decided, versions, ...now } = row;
  return {
    ...now,
    looks: now.looks.map((look) => Look.parse({ ...look, at: iso(look.at) })),
    stops: now.stops.map((stop) => ({
      ...stop,
      at: iso(stop.at),
      resumedAt: stop.resumedAt && iso(stop.resumedAt),
    })),
    records: waiting + now.stopped + decided,
    versions: versions.map(({ number, settings }) => ({
      number,
      rules: rulesOf(ProtocolSettings.parse(settings), stage),
    })),
  };
}

/**
 * The items of batch `b` with what is known of each. What was decided and has left the stage since was screened all the
 * same; what left it undecided is no part of it any more. Only the undecided are looked up.
 */
function itemsOfBatch(stage: StageKind): Prisma.Sql {
  const waits =
    stage === "title_abstract"
      ? Prisma.sql`(SELECT s.status = 'awaiting_screening' FROM record_state s
                    WHERE s.review_id = t.review_id AND s.record_id = t.id)`
      : Prisma.sql`(SELECT r.status = 'awaiting_assessment' FROM report r
                    WHERE r.review_id = t.review_id AND r.id = t.id)`;
  return Prisma.sql`
    SELECT t.id, t.place, CASE
      WHEN t.decision IS NOT NULL THEN CASE t.decision WHEN 'include' THEN 'r' ELSE 'i' END
      WHEN NOT coalesce(${waits}, false) THEN NULL
      WHEN t.status = 'conflict' THEN CASE WHEN EXISTS (SELECT FROM checked_exclusion x
          WHERE x.review_id = t.review_id AND x.record_id = t.id AND x.batch_id = t.batch_id
            AND x.verdict = 'doubted') THEN 'd' ELSE 'c' END
      ELSE 'h' END AS said
    FROM stage_item t WHERE t.review_id = b.review_id AND t.batch_id = b.id`;
}

function undecided(review: Prisma.Sql, stage: StageKind): Prisma.Sql {
  return stage === "title_abstract"
    ? Prisma.sql`(SELECT count(*)::int FROM record_state
        WHERE review_id = ${review} AND status = 'awaiting_screening') AS undecided`
    : Prisma.sql`(SELECT count(*)::int FROM report
        WHERE review_id = ${review} AND status = 'awaiting_assessment') AS undecided`;
}

/** Only titles and abstracts can be stopped. */
function stopped(review: Prisma.Sql, stage: StageKind): Prisma.Sql {
  if (stage === "full_text") return Prisma.sql`0`;
  return Prisma.sql`(SELECT count(*)::int FROM record_state
    WHERE review_id = ${review} AND status = 'unscreened_stopped')`;
}

const iso = (time: string) => new Date(time).toISOString();
