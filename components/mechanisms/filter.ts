import type { EvidenceChoices } from "@/lib/review/mechanisms/shapes";

/** What the views are narrowed to: one value of each list, as the API names the lists. */
export type EvidenceChoice = Partial<Record<keyof EvidenceChoices, string>>;

/** The names the address uses. */
const NAMES = {
  designs: "design",
  taxa: "species",
  forms: "form",
  levels: "level",
  roles: "role",
  certainties: "certainty",
  epistemics: "status",
} as const satisfies Record<keyof EvidenceChoices, string>;

export const FILTERS = Object.keys(NAMES) as (keyof EvidenceChoices)[];

export const VIEWS = ["table", "map", "gaps", "contradictions"] as const;
export type View = (typeof VIEWS)[number];

/** What an address narrows the views to. Whether a value exists is the API's to say. */
export function choiceIn(search: Pick<URLSearchParams, "get">): EvidenceChoice {
  const given = FILTERS.map((name) => [name, search.get(NAMES[name]) || undefined] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

export function viewIn(search: Pick<URLSearchParams, "get">): View {
  return VIEWS.find((view) => view === search.get("view")) ?? "table";
}

/** The address of a view and what it is narrowed to. */
export function addressOf(path: string, view: View, choice: EvidenceChoice): string {
  const query = new URLSearchParams(view === "table" ? {} : { view });
  for (const name of FILTERS) {
    const value = choice[name];
    if (value) query.set(NAMES[name], value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
