import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import type { StageRules } from "@/lib/review/protocol/schema";
import { saveStageRanking } from "@/lib/review/screening/order/commands";
import { type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { type StageInTest, screenBatch, stageOf } from "../stage.fixture";
import { endQualityCheck, openQualityCheck, readExcluded, saveExcludedOrder } from "./commands";
import type { ExclusionVerdict } from "./schema";

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
