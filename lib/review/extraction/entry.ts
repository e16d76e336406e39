import type { FieldProblem } from "@/lib/errors";
import type { ReportState } from "../flow";
import { ClaimBody, type OwnTerm, type SavedProposition } from "./events";
import type { Placing } from "./placing";
import { checkProposition, refuseProblems } from "./rules";
import type { ClaimInput } from "./schema";
import type { EntryReply } from "./shapes";
import { checkQuote, type SourceText } from "./source-text";
import { checkClaim } from "./validation";

/** Claims with the terms and propositions that are new with them. */
export interface Entry<Claim extends ClaimInput & { id: string }> {
  terms: readonly OwnTerm[];
  propositions: readonly SavedProposition[];
  claims: readonly Claim[];
}

/** A claim with its place: what it says is its proposition, where it says it was looked up. */
export interface PlacedClaim {
  id: string;
  propositionId: string;
  quoteFound: boolean;
  body: ClaimBody;
}

/**
 * Checks an entry by the rules V1 to V12 and gives each part its place. One broken claim refuses them all, with every
 * problem beside its field; `path` says what the form calls a claim.
 */
export function placeEntry<Claim extends ClaimInput & { id: string }>(
  entry: Entry<Claim>,
  placing: Placing,
  around: { source: SourceText; reportState: ReportState },
  path: (index: number) => string,
): { placed: PlacedClaim[]; reply: EntryReply } {
  const terms = entry.terms.map((term) => ({ given: term.id, id: placing.addTerm(term) }));
  const problems: FieldProblem[] = [];
  const propositions = entry.propositions.map((proposition, index) => {
    const broken = checkProposition(proposition, placing.known);
    problems.push(
      ...broken.map(({ field, message }) => ({ path: `propositions.${index}.${field}`, message })),
    );
    // After a problem nothing is saved; placing what cannot stand would only fail later and say less.
    return {
      given: proposition.id,
      id: broken.length > 0 ? proposition.id : placing.addProposition(proposition),
    };
  });
  const checked = entry.claims.map((claim, index) => {
    const { quoteFound, provenance, text } = checkQuote(claim, around.source);
    const surroundings = { known: placing.known, sourceText: text, studyDesign: null };
    const found = checkClaim(claim, { ...surroundings, reportState: around.reportState });
    const errors = found.filter(({ severity }) => severity === "error");
    problems.push(...errors.map(({ field, message }) => ({ path: `${path(index)}.${field}`, message })));
    const warnings = found.filter(({ severity }) => severity === "warning");
    return { claim, quoteFound, provenance, warnings };
  });
  refuseProblems(problems);
  const placed = checked.map(({ claim, quoteFound, provenance }) => ({
    id: claim.id,
    propositionId: placing.place(propositionOf(claim)),
    quoteFound,
    body: { ...bodyOf(claim), ...provenance },
  }));
  const claims = placed.map(({ id, propositionId, quoteFound }, index) => ({
    ...{ id, propositionId, quoteFound },
    warnings: (checked[index]?.warnings ?? []).map(({ rule, field, message }) => ({ rule, field, message })),
  }));
  return { placed, reply: { claims, terms, propositions } };
}

function propositionOf({ subject, relation, object }: ClaimInput) {
  return { subject, relation, object };
}

function bodyOf(claim: ClaimInput): ClaimBody {
  return ClaimBody.strip().parse(claim);
}
