import type { DuplicateBasis, DuplicateTier, Relation, SureLevel } from "../schema";
import { type Comparison, compareRecords, isOneText } from "./evidence";
import type { PreparedRecord } from "./features";
import { relationOf } from "./relation";
import { DOUBTFUL_FROM, SURE_FROM, scoreOf, WEIGHTS, type Weights } from "./weights";

/** What two records are to one another. */
export interface Verdict {
  tier: DuplicateTier;
  basis: DuplicateBasis;
  relation: Relation | null;
  score: number;
  comparison: Comparison;
}

export interface Thresholds {
  weights: Weights;
  sureFrom: number;
  doubtfulFrom: number;
  /** Whether the software also needs an identifier in common. */
  needsIdentifier?: boolean;
}

const SURE: Thresholds = { weights: WEIGHTS, sureFrom: SURE_FROM, doubtfulFrom: DOUBTFUL_FROM };
/** Which pairs there are is the same at every level; what differs is who decides. */
const LEVELS: Record<SureLevel, Thresholds> = {
  ask: { ...SURE, sureFrom: Number.POSITIVE_INFINITY },
  careful: { ...SURE, needsIdentifier: true },
  sure: SURE,
};

export function thresholdsOf(level: SureLevel): Thresholds {
  return LEVELS[level];
}

export const THRESHOLDS = thresholdsOf("sure");

/** Years between online and print that one publication can have: by one identifier, and without. */
export const WIDEST_YEAR_GAP = 2;
const WIDEST_YEAR_GAP_WITHOUT = 1;

/** Whether two records are the same report: surely, maybe, or not worth a look (null). */
export function scorePair(
  a: PreparedRecord,
  b: PreparedRecord,
  thresholds: Thresholds = THRESHOLDS,
): Verdict | null {
  const comparison = compareRecords(a, b);
  const score = scoreOf(comparison.evidence, thresholds.weights);
  if (score < thresholds.doubtfulFrom || isAnother(a, b, comparison)) return null;
  const relation = relationOf(a, b, comparison);
  const isTranslated = relation === "translation" && isOnSamePages(comparison);
  const isNamed = !thresholds.needsIdentifier || comparison.evidence.identifier === "same";
  const stands = isTranslated || (!relation && !speaksAgainst(comparison));
  const tier = stands && isNamed && score >= thresholds.sureFrom ? "sure" : "doubtful";
  return { tier, basis: basisOf(comparison), relation, score, comparison };
}

function basisOf({ evidence: { title, identifier } }: Comparison): DuplicateBasis {
  const agrees = title === "same" || title === "near" || title === "generic";
  if (identifier === "same" || identifier === "both")
    return agrees ? "identifier_and_title" : "identifier_only";
  return agrees || title === "longer" ? "title_only" : "details_only";
}

const hasSamePage = ({ evidence: { page } }: Comparison) => page === "same" || page === "range";

/** So many pages from one first to one last page are no abstracts printed on one page. */
const TELLING_PAGES = 3;

/** Several pages of the same journal hold one paper by the same people, whatever its titles. */
function isOnSamePages({ evidence, pages }: Comparison): boolean {
  const { journal, volume, issue, year, names } = evidence;
  if (journal !== "same" || volume === "different" || year !== "same" || names !== "same") return false;
  return pages >= TELLING_PAGES && (volume === "same" || issue !== "different");
}

/** The same text under the same title on the same page of a journal, whatever its identifiers. */
function isPrintedOnce(comparison: Comparison): boolean {
  const { title, abstract, journal, volume, issue, names, year } = comparison.evidence;
  const isOneText = title === "same" && abstract === "same" && names === "same";
  const isOnePlace = journal === "same" && year === "same" && hasSamePage(comparison);
  return isOneText && isOnePlace && volume !== "different" && issue !== "different";
}

const isOneDespiteItsDoi = (comparison: Comparison) => isOnSamePages(comparison) || isPrintedOnce(comparison);

/**
 * Another publication: printed in another place, as the conference abstract of an article, next year's report or the
 * editorial of another issue; a notice or reply by somebody else; other words with nothing else to show for it.
 */
