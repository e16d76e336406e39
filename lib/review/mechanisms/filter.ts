import type { Certainty, Design, Epistemic, Form, Level, SourceRole } from "../extraction/lists";
import type { Known } from "../extraction/propositions";
import type { Claim, End, Term } from "../extraction/schema";

/** What the map, the tallies and the tables are narrowed to; an absent list lets everything pass. */
export interface ClaimFilter {
  designs?: readonly Design[];
  taxa?: readonly string[];
  forms?: readonly Form[];
  /** Of either end of the proposition. */
  levels?: readonly Level[];
  /** Whose evidence it is. */
  roles?: readonly SourceRole[];
  certainties?: readonly Certainty[];
  epistemics?: readonly Epistemic[];
}

/** The claims that pass every list of the filter, the levels of what they speak of included. */
export function narrow(evidence: Evidence, filter: ClaimFilter): Claim[] {
  const { levels } = filter;
  const passed = filterClaims(evidence.claims, filter);
  if (levels === undefined) return passed;
  return passed.filter(({ propositionId }) =>
    levelsOf(propositionId, evidence).some((level) => levels.includes(level)),
  );
}

/** The levels that a proposition speaks of; one about another proposition speaks of that one's too. */
export function levelsOf(propositionId: string, evidence: Evidence): Level[] {
  const proposition = evidence.propositions.get(propositionId);
  if (!proposition) return [];
  const levels = [proposition.subject, proposition.object].flatMap((end) =>
    "termId" in end ? (levelOf(end, evidence.terms) ?? []) : levelsOf(end.propositionId, evidence),
  );
  return [...new Set(levels)];
}

/** The claims that pass every list of the filter but that of the levels. */
export function filterClaims(claims: readonly Claim[], filter: ClaimFilter): Claim[] {
  const passes = <T>(allowed: readonly T[] | undefined, value: T | null) =>
    allowed === undefined || (value !== null && allowed.includes(value));
  return claims.filter(
    ({ context, certainty, epistemic }) =>
      passes(filter.designs, context.design) &&
      passes(filter.taxa, context.system.taxon) &&
      passes(filter.forms, context.intervention.form) &&
      passes(filter.roles, context.sourceRole) &&
      passes(filter.certainties, certainty) &&
      passes(filter.epistemics, epistemic),
  );
}

/** Terms, propositions and agreed claims of a review: everything the mechanism views are made of. */
export interface Evidence {
  terms: ReadonlyMap<string, Term>;
  propositions: Known["propositions"];
  claims: readonly Claim[];
}

/** The level an end is drawn at; second-order ends have none. */
export function levelOf(end: End, terms: Evidence["terms"]): Level | null {
  return "termId" in end ? (terms.get(end.termId)?.level ?? null) : null;
}
