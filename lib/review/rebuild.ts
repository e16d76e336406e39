import { db, Prisma, type Transaction } from "@/lib/db/client";
import { conflictsProjection } from "./conflicts/projection";
import { auditProjection } from "./duplicates/audit/projection";
import { duplicatesProjection } from "./duplicates/projection";
import { sureLevelProjection } from "./duplicates/sure-level/projection";
import { extractionProjection } from "./extraction/projection";
import { fullTextProjection } from "./full-text/projection";
import type { NotedEvent, Projection } from "./history/projection";
import { importProjection } from "./import/projection";
import { protocolProjection } from "./protocol/projection";
import { correctionProjection } from "./record/correction/projection";
import { screeningProjection } from "./screening/projection";
import { stoppingProjection } from "./stopping/projection";
import { qualityCheckProjection } from "./stopping/quality-check/projection";
import { teamProjection } from "./team/projection";

/** The projection of every step, in the order of the road. A step with events of its own is added here. */
export const PROJECTIONS = [
  teamProjection,
  protocolProjection,
  correctionProjection,
  importProjection,
  duplicatesProjection,
  sureLevelProjection,
  auditProjection,
  screeningProjection,
  conflictsProjection,
  stoppingProjection,
  qualityCheckProjection,
  fullTextProjection,
  extractionProjection,
] as unknown as readonly Projection[];

/** Every table that is a fold of the events; what refers to another comes after it. */
export const PROJECTION_TABLES = [
  "membership",
  "stage",
  "protocol_version",
  "criterion_version",
  "protocol_criterion",
  "reason",
  "reason_version",
  "protocol_reason",
  "search",
  "key_paper",
  "import_state",
  "import_search",
  "record_state",
  "record_correction",
  "record_filled",
  "duplicate_cluster",
  "cluster_member",
  "duplicate_sure_level",
  "duplicate_audit",
  "duplicate_audit_merge",
  "stopping_look",
  "screening_stop",
  "batch",
  "batch_submission",
  "slot_reassignment",
  "earlier_vote",
  "report",
  "report_record",
  "stage_item",
  "slot",
  "vote_criterion",
  "resolution",
  "consensus_proposal",
  "quality_check",
  "checked_exclusion",
  "retrieval",
  "document",
  "study",
  "study_report",
  "term",
  "proposition",
  "extraction",
  "context_card",
  "claim",
] as const;

/** How a table differs after its review was rebuilt: rows the events do not lead to, and rows only they lead to. */
export interface TableDifference {
  table: string;
  /** Rows of the rebuilt table that were not there. */
  missing: number;
  /** Rows that were there and did not come back. */
  extra: number;
}

class RolledBack extends Error {
  constructor(readonly differences: TableDifference[]) {
    super("A rebuild is compared and taken back.");
  }
}

/**
 * Replays every event of a review into empty state tables and compares them with what was there, row by row. All of it
 * is one transaction that is taken back: nothing stays changed, and nobody sees the tables empty.
 */
export async function rebuildReview(reviewId: string): Promise<TableDifference[]> {
  try {
    await db.$transaction((tx) => replayAndCompare(tx, reviewId), { maxWait: 10_000, timeout: 3_600_000 });
  } catch (error) {
    if (error instanceof RolledBack) return error.differences;
    throw error;
  }
  throw new Error("The rebuild was not taken back.");
}

async function replayAndCompare(tx: Transaction, reviewId: string): Promise<never> {
  // Locked before anything is read: a command that is running ends first, and the next one waits.
  await tx.$queryRaw`SELECT person_id FROM membership WHERE review_id = ${reviewId}::uuid ORDER BY person_id FOR UPDATE`;
  await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
  for (const table of PROJECTION_TABLES) {
    await tx.$executeRaw`
      CREATE TEMP TABLE ${temporary(table)} ON COMMIT DROP AS
      SELECT * FROM ${stored(table)} WHERE review_id = ${Prisma.raw(`'${asUuid(reviewId)}'`)}`;
  }
  for (const table of PROJECTION_TABLES.toReversed()) {
    await tx.$executeRaw`DELETE FROM ${stored(table)} WHERE review_id = ${reviewId}::uuid`;
  }
  await replay(tx, reviewId);
  const differences: TableDifference[] = [];
  for (const table of PROJECTION_TABLES) differences.push(await compare(tx, table, reviewId));
  throw new RolledBack(differences);
}

const AT_ONCE = 500;

type Stored = NotedEvent & { order: string };

/**
 * Events in the order in which they took effect. That is the order of `at`, which the database's clock gives while the
 * command holds its lock: a transaction that began first (its xid is lower) may have waited for that lock and come second.
 */
async function replay(tx: Transaction, reviewId: string): Promise<void> {
  const byKind = new Map(
    PROJECTIONS.flatMap((projection) =>
      Object.keys(projection.events).map((kind) => [kind, projection] as const),
    ),
  );
  let after: Pick<Stored, "order" | "id"> | undefined;
  for (;;) {
    const events: Stored[] = await tx.$queryRaw<Stored[]>`
      SELECT review_id AS "reviewId", id, kind, payload, actor_id AS "actorId", at, at::text AS order
      FROM decision_event
      WHERE review_id = ${reviewId}::uuid
        ${after ? Prisma.sql`AND (at, id) > (${after.order}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      ORDER BY at, id LIMIT ${AT_ONCE}`;
    for (const { order: _order, ...event } of events) {
      const projection = byKind.get(event.kind);
      if (!projection) throw new Error(`No projection knows the event ${event.kind}.`);
      await projection.apply(tx, event);
    }
    after = events.at(-1);
    if (events.length < AT_ONCE) return;
  }
}

async function compare(tx: Transaction, table: string, reviewId: string): Promise<TableDifference> {
  const now = Prisma.sql`SELECT * FROM ${stored(table)} WHERE review_id = ${reviewId}::uuid`;
  const before = Prisma.sql`SELECT * FROM ${temporary(table)}`;
  const [row] = await tx.$queryRaw<{ missing: number; extra: number }[]>`
    SELECT (SELECT count(*)::int FROM (${now} EXCEPT ALL ${before}) t) AS missing,
           (SELECT count(*)::int FROM (${before} EXCEPT ALL ${now}) t) AS extra`;
  if (!row) throw new Error(`The table ${table} was not compared.`);
  return { table, ...row };
}

/** Table names are of the list above and of nothing else. */
function stored(table: string): Prisma.Sql {
  return Prisma.raw(`public."${table}"`);
}

function temporary(table: string): Prisma.Sql {
  return Prisma.raw(`"before_${table}"`);
}

/** A statement that makes a table takes no parameters. */
function asUuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new Error("Not the id of a review.");
  return text;
}
