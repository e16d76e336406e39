import { isComparative } from "../extraction/defaults";
import {
  CATEGORIES,
  type Category,
  CERTAINTIES,
  type Certainty,
  DESIGN_GROUPS,
  DESIGNS,
  type DesignGroup,
} from "../extraction/lists";
import { categoriesOf } from "../extraction/propositions";
import type { Claim } from "../extraction/schema";
import type { Evidence } from "./filter";
import { isCounted } from "./tally";

/** What is known about one mechanism from one kind of study; each list opens its members. */
export interface GapCell {
  primaryStudies: string[];
  reportsSupporting: string[];
  reportsRefuting: string[];
  hypotheses: string[];
  openQuestions: string[];
  /** The best certainty stated for a primary claim; null when none was assessed. */
  certainty: Certainty | null;
  claimIds: string[];
}

/** A mechanism or outcome with its cells in the order of the designs. */
export interface GapRow {
  category: Category;
  cells: Record<DesignGroup, GapCell>;
  /** Open questions over all designs, the badge of the row. */
  openQuestions: string[];
  /** Nobody has claimed or asked anything here. */
  empty: boolean;
}

/** The evidence gap map: where the review found evidence, and where it found none. */
export interface GapMap {
  columns: DesignGroup[];
  rows: GapRow[];
  /** Claims in no row (no category) or in no column (other design), so that nothing disappears unseen. */
  outside: string[];
}

const COLUMNS = Object.keys(DESIGN_GROUPS) as DesignGroup[];
const ROWS = Object.keys(CATEGORIES) as Category[];

/** Sorts every claim into mechanism by design; for secondary claims that is the design of the citing report. */
export function gapMapOf(evidence: Evidence): GapMap {
  const placed = evidence.claims.map((claim) => ({ claim, ...placeOf(claim, evidence) }));
  return {
    columns: COLUMNS,
    rows: ROWS.map((category) => {
      const inRow = placed.filter(({ categories }) => categories.includes(category));
      const cells = Object.fromEntries(
        COLUMNS.map((column) => [
          column,
          cellOf(inRow.filter(({ group }) => group === column).map(({ claim }) => claim)),
        ]),
      ) as Record<DesignGroup, GapCell>;
      const openQuestions = idsOf(
        inRow.map(({ claim }) => claim).filter(({ epistemic }) => epistemic === "open_question"),
      );
      return { category, cells, openQuestions, empty: inRow.length === 0 };
    }),
    outside: idsOf(
      placed.filter(({ categories, group }) => categories.length === 0 || !group).map(({ claim }) => claim),
    ),
  };
}

function placeOf(claim: Claim, evidence: Evidence): { categories: Category[]; group: DesignGroup | null } {
  const proposition = evidence.propositions.get(claim.propositionId);
  return {
    categories: proposition ? categoriesOf(proposition, evidence) : [],
    group: DESIGNS[claim.context.design].group,
  };
}

function cellOf(claims: readonly Claim[]): GapCell {
  const counted = claims.filter((claim) => isCounted(claim) && !isComparative(claim));
  const primary = counted.filter(({ context }) => context.sourceRole === "primary");
  const others = counted.filter(({ context }) => context.sourceRole !== "primary");
  const reports = (polarity: Claim["polarity"]) =>
    distinct(others.filter((claim) => claim.polarity === polarity).map(({ reportId }) => reportId));
  return {
    primaryStudies: distinct(primary.map(({ studyId }) => studyId)),
    reportsSupporting: reports("supports"),
    reportsRefuting: reports("refutes"),
    hypotheses: idsOf(claims.filter(({ epistemic }) => epistemic === "hypothesised")),
    openQuestions: idsOf(claims.filter(({ epistemic }) => epistemic === "open_question")),
    certainty: bestCertainty(primary),
    claimIds: idsOf(claims),
  };
}

function bestCertainty(claims: readonly Claim[]): Certainty | null {
  const order = (Object.keys(CERTAINTIES) as Certainty[]).filter((each) => each !== "not_assessed");
  return order.find((each) => claims.some(({ certainty }) => certainty === each)) ?? null;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function idsOf(claims: readonly Claim[]): string[] {
  return claims.map(({ id }) => id);
}
