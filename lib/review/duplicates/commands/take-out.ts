import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import type { duplicateEvents } from "../events";
import { duplicatesProjection } from "../projection";
import { mergedIn, refuseDecided } from "../rules";
import type { TakeOut } from "../schema";
import { clusterNow, lockReview, lookAgain, reportsComingBack } from "./standing";

/** Where the cluster stands then, which is where taking the decision back begins. */
interface TakenOut {
  clusterId: string;
  from: "confirmed" | "split";
}

/**
 * A person finds that one merged record is no duplicate of the one that stays. The others stay merged by whom they were;
 * of two records nothing stays, and the cluster is split.
 */
export function takeOut(scope: Scope<"duplicates.decide">, input: TakeOut): Promise<TakenOut> {
  const { clusterId, recordId } = input;
  return command<typeof duplicateEvents, TakenOut>(
    scope,
    "take_out_record",
    input,
    duplicatesProjection,
    async (tx) => {
      await lockReview(tx, scope);
      const was = await clusterNow(tx, scope, clusterId);
      refuseDecided(was.status, "confirmed");
      const own = mergedIn(was).filter((one) => one.recordId === recordId);
      if (own.length === 0) throw new Refusal("CONFLICT", NOT_MERGED);
      const returnedReports = await reportsComingBack(tx, scope, own);
      const afterwards = () => lookAgain(tx, scope, was.recordIds);
      if (was.recordIds.length === 2) {
        const payload = { clusterId, was, returnedReports };
        return {
          kind: "cluster_split",
          payload,
          reply: { clusterId, from: "split" },
          recordId,
          afterwards,
        };
      }
      const payload = { clusterId, recordId, was, apartId: uuid(), returnedReports };
      return {
        kind: "record_taken_out",
        payload,
        reply: { clusterId, from: "confirmed" },
        recordId,
        afterwards,
      };
    },
  );
}

const NOT_MERGED = "This record is not merged into another here, or not any more. Nothing was changed.";
