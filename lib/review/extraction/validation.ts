import type { ReportState } from "../flow";
import { DESIGNS, type Design } from "./lists";
import { endType, isCircular, type Known, orderOf } from "./propositions";
import { quoteState } from "./quote";
import { type EndType, type Relation, relationRow } from "./relations";
import type { ClaimInput, End } from "./schema";
import { isUnit } from "./units";

/** One broken rule: an error refuses the claim, a warning is kept with it. */
export interface ClaimProblem {
  rule: "V1" | "V2" | "V3" | "V4" | "V5" | "V6" | "V6b" | "V7" | "V8" | "V9" | "V10" | "V11" | "V12";
  severity: "error" | "warning";
  /** Dotted path of the form's field. */
  field: string;
  message: string;
}

/** What a claim is checked against. */
export interface ClaimSurroundings {
  known: Known;
  /** The text of the quoted page or section; null when the report has none. */
  sourceText: string | null;
  reportState: ReportState;
  /** Design of the study the report belongs to; null when not entered yet. */
  studyDesign: Design | null;
}

type Check = (claim: ClaimInput, around: ClaimSurroundings) => ClaimProblem[];

/** All rules a claim breaks, in the order of the form. */
export function checkClaim(claim: ClaimInput, around: ClaimSurroundings): ClaimProblem[] {
  return CHECKS.flatMap((check) => check(claim, around));
}

/** Whether a claim may be saved. */
export function isAcceptable(problems: readonly ClaimProblem[]): boolean {
  return problems.every(({ severity }) => severity === "warning");
}

function error(rule: ClaimProblem["rule"], field: string, message: string): ClaimProblem {
  return { rule, severity: "error", field, message };
}

function warning(rule: ClaimProblem["rule"], field: string, message: string): ClaimProblem {
  return { rule, severity: "warning", field, message };
}

const quoteInSource: Check = ({ quote }, { sourceText }) =>
  quoteState(sourceText, quote) === "found"
    ? []
    : [
        warning(
          "V1",
          "quote",
          "This quote was not found in the text of the report; it is kept as unverified.",
        ),
      ];

const PROTEIN_OR_CHEMICAL: readonly EndType[] = ["chemical", "gene", "protein_family", "complex"];
const NEEDS_MOLECULE: readonly Relation[] = ["agonises", "antagonises", "binds", "converts_to"];

const domainAndRange: Check = (claim, { known }) => {
  const { label, subjects, objects } = relationRow(claim.relation);
  const subject = endType(claim.subject, known);
  const object = endType(claim.object, known);
  const problems: ClaimProblem[] = [];
  if (subject === undefined)
    problems.push(error("V2", "subject", "Choose a subject that exists in this review."));
  else if (!NEEDS_MOLECULE.includes(claim.relation) && !subjects.includes(subject))
    problems.push(error("V2", "subject", `${an(subject)} cannot be the subject of "${label}".`));
  if (object === undefined && "termId" in claim.object)
    problems.push(error("V2", "object", "Choose an object that exists in this review."));
  else if (object !== undefined && !objects.includes(object))
    problems.push(error("V2", "object", `${an(object)} cannot be the object of "${label}".`));
  return problems;
};

function an(type: EndType): string {
  const words = type.replaceAll("_", " ");
  return `${/^[aeiou]/.test(words) ? "An" : "A"} ${words}`;
}

const moleculeActs: Check = (claim, { known }) => {
  const subject = endType(claim.subject, known);
  if (
    !NEEDS_MOLECULE.includes(claim.relation) ||
    subject === undefined ||
    PROTEIN_OR_CHEMICAL.includes(subject)
  )
    return [];
  const { label } = relationRow(claim.relation);
  return [error("V3", "subject", `Only a chemical or a protein can be the subject of "${label}".`)];
};

const reviewsHoldNoPrimaryData: Check = ({ context }, { studyDesign }) => {
  const designs = studyDesign === null ? [context.design] : [context.design, studyDesign];
  const isReview = designs.some((design) => DESIGNS[design].review);
  const pools = designs.some((design) => design === "systematic_review" || design === "meta_analysis");
  if (context.sourceRole === "primary" && isReview)
    return [
      error(
        "V4",
        "context.sourceRole",
        "A review reports no data of its own: choose secondary or synthesis.",
      ),
    ];
  if (context.sourceRole === "synthesis" && !pools)
    return [
      error("V4", "context.sourceRole", "Only a systematic review or meta-analysis has a pooled result."),
    ];
  return [];
};

const openQuestionTakesNoSide: Check = ({ epistemic, polarity, effect }) => {
  if (epistemic !== "open_question")
    return polarity === "none"
      ? [error("V5", "polarity", "Only an open question takes no side: choose supports or refutes.")]
      : [];
  const problems: ClaimProblem[] = [];
  if (effect.value !== null)
    problems.push(error("V5", "effect.value", "An open question cannot have an effect value."));
  if (polarity !== "none") problems.push(error("V5", "polarity", "An open question takes no side."));
  return problems;
};