function isAnother(a: PreparedRecord, b: PreparedRecord, comparison: Comparison): boolean {
  const { title, identifier, page, volume, journal, issue, names, abstract } = comparison.evidence;
  if (isPrintedOnce(comparison)) return false;
  const isNamed = title === "same" || title === "near" || title === "generic";
  if (identifier === "same" || identifier === "both") {
    return (
      !isNamed && title !== "longer" && title !== "unknown" && (page === "different" || names === "none")
    );
  }
  if (a.kind !== b.kind) return names !== "same" || journal !== "same";
  if (page === "different" && (volume === "different" || journal === "different")) return true;
  if (comparison.yearGap > WIDEST_YEAR_GAP_WITHOUT && title !== "unknown") return true;
  const isOnePlace = hasSamePage(comparison) && volume === "same";
  if (title === "generic") return !isOnePlace || comparison.yearGap > 0 || identifier === "different";
  const isPreprint = names === "same" && a.forms.includes("preprint") !== b.forms.includes("preprint");
  if (identifier === "different" && !isOnePlace && issue !== "same" && !isPreprint) return true;
  if (title === "different" && issue === "different") return true;
  if (title === "different" || title === "translated" || title === "unknown")
    return names === "none" || (comparison.pages < TELLING_PAGES && abstract !== "same");
  return !isNamed && (page === "different" || names === "none");
}

/** What keeps the software from being sure, whatever else agrees. */
function speaksAgainst(comparison: Comparison): boolean {
  const { evidence, yearGap, tellingWords, pages, conflicting } = comparison;
  const { title, names, identifier, page, volume, journal, issue, abstract } = evidence;
  const isIdentified = identifier === "same";
  const isSecondDoi = title === "same" && conflicting.join() === "doi" && isOneDespiteItsDoi(comparison);
  if ((identifier === "both" || identifier === "different") && !isSecondDoi) return true;
  if (title === "unknown" || title === "translated" || title === "different") return true;
  if (yearGap > (isIdentified ? WIDEST_YEAR_GAP : WIDEST_YEAR_GAP_WITHOUT)) return true;
  const isPlace = hasSamePage(comparison) && volume === "same" && journal === "same";
  if (title === "generic") return !isIdentified || !isPlace;
  if (isOneText(evidence)) return false;
  if (title === "longer" && tellingWords.length === 0)
    return names !== "same" || (!(isPlace && pages > 1) && pages < TELLING_PAGES);
  if (title === "similar" || title === "longer" || tellingWords.length > 0) return !isOnSamePages(comparison);
  if (isIdentified) return false;
  if (names === "none" && !(isPlace && pages >= TELLING_PAGES)) return true;
  // Nothing says where one of them was printed: it may be the preprint, the thesis or the talk.
  const isNumbered = volume === "same" && issue === "same";
  if (journal !== "same" && !hasSamePage(comparison) && !isNumbered) return true;
  // Next year's report has this year's title; only a place, or what it says, tells that it is the same.
  const isPlaced = hasSamePage(comparison) || (journal === "same" && volume === "same");
  if (yearGap > 0 && !isPlaced && abstract !== "same") return true;
  // Databases cut abstracts differently; what fills the same pages is one paper all the same.
  if (abstract === "different" && !isOnSamePages(comparison)) return true;
  if (page === "different") return true;
  if (
    volume === "different" &&
    !(hasSamePage(comparison) && journal === "same" && (pages > 1 || abstract === "same"))
  )
    return true;
  return issue === "different" && !hasSamePage(comparison);
}

/** Whether two records, each the same report as a third, cannot be the same: a chain that joins them proves nothing. */
export function contradict(a: PreparedRecord, b: PreparedRecord): boolean {
  const comparison = compareRecords(a, b);
  const { title, identifier, volume, journal, names } = comparison.evidence;
  const isOnePlace = hasSamePage(comparison) && volume === "same" && journal === "same" && names === "same";
  if (a.kind !== b.kind || (!isOnePlace && relationOf(a, b, comparison))) return true;
  if (identifier === "both" || identifier === "different") return !isOneDespiteItsDoi(comparison);
  if (comparison.yearGap > WIDEST_YEAR_GAP) return true;
  return isAnother(a, b, comparison) && title !== "unknown" && title !== "translated";
}
