import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import type { StageRules, StoppingRules } from "@/lib/review/protocol/schema";
import { seedRecords } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { DEFAULT_STOPPING } from "../protocol/rules";
import { takeLook } from "./look/commands";

/** Half of what is relevant, at 80 %: a sample of a few records can show that. */
export const LENIENT: StoppingRules = { ...DEFAULT_STOPPING, target: 50, confidence: 80 };

export interface StageInTest extends ScreeningTeam {
  recordIds: string[];
  isRelevant: (id: string) => boolean;
}

/** All batches are drawn by one seed: together they are one order of the stage. */
const SEED = "stage";

function inDrawnOrder(ids: readonly string[]): string[] {
  const lot = (id: string) => createHash("md5").update(`${SEED}${id}`).digest("hex");
  return [...ids].sort((one, other) => (lot(one) < lot(other) ? -1 : 1));
}

/** A stage of so many records that is screened at random; every fifth that is drawn is relevant, whatever their ids are. */
export async function stageOf(count: number, rules: Partial<StageRules> = {}): Promise<StageInTest> {
  const team = await makeTeam(["Ada", "Bea"], {
    titleAbstract: { order: "random", stopping: LENIENT, ...rules },
  });
  const { recordIds } = await seedRecords(team.reviewId, team.lead, count);
  const relevant = new Set(inDrawnOrder(recordIds).filter((_, at) => at % 5 === 0));
  return { ...team, recordIds, isRelevant: (id) => relevant.has(id) };
}

/** Opens a random batch. */
export async function openRandom(stage: StageInTest, size: number): Promise<string> {
  const options = { size, order: "random" as const, seed: SEED };
  return (await openBatch(stage.reviewId, stage.lead, "title_abstract", options)).batchId;
}

/** Both vote as it is; but for the ids named, on which one of them errs, or says nothing. */
export async function voteAsItIs(
  { reviewId, voters, isRelevant }: StageInTest,
  batchId: string,
  but: { conflicts?: number; silent?: number } = {},
): Promise<string[]> {
  const items = await db.stageItem.findMany({ where: { reviewId, batchId }, orderBy: { place: "asc" } });
  for (const [at, { id: itemId }] of items.entries()) {
    const truth = isRelevant(itemId) ? "include" : "exclude";
    const isConflict = at < (but.conflicts ?? 0);
    await vote(reviewId, voters[0]!, { itemId, verdict: truth });
    if (at >= items.length - (but.silent ?? 0)) continue;
    const wrong = truth === "include" ? "exclude" : "include";
    await vote(reviewId, voters[1]!, { itemId, verdict: isConflict ? wrong : truth });
  }
  return items.map(({ id }) => id);
}

/** A random batch from opening to closing, and the look after it. */
export async function screenBatch(stage: StageInTest, size: number): Promise<string> {
  const batchId = await openRandom(stage, size);
  await voteAsItIs(stage, batchId);
  await close(stage.reviewId, stage.lead, batchId);
  await takeLook(stage.reviewId, "title_abstract");
  return batchId;
}

export function looksOf(reviewId: string) {
  return db.stoppingLook.findMany({ where: { reviewId }, orderBy: { number: "asc" } });
}

/** Where every record is, by whom and why; who moved it last is no part of that. */
export async function placesOf(reviewId: string, without: readonly string[] = []): Promise<string[]> {
  const where = { reviewId, recordId: { notIn: [...without] } };
  const rows = await db.recordState.findMany({ where, orderBy: { recordId: "asc" } });
  return rows.map(({ eventId: _, ...row }) => JSON.stringify(row));
}