const resultNeedsManipulation: Check = ({ manipulation }) =>
  manipulation.result !== null && manipulation.kind === "none"
    ? [error("V6", "manipulation.kind", "Say what was done to obtain this result of a manipulation.")]
    : [];

/** "Required for" says that blocking it abolishes the effect: a study that says so of its own has blocked it. */
const requirementWasBlocked: Check = ({ relation, polarity, epistemic, manipulation, context }) => {
  const claimsIt = relation === "required_for" && polarity === "supports" && epistemic !== "open_question";
  if (!claimsIt || manipulation.result === "blocks") return [];
  const say = context.sourceRole === "primary" ? error : warning;
  const message =
    '"Is required for" rests on a manipulation that blocks the effect: enter it, or choose "mediates".';
  return [say("V6b", "manipulation.result", message)];
};

const secondOrderHolds: Check = (claim, { known }) => {
  const missing = (["subject", "object"] as const).filter((side) => isMissing(claim[side], known));
  if (missing.length > 0)
    return missing.map((side) => error("V7", side, "This proposition does not exist in this review."));
  return orderOf(claim) === 2 && isCircular(claim, known.propositions)
    ? [error("V7", "object", "This proposition would speak of itself.")]
    : [];
};

function isMissing(end: End, known: Known): boolean {
  return "propositionId" in end && !known.propositions.has(end.propositionId);
}

const numbersMakeSense: Check = ({ effect: { p, ciLow, ciHigh, value } }) => {
  const problems: ClaimProblem[] = [];
  if (p !== null && (p < 0 || p > 1))
    problems.push(error("V8", "effect.p", "A p value lies between 0 and 1."));
  if (ciLow !== null && ciHigh !== null && ciLow > ciHigh)
    problems.push(error("V8", "effect.ciHigh", "The upper limit lies below the lower limit."));
  else if (value !== null && ((ciLow !== null && value < ciLow) || (ciHigh !== null && value > ciHigh)))
    problems.push(error("V8", "effect.value", "The effect lies outside its confidence interval."));
  return problems;
};

const reportIsIncluded: Check = (_claim, { reportState }) =>
  reportState === "included" ? [] : [error("V9", "root", "Only included reports accept claims.")];

const unitsAreKnown: Check = ({ context, effect }) => {
  const given = {
    "context.intervention.dose.unit": context.intervention.dose?.unit ?? null,
    "context.timing.unit": context.timing.unit,
    "effect.unit": effect.unit,
  };
  return Object.entries(given)
    .filter(([, unit]) => unit !== null && !isUnit(unit))
    .map(([field, unit]) => error("V10", field, `"${unit}" is not one of the accepted UCUM units.`));
};

const noEffectIsShown: Check = ({ relation, polarity, epistemic, context, effect }) => {
  const ownData = context.sourceRole !== "secondary";
  if (
    relation === "no_effect" &&
    polarity === "supports" &&
    epistemic !== "open_question" &&
    !showsNoEffect(effect)
  ) {
    const message =
      "No effect needs an equivalence test or an interval inside a stated minimal effect; otherwise record the direction and NS.";
    return [ownData ? error("V11", "relation", message) : warning("V11", "relation", message)];
  }
  const sign = relationRow(relation).sign;
  if (polarity === "refutes" && effect.direction === "none" && (sign === "positive" || sign === "negative"))
    return [
      warning(
        "V11",
        "relation",
        'Refuting a direction is not the same as no effect: consider "has no effect on".',
      ),
    ];
  return [];
};

function showsNoEffect({ equivalenceTested, minimalEffect, ciLow, ciHigh }: ClaimInput["effect"]): boolean {
  if (equivalenceTested) return true;
  return (
    minimalEffect !== null &&
    ciLow !== null &&
    ciHigh !== null &&
    ciLow > -minimalEffect &&
    ciHigh < minimalEffect
  );
}

const comparativeStaysApart: Check = ({ context: { comparator } }) =>
  comparator?.role === "active"
    ? [
        warning(
          "V12",
          "context.comparator",
          `Compared with ${comparator.name}: this claim is kept apart and never counts for the plain statement.`,
        ),
      ]
    : [];

const CHECKS: readonly Check[] = [
  quoteInSource,
  domainAndRange,
  moleculeActs,
  reviewsHoldNoPrimaryData,
  openQuestionTakesNoSide,
  resultNeedsManipulation,
  requirementWasBlocked,
  secondOrderHolds,
  numbersMakeSense,
  reportIsIncluded,
  unitsAreKnown,
  noEffectIsShown,
  comparativeStaysApart,
];
