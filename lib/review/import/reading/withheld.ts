import { decisionsIn, verdictOf } from "../../formats/prior-decisions";
import type { ColumnProposal } from "../../formats/table/column-mapping";
import type { Preview } from "../schema";

/**
 * What a file shows of decisions made in another tool to somebody who will vote on its records: nothing. Its titles can be
 * looked through; lines and cells as printed say more than those.
 */
export function withoutDecisions(preview: Preview): Preview {
  const warnings = preview.warnings.map((warning) => ({ ...warning, original: null }));
  return { ...preview, warnings, withheld: true };
}

/** Columns without the cells that say what was decided; where a table has such, its notes may say it too. */
export function withoutDecidingCells(columns: readonly ColumnProposal[]): ColumnProposal[] {
  if (!columns.some(decides)) return [...columns];
  return columns.map((column) =>
    decides(column) || column.proposed === "note" ? { ...column, samples: [] } : column,
  );
}

/** By what it was taken for, by its name before its cells, which is how the notes of a record are read, or by its cells. */
function decides({ name, proposed, samples }: ColumnProposal): boolean {
  if (proposed === "decision" || proposed === "exclusionReason") return true;
  const notes = samples.flatMap((cell) => [cell, `${name}: ${cell}`]);
  if (notes.some((note) => decisionsIn(note).length > 0 || note.includes("RAYYAN-"))) return true;
  return samples.length > 0 && samples.every((cell) => verdictOf(cell) !== undefined);
}
