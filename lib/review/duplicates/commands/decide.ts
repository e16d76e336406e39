import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { command } from "../../history/command";
import { indexLater } from "../../record/filling/queries";
import type { KeepApart, MergeByHand } from "../by-hand/schema";
import { duplicatesProjection } from "../projection";
import { mergedIn, refuseDecided, refuseForeign, refuseKeepApart, refuseMerge } from "../rules";
import type { ConfirmCluster, RecordBefore, SplitCluster } from "../schema";
import { standings } from "../standing/queries";
import { survivorAmong } from "../survivor";
import {
  beforeOf,
  clusterNow,
  holdReports,
  lockReview,
  lookAgain,
  reportsComingBack,
  reportsLeftBehind,
} from "./standing";

type MayDecide = Scope<"duplicates.decide">;

/** A person finds that records of a proposed cluster, all or those named, are the same report. */
export function confirmCluster(scope: MayDecide, input: ConfirmCluster): Promise<{ clusterId: string }> {
  const { clusterId } = input;
  return command(scope, "confirm_cluster", input, duplicatesProjection, async (tx) => {
    await lockReview(tx, scope);
    const was = await clusterNow(tx, scope, clusterId);
    refuseDecided(was.status, "proposed");
    const recordIds = input.recordIds ?? was.recordIds;
    refuseForeign(recordIds, new Set(was.recordIds));
    const merge = await mergeOf(tx, scope, recordIds, input.survivorId);
    const others = was.recordIds.filter((id) => !recordIds.includes(id));
    const leftOut = others.map((recordId) => ({ clusterId: uuid(), recordId }));
    return {
      kind: "cluster_confirmed",
      payload: { clusterId, basis: was.basis, was, leftOut, ...merge },
      reply: { clusterId },
      afterwards: () =>
        others.length > 1
          ? lookAgain(tx, scope, was.recordIds)
          : indexLater(tx, scope.reviewId, [merge.survivorId]),
    };
  });
}

/** A person finds that records are not duplicates, proposed or merged: each is what it was before, and the pair is remembered. */
export function splitCluster(scope: MayDecide, input: SplitCluster): Promise<{ clusterId: string }> {
  const { clusterId } = input;
  return command(scope, "split_cluster", input, duplicatesProjection, async (tx) => {
    await lockReview(tx, scope);
    const was = await clusterNow(tx, scope, clusterId);
    refuseDecided(was.status, input.from);
    const returnedReports = await reportsComingBack(tx, scope, mergedIn(was));
    return {
      kind: "cluster_split",
      payload: { clusterId, was, relation: input.relation ?? null, returnedReports },
      reply: { clusterId },
      afterwards: () =>
        was.status === "confirmed" ? lookAgain(tx, scope, was.recordIds) : Promise.resolve(),
    };
  });
}

/** A person finds that records, which nobody proposed, are the same report. */
export function mergeByHand(scope: MayDecide, input: MergeByHand): Promise<{ clusterId: string }> {
  const clusterId = uuid();
  return command(scope, "merge_by_hand", input, duplicatesProjection, async (tx) => {
    await lockReview(tx, scope);
    const merge = await mergeOf(tx, scope, input.recordIds, input.survivorId);
    return {
      kind: "records_merged_by_hand",
      payload: { clusterId, basis: "by_hand" as const, ...merge },
      reply: { clusterId },
      afterwards: () => lookAgain(tx, scope, input.recordIds),
    };
  });
}

/** A person finds that records, which nobody proposed, are not the same report. */
export function keepApart(scope: MayDecide, input: KeepApart): Promise<{ clusterId: string }> {
  const clusterId = uuid();
  const { recordIds } = input;
  return command(scope, "keep_apart", input, duplicatesProjection, async (tx) => {
    await lockReview(tx, scope);
    const records = await standings(tx, scope, recordIds);
    refuseForeign(recordIds, new Set(records.map(({ recordId }) => recordId)));
    refuseKeepApart(records);
    return {
      kind: "records_kept_apart",
      payload: { clusterId, recordIds },
      reply: { clusterId },
      // Whoever waits in a proposal for the same question need not be asked again.
      afterwards: () => lookAgain(tx, scope, recordIds),
    };
  });
}

/** The survivor of these records and what becomes of the others; refuses when one of them cannot be merged now. */
async function mergeOf(
  tx: Transaction,
  scope: Scope,
  recordIds: readonly string[],
  wanted?: string,
): Promise<{ survivorId: string; merged: RecordBefore[]; withdrawnReports: string[] }> {
  await holdReports(tx, scope, recordIds);
  const records = await standings(tx, scope, recordIds);
  refuseForeign(recordIds, new Set(records.map(({ recordId }) => recordId)));
  const survivorId = survivorAmong(records, wanted);
  refuseMerge(records, survivorId);
  const merged = records.filter(({ recordId }) => recordId !== survivorId).map(beforeOf);
  const withdrawnReports = await reportsLeftBehind(
    tx,
    scope,
    merged.map(({ recordId }) => recordId),
  );
  return { survivorId, merged, withdrawnReports };
}
