import { CONTEXT_FIELDS, differingFields } from "./claim-fields";
import { proposeStance } from "./cues";
import { type ComparatorRole, DESIGNS, type Design, type Section, type SourceRole } from "./lists";
import {
  type ClaimDraft,
  type ClaimInput,
  type ContextCard,
  claimInputSchema,
  contextCardSchema,
  type PropositionInput,
} from "./schema";

/** The context card a report starts with: a review speaks of others' work, any other design of its own. */
export function cardForReport(design: Design): ContextCard {
  return contextCardSchema.parse({ design, sourceRole: DESIGNS[design].review ? "secondary" : "primary" });
}

/** A claim with all an extractor need not type: the card's context, and the stance the wording proposes. */
export function startClaim(
  proposition: PropositionInput,
  quote: string,
  section: Section,
  card: ContextCard,
  stance: Partial<Pick<ClaimDraft, "polarity" | "epistemic">> = {},
): ClaimInput {
  const { polarity, epistemic } = proposeStance(quote, section);
  return claimInputSchema.parse({
    polarity,
    epistemic,
    ...stance,
    ...proposition,
    quote,
    section,
    context: card,
  });
}

/** The fields in which a claim departs from its card, marked in the form. */
export function overriddenFields(card: ContextCard, claim: Pick<ClaimInput, "context">): string[] {
  return differingFields(CONTEXT_FIELDS, card, claim.context).map(({ path }) => path);
}

/** Dose, timing, effect and manipulation are asked for where the study's own data are reported. */
export function asksForNumbers(role: SourceRole): boolean {
  return role !== "secondary";
}

/** Who must read a claim: primary results twice and independently, others once and verified (MECIR C45, C46). */
export function extractionMode(role: SourceRole): "independent_double" | "single_verified" {
  return role === "secondary" ? "single_verified" : "independent_double";
}

const inactive =
  /^(?:vehicle|saline|placebo|baseline|none|sham|untreated|no treatment|na[iï]ve|wild[- ]?type|healthy (?:controls?|volunteers?))\b/i;

/** The part a comparator most likely plays, to be confirmed; what is not known to be inactive counts as active. */
export function proposeComparatorRole(name: string): ComparatorRole {
  if (inactive.test(name.trim())) return "inactive";
  return /^(?:midazolam|diphenhydramine|active placebo)\b/i.test(name.trim()) ? "active_placebo" : "active";
}

/** "Less than with another drug" is not "less": such a claim never counts for a plain edge. */
export function isComparative(claim: Pick<ClaimInput, "context">): boolean {
  return claim.context.comparator?.role === "active";
}
