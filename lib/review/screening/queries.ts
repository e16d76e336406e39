import { may, votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import type { StageKind } from "../protocol/schema";
import { heldItem } from "./batch/selection/queries";
import { type CardRow, isThere, queueRow } from "./queue/queries";
import { handedOver, type ReassignmentRow, reassignmentOf } from "./reassignment/queries";
import type { BatchEntry, Mode, Queue, StageOverview } from "./schema";
import { isSealed } from "./sealing";

/** A stage as a member may see it: how far everybody is, and of closed batches what came out. */
export async function stageOverview(scope: Scope, stage: StageKind): Promise<StageOverview> {
  const [batches, { people, voterIds, ...rest }] = await Promise.all([
    batchRows(scope, stage),
    stageRow(scope, stage),
  ]);
  const own = people.filter((row) => row.personId === scope.personId);
  const isOpen = new Set(batches.filter((batch) => batch.status === "open").map((batch) => batch.id));
  // A voter with an open batch sees no outcome at all: with few people any total tells how another voted.
  const blinded = own.some((row) => isOpen.has(row.batchId));
  return {
    stage,
    ...rest,
    mine: own.reduce(
      (sum, { assigned, done }) => ({
        assigned: sum.assigned + assigned,
        done: sum.done + done,
        left: sum.left + assigned - done,
      }),
      { assigned: 0, done: 0, left: 0 },
    ),
    batches: batches.map(({ outcomes, handedOver: handed, ...batch }) => ({
      ...batch,
      openedAt: batch.openedAt.toISOString(),
      closedAt: batch.closedAt?.toISOString() ?? null,
      ...standingFor(
        scope,
        people.filter((row) => row.batchId === batch.id),
        handed.map(reassignmentOf),
        batch.status === "open",
        new Set(voterIds),
      ),
      outcome: batch.status === "open" || blinded ? null : summed(outcomes),
    })),
  };
}

/** Nothing that a voter sees of an open batch depends on what another did; who leads sees who has submitted. */
function standingFor(
  scope: Scope,
  rows: readonly ProgressRow[],
  reassigned: readonly ReassignmentRow[],
  isOpen: boolean,
  voters: ReadonlySet<string>,
): Pick<BatchEntry, "people" | "reassignments"> {
  const leads = may(scope.roles, "screening.manage");
  const isOwn = (row: { personId: string }) => row.personId === scope.personId;
  const blind = isOpen && (votes(scope.roles) || rows.some(isOwn));
  const reassignments = leads
    ? reassigned.map(({ batchId: _batch, ...row }) => ({ ...row, slots: blind ? null : row.slots }))
    : [];
  const people = (blind && leads ? withEmptied(rows, reassigned) : rows)
    .filter((row) => !blind || leads || isOwn(row))
    .map(({ batchId: _batch, ...row }) =>
      blind && !isOwn(row) ? { ...row, assigned: null, done: null } : row,
    )
    .map((row) => ({ ...row, stillVotes: voters.has(row.personId) }));
  return { people, reassignments };
}

/** Also who has handed over all they had: that they are gone from the batch would say that they had not voted at all. */
function withEmptied(rows: readonly ProgressRow[], reassigned: readonly ReassignmentRow[]): ProgressRow[] {
  const gave = new Map(reassigned.map((one) => [one.from.personId, one]));
  const emptied = [...gave.values()]
    .filter(({ from }) => !rows.some((row) => row.personId === from.personId))
    .map(({ batchId, from }) => ({ batchId, ...from, assigned: 0, done: 0, submitted: false }));
  return [...rows, ...emptied].sort((one, other) => (one.personId < other.personId ? -1 : 1));
}

interface BatchRow {
  id: string;
  number: number;
  status: "open" | "closed";
  openedAt: Date;
  closedAt: Date | null;
  votesPerItem: number;
  items: number;
  chosen: BatchEntry["chosen"];
  left: number | null;
  model: BatchEntry["model"];
  /** What came out, once it is closed. */
  outcomes: OutcomeRow[];
  handedOver: ReassignmentRow[];
}

function batchRows(scope: Scope, stage: StageKind): Promise<BatchRow[]> {
  return db.$queryRaw`
    SELECT b.id, b.number, b.status, b.opened_at AS "openedAt", b.closed_at AS "closedAt",
      b.votes_per_item AS "votesPerItem", b.chosen, b."left", b.model,
      (SELECT count(*) FROM stage_item i WHERE i.review_id = b.review_id AND i.batch_id = b.id)::int AS items,
      (SELECT coalesce(jsonb_agg(o), '[]') FROM (
        SELECT i.status, i.decision, i.mode, count(*)::int AS items FROM stage_item i
        WHERE i.review_id = b.review_id AND i.batch_id = b.id AND b.status = 'closed'
        GROUP BY i.status, i.decision, i.mode) o) AS outcomes,
      ${handedOver} AS "handedOver"
    FROM batch b JOIN stage g ON g.review_id = b.review_id AND g.id = b.stage_id
    WHERE b.review_id = ${scope.reviewId}::uuid AND g.kind = ${stage}::stage_kind
    ORDER BY b.number DESC LIMIT 200`;
}

interface OutcomeRow {
  status: "open" | "agreed" | "conflict" | "resolved";
  decision: "include" | "exclude" | null;
  mode: Mode | null;
  items: number;
}

function summed(rows: readonly OutcomeRow[]) {
  const sum = (fits: (row: OutcomeRow) => boolean) =>
    rows.filter(fits).reduce((total, row) => total + row.items, 0);
  const modes: Partial<Record<Mode, number>> = {};
  for (const { mode, items } of rows) if (mode) modes[mode] = (modes[mode] ?? 0) + items;
  return {
    included: sum((row) => row.decision === "include"),
    excluded: sum((row) => row.decision === "exclude"),
    conflict: sum((row) => row.status === "conflict"),
    unfinished: sum((row) => row.status === "open"),
    modes,
  };
}

interface ProgressRow {
  batchId: string;
  personId: string;
  name: string;
  assigned: number;
  done: number;
  submitted: boolean;
}

/** What waits for a batch of this stage. */
const waiting: Record<StageKind, Prisma.Sql> = {
  title_abstract: Prisma.sql`SELECT review_id, record_id AS id FROM record_state WHERE status = 'awaiting_screening'`,
  full_text: Prisma.sql`SELECT review_id, id FROM report WHERE status = 'awaiting_assessment'`,
};

/** Only titles and abstracts can be stopped. */
const leftUnscreened: Record<StageKind, (review: Prisma.Sql) => Prisma.Sql> = {
  title_abstract: (review) =>
    Prisma.sql`(SELECT count(*)::int FROM record_state WHERE review_id = ${review} AND status = 'unscreened_stopped')`,
  full_text: () => Prisma.sql`0`,
};

interface StageRow {
  stageId: string | null;
  waiting: number;
  leftUnscreened: number;
  people: ProgressRow[];
  /** Members who vote. */
  voterIds: string[];
}

/**
 * What waits for a batch, and how far each person is in each batch; what left the stage before they voted is not asked
 * of them.
 */
async function stageRow(scope: Scope, stage: StageKind): Promise<StageRow> {
  const review = Prisma.sql`${scope.reviewId}::uuid`;
  const [row] = await db.$queryRaw<StageRow[]>`
    WITH g AS MATERIALIZED (
      SELECT id FROM stage WHERE review_id = ${review} AND kind = ${stage}::stage_kind
    ), held AS (
      SELECT t.batch_id, t.person_id, count(*)::int AS slots, count(t.verdict)::int AS done FROM slot t
      WHERE t.review_id = ${review} AND t.stage_id = (SELECT id FROM g)
      GROUP BY t.batch_id, t.person_id
    ), progress AS (
      SELECT h.batch_id AS "batchId", h.person_id AS "personId", p.name, h.done,
        CASE b.status WHEN 'closed' THEN h.slots ELSE h.done + (
          SELECT count(*) FROM slot t
          WHERE t.review_id = ${review} AND t.person_id = h.person_id AND t.batch_id = h.batch_id
            AND t.verdict IS NULL AND ${isThere[stage]})::int END AS assigned,
        EXISTS (SELECT FROM batch_submission u WHERE u.review_id = ${review}
                AND u.batch_id = h.batch_id AND u.person_id = h.person_id) AS submitted
      FROM held h
      JOIN batch b ON b.review_id = ${review} AND b.id = h.batch_id
      JOIN person p ON p.id = h.person_id
    )
    SELECT (SELECT id FROM g) AS "stageId",
      (SELECT count(*)::int FROM (${waiting[stage]}) w
       WHERE w.review_id = ${review}
         AND NOT EXISTS ${heldItem(review, Prisma.sql`(SELECT id FROM g)`, Prisma.sql`w.id`)}) AS waiting,
      ${leftUnscreened[stage](review)} AS "leftUnscreened",
      (SELECT coalesce(jsonb_agg(to_jsonb(progress) ORDER BY progress.name, progress."personId"), '[]')
       FROM progress) AS people,
      (SELECT coalesce(jsonb_agg(m.person_id), '[]') FROM membership m
       WHERE m.review_id = ${review} AND m.ended_at IS NULL AND 'reviewer' = ANY(m.roles)) AS "voterIds"`;
  return row ?? { stageId: null, waiting: 0, leftUnscreened: 0, people: [], voterIds: [] };
}

/**
 * One's own queue: the next items with all the card shows, one's progress and one's last decisions. It depends on
 * what was assigned and on one's own votes alone.
 */
export async function screeningQueue(
  scope: Scope<"screening.vote">,
  stage: StageKind,
  ahead: number,
  reading: string | null = null,
): Promise<Queue> {
  const { now, cards, batches } = await queueRow(scope, stage, ahead, reading);
  const sum = (pick: "done" | "left") => batches.reduce((total, batch) => total + batch[pick], 0);
  return {
    items: cards.filter((card) => card.place === "next"),
    done: sum("done"),
    left: sum("left"),
    batches: batches.map((batch) => ({ ...batch, submittedAt: iso(batch.submittedAt) })),
    last: cards.flatMap((card) => (card.place === "last" ? [withVote(card, now)] : [])),
  };
}

function withVote(card: CardRow, now: Date): Queue["last"][number] {
  const { verdict, castAt, sealedAt, reasonId, secondaryReasonIds, note } = card;
  if (!verdict || !castAt) throw new Error("A vote among the last ones is not cast.");
  const times = { castAt: new Date(castAt), sealedAt: sealedAt ? new Date(sealedAt) : null };
  const sealed = isSealed(times, now);
  return {
    ...card,
    vote: { verdict, reasonId, secondaryReasonIds, note, castAt: times.castAt.toISOString(), sealed },
  };
}

const iso = (time: string | null) => (time ? new Date(time).toISOString() : null);
