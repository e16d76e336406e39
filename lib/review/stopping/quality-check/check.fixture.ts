import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import { stageAgreement } from "@/lib/review/agreement/queries";
import type { StageRules } from "@/lib/review/protocol/schema";
import { rebuildReview } from "@/lib/review/rebuild";
import { saveStageRanking } from "@/lib/review/screening/order/commands";
import { type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { stageNow } from "../queries";
import { type StageInTest, screenBatch, stageOf } from "../stage.fixture";
import { endQualityCheck, openQualityCheck, readExcluded, saveExcludedOrder } from "./commands";
import { qualityCheckDesk, qualityCheckNow } from "./queries";
import type { CheckedRecord, ExclusionVerdict } from "./schema";

export interface CheckedStage extends StageInTest {
  batchId: string;
  /** In the order that the worker would have made. */
  excluded: string[];
}

/** A stage of twenty records, every one but the fifths excluded by one closed batch, and their order. */
export async function excludedStage(rules: Partial<StageRules> = {}, count = 20): Promise<CheckedStage> {
  const stage = await stageOf(count, { order: "ranked_batches", ...rules });
  const batchId = await screenBatch(stage, count);
  const excluded = stage.recordIds.filter((id) => !stage.isRelevant(id));
  await orderExcluded(stage.reviewId, excluded);
  return { ...stage, batchId, excluded };
}

/** What the worker keeps of a stage, with this order of the excluded. */
export async function orderExcluded(reviewId: string, itemIds: readonly string[]): Promise<void> {
  const { id: stageId } = await db.stage.findFirstOrThrow({ where: { reviewId, kind: "title_abstract" } });
  const [model, at] = ["two_views" as const, new Date()];
  const made = { reviewId, stageId, model, learned: 20, relevant: 4, isStarted: false, at };
  await saveStageRanking({ ...made, itemIds: [], weights: new Uint8Array() });
  await saveExcludedOrder({ reviewId, stageId, at, itemIds });
}

/** Opens a check as the lead. */
export async function openCheck(
  { reviewId, lead }: Pick<StageInTest, "reviewId" | "lead">,
  reader: SeedPerson,
  size = 100,
): Promise<string> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  const input = { operationId: uuid(), reviewId, readerId: reader.id, size };
  return (await openQualityCheck(scope, input)).checkId;
}

export async function endCheck(
  { reviewId, lead }: Pick<StageInTest, "reviewId" | "lead">,
  checkId: string,
): Promise<void> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  await endQualityCheck(scope, { operationId: uuid(), reviewId, checkId });
}

/** Says something of a record as the reader of a check; null takes it back. */
export async function say(
  reviewId: string,
  reader: SeedPerson,
  checkId: string,
  itemId: string,
  verdict: ExclusionVerdict | null,
  note: string | null = null,
): Promise<void> {
  const scope = await scopeOf(reader.id, reviewId, "screening.vote");
  await readExcluded(scope, { operationId: uuid(), reviewId, checkId, itemId, verdict, note });
}

/** Tables that the events do not lead to, or not only they. */
export const rebuilt = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0);

export async function deskOf(reviewId: string, reader: SeedPerson, checkId: string) {
  return qualityCheckDesk(await scopeOf(reader.id, reviewId, "screening.vote"), checkId);
}

export async function nowOf({ reviewId, lead }: CheckedStage) {
  return qualityCheckNow(await scopeOf(lead.id, reviewId, "screening.view"));
}

export async function agreementOf({ reviewId, lead }: CheckedStage) {
  return stageAgreement(await scopeOf(lead.id, reviewId, "agreement.view"), "title_abstract");
}

export const stateOf = async (reviewId: string, recordId: string) =>
  (await db.recordState.findUniqueOrThrow({ where: { reviewId_recordId: { reviewId, recordId } } })).status;

export const itemOf = (reviewId: string, id: string) =>
  db.stageItem.findFirstOrThrow({ where: { reviewId, id } });

/** A check that Ada, one of the two voters, reads. */
export async function checking(rules: Parameters<typeof excludedStage>[0] = {}) {
  const stage = await excludedStage(rules);
  const [ada, bea] = stage.voters as [SeedPerson, SeedPerson];
  const checkId = await openCheck(stage, ada, 10);
  const [first, second, third] = stage.excluded as [string, string, string];
  const saying = (itemId: string, verdict: "upheld" | "doubted" | null, note?: string) =>
    say(stage.reviewId, ada, checkId, itemId, verdict, note);
  return { ...stage, ada, bea, checkId, first, second, third, saying };
}

/** What SAFE counts. */
export const lettersOf = async (reviewId: string) =>
  (await stageNow({ reviewId }, "title_abstract"))?.checked;

/** A record of a desk in two words. */
export const pick = ({ verdict, standing }: CheckedRecord) => [verdict, standing];
