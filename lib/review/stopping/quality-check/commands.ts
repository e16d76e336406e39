import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { Prisma, runBulk, type Transaction } from "@/lib/db/client";
import { enqueueRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { protocolInForce } from "../../protocol/queries";
import { type BatchFacts, batchFacts, decidableItems, downstreamOf } from "../../screening/batch/queries";
import { lockStage } from "../../screening/batch/selection/queries";
import { closingOf, consequencesOf, takenBackOf } from "../../screening/moves/rules";
import { rulesOf } from "../../screening/outcome";
import { refuseUnderStop } from "../../screening/stopped/queries";
import { qualityCheckProjection } from "./projection";
import { checkFacts } from "./queries";
import { type CheckedItem, obstacleToCheck, stepOf } from "./rules";
import {
  type EndQualityCheck,
  type ExclusionChecked,
  type ExclusionVerdict,
  type OpenQualityCheck,
  qualityCheckEvents,
  type ReadExcluded,
} from "./schema";

type Manager = Scope<"screening.manage">;
type Reader = Scope<"screening.vote">;

/** Gives one voting member excluded records to read again, the likeliest relevant first. */
export function openQualityCheck(
  scope: Manager,
  input: OpenQualityCheck,
): Promise<{ checkId: string; records: number }> {
  return command(scope, "open_quality_check", input, qualityCheckProjection, async (tx) => {
    const protocol = await protocolInForce(scope, tx);
    const { id: stageId } = await lockStage(tx, scope, "title_abstract");
    const facts = await checkFacts(scope, tx);
    const { check, listable, readers, model, learned } = facts;
    const order = rulesOf(protocol.settings, "title_abstract").order;
    const obstacle = obstacleToCheck({ ...facts, order, isOpen: check !== null, left: listable.length });
    if (obstacle || !model || learned === null)
      throw new Refusal("CONFLICT", obstacle ?? "The excluded records are not in order yet.");
    if (!readers.some(({ personId }) => personId === input.readerId))
      throw new Refusal("BAD_INPUT", "This person does not vote in this review.", [
        { path: "readerId", message: "Choose a member who has the role of reviewer." },
      ]);
    const itemIds = listable.slice(0, input.size);
    const [checkId, number] = [uuid(), await nextNumber(tx, scope, stageId)];
    const { readerId } = input;
    const payload = {
      checkId,
      stageId,
      number,
      readerId,
      protocolVersionId: protocol.id,
      model,
      learned,
      itemIds,
    };
    return { kind: "quality_check_opened", payload, reply: { checkId, records: itemIds.length } };
  });
}

async function nextNumber(tx: Transaction, { reviewId }: Scope, stageId: string): Promise<number> {
  const last = await tx.qualityCheck.aggregate({ where: { reviewId, stageId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** Ends a check: nothing more is said in it. What was said stays, doubts too. */
export function endQualityCheck(scope: Manager, input: EndQualityCheck): Promise<Record<string, never>> {
  return command(scope, "end_quality_check", input, qualityCheckProjection, async (tx) => {
    const { checkId } = input;
    const [check] = await tx.$queryRaw<{ hasEnded: boolean }[]>`
      SELECT ended_at IS NOT NULL AS "hasEnded" FROM quality_check
      WHERE review_id = ${scope.reviewId}::uuid AND id = ${checkId}::uuid FOR UPDATE`;
    if (!check) throw notFound("quality check");
    if (check.hasEnded) throw new Refusal("CONFLICT", "This quality check has ended already.");
    // What was read is left out of the order that the next check lists from.
    const afterwards = () => enqueueRanking(tx, scope.reviewId, "title_abstract");
    return { kind: "quality_check_ended", payload: { checkId }, reply: {}, afterwards };
  });
}

/**
 * Says of an excluded record that it stays excluded, or doubts it; or takes back what was said. A doubt makes the item a
 * conflict, with the doubt beside its votes, and is settled like any other.
 */
export function readExcluded(scope: Reader, input: ReadExcluded): Promise<Record<string, never>> {
  return command(scope, "read_excluded", input, qualityCheckProjection, async (tx) => {
    const { checkId, itemId, verdict, note } = input;
    const reading = await lockReading(tx, scope, input);
    const { batch, item } = await lockItem(tx, scope, reading.stageId, itemId);
    const step = stepOf({ hasEnded: reading.hasEnded, before: reading, verdict, item });
    const batchId = item?.batchId ?? reading.batchId;
    if (!batchId) throw notFound("record of this quality check");
    const moves =
      batch && step !== "note" ? await movesOf(tx, scope, { step, batch, itemId, reading }) : UNMOVED;
    const said = { checkId, stageId: reading.stageId, itemId, batchId, verdict };
    const payload = { ...said, note: verdict && note ? note : null, ...moves };
    const afterwards = async () => step !== "note" && enqueueRanking(tx, scope.reviewId, "title_abstract");
    return { kind: "exclusion_checked", payload, reply: {}, recordId: itemId, afterwards };
  });
}

interface Reading {
  stageId: string;
  hasEnded: boolean;
  verdict: ExclusionVerdict | null;
  batchId: string | null;
  eventId: string | null;
}

/** The record of one's own check and what was said of it; the check does not end meanwhile. */
async function lockReading(
  tx: Transaction,
  scope: Reader,
  { checkId, itemId }: Pick<ReadExcluded, "checkId" | "itemId">,
): Promise<Reading> {
  const [reading] = await tx.$queryRaw<Reading[]>`
    SELECT k.stage_id AS "stageId", k.ended_at IS NOT NULL AS "hasEnded", x.verdict, x.batch_id AS "batchId",
      x.event_id AS "eventId"
    FROM quality_check k
    JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = k.id AND x.record_id = ${itemId}::uuid
    WHERE k.review_id = ${scope.reviewId}::uuid AND k.id = ${checkId}::uuid AND k.reader_id = ${scope.personId}::uuid
    FOR SHARE OF k FOR UPDATE OF x`;
  if (!reading) throw notFound("record of this quality check");
  return reading;
}

/** The item, held with its batch, and its stage: no stop comes in between. */
async function lockItem(
  tx: Transaction,
  scope: Reader,
  stageId: string,
  itemId: string,
): Promise<{ batch: BatchFacts | null; item: CheckedItem | null }> {
  const { reviewId } = scope;
  await tx.$queryRaw`SELECT id FROM stage WHERE review_id = ${reviewId}::uuid AND id = ${stageId}::uuid FOR SHARE`;
  const found = await tx.stageItem.findUnique({
    where: { reviewId_stageId_id: { reviewId, stageId, id: itemId } },
  });
  if (!found) return { batch: null, item: null };
  const batch = await batchFacts(scope, found.batchId, tx, "FOR SHARE");
  const [row] = await tx.$queryRaw<Omit<CheckedItem, "isBatchOpen">[]>`
    SELECT i.batch_id AS "batchId", i.status, i.decision, s.status AS state
    FROM stage_item i JOIN record_state s ON s.review_id = i.review_id AND s.record_id = i.id
    WHERE i.review_id = ${reviewId}::uuid AND i.stage_id = ${stageId}::uuid AND i.id = ${itemId}::uuid
      AND i.batch_id = ${batch.id}::uuid
    FOR UPDATE OF i`;
  return { batch, item: row ? { ...row, isBatchOpen: batch.status === "open" } : null };
}

type Moved = Pick<ExclusionChecked, "takenBack" | "given">;

const UNMOVED: Moved = { takenBack: null, given: null };

interface Moving {
  step: "doubt" | "give" | "again";
  batch: BatchFacts;
  itemId: string;
  reading: Reading;
}

async function movesOf(tx: Transaction, scope: Reader, moving: Moving): Promise<Moved> {
  const { step, batch, itemId, reading } = moving;
  await refuseUnderStop(tx, scope, batch.id);
  if (step === "again") return { takenBack: await takenBackBy(tx, scope, reading), given: null };
  if (step === "give") return { takenBack: null, given: await givenAgain(tx, scope, moving) };
  const back = takenBackOf(await downstreamOf(scope, batch.id, tx, itemId), batch.stage);
  const standing = await tx.resolution.findMany({
    where: { reviewId: scope.reviewId, stageId: batch.stageId, itemId, withdrawnAt: null },
  });
  return { takenBack: { ...back, setAside: standing.map(({ id }) => id) }, given: null };
}

/** What the doubt that stands took back, as its event says. */
async function takenBackBy(
  tx: Transaction,
  { reviewId }: Scope,
  { eventId }: Reading,
): Promise<ExclusionChecked["takenBack"]> {
  const event =
    eventId && (await tx.decisionEvent.findUnique({ where: { reviewId_id: { reviewId, id: eventId } } }));
  return event ? qualityCheckEvents.exclusion_checked.parse(event.payload).takenBack : null;
}

/** What the votes come to without the doubt, and the resolution that it had set aside, if that still is of these votes. */
async function givenAgain(
  tx: Transaction,
  scope: Reader,
  { batch, itemId, reading }: Moving,
): Promise<ExclusionChecked["given"]> {
  const [found] = await decidableItems(scope, batch.id, tx, itemId);
  if (!found) throw notFound("record of this quality check");
  const setAside = (await takenBackBy(tx, scope, reading))?.setAside ?? [];
  const resolution = await tx.resolution.findFirst({
    where: { reviewId: scope.reviewId, stageId: batch.stageId, itemId, id: { in: setAside } },
  });
  const votes = found.votes.filter(({ isDoubt }) => !isDoubt);
  const decision = resolution?.decision === "include" ? ("include" as const) : ("exclude" as const);
  const item = { ...found, votes, resolution: resolution && { ...resolution, decision } };
  const { outcomes } = closingOf([item], batch.deciding);
  const isBack = outcomes.some(({ status }) => status === "resolved");
  const made = consequencesOf(outcomes, [item], batch.stage, uuid);
  return { outcomes, ...made, broughtBack: isBack && resolution ? [resolution.id] : [] };
}

/**
 * Keeps the order of the excluded beside the ranking of the same decisions, unless a newer one has taken its place. No
 * event: it follows from what is settled.
 */
export async function saveExcludedOrder(ranked: {
  reviewId: string;
  stageId: string;
  at: Date;
  itemIds: readonly string[];
}): Promise<void> {
  const { reviewId, stageId, at, itemIds } = ranked;
  await runBulk(Prisma.sql`
    UPDATE stage_ranking SET excluded_ids = ${itemIds}::uuid[]
    WHERE review_id = ${reviewId}::uuid AND stage_id = ${stageId}::uuid AND at <= ${at}`);
}
