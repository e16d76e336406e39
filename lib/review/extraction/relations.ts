import type { Direction, TermType } from "./lists";

/** Which way a relation points: up, down, a change without direction, or no functional direction at all. */
export type Sign = "positive" | "negative" | "either" | "none";

/** What may stand at one end of a relation. */
export type EndType = TermType | "proposition";

interface RelationRow {
  label: string;
  /** `from_effect`: the reported direction decides. */
  sign: Sign | "from_effect";
  /** Second-order relations point at a proposition. */
  order: 1 | 2;
  subjects: readonly EndType[];
  objects: readonly EndType[];
  meaning: string;
  cues: readonly string[];
  /** One of the six relations offered before "more". */
  shownFirst: boolean;
}

const protein: readonly EndType[] = ["gene", "protein_family", "complex"];
const molecule: readonly EndType[] = ["chemical", ...protein];
const activity: readonly EndType[] = [...protein, "pathway", "process", "network", "region"];
const amount: readonly EndType[] = [...molecule, "pathway", "process", "outcome", "condition"];
const anything: readonly EndType[] = [
  ...molecule,
  "variant",
  "process",
  "pathway",
  "network",
  "region",
  "condition",
  "outcome",
];
const anythingOrProposition: readonly EndType[] = [...anything, "proposition"];
const proposition: readonly EndType[] = ["proposition"];

/** The 17 relations a claim may state; the list is closed, what fits nowhere is "alters" with a note. */
export const RELATIONS = {
  binds: {
    label: "binds",
    sign: "none",
    order: 1,
    subjects: molecule,
    objects: protein,
    meaning: "Binds, without a functional direction",
    cues: ["binds", "engages with", "interacts"],
    shownFirst: false,
  },
  antagonises: {
    label: "antagonises",
    sign: "negative",
    order: 1,
    subjects: molecule,
    objects: protein,
    meaning: "Blocks a receptor or channel directly",
    cues: ["antagonis", "antagoniz", "blocks", "blockade"],
    shownFirst: true,
  },
  agonises: {
    label: "agonises",
    sign: "positive",
    order: 1,
    subjects: molecule,
    objects: protein,
    meaning: "Is an agonist at a receptor",
    cues: ["agonist at", "agonis", "agoniz"],
    shownFirst: false,
  },
  activates: {
    label: "activates",
    sign: "positive",
    order: 1,
    subjects: anything,
    objects: activity,
    meaning: "Activates an activity or pathway",
    cues: ["activates", "triggers", "triggering", "engages signalling"],
    shownFirst: true,
  },
  inhibits: {
    label: "inhibits",
    sign: "negative",
    order: 1,
    subjects: anything,
    objects: activity,
    meaning: "Inhibits an activity or pathway",
    cues: ["inhibits", "suppresses"],
    shownFirst: false,
  },
  increases: {
    label: "increases",
    sign: "positive",
    order: 1,
    subjects: anything,
    objects: amount,
    meaning: "Increases an amount, process or outcome",
    cues: ["increases", "increasing", "promotes", "promoting", "enhances"],
    shownFirst: true,
  },
  decreases: {
    label: "decreases",
    sign: "negative",
    order: 1,
    subjects: anything,
    objects: amount,
    meaning: "Decreases an amount or process, or relieves a condition",
    cues: ["decreases", "reduces", "reducing", "alleviates", "antidepressant"],
    shownFirst: true,
  },
  alters: {
    label: "alters",
    sign: "either",
    order: 1,
    subjects: anything,
    objects: anything,
    meaning: "Changes, direction not given",
    cues: ["changes", "modulates", "alterations in"],
    shownFirst: true,
  },
  no_effect: {
    label: "has no effect on",
    sign: "none",
    order: 1,
    subjects: anything,
    objects: anything,
    meaning: "Was tested and shown to change nothing that matters",
    cues: ["no effect", "no change", "unchanged"],
    shownFirst: false,
  },
  associated_with: {
    label: "is associated with",
    sign: "either",
    order: 1,
    subjects: anything,
    objects: anything,
    meaning: "Occurs together with, observed and undirected",
    cues: ["associated with", "disrupted in", "linked to"],
    shownFirst: false,
  },
  correlates_with: {
    label: "correlates with",
    sign: "from_effect",
    order: 1,
    subjects: anything,
    objects: anything,
    meaning: "Correlates, direction as reported",
    cues: ["correlates", "correlation"],
    shownFirst: false,
  },
  biomarker_of: {
    label: "is a biomarker of",
    sign: "none",
    order: 1,
    subjects: anything,
    objects: ["condition", "outcome"],
    meaning: "Predicts or marks a condition or response",
    cues: ["predicts", "biomarker"],
    shownFirst: false,
  },
  converts_to: {
    label: "converts to",
    sign: "none",
    order: 1,
    subjects: molecule,
    objects: ["chemical"],
    meaning: "Is metabolised to",
    cues: ["metabolised to", "metabolized to", "converted to"],
    shownFirst: false,
  },
  mediates: {
    label: "mediates",
    sign: "positive",
    order: 2,
    subjects: anythingOrProposition,
    objects: proposition,
    meaning: "Is the way by which the effect comes about",
    cues: ["works by", "through", "role of", "roles of"],
    shownFirst: true,
  },
  required_for: {
    label: "is required for",
    sign: "positive",
    order: 2,
    subjects: anythingOrProposition,
    objects: proposition,
    meaning: "Blocking it abolishes the effect",
    cues: ["abolished by", "requires", "required for"],
    shownFirst: false,
  },
  permissive_for: {
    label: "is permissive for",
    sign: "positive",
    order: 2,
    subjects: anythingOrProposition,
    objects: proposition,
    meaning: "Enables or amplifies the effect without being sufficient",
    cues: ["permissive", "enabling", "amplifying"],
    shownFirst: false,
  },
  moderates: {
    label: "moderates",
    sign: "either",
    order: 2,
    subjects: anythingOrProposition,
    objects: proposition,
    meaning: "Changes the size of the effect (genotype, sex, dose)",
    cues: ["moderates", "effect modification", "impact of", "depends on"],
    shownFirst: false,
  },
} as const satisfies Record<string, RelationRow>;
export type Relation = keyof typeof RELATIONS;

/** A relation's row, typed alike for all 17. */
export function relationRow(relation: Relation): RelationRow {
  return RELATIONS[relation];
}

const fromDirection: Record<Direction, Sign> = {
  up: "positive",
  down: "negative",
  none: "none",
  mixed: "either",
};

/** Which way a claim points; a correlation takes its sign from the reported effect. */
export function signOf(relation: Relation, direction: Direction | null = null): Sign {
  const { sign } = relationRow(relation);
  if (sign !== "from_effect") return sign;
  return direction === null ? "either" : fromDirection[direction];
}

/** Whether two signs contradict each other: one up, one down. */
export function areOpposite(a: Sign, b: Sign): boolean {
  return (a === "positive" && b === "negative") || (a === "negative" && b === "positive");
}
