import { NAMES } from "./column-fields";
import type { ColumnField, ColumnMapping } from "./column-mapping";
import { type DecisionColumn, decisionColumn } from "./decision-columns";
import { isOwnLayout } from "./own-layout";

interface Match {
  field: ColumnField;
  /** The better name of a field has the smaller one. */
  rank: number;
}

const BY_NAME = new Map<string, Match[]>();
for (const [field, names] of Object.entries(NAMES)) {
  names.forEach((name, rank) => {
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), { field: field as ColumnField, rank }]);
  });
}

/** Names that mean something else beside these other names than they mean elsewhere. */
const LAYOUTS: readonly { beside: readonly string[]; means: Record<string, ColumnField | "ignore"> }[] = [
  // Web of Science, tab-delimited: ID holds Keywords Plus, and numbers of citing works stand in several columns.
  { beside: ["pt", "au", "ti", "so"], means: { id: "keywordsPlus", cl: "ignore" } },
];

/** The columns of a table and what they hold. */
export interface Columns {
  /** As printed, without blanks at the ends. */
  names: readonly string[];
  /** For each field the columns that hold it, the better one first. */
  holding: ReadonlyMap<ColumnField, readonly number[]>;
  decisions: readonly DecisionColumn[];
  /** Whether it was written here, so that it reads as exactly the citations that were written. */
  own: boolean;
}

/** What the columns of a table hold: as people said, else by their names; unknown names are left alone. */
export function columnsOf(printed: readonly string[], mapping: ColumnMapping = {}): Columns {
  const names = printed.map((name) => name.trim());
  const known = names.map(normaliseName);
  const layout = LAYOUTS.find(({ beside }) => beside.every((name) => known.includes(name)));
  const found = names.flatMap((name, index) => {
    const said = Object.hasOwn(mapping, name) ? mapping[name] : layout?.means[known[index] ?? ""];
    if (said) return said === "ignore" ? [] : [{ field: said, rank: -1, index }];
    return fieldsOf(name).map((match) => ({ ...match, index }));
  });
  found.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const holding = new Map<ColumnField, number[]>();
  for (const { field, index } of found) holding.set(field, [...(holding.get(field) ?? []), index]);
  const decisions = found.flatMap(({ field, index }) =>
    field === "decision" || field === "exclusionReason"
      ? [decisionColumn(field, names[index] ?? "", index)]
      : [],
  );
  const own = isOwnLayout(names) && !names.some((name) => Object.hasOwn(mapping, name));
  return { names, holding, decisions, own };
}

/** What a column of this name holds wherever it stands. */
export function fieldsOf(name: string): readonly Match[] {
  const known = BY_NAME.get(normaliseName(name));
  if (known) return known;
  const decision = decisionFieldOf(name);
  return decision ? [{ field: decision, rank: 1000 }] : [];
}

/** "Reviewer 1 decision", "Decision (Ada)", "EPPI TAS decision": who decided stands beside the word. */
function decisionFieldOf(name: string): ColumnField | undefined {
  const words = normaliseName(name);
  if (/^(?:exclusion reasons?|reasons? for exclusion) \S|\S exclusion reasons?$/.test(words))
    return "exclusionReason";
  if (/^(?:decision|vote|verdict) \S|\S (?:decision|vote|verdict)$/.test(words)) return "decision";
  return /^(?:reviewer|screener|rater) ?[\da-d]$/.test(words) ? "decision" : undefined;
}

/** A name in lower case with signs as blanks; a cell with signs of a program or markup is no column name. */
export function normaliseName(name: string): string {
  if (/[={}<>@]/.test(name)) return "";
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
