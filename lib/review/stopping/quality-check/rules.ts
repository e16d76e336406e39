import { Refusal } from "@/lib/errors";
import type { OrderMode } from "../../protocol/schema";
import type { CheckedRecord, ExclusionVerdict } from "./schema";

export interface CheckableStage {
  order: OrderMode | null;
  isStopped: boolean;
  /** A check of it is open. */
  isOpen: boolean;
  /** The worker has put its excluded records in order. */
  isOrdered: boolean;
  /** Excluded records that the order knows and nobody has read again. */
  left: number;
}

/** Why no quality check can be opened, and what makes it possible. */
export function obstacleToCheck({
  order,
  isStopped,
  isOpen,
  isOrdered,
  left,
}: CheckableStage): string | null {
  if (order === null) return "There is no protocol yet. Publish one first.";
  if (order !== "ranked_batches")
    return "The excluded are checked only where the protocol ranks titles and abstracts in shared batches.";
  if (isOpen) return "A quality check is open. End it first.";
  if (isStopped) return "Screening is stopped. Take the stop back first.";
  if (!isOrdered)
    return "The excluded records are not in order yet: the software orders them once another model has ranked a batch.";
  return left === 0 ? "No excluded record is left that nobody has read again." : null;
}

/** An item as a judgement on its exclusion finds it, locked; null: it is in no batch any more. */
export interface CheckedItem {
  batchId: string;
  isBatchOpen: boolean;
  status: "open" | "agreed" | "conflict" | "resolved";
  decision: "include" | "exclude" | "maybe" | null;
  /** Of its record. */
  state: string;
}

interface Judging {
  hasEnded: boolean;
  /** What was said of it in this check, and in which batch it was then. */
  before: { verdict: ExclusionVerdict | null; batchId: string | null };
  verdict: ExclusionVerdict | null;
  item: CheckedItem | null;
}

/** Whether a record is excluded by a batch that is closed, and so can be read again. */
export function isExcluded(item: CheckedItem | null): item is CheckedItem {
  return item !== null && !item.isBatchOpen && item.decision === "exclude" && item.state === "excluded";
}

/**
 * What a judgement does beside being noted: it takes the exclusion back, gives it again, or changes what stands in a
 * doubt. What others have settled stays, and so does all of a batch that was opened again: while people vote there,
 * nobody is told how far it is.
 */
export function stepOf({ hasEnded, before, verdict, item }: Judging): "doubt" | "give" | "again" | "note" {
  if (hasEnded) throw new Refusal("CONFLICT", "This quality check has ended. Nothing was saved.");
  if (before.verdict === null && verdict === null)
    throw new Refusal("CONFLICT", "Nothing was said of this record yet: there is nothing to take back.");
  const doubtStands = before.verdict === "doubted" && item !== null && item.batchId === before.batchId;
  if (doubtStands) {
    refuseSettled(item);
    return verdict === "doubted" ? "again" : "give";
  }
  if (verdict === null) return "note";
  if (!isExcluded(item))
    throw new Refusal(
      "CONFLICT",
      "This record is not excluded any more. Nothing was saved, and no reading is needed.",
    );
  return verdict === "doubted" ? "doubt" : "note";
}

function refuseSettled(item: CheckedItem): void {
  if (item.isBatchOpen)
    throw new Refusal("CONFLICT", "The batch of this record was opened again. Wait until it is closed.");
  if (item.decision !== null || item.status !== "conflict")
    throw new Refusal("CONFLICT", "Your doubt was settled meanwhile, and stays. Nothing was changed.");
  if (item.state !== "awaiting_screening")
    throw new Refusal("CONFLICT", "This record has left the stage meanwhile. Nothing was changed.");
}

/**
 * Irrelevant ones in a row at the end of what was read: a record counts that was read and is excluded now. Whatever
 * was settled otherwise, is not settled, or was passed over begins a new row.
 */
export function inRowOf(records: readonly Pick<CheckedRecord, "verdict" | "standing">[], before = 0): number {
  const last = records.findLastIndex(({ verdict }) => verdict !== null);
  return records
    .slice(0, last + 1)
    .reduce(
      (row, { verdict, standing }) => (verdict !== null && standing === "excluded" ? row + 1 : 0),
      before,
    );
}
