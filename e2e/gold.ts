import { readFileSync } from "node:fs";
import type { SeedClaims, TwoExtractors } from "@/lib/review/extraction/fixtures/seed";
import { relationRow } from "@/lib/review/extraction/relations";
import {
  type Claim,
  type ClaimInput,
  claimInputSchema,
  claimSchema,
  type End,
  type PropositionInput,
} from "@/lib/review/extraction/schema";

const read = <T>(file: string) =>
  JSON.parse(readFileSync(`lib/review/extraction/fixtures/${file}`, "utf8")) as T;
const seed = read<SeedClaims>("seed-claims.json");
const two = read<TwoExtractors>("two-extractors.json");

type Said = Omit<ClaimInput, "subject" | "relation" | "object"> | Omit<Claim, "propositionId">;

/** What two claims must have in common to be the same, whoever gave them their ids. */
export function inWords(statement: string, claim: Said): Record<string, unknown> {
  const { quote, polarity, epistemic, context, implicit, citedDesign, note } = claim;
  const { design, sourceRole, timing, comparator } = context;
  return {
    ...{ statement, quote, polarity, epistemic, implicit, citedDesign, note },
    ...{ design, sourceRole, timing: timing.text, comparator },
  };
}

/** The agreed claims of a report, as the fixtures have them. */
export function agreedOf(report: string): Record<string, unknown>[] {
  return seed.claims
    .filter(({ reportId }) => reportId === report)
    .map((claim) => {
      const proposition = seed.propositions.find(({ id }) => id === claim.propositionId);
      if (!proposition) throw new Error(`There is no proposition ${claim.propositionId}.`);
      return inWords(statementOf(proposition), claimSchema.parse(claim));
    });
}

/** The claims of one extractor in a report, as the fixtures have them. */
export function extractedOf(side: "a" | "b", report: string): Record<string, unknown>[] {
  return two[side]
    .filter(({ reportId }) => reportId === report)
    .map(({ claim }) => inWords(statementOf(claim), claimInputSchema.parse(claim)));
}

function statementOf({ subject, relation, object }: PropositionInput): string {
  return `${nameOf(subject)} ${relationRow(relation).label} ${nameOf(object)}`;
}

function nameOf(end: End): string {
  if ("termId" in end) return seed.terms.find(({ id }) => id === end.termId)?.label ?? end.termId;
  const inner = seed.propositions.find(({ id }) => id === end.propositionId);
  return inner ? `(${statementOf(inner)})` : end.propositionId;
}

/** In an order that does not depend on who was first. */
export function sorted(claims: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const key = ({ statement, epistemic, quote }: Record<string, unknown>) =>
    `${statement} ${epistemic} ${quote}`;
  return [...claims].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
