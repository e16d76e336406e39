import type { Scope } from "@/lib/access/scope";
import { db, Prisma, readBulk, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { protocolInForce } from "../../protocol/queries";
import type { Protocol, StageKind } from "../../protocol/schema";
import { startFrom } from "../../screening/order/rules";
import { keyPaperTexts } from "../../screening/order/texts/queries";
import type { ReplaySettings } from "../replay";
import { obstacleTo, type ReplayTask, type SettledRecord } from "./rules";
import { type AskedReplay, type ReplayObstacle, StageReplay } from "./schema";
import { replaySentence } from "./wording";

/** What is still to be done at a stage: it waits for a batch, for votes, or for its conflict to be settled. */
const WAITING: Record<StageKind, (review: Prisma.Sql) => Prisma.Sql> = {
  title_abstract: (review) =>
    Prisma.sql`SELECT record_id AS id FROM record_state WHERE review_id = ${review} AND status = 'awaiting_screening'`,
  full_text: (review) =>
    Prisma.sql`SELECT id FROM report WHERE review_id = ${review} AND status = 'awaiting_assessment'`,
};

interface Finished {
  stageId: string;
  obstacle: ReplayObstacle | null;
  /** When something of the stage was last closed, settled or taken back. */
  movedAt: Date | null;
  /** The last replay that was asked for. */
  asked: (Pick<AskedReplay, "state" | "askedBy"> & { askedAt: Date; result: StageReplay | null }) | null;
}

type FinishedRow = Omit<Finished, "obstacle" | "asked"> &
  Parameters<typeof obstacleTo>[0] & {
    state: AskedReplay["state"] | null;
    askedAt: Date;
    askedBy: string;
    result: unknown;
  };

/** Whether a stage is finished, from counts of what is settled alone. */
export async function finishedStage(
  scope: Pick<Scope, "reviewId">,
  stage: StageKind,
  tx: Transaction = db,
): Promise<Finished> {
  const review = Prisma.sql`${scope.reviewId}::uuid`;
  const [row] = await tx.$queryRaw<FinishedRow[]>`
    SELECT g.id AS "stageId", items.*, batches.*, left_over.*,
      greatest(batches.closed, (SELECT max(greatest(z.at, z.withdrawn_at)) FROM resolution z
        WHERE z.review_id = g.review_id AND z.stage_id = g.id)) AS "movedAt",
      y.state::text AS state, y.asked_at AS "askedAt", n.name AS "askedBy", y.result
    FROM stage g
      LEFT JOIN stage_replay y ON y.review_id = g.review_id AND y.stage_id = g.id
      LEFT JOIN person n ON n.id = y.person_id,
      LATERAL (SELECT count(*) FILTER (WHERE i.decision IS NOT NULL)::int AS settled,
          count(*) FILTER (WHERE i.decision <> 'exclude')::int AS included
        FROM stage_item i WHERE i.review_id = g.review_id AND i.stage_id = g.id) items,
      LATERAL (SELECT count(*) FILTER (WHERE b.status = 'open')::int AS "openBatches", max(b.closed_at) AS closed
        FROM batch b WHERE b.review_id = g.review_id AND b.stage_id = g.id) batches,
      LATERAL (SELECT count(*)::int AS waiting, count(i.id)::int AS unsettled
        FROM (${WAITING[stage](review)}) w
        LEFT JOIN stage_item i ON i.review_id = g.review_id AND i.stage_id = g.id AND i.id = w.id
          AND i.status = 'conflict') left_over
    WHERE g.review_id = ${review} AND g.kind = ${stage}::stage_kind`;
  if (!row) throw notFound("stage");
  const { stageId, movedAt, state, askedAt, askedBy } = row;
  const result = row.result === null ? null : StageReplay.parse(row.result);
  const asked = state && { state, askedAt, askedBy, result };
  return { stageId, movedAt, obstacle: obstacleTo(row), asked };
}

/** The last replay that was asked for, and whether another can be. */
export async function readReplay(
  scope: Scope<"screening.manage">,
  stage: StageKind,
): Promise<{ obstacle: ReplayObstacle | null; replay: AskedReplay | null }> {
  const { obstacle, movedAt, asked } = await finishedStage(scope, stage);
  if (!asked) return { obstacle, replay: null };
  const { askedAt, result } = asked;
  const replay = {
    ...asked,
    askedAt: askedAt.toISOString(),
    isCurrent: obstacle === null && (movedAt === null || movedAt <= askedAt),
    sentence: result ? replaySentence(result) : "",
  };
  return { obstacle, replay };
}

/** Records are read a batch at a time, each by its key. */
async function settledRecords(reviewId: string, stageId: string): Promise<SettledRecord[]> {
  const batches = await db.batch.findMany({
    where: { reviewId, stageId },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const records: SettledRecord[] = [];
  for (const { id } of batches) {
    const rows = await readBulk<SettledRecord>(Prisma.sql`
      SELECT i.id, i.decision <> 'exclude' AS included, d.title, d.abstract
      FROM stage_item i
      LEFT JOIN LATERAL (SELECT r.record_id FROM report_record r
        WHERE r.review_id = i.review_id AND r.report_id = i.report_id ORDER BY r.record_id LIMIT 1) first ON true
      LEFT JOIN LATERAL (SELECT n.title, n.abstract FROM record_now n
        WHERE n.review_id = i.review_id AND n.id = coalesce(i.record_id, first.record_id) LIMIT 1) d ON true
      WHERE i.review_id = ${reviewId}::uuid AND i.batch_id = ${id}::uuid AND i.decision IS NOT NULL
      ORDER BY i.place, i.id`);
    records.push(...rows);
  }
  return records;
}

/** All that replaying a finished stage takes; null when it is finished no more. */
export async function replayTask(reviewId: string, stage: StageKind): Promise<ReplayTask | null> {
  const { stageId, obstacle } = await finishedStage({ reviewId }, stage);
  if (obstacle !== null) return null;
  const protocol = await protocolInForce({ reviewId });
  return {
    stage,
    records: await settledRecords(reviewId, stageId),
    start: startFrom(protocol, await keyPaperTexts(reviewId)),
    seed: stageId,
    settings: settingsOf(protocol, stage),
  };
}

/** Looks are after so many records, whatever the batches were: the random sample may be looked at as often as one likes. */
const LOOK_EVERY = 50;

function settingsOf({ settings }: Protocol, stage: StageKind): ReplaySettings {
  const rules = (stage === "title_abstract" ? settings.titleAbstract : settings.fullText).stopping;
  const { target, confidence } = rules ?? { target: 95, confidence: 95 };
  return { target, confidence, batchSize: LOOK_EVERY };
}
