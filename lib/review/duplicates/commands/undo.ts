import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { duplicateEvents } from "../events";
import { duplicatesProjection } from "../projection";
import { mergedIn, refuseDecided, refuseMerge } from "../rules";
import type { ClusterBefore, RecordBefore, UndoClusterDecision } from "../schema";
import { standings } from "../standing/queries";
import {
  beforeOf,
  clusterNow,
  holdReports,
  lockReview,
  lookAgain,
  reportsComingBack,
  reportsLeftBehind,
} from "./standing";

/** Takes a person's last decision on a cluster back: it stands as it stood before, merged or waiting. */
export function undoClusterDecision(
  scope: Scope<"duplicates.decide">,
  input: UndoClusterDecision,
): Promise<{ clusterId: string }> {
  const { clusterId } = input;
  return command(scope, "undo_cluster_decision", input, duplicatesProjection, async (tx) => {
    await lockReview(tx, scope);
    const was = await clusterNow(tx, scope, clusterId);
    refuseDecided(was.status, input.from);
    const { earlier, removed } = await beforeDecision(tx, scope, was.eventId);
    const becomes = earlier && (await asNow(tx, scope, earlier, was));
    const [restored, merged] = movedBetween(was, becomes);
    const payload = {
      clusterId,
      was,
      becomes,
      removed,
      withdrawnReports: await reportsLeftBehind(tx, scope, merged),
      returnedReports: await reportsComingBack(tx, scope, restored),
    };
    const afterwards = () => lookAgain(tx, scope, was.recordIds);
    return { kind: "cluster_decision_undone", payload, reply: { clusterId }, afterwards };
  });
}

/** How the cluster stood before the event that decided it, and what that event made beside it. */
async function beforeDecision(
  tx: Transaction,
  { reviewId }: Scope,
  eventId: string,
): Promise<{ earlier: ClusterBefore | null; removed: string[] }> {
  const event = await tx.decisionEvent.findUniqueOrThrow({
    where: { reviewId_id: { reviewId, id: eventId } },
  });
  if (event.kind === "cluster_confirmed") {
    const { was, leftOut } = duplicateEvents.cluster_confirmed.parse(event.payload);
    return { earlier: was, removed: leftOut.map(({ clusterId }) => clusterId) };
  }
  if (event.kind === "cluster_split") {
    return { earlier: duplicateEvents.cluster_split.parse(event.payload).was, removed: [] };
  }
  if (event.kind === "record_taken_out") {
    const { was, apartId } = duplicateEvents.record_taken_out.parse(event.payload);
    return { earlier: was, removed: [apartId] };
  }
  if (event.kind === "records_merged_by_hand" || event.kind === "records_kept_apart")
    return { earlier: null, removed: [] };
  throw new Refusal(
    "CONFLICT",
    "The software merged these records. Split them to say that they are not duplicates. Nothing was changed.",
  );
}

/** What is merged no more, and what is merged again; whatever is merged before and after stays out of both. */
function movedBetween(was: ClusterBefore, becomes: ClusterBefore | null): [RecordBefore[], string[]] {
  const [before, after] = [mergedIn(was), mergedIn(becomes)];
  const isIn = (all: readonly RecordBefore[], id: string) => all.some(({ recordId }) => recordId === id);
  return [
    before.filter(({ recordId }) => !isIn(after, recordId)),
    after.map(({ recordId }) => recordId).filter((id) => !isIn(before, id)),
  ];
}

/** The earlier cluster with its records as they are now, or would be if what is merged in it were not; null when the imports of all but one were undone since. */
async function asNow(
  tx: Transaction,
  scope: Scope,
  earlier: ClusterBefore,
  now: ClusterBefore,
): Promise<ClusterBefore | null> {
  await holdReports(tx, scope, earlier.recordIds);
  const held = new Map(mergedIn(now).map((one) => [one.recordId, one]));
  const records = (await standings(tx, scope, earlier.recordIds))
    .filter(({ status }) => status !== "withdrawn")
    .map((one) => ({ ...one, ...held.get(one.recordId) }));
  const recordIds = earlier.recordIds.filter((id) => records.some(({ recordId }) => recordId === id));
  if (recordIds.length < 2) return null;
  if (earlier.status !== "confirmed") return { ...earlier, recordIds };
  const survivorId = recordIds.find((id) => id === earlier.survivorId);
  if (!survivorId) throw survivorGone();
  refuseMerge(records, survivorId);
  const merged = records.filter(({ recordId }) => recordId !== survivorId).map(beforeOf);
  return { ...earlier, recordIds, merged };
}

const survivorGone = () =>
  new Refusal("CONFLICT", "The import of the record that stayed was undone. Nothing was changed.");
