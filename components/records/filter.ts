import { RECORD_STATES, type RecordState } from "@/lib/review/flow";
import type { RecordFilter } from "@/lib/review/record/contract";

/** What the list shows: the address of the page holds it, so that other pages can link to a selection. */
export type ListFilter = Pick<
  RecordFilter,
  "status" | "searchId" | "importId" | "source" | "clusterId" | "text"
>;

const FIELDS = ["status", "searchId", "importId", "source", "clusterId", "text"] as const;

/** The filter in an address. Whether its ids exist is the API's to say. */
export function filterIn(query: URLSearchParams): ListFilter {
  const entries = FIELDS.map((field) => [field, query.get(field)] as const).filter(
    ([field, value]) => value !== null && value !== "" && (field !== "status" || isState(value)),
  );
  return Object.fromEntries(entries);
}

/** The address of a filter, relative to the list. */
export function queryOf(filter: ListFilter): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) {
    const value = filter[field];
    if (value) query.set(field, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

export function isState(value: string): value is RecordState {
  return RECORD_STATES.some((state) => state === value);
}
