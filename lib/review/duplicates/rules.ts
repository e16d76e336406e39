import { Refusal } from "@/lib/errors";
import { armOf, mayMoveRecord, type Source } from "../flow";
import type { ClusterBefore, ClusterStatus, RecordBefore } from "./schema";

/** A record as a decision about duplicates sees it. */
export interface Standing extends RecordBefore {
  /** The record it is a duplicate of. */
  survivorId: string | null;
  source: Source;
  /** When, and as which of its file, it was imported. */
  imported: string;
  /** In a batch of screening, itself or as a report; being there is what counts, not whether anybody voted. */
  inBatch: boolean;
  inOpenBatch: boolean;
  /** Whether its report is more than sought. */
  reportAtWork: boolean;
}

/** The software takes out only what nobody has begun to work on. */
export function maySoftwareMerge({ status, source, inBatch, reportAtWork }: Standing): boolean {
  if (inBatch || reportAtWork) return false;
  return status === "awaiting_screening" || (status === "included" && armOf(source) === "other_methods");
}

/** Whether the record can become a duplicate at all; what else must be done first is said when a person tries. */
export function mayPersonMerge({ status }: Pick<Standing, "status">): boolean {
  return mayMoveRecord(status, "duplicate");
}

/** Refuses a merge that would pull a record out of work under way. Votes are never asked about: that would tell of them. */
export function refuseMerge(records: readonly Standing[], survivorId: string): void {
  const survivor = records.find(({ recordId }) => recordId === survivorId);
  if (survivor?.status === "duplicate" || survivor?.status === "withdrawn") throw overtaken();
  for (const record of records) {
    if (record.recordId === survivorId) continue;
    if (!mayPersonMerge(record)) throw record.status === "duplicate" ? overtaken() : removed();
    if (record.inOpenBatch) throw conflict(IN_OPEN_BATCH);
    if (record.inBatch && record.status === "awaiting_screening") throw conflict(UNSETTLED);
    if (record.reportAtWork) throw conflict(REPORT_AT_WORK);
  }
}

const IN_OPEN_BATCH =
  "The record that would become a duplicate is in an open batch of screening. Close that batch first, then decide; the votes stay as they are.";
const UNSETTLED =
  "The record that would become a duplicate is in a batch whose result is not settled yet. Settle it first, then decide.";
const REPORT_AT_WORK =
  "The report of the record that would become a duplicate is being retrieved or assessed. Set it back to sought first, or join the two reports there.";

const conflict = (sentence: string) => new Refusal("CONFLICT", `${sentence} Nothing was changed.`);
const overtaken = () =>
  conflict(
    "One of these records became a duplicate of another, or its import was undone. Load the page again.",
  );
const removed = () =>
  conflict(
    "One of these records was removed before screening. Restore it first if it should count as a duplicate.",
  );

/** A cluster is decided once, from where the person saw it. */
export function refuseDecided(now: ClusterStatus, from: ClusterStatus): void {
  if (now === from) return;
  const sentences: Record<ClusterStatus, string> = {
    proposed: "Nobody has decided about these records yet, or the decision was taken back.",
    confirmed: "These records were merged meanwhile.",
    split: "Meanwhile these records were found not to be duplicates.",
  };
  throw conflict(sentences[now]);
}

/** Every record that a person names must be one of the cluster, or of the review. */
export function refuseForeign(named: readonly string[], there: ReadonlySet<string>): void {
  if (new Set(named).size === named.length && named.every((id) => there.has(id))) return;
  throw new Refusal("BAD_INPUT", "Name each record once, and only records that are there.", [
    { path: "recordIds", message: "A record is named twice, or is not there." },
  ]);
}

/** What a cluster holds merged, as it stands. */
export function mergedIn(cluster: ClusterBefore | null): RecordBefore[] {
  return cluster?.status === "confirmed" ? cluster.merged : [];
}
