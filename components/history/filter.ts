import type { HistoryFilter } from "@/lib/review/history/schema";

/** What of the history is shown. */
export type HistoryChoice = Partial<Pick<HistoryFilter, "actorId" | "kind" | "recordId" | "reportId">>;

/** The names the address uses. */
const NAMES = { actorId: "person", kind: "kind", recordId: "record", reportId: "report" } as const;
const FIELDS = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** The choice that an address makes. */
export function choiceIn(search: Pick<URLSearchParams, "get">): HistoryChoice {
  const given = FIELDS.map((field) => [field, search.get(NAMES[field]) || undefined] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** The address of a choice, to be shared. */
export function addressOf(path: string, choice: HistoryChoice): string {
  const given = FIELDS.flatMap((field) => (choice[field] ? [[NAMES[field], choice[field]]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
