import { Refusal } from "@/lib/errors";
import { armOf, type RecordState, type Source } from "../flow";
import type { Feed, RemoveRecords } from "./schema";

/** Every entry of a file belongs to one search: either all to one, or the main and the related papers each to theirs. */
export function refuseLooseParts(feeds: readonly Feed[]): void {
  const parts = feeds
    .map(({ part }) => part)
    .sort()
    .join(" ");
  if (parts === "all" || parts === "main related") return;
  throw new Refusal("BAD_INPUT", "Say for every entry of the file which search it belongs to.", [
    { path: "feeds", message: "Give `all`, or both `main` and `related`." },
  ]);
}

/** The search that an entry belongs to. */
export function searchOf(feeds: readonly Feed[], role: "main" | "related"): string {
  const feed = feeds.find(({ part }) => part === "all" || part === role);
  if (!feed) throw new Error(`No search for the ${role} part.`);
  return feed.searchId;
}

/** A record never moves between the arms of the diagram, so neither does a search that has files. */
export function refuseChangeOfArm(before: Source, after: Source, hasFiles: boolean): void {
  if (!hasFiles || armOf(before) === armOf(after)) return;
  throw new Refusal(
    "CONFLICT",
    "This search has files, and its records are counted in the other arm of the diagram. Undo its imports first, or describe a new search.",
    [{ path: "source", message: "Not while the search has files." }],
  );
}

/** "Automation tools" of PRISMA 2020 are tools that decide; a filter that people set is another reason. */
export function refuseMisnamedRemoval(input: Pick<RemoveRecords, "as" | "decidedBy">): void {
  if (input.as !== "removed_automation" || input.decidedBy === "software") return;
  throw new Refusal(
    "BAD_INPUT",
    "Only what an automation tool marked counts as such. Records that a person or a filter set by people took out are removed for other reasons.",
    [{ path: "as", message: "Use `removed_other`." }],
  );
}

/** A record as a removal or its reversal sees it. */
export interface Standing {
  status: RecordState;
  /** In an open batch, or decided or in conflict in a closed one. */
  inBatch: boolean;
  /** Whether its report is no more than sought. */
  untouched: boolean;
}

/** Records leave before screening, or not at all: later ones are decided by votes. */
export function refuseRemoval(records: readonly Standing[], asked: number): void {
  refuseMissing(records, asked);
  const batched = records.filter(({ inBatch }) => inBatch).length;
  if (batched > 0) throw conflict(batched, IN_BATCH);
  const gone = records.filter(({ status }) => status !== "awaiting_screening" && status !== "included");
  if (gone.length > 0) throw conflict(gone.length, "not waiting for screening: look at their status");
  const worked = records.filter(({ untouched }) => !untouched).length;
  if (worked > 0) throw conflict(worked, "at work as reports already: decide them there");
}

/** Only a removal is reversed here; duplicates are split and decisions are reopened where they were made. */
export function refuseRestoring(records: readonly Standing[], asked: number): void {
  refuseMissing(records, asked);
  const others = records.filter(
    ({ status }) => status !== "removed_automation" && status !== "removed_other",
  );
  if (others.length > 0) throw conflict(others.length, "not among the removed ones");
}

const IN_BATCH =
  "in an open batch, or were decided in one: reopen that batch if it is closed, and take them out of it first";

function refuseMissing(records: readonly Standing[], asked: number): void {
  if (records.length === asked) return;
  throw new Refusal(
    "NOT_FOUND",
    `${asked - records.length} of these records are not in this review. Nothing was changed.`,
  );
}

function conflict(count: number, why: string): Refusal {
  return new Refusal("CONFLICT", `${count} of these records are ${why}. Nothing was changed.`);
}

/** What stands in the way of undoing an import. */
export interface Undoing {
  /** Records and reports of this import that are in a batch. */
  inBatches: number;
  /** Titles of its reports that somebody extracts. */
  extracted: readonly string[];
  /** The person asking manages screening. */
  manages: boolean;
}

/**
 * Why an import cannot be undone now, and the step that makes it possible. Being in a batch is what counts, not whether
 * anybody voted: the answer must not tell a voter what others did.
 */
export function obstacleToUndo(status: string, { inBatches, extracted, manages }: Undoing): string | null {
  if (status === "undone") return "This import was undone already.";
  if (status === "failed") return "This import failed and brought no records: there is nothing to undo.";
  if (inBatches > 0 && !manages) {
    return `${inBatches} of its records or reports are in batches of screening. An owner or a lead can undo it.`;
  }
  if (extracted.length === 0) return null;
  const named = extracted.slice(0, 3).map((title) => `\u201c${title}\u201d`);
  const more = extracted.length > named.length ? ` and ${extracted.length - named.length} more` : "";
  return `Reports of it are being extracted: ${named.join(", ")}${more}. Give their extractions up first.`;
}

/** Votes and decisions go with the records: that is done for a reason, which the history keeps. */
export function refuseUnexplained(inBatches: number, reason: string): void {
  if (inBatches === 0 || reason.length >= 3) return;
  throw new Refusal(
    "BAD_INPUT",
    "Some of its records are in batches of screening: say why the import is undone. Nothing was changed.",
    [{ path: "reason", message: "Say why, in a sentence." }],
  );
}
