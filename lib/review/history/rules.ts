import { extracts, may, type Role, votes } from "@/lib/access/roles";

/**
 * Kinds of events that say nothing on how anybody judged an item of an open batch or an open extraction. A new kind is
 * closed until it is listed here: forgetting it hides too much, never too little.
 */
export const OPEN_KINDS = [
  "review_created",
  "member_joined",
  "roles_changed",
  "member_left",
  "protocol_published",
  "search_described",
  "import_started",
  "import_published",
  "import_failed",
  "import_undone",
  "records_removed",
  "records_restored",
  "duplicates_found",
  "cluster_confirmed",
  "cluster_split",
  "records_merged_by_hand",
  "records_kept_apart",
  "cluster_decision_undone",
  "batch_opened",
  "batch_submitted",
  "batch_closed",
  "batch_reopened",
  "items_released",
  "slots_reassigned",
  "retrieval_noted",
  "document_attached",
  "document_removed",
  "report_state_set",
  "study_linked",
  "study_unlinked",
] as const;

const open: ReadonlySet<string> = new Set(OPEN_KINDS);

/**
 * Whether a member may read other people's events of every kind. Whoever votes or extracts may not, whatever other
 * role they hold: their own work would no longer be independent. The others need a role that settles conflicts.
 */
export function readsEverything(roles: readonly Role[]): boolean {
  return !votes(roles) && !extracts(roles) && may(roles, "conflicts.resolve");
}

/** Whether a member may read an event: an own one, an open kind, or any at all. */
export function mayRead(roles: readonly Role[], kind: string, isOwn: boolean): boolean {
  return isOwn || open.has(kind) || readsEverything(roles);
}

/** What of an event a member may read: whoever votes is not told which votes another still owed, not even as its author. */
export function readable(
  roles: readonly Role[],
  kind: string,
  payload: Record<string, unknown>,
): Record<string, unknown> {
  if (kind !== "slots_reassigned" || readsEverything(roles)) return payload;
  const { slots: _slots, ...rest } = payload;
  return rest;
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

/** Where a page of history ended. */
export interface Cursor {
  xid: bigint;
  id: string;
}

export function printCursor({ xid, id }: Cursor): string {
  return `${xid}.${id}`;
}

/** Null: no cursor of ours. */
export function parseCursor(text: string): Cursor | null {
  const match = /^(\d{1,18})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  return match?.[1] && match[2] ? { xid: BigInt(match[1]), id: match[2] } : null;
}
