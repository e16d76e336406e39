import type { PriorDecision } from "../format";
import { clean } from "../printed";
import { verdictOf } from "../prior-decisions";

/** A column in which another tool says what was decided, or why. */
export interface DecisionColumn {
  holds: "decision" | "exclusionReason";
  index: number;
  /** The person, when the column names one. */
  by?: string;
  stage: PriorDecision["stage"];
}

const FULL_TEXT = /\bfull[\s_-]*text\b|\bFT\b/i;
/** Words of a column's name that name no person. */
const NO_PERSON =
  /\b(?:asreview|rayyan|eppi|covidence|distiller|label|labels|included?|inclusion|decisions?|votes?|verdicts?|flag|final|consensus|screening|screen|exclusion|excluded|reasons?|for|full[\s_-]*text|title|abstract|ti|ab|tiab|ta|tas|ft|level|stage|and|the|of|by|[‘’']s)\b|['’]s\b/gi;

/** Who decided in a column and when, by its name. */
export function decisionColumn(holds: DecisionColumn["holds"], name: string, index: number): DecisionColumn {
  const person = clean(
    name
      .replaceAll(/[_\s]+/g, " ")
      .replaceAll(NO_PERSON, " ")
      .replaceAll(/[^\p{L}\p{N}.@ -]+/gu, " "),
  );
  const by =
    person && /\p{L}/u.test(person)
      ? person.replaceAll(/\s+/g, " ").replace(/^[-. ]+|[-. ]+$/g, "")
      : undefined;
  return {
    holds,
    index,
    ...(by ? { by } : {}),
    stage: FULL_TEXT.test(name.replaceAll("_", " ")) ? "full_text" : "title_abstract",
  };
}

/** What the decision columns of a row say. A cell that is no decision says nothing. */
export function decisionsOfRow(
  columns: readonly DecisionColumn[],
  cells: readonly string[],
): PriorDecision[] {
  const reasonsOf = ({ by, stage }: DecisionColumn) =>
    columns
      .filter((column) => column.holds === "exclusionReason" && column.stage === stage)
      .filter((column) => column.by === undefined || column.by === by)
      .map(({ index }) => clean(cells[index]))
      .filter((reason) => reason !== undefined);
  return columns.flatMap((column): PriorDecision[] => {
    if (column.holds !== "decision") return [];
    const cell = clean(cells[column.index]);
    const verdict = cell && verdictOf(cell);
    if (!verdict) return [];
    const own = /\s/.test(cell) ? [cell] : [];
    const reasons = verdict === "exclude" ? [...own, ...reasonsOf(column)] : own;
    const by = column.by === undefined ? {} : { by: column.by };
    return [
      { ...by, stage: FULL_TEXT.test(cell) ? "full_text" : column.stage, verdict, reasons, blind: "unknown" },
    ];
  });
}
