import { z } from "zod";
import { BOXES, RECORD_STATES, REPORT_STATES, SOURCES } from "../flow";

const count = z.number().int().nonnegative();
const arm = z.enum(["databases", "other_methods"]);
const by = z.enum(["person", "automation"]);

/** Which records, reports or studies a number of the diagram stands for: its list, said as a question. */
export const memberKey = z.object({
  unit: z.enum(["record", "report", "study"]),
  box: z.enum(BOXES),
  arm: arm.optional(),
  source: z.enum(SOURCES).optional(),
  sourceName: z.string().optional(),
  state: z.union([z.enum(RECORD_STATES), z.enum(REPORT_STATES)]).optional(),
  by: by.optional(),
  /** The primary reason of an excluded report, or `none` where none was given. */
  reasonId: z.string().optional(),
});
export type MemberKey = z.infer<typeof memberKey>;

/** The `reasonId` that stands for "excluded, but no reason recorded". */
export const NO_REASON = "none";

/** How many records of one source are in one state, and who put them there. */
export const recordGroup = z.object({
  source: z.enum(SOURCES),
  sourceName: z.string(),
  state: z.enum(RECORD_STATES),
  by: by.nullable(),
  count,
});
export type RecordGroup = z.infer<typeof recordGroup>;

/** How many reports of one arm are in one state, and for which primary reason. */
export const reportGroup = z.object({
  arm,
  state: z.enum(REPORT_STATES),
  reasonId: z.string().nullable(),
  reasonLabel: z.string().nullable(),
  count,
});
export type ReportGroup = z.infer<typeof reportGroup>;

/** The state of a whole review, grouped: all that its PRISMA diagram is counted from. */
export const flowCounts = z.object({
  records: z.array(recordGroup),
  reports: z.array(reportGroup),
  /** Exclusion reasons in the protocol's order. */
  reasonOrder: z.array(z.string()),
  /** Every source searched, in the order searched, also where it found nothing: not searched is not zero. */
  searched: z.array(z.object({ source: z.enum(SOURCES), sourceName: z.string() })),
  /** The rule under which screening was stopped, in words; nothing while no stop stands. */
  stoppingRule: z.string().nullish(),
  /** Distinct reports linked to the records that screening included, found through the links. */
  distinctReportsOfIncludedRecords: z.object({ databases: count, other_methods: count }),
  studies: z.object({
    /** Distinct studies with at least one included report. */
    included: count,
    /** Distinct included reports that belong to at least one study. */
    reports: count,
    /** Pairs of an included report and a study it describes: a report may describe several. */
    pairs: count,
  }),
});
export type FlowCounts = z.infer<typeof flowCounts>;

/** One number of the diagram, the members it opens, and what it counts in words. */
export const boxCount = z.object({ n: count, members: memberKey, sentence: z.string() });
export type BoxCount = z.infer<typeof boxCount>;

/** A number of its own line: one database, one register, one reason. */
export const namedCount = boxCount.extend({ label: z.string() });
export type NamedCount = z.infer<typeof namedCount>;

/** The report boxes of one arm (PRISMA 2020 item 16a). */
export const reportBoxes = z.object({
  sought: boxCount,
  notRetrieved: boxCount,
  assessed: boxCount,
  /** All reports beside the assessed box, with those awaiting classification and ongoing. */
  excluded: boxCount,
  excludedByReason: z.array(namedCount),
  awaitingClassification: boxCount,
  ongoing: boxCount,
  included: boxCount,
  pendingRetrieval: boxCount,
  pendingAssessment: boxCount,
});
export type ReportBoxes = z.infer<typeof reportBoxes>;

