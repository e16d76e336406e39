import { CONTEXT_FIELDS, differingFields } from "../extraction/claim-fields";
import { isComparative } from "../extraction/defaults";
import { areOpposite, signOf } from "../extraction/relations";
import type { Claim, PropositionInput } from "../extraction/schema";
import type { Evidence } from "./filter";
import { isCounted, isEffect, pairKey } from "./tally";

/** How two claims contradict each other. */
export type ContradictionKind = "sign_conflict" | "effect_null" | "asserted_refuted";

/** Two claims on the same pair that cannot both hold as they stand, and where their circumstances differ. */
export interface Contradiction {
  kind: ContradictionKind;
  a: Claim;
  b: Claim;
  /** Context fields that differ and may explain it. */
  differs: { path: string; label: string }[];
}

/** All pairs of counted claims that contradict each other, in the order of the claims. */
export function contradictionsOf({ claims, propositions }: Evidence): Contradiction[] {
  const byPair = new Map<string, Claim[]>();
  for (const claim of claims) {
    const stated = propositions.get(claim.propositionId);
    if (!stated || !isCounted(claim)) continue;
    const key = `${comparisonOf(claim)} ${pairKey(stated, propositions)}`;
    byPair.set(key, [...(byPair.get(key) ?? []), claim]);
  }
  return [...byPair.values()].flatMap((group) =>
    group.flatMap((a, index) =>
      group.slice(index + 1).flatMap((b) => {
        const kind = kindOf(a, b, propositions);
        return kind ? [{ kind, a, b, differs: contextDifferences(a, b) }] : [];
      }),
    ),
  );
}

/** "Less than ketamine" contradicts only another comparison with ketamine. */
function comparisonOf(claim: Claim): string {
  return isComparative(claim) ? `against ${claim.context.comparator?.name.toLowerCase()}` : "plain";
}

function kindOf(a: Claim, b: Claim, propositions: Evidence["propositions"]): ContradictionKind | null {
  if (a.propositionId === b.propositionId && a.polarity !== b.polarity) return "asserted_refuted";
  const [left, right] = [propositions.get(a.propositionId), propositions.get(b.propositionId)];
  if (!left || !right || a.polarity !== "supports" || b.polarity !== "supports") return null;
  if (areOpposite(signIn(left, a), signIn(right, b))) return "sign_conflict";
  const nulls = [left.relation === "no_effect", right.relation === "no_effect"];
  const effects = [isEffect(signIn(left, a)), isEffect(signIn(right, b))];
  return (nulls[0] && effects[1]) || (nulls[1] && effects[0]) ? "effect_null" : null;
}

function signIn({ relation }: PropositionInput, claim: Claim) {
  return signOf(relation, claim.effect.direction);
}

function contextDifferences(a: Claim, b: Claim): Contradiction["differs"] {
  return differingFields(CONTEXT_FIELDS, a.context, b.context).map(({ path, label }) => ({ path, label }));
}
