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
  /** Itself or as a report, in a closed batch that did not settle it. */
  inConflict: boolean;
  /** Whether its report is more than sought. */
  reportAtWork: boolean;
  /** Whether somebody extracts its report. */
  isExtracted: boolean;
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

/** What stands against merging these records now. Votes are never asked about: that would tell of them. */
export function mergeProblems(
  records: readonly Standing[],
  survivorId: string,
): { recordId: string; sentence: string }[] {
  return records.flatMap((record) => {
    const sentence = record.recordId === survivorId ? stayingProblem(record) : goingProblem(record);
    return sentence ? [{ recordId: record.recordId, sentence }] : [];
  });
}

/**
 * Refuses a merge that would pull a record out of work under way; what was decided before is no obstacle, for that two
 * records are one report is often found at full text only.
 */
export function refuseMerge(records: readonly Standing[], survivorId: string): void {
  const [problem] = mergeProblems(records, survivorId);
  if (problem) throw conflict(problem.sentence);
}

function stayingProblem({ status }: Standing): string | null {
  return status === "duplicate" || status === "withdrawn" ? OVERTAKEN : null;
}

function goingProblem(record: Standing): string | null {
  if (!mayPersonMerge(record)) {
    if (record.status === "unscreened_stopped") return STOPPED;
    const isGone = record.status === "duplicate" || record.status === "withdrawn";
    return isGone ? OVERTAKEN : REMOVED;
  }
  if (record.inOpenBatch) return IN_OPEN_BATCH;
  if (record.inConflict) return UNSETTLED;
  return record.isExtracted ? EXTRACTED : null;
}

const IN_OPEN_BATCH =
  "The record that would become a duplicate is in an open batch of screening. Close that batch first, then decide; the votes stay as they are.";
const UNSETTLED =
  "The record that would become a duplicate is in conflict. Settle the conflict first, then decide.";
const EXTRACTED =
  "The report of the record that would become a duplicate is being extracted. Give its extractions up first, then decide.";
const OVERTAKEN =
  "One of these records is a duplicate of another already, or its import was undone. Take the record that stayed instead.";
const REMOVED =
  "One of these records was removed before screening. Restore it first if it should count as a duplicate.";
const STOPPED =
  "The record that would become a duplicate was left unscreened when screening was stopped. Let it be the one that stays, or take the stop back first.";

const conflict = (sentence: string) => new Refusal("CONFLICT", `${sentence} Nothing was changed.`);

/** Its report is counted in the left arm of the diagram. */
export function refuseSurvivor(mayStay: boolean): void {
  if (!mayStay) {
    throw conflict("A record of a database or register stays before one that was found another way.");
  }
}

/** Records that count apart already can be said to be no duplicates; merged ones are split instead. */
export function refuseKeepApart(records: readonly Standing[]): void {
  const stands = records.map(({ recordId, survivorId }) => survivorId ?? recordId);
  if (new Set(stands).size < stands.length) {
    throw conflict("Two of these records are merged with each other. Split them on the page of duplicates.");
  }
  if (records.some(({ status }) => status === "withdrawn")) throw conflict(OVERTAKEN);
}

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
