/**
 * The review on one screen: which states a record and a report can be in, what may follow,
 * and which PRISMA 2020 boxes each state puts it in. Navigation, permitted commands, the
 * overview and the PRISMA counts are all read from these tables.
 */

/** The steps of the road, in the order a record travels. */
export const STEPS = [
  "import",
  "duplicates",
  "screening",
  "conflicts",
  "full_text",
  "extraction",
  "mechanisms",
  "prisma_flow",
] as const;
export type Step = (typeof STEPS)[number];

/** Where a search looked (PRISMA 2020 item 6). Databases and registers form the left arm of the diagram. */
export const SOURCES = [
  "database",
  "register",
  "website",
  "organisation",
  "citation_searching",
  "other",
] as const;
export type Source = (typeof SOURCES)[number];

/** The two arms of the PRISMA diagram. A record never moves between them. */
export type Arm = "databases" | "other_methods";

/** Which arm a kind of source belongs to. */
export function armOf(source: Source): Arm {
  return source === "database" || source === "register" ? "databases" : "other_methods";
}

/** PRISMA 2020 boxes of a new review, named by what they count. `other_` boxes are the right arm. */
export const BOXES = [
  "identified",
  "removed_duplicate",
  "removed_automation",
  "removed_other",
  "screened",
  "excluded",
  "sought",
  "not_retrieved",
  "assessed",
  "reports_excluded",
  "included",
  "other_identified",
  "other_sought",
  "other_not_retrieved",
  "other_assessed",
  "other_reports_excluded",
  /** No box of the template: other-source records that never became a report; printed as a footnote. */
  "other_not_sought",
] as const;
export type Box = (typeof BOXES)[number];

export const RECORD_STATES = [
  "withdrawn",
  "duplicate",
  "removed_automation",
  "removed_other",
  "unscreened_stopped",
  "awaiting_screening",
  "excluded",
  "included",
] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export const REPORT_STATES = [
  "withdrawn",
  "sought",
  "not_retrieved",
  "awaiting_assessment",
  "awaiting_classification",
  "ongoing",
  "excluded",
  "included",
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

interface StateRow<S extends string> {
  /** The step that holds a thing in this state. */
  step: Step;
  /** `road`: still travelling. `end`: in its last box. `off`: its import was undone, counts nowhere. */
  kind: "road" | "end" | "off";
  next: readonly S[];
  /** Boxes that count it, in order; for an end state the last one is where it ends. */
  boxes: Record<Arm, readonly Box[]>;
}

const before = { databases: ["identified"], other_methods: ["other_identified"] } as const;
const dropped = ["other_identified", "other_not_sought"] as const;

/** Every state of a record, PRISMA 2020 items 16a and 16b. */
export const RECORD_FLOW: Record<RecordState, StateRow<RecordState>> = {
  withdrawn: { step: "import", kind: "off", next: [], boxes: { databases: [], other_methods: [] } },
  duplicate: {
    step: "duplicates",
    kind: "end",
    next: ["awaiting_screening", "included", "withdrawn"],
    boxes: { databases: ["identified", "removed_duplicate"], other_methods: dropped },
  },
  removed_automation: {
    step: "import",
    kind: "end",
    next: ["awaiting_screening", "included", "withdrawn"],
    boxes: { databases: ["identified", "removed_automation"], other_methods: dropped },
  },
  removed_other: {
    step: "import",
    kind: "end",
    next: ["awaiting_screening", "included", "withdrawn"],
    boxes: { databases: ["identified", "removed_other"], other_methods: dropped },
  },
  unscreened_stopped: {
    step: "screening",
    kind: "end",
    next: ["awaiting_screening", "withdrawn"],
    boxes: { databases: ["identified", "removed_automation"], other_methods: dropped },
  },
  awaiting_screening: {
    step: "screening",
    kind: "road",
    next: [
      "excluded",
      "included",
      "duplicate",
      "removed_automation",
      "removed_other",
      "unscreened_stopped",
      "withdrawn",
    ],
    boxes: before,
  },
  excluded: {
    step: "screening",
    kind: "end",
    next: ["included", "awaiting_screening", "duplicate", "withdrawn"],
    boxes: { databases: ["identified", "screened", "excluded"], other_methods: dropped },
  },
  /** Goes on as a report. Records of the other methods arm start here: they have no screening boxes. */
  included: {
    step: "full_text",
    kind: "road",
    next: ["excluded", "awaiting_screening", "duplicate", "removed_other", "removed_automation", "withdrawn"],
    boxes: { databases: ["identified", "screened"], other_methods: ["other_identified"] },
  },
};

const left = {
  sought: ["sought"],
  notRetrieved: ["sought", "not_retrieved"],
  assessed: ["sought", "assessed"],
  excluded: ["sought", "assessed", "reports_excluded"],
  included: ["sought", "assessed", "included"],
} as const;
const right = {
  sought: ["other_sought"],
  notRetrieved: ["other_sought", "other_not_retrieved"],
  assessed: ["other_sought", "other_assessed"],
  excluded: ["other_sought", "other_assessed", "other_reports_excluded"],
  included: ["other_sought", "other_assessed", "included"],
} as const;

/** Every state of a report. "Retrieved, not yet assessed" is pending: it is not in the assessed box yet. */
export const REPORT_FLOW: Record<ReportState, StateRow<ReportState>> = {
  withdrawn: {
    step: "full_text",
    kind: "off",
    next: ["sought"],
    boxes: { databases: [], other_methods: [] },
  },
  sought: {
    step: "full_text",
    kind: "road",
    next: ["not_retrieved", "awaiting_assessment", "withdrawn"],
    boxes: { databases: left.sought, other_methods: right.sought },
  },
  not_retrieved: {
    step: "full_text",
    kind: "end",
    next: ["sought", "awaiting_assessment", "withdrawn"],
    boxes: { databases: left.notRetrieved, other_methods: right.notRetrieved },
  },
  awaiting_assessment: {
    step: "full_text",
    kind: "road",
    next: [
      "sought",
      "not_retrieved",
      "excluded",
      "included",
      "awaiting_classification",
      "ongoing",
      "withdrawn",
    ],
    boxes: { databases: left.sought, other_methods: right.sought },
  },
  /** Shown on a line of its own beside "Reports excluded"; Cochrane keeps a separate table. */
  awaiting_classification: {
    step: "full_text",
    kind: "end",
    next: ["awaiting_assessment", "excluded", "included", "withdrawn"],
    boxes: { databases: left.excluded, other_methods: right.excluded },
  },
  ongoing: {
    step: "full_text",
    kind: "end",
    next: ["awaiting_assessment", "excluded", "included", "withdrawn"],
    boxes: { databases: left.excluded, other_methods: right.excluded },
  },
  excluded: {
    step: "full_text",
    kind: "end",
    next: ["awaiting_assessment", "included", "awaiting_classification", "ongoing", "withdrawn"],
    boxes: { databases: left.excluded, other_methods: right.excluded },
  },
  included: {
    step: "extraction",
    kind: "end",
    next: ["awaiting_assessment", "excluded", "awaiting_classification", "ongoing", "withdrawn"],
    boxes: { databases: left.included, other_methods: right.included },
  },
};

/** Whether a record may go from one state to another. */
export function mayMoveRecord(from: RecordState, to: RecordState): boolean {
  return RECORD_FLOW[from].next.includes(to);
}

/** Whether a report may go from one state to another. */
export function mayMoveReport(from: ReportState, to: ReportState): boolean {
  return REPORT_FLOW[from].next.includes(to);
}
