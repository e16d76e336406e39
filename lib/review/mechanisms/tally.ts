import { isComparative } from "../extraction/defaults";
import type { Epistemic } from "../extraction/lists";
import { endKey } from "../extraction/propositions";
import { areOpposite, type Sign, signOf } from "../extraction/relations";
import type { Claim, PropositionInput } from "../extraction/schema";
import type { Evidence } from "./filter";

/** How well studied a proposition is and whether its studies agree; never how large or certain the effect is. */
export type SupportClass =
  | "single"
  | "consistent"
  | "mostly_consistent"
  | "conflicting"
  | "secondary_only"
  | "open"
  | "gap";

/** Primary studies by direction, each counted once. */
export interface StudyCounts {
  plus: number;
  minus: number;
  none: number;
  mixed: number;
}

/** Everything counted for one proposition. */
export interface Tally {
  studies: StudyCounts;
  /** N: primary studies in all. */
  nPrimary: number;
  /** Share of the most frequent direction; null without a primary study. */
  share: number | null;
  reportsSupporting: string[];
  reportsRefuting: string[];
  openQuestions: string[];
  hypotheses: string[];
  /** Claims against an active comparator, kept apart from all counts above. */
  comparative: string[];
  supportClass: SupportClass;
}

/** Statuses that count as saying something; a hypothesis or an open question is not support. */
const COUNTED: readonly Epistemic[] = ["asserted", "presupposed", "hedged"];

/** Whether a claim counts as evidence for or against its proposition. */
export function isCounted(claim: Pick<Claim, "epistemic" | "polarity">): boolean {
  return COUNTED.includes(claim.epistemic) && claim.polarity !== "none";
}

/** A claim by which direction it speaks about the proposition that is being tallied. */
interface Voice {
  claim: Claim;
  direction: keyof StudyCounts;
}

/** Counts a proposition's primary studies and secondary reports; claims of the opposite on the same pair count against it. */
export function tallyOf(propositionId: string, evidence: Evidence): Tally {
  const own = evidence.claims.filter((claim) => claim.propositionId === propositionId);
  const voices = voicesOn(propositionId, evidence);
  const primary = voices.filter(({ claim }) => claim.context.sourceRole === "primary");
  const others = voices.filter(({ claim }) => claim.context.sourceRole !== "primary");
  const studies = countStudies(primary);
  const reportsSupporting = distinctReports(others, "plus");
  const reportsRefuting = distinctReports(others, "minus");
  const openQuestions = idsWith(own, "open_question");
  const hypotheses = idsWith(own, "hypothesised");
  const said = reportsSupporting.length + reportsRefuting.length + others.filter(isNullVoice).length;
  return {
    studies,
    nPrimary: total(studies),
    share: shareOf(studies),
    reportsSupporting,
    reportsRefuting,
    openQuestions,
    hypotheses,
    comparative: own.filter(isComparative).map(({ id }) => id),
    supportClass: classify(studies, said, openQuestions.length > 0 && hypotheses.length === 0),
  };
}

/** The class of a proposition from its primary studies and, without any, from what secondary reports say. */
export function classify(
  studies: StudyCounts,
  secondaryReports: number,
  onlyOpenQuestions: boolean,
): SupportClass {
  const share = shareOf(studies);
  if (share === null) {
    if (secondaryReports > 0) return "secondary_only";
    return onlyOpenQuestions ? "open" : "gap";
  }
  if (total(studies) === 1) return "single";
  if (share === 1) return "consistent";
  return share >= 2 / 3 ? "mostly_consistent" : "conflicting";
}

function total({ plus, minus, none, mixed }: StudyCounts): number {
  return plus + minus + none + mixed;
}

function shareOf(studies: StudyCounts): number | null {
  const all = total(studies);
  return all === 0 ? null : Math.max(studies.plus, studies.minus, studies.none) / all;
}

function isNullVoice({ direction }: Voice): boolean {
  return direction === "none" || direction === "mixed";
}

function idsWith(claims: readonly Claim[], epistemic: Epistemic): string[] {
  return claims.filter((claim) => claim.epistemic === epistemic).map(({ id }) => id);
}

function distinctReports(voices: readonly Voice[], direction: keyof StudyCounts): string[] {
  return [
    ...new Set(voices.filter((voice) => voice.direction === direction).map(({ claim }) => claim.reportId)),
  ];
}

/** A study speaks once: for or against or null when all its claims agree, mixed otherwise. */
function countStudies(voices: readonly Voice[]): StudyCounts {
  const byStudy = new Map<string, Set<keyof StudyCounts>>();
  for (const { claim, direction } of voices) {
    byStudy.set(claim.studyId, (byStudy.get(claim.studyId) ?? new Set()).add(direction));
  }
  const counts: StudyCounts = { plus: 0, minus: 0, none: 0, mixed: 0 };
  for (const directions of byStudy.values()) {
    const [only] = directions;
    counts[directions.size === 1 && only ? only : "mixed"]++;
  }
  return counts;
}

function voicesOn(propositionId: string, { propositions, claims }: Evidence): Voice[] {
  const target = propositions.get(propositionId);
  if (!target) return [];
  const pair = pairKey(target, propositions);
  return claims.flatMap((claim) => {
    const stated = propositions.get(claim.propositionId);
    if (!stated || !isCounted(claim) || isComparative(claim)) return [];
    if (claim.propositionId === propositionId) return [{ claim, direction: ownDirection(target, claim) }];
    const direction = pairKey(stated, propositions) === pair ? joinedDirection(target, stated, claim) : null;
    return direction ? [{ claim, direction }] : [];
  });
}

/** The pair a proposition is about, whatever the relation. */
export function pairKey(
  { subject, object }: PropositionInput,
  propositions: Evidence["propositions"],
): string {
  return `${endKey(subject, propositions)} ${endKey(object, propositions)}`;
}

function ownDirection({ relation }: PropositionInput, claim: Claim): keyof StudyCounts {
  if (claim.polarity === "refutes") return "minus";
  if (claim.effect.direction === "mixed") return "mixed";
  return claim.effect.direction === "none" && relation !== "no_effect" ? "none" : "plus";
}

/** What a claim about another relation of the same pair says about this one; null: nothing. */
function joinedDirection(
  target: PropositionInput,
  stated: PropositionInput,
  claim: Claim,
): keyof StudyCounts | null {
  if (claim.polarity !== "supports") return null;
  const [wanted, said] = [signOf(target.relation), signOf(stated.relation, claim.effect.direction)];
  if (stated.relation === "no_effect") return isEffect(wanted) ? "none" : null;
  if (target.relation === "no_effect") return isDirected(said) ? "minus" : null;
  return areOpposite(wanted, said) ? "minus" : null;
}

function isDirected(sign: Sign): boolean {
  return sign === "positive" || sign === "negative";
}

/** Whether a sign states an effect at all, in a known direction or not. */
export function isEffect(sign: Sign): boolean {
  return sign !== "none";
}
