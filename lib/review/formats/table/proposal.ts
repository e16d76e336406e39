import type { ColumnChoice, ColumnField, ColumnProposal } from "./column-mapping";
import { type Columns, columnsOf, normaliseName } from "./columns";

const SAMPLES = 3;
const LONGEST_SAMPLE = 200;
/** The same for tables with the same columns in whatever order and spelling of capitals and signs. */
export function headerSignature(names: readonly string[]): string {
  return [...new Set(names.map(normaliseName))].filter(Boolean).sort().join("|");
}

/** What the columns of a table seem to hold, with cells to judge that by. */
export function proposeColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnProposal[] {
  const { holding } = columnsOf(names);
  const taken = new Set<ColumnField>(holding.keys());
  return names.map((printed, index) => {
    const name = printed.trim();
    const cells = rows.map((row) => row[index]?.trim() ?? "").filter(Boolean);
    const samples = [...new Set(cells)].slice(0, SAMPLES).map((cell) => cell.slice(0, LONGEST_SAMPLE));
    const known = byName(holding, index);
    if (known) return { name, proposed: known, because: "name", samples };
    const guessed = byContent(cells, taken);
    if (guessed) taken.add(guessed);
    return { name, proposed: guessed ?? "ignore", because: guessed ? "content" : "unknown", samples };
  });
}

/** The field that a column is the best one for; else whichever it holds. */
function byName(holding: Columns["holding"], index: number): ColumnChoice | undefined {
  const fields = [...holding].filter(([, indexes]) => indexes.includes(index));
  return (fields.find(([, indexes]) => indexes[0] === index) ?? fields[0])?.[0];
}

const CONTENT: readonly [ColumnField, (cell: string) => boolean][] = [
  ["doi", (cell) => /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(cell)],
  ["trial", (cell) => /^(?:NCT\d{8}|ISRCTN\d+|ChiCTR\w+)$/.test(cell)],
  ["issn", (cell) => /^\d{4}-\d{3}[\dX]$/.test(cell)],
  ["url", (cell) => /^https?:\/\/\S+$/.test(cell)],
  ["year", (cell) => /^(?:19|20)\d{2}$/.test(cell)],
  ["date", (cell) => /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(cell)],
  ["abstract", (cell) => cell.length > 400],
  ["authors", (cell) => /^\p{Lu}[\p{L}'’ -]+,? (?:\p{Lu}\.?){1,3}(?:[;,].*)?$/u.test(cell)],
  ["title", (cell) => cell.length >= 12 && cell.length < 400 && cell.split(/\s+/).length >= 4],
];

/** A guess that most cells of a column agree with, for a field that no other column holds. */
function byContent(cells: readonly string[], taken: ReadonlySet<ColumnField>): ColumnField | undefined {
  const [field] =
    CONTENT.find(
      ([candidate, fits]) =>
        !taken.has(candidate) && cells.length > 0 && cells.filter(fits).length >= 0.7 * cells.length,
    ) ?? [];
  return field;
}
