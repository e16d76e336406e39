import { RECORD_STATES, type RecordState } from "@/lib/review/flow";
import { LACKS, type RecordFilter } from "@/lib/review/record/contract";

/** What the list shows: the address of the page holds it, so that other pages can link to a selection. */
export type ListFilter = Pick<
  RecordFilter,
  "status" | "searchId" | "importId" | "source" | "clusterId" | "lacks" | "retracted" | "text"
>;

const FIELDS = [
  "status",
  "searchId",
  "importId",
  "source",
  "clusterId",
  "lacks",
  "retracted",
  "text",
] as const;

/** What a field may say; the others take any text. */
const KNOWN: Partial<Record<(typeof FIELDS)[number], readonly string[]>> = {
  status: RECORD_STATES,
  lacks: LACKS,
  retracted: ["true", "false"],
};

/** The filter in an address. Whether its ids exist is the API's to say. */
export function filterIn(query: URLSearchParams): ListFilter {
  const entries = FIELDS.map((field) => [field, query.get(field)] as const).filter(
    ([field, value]) => value !== null && value !== "" && (KNOWN[field]?.includes(value) ?? true),
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

/** What is wrong with a record, or with its paper: one choice in the list. */
export const FAULTS = [...LACKS, "retracted"] as const;
export type Fault = (typeof FAULTS)[number];

export function faultOf({ lacks, retracted }: ListFilter): Fault | undefined {
  return lacks ?? (retracted === "true" ? "retracted" : undefined);
}

export function filterOfFault(value: string): Pick<ListFilter, "lacks" | "retracted"> {
  return {
    lacks: LACKS.find((lack) => lack === value),
    retracted: value === "retracted" ? "true" : undefined,
  };
}