/** Every box of the PRISMA 2020 diagram of a new review. `null` is a kind of source nobody searched. */
export const prismaCounts = z.object({
  /** Whether other methods were used, which draws the right arm. */
  template: z.enum(["databases_only", "databases_and_other"]),
  identified: z.object({
    total: boxCount,
    databases: boxCount.nullable(),
    registers: boxCount.nullable(),
    perDatabase: z.array(namedCount),
    perRegister: z.array(namedCount),
  }),
  removed: z.object({
    duplicates: boxCount,
    duplicatesBySoftware: boxCount,
    duplicatesByPerson: boxCount,
    automation: boxCount,
    /** Part of `automation`: never screened because a stopping rule ended the screening. */
    unscreenedStopped: boxCount,
    /** The rest of `automation`: what tools marked. */
    markedByAutomation: boxCount,
    /** The rule under which screening was stopped, in words. */
    stoppingRule: z.string().nullable(),
    other: boxCount,
  }),
  screening: z.object({
    screened: boxCount,
    excluded: boxCount,
    excludedByPerson: boxCount,
    excludedByAutomation: boxCount,
    included: boxCount,
    pending: boxCount,
  }),
  databases: reportBoxes,
  otherMethods: z.object({
    identified: boxCount,
    websites: boxCount.nullable(),
    organisations: boxCount.nullable(),
    citationSearching: boxCount.nullable(),
    other: boxCount.nullable(),
    /** No box of the template: removed or screened out before retrieval; a footnote. */
    notSought: boxCount,
    included: boxCount,
    pending: boxCount,
    reports: reportBoxes,
  }),
  included: z.object({ studies: boxCount, reports: boxCount }),
  /** Records and reports still travelling: above zero the diagram is provisional. */
  pendingRecords: count,
  pendingReports: count,
  /** Reports sought beyond the records that led to them: a record may lead to none or to several. */
  reportsBeyondRecords: z.object({ databases: z.number().int(), other_methods: z.number().int() }),
  /** What the studies say about themselves, to check the included box against. */
  studyLinks: z.object({ reports: count, pairs: count }),
});
export type PrismaCounts = z.infer<typeof prismaCounts>;

/**
 * Where records stand that a stopping rule left unscreened; no text of PRISMA settles it. In the box for automation
 * tools with a footnote, or, in a drawing that is marked as adapted, on a line of their own.
 */
export const UNSCREENED = ["automation", "own_line"] as const;
export type Unscreened = (typeof UNSCREENED)[number];

/** The list behind a number: its key as the diagram gives it, and which page of it. */
export const MemberFilter = z.strictObject({
  reviewId: z.uuid(),
  ...memberKey.shape,
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

/** The whole list behind a number. */
export const MembersOf = z.strictObject({ reviewId: z.uuid(), ...memberKey.shape });
export type MembersOf = z.infer<typeof MembersOf>;

/** A record, report or study that a number counts, and the event that put it there. */
export const MemberEntry = z.object({
  id: z.uuid(),
  unit: memberKey.shape.unit,
  /** The title; of a study, its label. */
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  journal: z.string().nullable(),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  state: z.string().nullable(),
  sourceName: z.string().nullable(),
  /** The reason, or the rule by which it was removed. */
  because: z.string().nullable(),
  /** The records of a report; the reports of a study. */
  of: z.array(z.uuid()),
  event: z
    .object({
      kind: z.string(),
      at: z.iso.datetime(),
      /** Null where the history is closed to its reader, and for batches, which nobody closes alone. */
      actorName: z.string().nullable(),
    })
    .nullable(),
});
export type MemberEntry = z.infer<typeof MemberEntry>;

export const MemberPage = z.object({
  /** What the number counts, in words. */
  sentence: z.string(),
  members: z.array(MemberEntry),
  next: z.uuid().nullable(),
});
export type MemberPage = z.infer<typeof MemberPage>;

export const identity = z.object({
  id: z.string(),
  sentence: z.string(),
  left: z.number().int(),
  relation: z.enum(["=", "<="]),
  right: z.number().int(),
  difference: z.number().int(),
  kind: z.enum(["exact", "explained"]),
  explanation: z.string().nullable(),
  holds: z.boolean(),
});
