import { type Evidence, levelsOf } from "./filter";

/** One value that a filter can ask for, and how many claims have it. */
export interface Choice {
  value: string;
  claims: number;
}

/** The lists of the filter and what a claim says to each. */
export const CHOICES = ["designs", "taxa", "forms", "levels", "roles", "certainties", "epistemics"] as const;
export type ChoiceName = (typeof CHOICES)[number];

/** What can be asked for: only values that some claim has, the most frequent first. */
export function choicesOf(evidence: Evidence): Record<ChoiceName, Choice[]> {
  const valuesOf = ({ context, certainty, epistemic, propositionId }: Evidence["claims"][number]) => ({
    designs: [context.design],
    taxa: [context.system.taxon],
    forms: [context.intervention.form],
    levels: levelsOf(propositionId, evidence),
    roles: [context.sourceRole],
    certainties: [certainty],
    epistemics: [epistemic],
  });
  const said = evidence.claims.map(valuesOf);
  const entries = CHOICES.map((name) => [name, counted(said.flatMap((one) => one[name]))] as const);
  return Object.fromEntries(entries) as Record<ChoiceName, Choice[]>;
}

function counted(values: readonly (string | null)[]): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, claims]) => ({ value, claims }))
    .sort((a, b) => b.claims - a.claims || a.value.localeCompare(b.value));
}
