import type { EvidenceChoices } from "@/lib/review/mechanisms/shapes";
import { counted } from "../ui/format";

/** What the mechanism views say. */
export const words = {
  title: "Mechanisms",
  counts: "Counts say how much was studied and in which direction, never how large or certain an effect is.",
  tabs: { table: "Table", map: "Map", gaps: "Gaps", contradictions: "Contradictions" },
  views: "Views of the mechanisms",
  none: "No claim is settled yet",
  noneLine: "Propositions stand here once the claims of a report are extracted twice and settled.",
  toExtraction: "Go to extraction",
  loadFailed: "The mechanisms could not be loaded",
  claimsFailed: "The quotes could not be loaded",
  download: "Download claims as CSV",
  claims: (count: number) => counted(count, "claim", "claims"),
  keys: "T table, M map, G gaps, C contradictions",
  filters: {
    group: "Narrow the views",
    open: (count: number) => (count === 0 ? "Filters" : `Filters (${count})`),
    any: "Any",
    clear: "Clear the filters",
    drop: (name: string, value: string) => `Stop filtering by ${name.toLowerCase()}: ${value}`,
    noMatch: "No proposition matches",
    noMatchLine: "No settled claim passes all of these filters.",
    names: {
      designs: "Design",
      taxa: "Species",
      forms: "Form",
      levels: "Level",
      roles: "Whose evidence",
      certainties: "Certainty",
      epistemics: "Status",
    } satisfies Record<keyof EvidenceChoices, string>,
  },
  openQuestions: "Show open questions",
  hidden: (edges: number) =>
    edges === 0
      ? ""
      : `${counted(edges, "proposition is", "propositions are")} only open questions or comparisons`,

  classes: {
    single: "One study",
    consistent: "Consistent",
    mostly_consistent: "Mostly consistent",
    conflicting: "Conflicting",
    secondary_only: "Secondary only",
    open: "Open question",
    gap: "Gap",
  },
  refuted: "Refuted",
  comparative: "Only against an active treatment",

  table: {
    caption: "Propositions with what was said of them",
    proposition: "Proposition",
    class: "Class",
    plus: "+",
    minus: "−",
    zero: "0",
    mixed: "±",
    reports: "S+",
    against: "S−",
    open: "?",
    claims: "Claims",
    legend:
      "+ − 0 ±: primary studies by direction. S+ and S−: reviews and other secondary reports that say or deny it. ?: open questions.",
    show: (statement: string) => `Show the quotes: ${statement}`,
  },

  studied: (supporting: number, refuting: number, studies: number) => {
    const said = [
      supporting > 0 ? `said in ${counted(supporting, "review", "reviews")}` : "",
      refuting > 0 ? `denied in ${counted(refuting, "review", "reviews")}` : "",
    ].filter(Boolean);
    const primary =
      studies === 0 ? "no primary study extracted yet" : counted(studies, "primary study", "primary studies");
    return [said.join(", "), primary].filter(Boolean).join("; ");
  },

  panel: {
    title: "Quotes",
    choose: "Choose a proposition to read its quotes.",
    close: "Close the quotes",
    unverified: "Quote not found in the text",
    page: (page: number) => `page ${page}`,
  },

  map: {
    label: "Mechanism map, from molecule to patient",
    how: "Choose a line to read its quotes. Tab moves from line to line, Enter opens.",
    legend: "Legend",
    lines: "Lines",
    ends: "Ends",
    signs: {
      arrow: "raises or activates",
      tee: "lowers or blocks",
      diamond: "changes",
      none: "no direction",
    },
    width: "The wider a line, the more primary studies.",
    second: "A line that ends on another line speaks about that link.",
    edge: (statement: string, what: string) => `${statement}: ${what}`,
    smaller: "Smaller",
    larger: "Larger",
    fit: "Fit to the page",
  },

  gaps: {
    caption: "Mechanisms by study design",
    mechanism: "Mechanism",
    legend:
      "Each cell: primary studies, then secondary reports in brackets, then open questions with a question mark. A lone 0 holds only hypotheses or comparisons; an empty cell is a gap.",
    cell: (primary: number, secondary: number, open: number) =>
      [
        counted(primary, "primary study", "primary studies"),
        counted(secondary, "secondary report", "secondary reports"),
        open > 0 ? counted(open, "open question", "open questions") : "",
      ]
        .filter(Boolean)
        .join(", "),
    gap: "gap",
    outside: (count: number) =>
      `${counted(count, "claim stands", "claims stand")} outside this table, without a mechanism or with another design.`,
    show: (place: string, what: string) => `Show the claims: ${place}: ${what}`,
    noMembers: "No claim stands here any more.",
    outsideTitle: "Outside the table",
    of: (row: string, column: string) => `${row}, ${column}`,
  },

  contradictions: {
    none: "No two settled claims contradict each other",
    noneLine:
      "Claims on the same pair with opposite signs, effect against no effect, or asserted against denied would stand here side by side.",
    kinds: {
      sign_conflict: "Opposite signs",
      effect_null: "Effect against no effect",
      asserted_refuted: "Asserted against denied",
    },
    differs: "Differs in",
    same: "No field of the context differs.",
    shown: (shown: number, total: number) => `The first ${shown} of ${total}.`,
    first: "First claim",
    second: "Second claim",
  },
} as const;
