import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";

export type SupportClass = PropositionEntry["supportClass"];

/** Colours of the classes by day and night; each class has its own line or mark as well. */
export const CLASS_COLOURS: Record<SupportClass, string> = {
  consistent: "light-dark(#1d4f9c, #86b4f0)",
  mostly_consistent: "light-dark(#0e6a62, #6cc7bd)",
  conflicting: "light-dark(#b04a00, #f39a5c)",
  single: "light-dark(#55514a, #b1ada5)",
  secondary_only: "light-dark(#6b665d, #98948b)",
  open: "light-dark(#6a3da6, #c3a3f2)",
  gap: "light-dark(#8b867c, #7a766e)",
};

export const REFUTED_COLOUR = "light-dark(#a3202c, #f08f8d)";

/** Dashes of a line in the map's pixels; a solid line has none. */
export const DASHES = { solid: undefined, dashed: "6 4", dotted: "1.5 4" } as const;

/** The colour of a proposition's line. */
export function colourOf({
  supportClass,
  refuted,
}: Pick<PropositionEntry, "supportClass" | "refuted">): string {
  return refuted ? REFUTED_COLOUR : CLASS_COLOURS[supportClass];
}
