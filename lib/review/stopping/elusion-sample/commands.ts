import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { protocolInForce } from "../../protocol/queries";
import { assignSlots } from "../../screening/assignment";
import { votersFor } from "../../screening/batch/rules";
import { holdBatches, lockStage, votingMembers } from "../../screening/batch/selection/queries";
import { rulesOf } from "../../screening/outcome";
import { screeningProjection } from "../../screening/projection";
import type { OpenedBatch } from "../../screening/schema";
import { isStopped } from "../../screening/stopped/queries";
import type { DrawElusion } from "./schema";

/** Opens a batch drawn at random from what a stop has left unscreened: it is voted on like any other. */
export function drawElusionSample(
  scope: Scope<"screening.manage">,
  input: DrawElusion,
): Promise<OpenedBatch> {
  return command(scope, "draw_elusion", input, screeningProjection, async (tx) => {
    const protocol = await protocolInForce(scope, tx);
    const { id: stageId, nextNumber: number } = await lockStage(tx, scope, input.stage);
    await holdBatches(tx, scope, stageId);
    if (!(await isStopped(tx, scope, stageId)))
      throw new Refusal(
        "CONFLICT",
        "Screening is not stopped: there is nothing to draw an elusion sample from.",
      );
    const { votesPerItem } = rulesOf(protocol.settings, input.stage);
    const voterIds = votersFor(await votingMembers(tx, scope), input.voterIds, votesPerItem);
    const seed = input.seed ?? uuid();
    const { left, ids } = await drawn(tx, scope, seed, input.size);
    if (ids.length === 0) throw new Refusal("CONFLICT", "No record is left unscreened.");
    const batchId = uuid();
    const chosen = "elusion" as const;
    const payload = {
      batchId,
      stageId,
      number,
      seed,
      chosen,
      left,
      votesPerItem,
      protocolVersionId: protocol.id,
      items: ids.map((id) => ({ id, kind: "record" as const })),
      slots: assignSlots(ids, voterIds, votesPerItem, seed),
    };
    const reply = { batchId, number, seed, chosen, items: ids.length, voters: voterIds.length };
    return { kind: "batch_opened", payload, reply };
  });
}

async function drawn(
  tx: Transaction,
  scope: Scope,
  seed: string,
  size: number,
): Promise<{ left: number; ids: string[] }> {
  const [row] = await tx.$queryRaw<{ left: number; ids: string[] }[]>`
    WITH stopped AS MATERIALIZED (
      SELECT record_id FROM record_state
      WHERE review_id = ${scope.reviewId}::uuid AND status = 'unscreened_stopped' ORDER BY record_id FOR UPDATE
    ), first AS (
      SELECT record_id, row_number() OVER (ORDER BY md5(${seed} || record_id::text), record_id) AS place
      FROM stopped ORDER BY place LIMIT ${size}
    )
    SELECT (SELECT count(*)::int FROM stopped) AS left,
      (SELECT coalesce(array_agg(record_id::text ORDER BY place), '{}') FROM first) AS ids`;
  return row ?? { left: 0, ids: [] };
}
