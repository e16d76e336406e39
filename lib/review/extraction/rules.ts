import { type FieldProblem, Refusal } from "@/lib/errors";
import type { ReportState } from "../flow";
import type { ChosenFrom } from "./events";
import type { Known } from "./propositions";
import { type ContextCard, claimInputSchema, type PropositionInput } from "./schema";
import { type ClaimProblem, checkClaim } from "./validation";

/** How many people extract a report, blind to each other (MECIR C46). */
export const EXTRACTORS = 2;

/** One person's extraction of a report, as the rules see it. */
export interface StandingExtraction {
  personId: string;
  submittedAt: Date | null;
  /** When the comparison opened that it is part of, or was. */
  openedAt: Date | null;
  givenUpAt: Date | null;
  settledAt: Date | null;
}

/** Where an extraction stands. */
export type ExtractionState = "not_started" | "started" | "submitted" | "settled" | "given_up";

export function stateOf(
  extraction: Pick<StandingExtraction, "submittedAt" | "settledAt" | "givenUpAt"> | undefined,
): ExtractionState {
  if (!extraction) return "not_started";
  if (extraction.givenUpAt) return "given_up";
  if (extraction.settledAt) return "settled";
  return extraction.submittedAt ? "submitted" : "started";
}

/** Only included reports accept claims (rule V9). */
export function refuseNotIncluded(status: ReportState): void {
  if (status === "included") return;
  throw new Refusal("CONFLICT", "Only included reports accept claims (V9). Nothing was changed.");
}

/** A report has two extractors; a third would make the comparison one of nobody. */
export function refuseThird(active: readonly StandingExtraction[]): void {
  if (active.length < EXTRACTORS) return;
  throw new Refusal("CONFLICT", "Two members extract this report already. Take another one.");
}

/** A submitted extraction is sealed. */
export function refuseSealed(extraction: StandingExtraction): void {
  if (!extraction.submittedAt) return;
  throw new Refusal("CONFLICT", "This extraction is submitted. Reopen it to change it. Nothing was changed.");
}

/** Reopening ends when the comparison opens: whoever has seen the other's claims is no longer independent. */
export function refuseReopening(own: StandingExtraction, all: readonly StandingExtraction[]): void {
  if (!own.submittedAt) throw new Refusal("CONFLICT", "This extraction is open. Nothing was changed.");
  if (!bothSubmitted(all) && !own.openedAt) return;
  throw new Refusal(
    "CONFLICT",
    "Both extractors have submitted and the comparison is open: differences are settled there. Nothing was changed.",
  );
}

export function bothSubmitted(active: readonly StandingExtraction[]): boolean {
  return active.filter(({ submittedAt }) => submittedAt !== null).length === EXTRACTORS;
}

/** The one sentence for every reason why a comparison is closed: it tells nobody how far the other is. */
export function comparisonClosed(): Refusal {
  return new Refusal(
    "CONFLICT",
    "The comparison opens to its extractors, leads and adjudicators when both extractors have submitted.",
  );
}

/** What a bare proposition breaks of the rules about relations (V2, V3, V7). */
export function checkProposition(proposition: PropositionInput, known: Known): ClaimProblem[] {
  const { subject, relation, object } = proposition;
  const claim = claimInputSchema.parse({ subject, relation, object, quote: "No quote yet" });
  const around = { known, sourceText: null, reportState: "included" as const, studyDesign: null };
  return checkClaim(claim, around).filter(({ rule }) => ["V2", "V3", "V7"].includes(rule));
}

/** What a context breaks of the rules about designs and units (V4, V10), whatever is claimed in it. */
export function checkContext(context: ContextCard): ClaimProblem[] {
  const ends = { subject: { termId: "ketamine" }, relation: "alters", object: { termId: "depression" } };
  const claim = claimInputSchema.parse({ ...ends, quote: "No quote yet", context });
  const known = { terms: new Map(), propositions: new Map() };
  const around = { known, sourceText: null, reportState: "included" as const, studyDesign: null };
  return checkClaim(claim, around).filter(({ rule }) => rule === "V4" || rule === "V10");
}

/** Refuses with every problem beside its field. */
export function refuseProblems(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  throw new Refusal("BAD_INPUT", "Some claims break the rules. Nothing was saved.", [...problems]);
}

interface Chosen {
  chosenFrom: ChosenFrom;
  fromClaimIds: readonly string[];
}

/** An agreed claim says truly from whom it was taken, and each extracted claim is taken once. */
export function checkChosen(
  claims: readonly Chosen[],
  sideOf: ReadonlyMap<string, "a" | "b">,
): FieldProblem[] {
  const taken = new Set<string>();
  return claims.flatMap(({ chosenFrom, fromClaimIds }, index) => {
    const path = `claims.${index}.fromClaimIds`;
    if (fromClaimIds.some((id) => taken.has(id)))
      return [{ path, message: "This claim was chosen from already." }];
    for (const id of fromClaimIds) taken.add(id);
    const sides = fromClaimIds
      .map((id) => sideOf.get(id) ?? "unknown")
      .sort()
      .join(" ");
    const wanted = { a: "a", b: "b", both: "a b", neither: "" }[chosenFrom];
    return sides === wanted ? [] : [{ path, message: WANTED[chosenFrom] }];
  });
}

const WANTED: Record<ChosenFrom, string> = {
  a: "Name one claim of the first extractor.",
  b: "Name one claim of the second extractor.",
  both: "Name one claim of each extractor.",
  neither: "A claim chosen from neither names no claim.",
};
