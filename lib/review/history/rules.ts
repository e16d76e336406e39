import { extracts, may, type Role, votes } from "@/lib/access/roles";

/**
 * Kinds of events that say nothing on how anybody judged an item of an open batch or an open extraction. A new kind is
 * closed until it is listed here or below: forgetting it hides too much, never too little.
 */
export const OPEN_KINDS = [
  "review_created",
  "member_joined",
  "roles_changed",
  "member_left",
  "password_link_made",
  "protocol_published",
  "search_described",
  "import_started",
  "import_published",
  "import_failed",
  "import_undone",
  "key_papers_named",
  "key_paper_dropped",
  "record_corrected",
  "records_removed",
  "records_restored",
  "duplicates_found",
  "cluster_confirmed",
  "cluster_split",
  "records_merged_by_hand",
  "records_kept_apart",
  "cluster_decision_undone",
  "record_taken_out",
  "sure_level_set",
  "duplicate_audit_drawn",
  "duplicate_audit_marked",
  "batch_opened",
  "batch_closed",
  "batch_reopened",
  "items_released",
  "ranking_model_chosen",
  "slots_reassigned",
  "stopping_looked",
  "screening_stopped",
  "screening_resumed",
  "quality_check_opened",
  "quality_check_ended",
  "retrieval_noted",
  "document_attached",
  "document_removed",
  "report_state_set",
  "study_linked",
  "study_unlinked",
] as const;

/** How far somebody is in a batch: while it is open, closed to whoever votes. */
export const PROGRESS_KINDS = ["batch_submitted"] as const;

/** What somebody thinks of an item: their own alone until its batch is closed and none of its votes is missing. */
export const JUDGING_KINDS = [
  "vote_cast",
  "vote_retracted",
  "conflict_resolved",
  "consensus_proposed",
  "consensus_confirmed",
  "resolution_withdrawn",
  "exclusion_checked",
] as const;

/** That a report is being extracted: closed to whoever extracts it. */
export const EXTRACTING_KINDS = [
  "extraction_started",
  "extraction_submitted",
  "extraction_reopened",
  "extraction_given_up",
  "extraction_taken_up",
] as const;

/** What somebody found in a report: their own alone until the comparison of the report has opened. */
export const CLAIMING_KINDS = [
  "card_saved",
  "card_removed",
  "claims_entered",
  "claim_changed",
  "claim_removed",
  "claim_restored",
  "claims_settled",
  "settlement_reopened",
] as const;

/**
 * Whether a member's roles open other people's judgements and claims to them at all. Whoever votes or extracts may
 * read none, whatever other role they hold; the others need a role that settles conflicts. Roles change from one
 * minute to the next, so they never suffice: `queries.ts` asks of each event whether its item is still being judged.
 */
export function readsJudgements(roles: readonly Role[]): boolean {
  return !votes(roles) && !extracts(roles) && may(roles, "conflicts.resolve");
}

const open: ReadonlySet<string> = new Set(OPEN_KINDS);

/** Whether who did something of this kind may be named to a member, once the thing itself is known to all. */
export function mayRead(roles: readonly Role[], kind: string, isOwn: boolean): boolean {
  return isOwn || open.has(kind) || readsJudgements(roles);
}

/**
 * What of an event a member may read: while a batch is open, whoever votes there is not told which votes another still
 * owed, not even as its author.
 */
export function readable(
  isBatchOpenToThem: boolean,
  kind: string,
  payload: Record<string, unknown>,
): Record<string, unknown> {
  // What a look said is on the page of its stage, and closed to whoever votes in an open batch there.
  if (kind === "stopping_looked") return { stageId: payload.stageId, number: payload.number };
  if (kind !== "slots_reassigned" || isBatchOpenToThem) return payload;
  const { slots: _slots, ...rest } = payload;
  return rest;
}

/** A correction without what its notes said and say: other tools write decisions there. */
export function withoutNotes(payload: Record<string, unknown>): Record<string, unknown> {
  const { changes } = payload;
  if (changes === null || typeof changes !== "object") return payload;
  const { notes: _notes, ...rest } = changes as Record<string, unknown>;
  return { ...payload, changes: rest };
}

const LONG = 20;

/** An event's payload for a list: where it holds more than 20 of something, only how many. */
export function shortened(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length > LONG ? { count: value.length } : value,
    ]),
  );
}
