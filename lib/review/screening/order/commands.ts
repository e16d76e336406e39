import type { Scope } from "@/lib/access/scope";
import { db, Prisma, runBulk } from "@/lib/db/client";
import { enqueueOwnRanking, enqueueRanking } from "@/lib/db/queue";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import type { ModelName } from "../../ranking/rank";
import { votingMembers } from "../batch/selection/queries";
import { screeningProjection } from "../projection";
import type { ChooseModel } from "./schema";

/** Another model looks for what the first one does not find (SAFE, phase 3). Choosing the first again takes it back. */
export function chooseModel(
  scope: Scope<"screening.manage">,
  input: ChooseModel,
): Promise<Record<string, never>> {
  return command(scope, "choose_model", input, screeningProjection, async (tx) => {
    const { reviewId } = scope;
    const { stage: kind, model } = input;
    const [stage] = await tx.$queryRaw<{ id: string; model: ModelName }[]>`
      SELECT id, model FROM stage WHERE review_id = ${reviewId}::uuid AND kind = ${kind}::stage_kind FOR UPDATE`;
    if (!stage) throw notFound("stage");
    if (stage.model === model) throw new Refusal("CONFLICT", "This model ranks the stage already.");
    const payload = { stageId: stage.id, model };
    const afterwards = async () => {
      await enqueueRanking(tx, reviewId, kind);
      for (const personId of await votingMembers(tx, scope))
        await enqueueOwnRanking(tx, reviewId, kind, personId);
    };
    return { kind: "ranking_model_chosen", payload, reply: {}, afterwards };
  });
}

interface Ranked {
  reviewId: string;
  stageId: string;
  model: ModelName;
  learned: number;
  /** When the decisions were read that it learned from: an older one never takes the place of a newer one. */
  at: Date;
  itemIds: readonly string[];
  weights: Uint8Array;
}

/** Keeps the order of a stage. No event: it follows from what is settled, and is made anew when it is lost. */
export async function saveStageRanking(
  ranked: Ranked & { relevant: number; isStarted: boolean },
): Promise<void> {
  const { reviewId, stageId, model, learned, relevant, isStarted, at, itemIds, weights } = ranked;
  await runBulk(Prisma.sql`
    INSERT INTO stage_ranking AS k
      (review_id, stage_id, model, learned, relevant, is_started, at, item_ids, weights)
    VALUES (${reviewId}::uuid, ${stageId}::uuid, ${model}::ranking_model, ${learned}, ${relevant}, ${isStarted},
      ${at}, ${itemIds}::uuid[], ${Buffer.from(weights)})
    ON CONFLICT (review_id, stage_id) DO UPDATE SET model = excluded.model, learned = excluded.learned,
      relevant = excluded.relevant, is_started = excluded.is_started, at = excluded.at,
      item_ids = excluded.item_ids, weights = excluded.weights
    WHERE k.at <= excluded.at`);
}

/** Keeps the order of one person's next items. */
export async function savePersonalRanking(ranked: Ranked & { personId: string }): Promise<void> {
  const { reviewId, stageId, personId, model, learned, at, itemIds, weights } = ranked;
  await db.$executeRaw`
    INSERT INTO personal_ranking AS k (review_id, stage_id, person_id, model, learned, at, item_ids, weights)
    VALUES (${reviewId}::uuid, ${stageId}::uuid, ${personId}::uuid, ${model}::ranking_model, ${learned},
      ${at}, ${itemIds}::uuid[], ${weights})
    ON CONFLICT (review_id, stage_id, person_id) DO UPDATE SET model = excluded.model, learned = excluded.learned,
      at = excluded.at, item_ids = excluded.item_ids, weights = excluded.weights
    WHERE k.at <= excluded.at`;
}
