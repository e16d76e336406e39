import { z } from "zod";
import { REPORT_STATES } from "../flow";
import { OperationId } from "../history/schema";
import { FileName, Sha256 } from "../import/schema";

const ReportStatus = z.enum(REPORT_STATES);
const Arm = z.enum(["databases", "other_methods"]);
const note = z.string().trim().max(2000);

/** A report of a review, as paths name it. */
export const onReport = z.strictObject({ reviewId: z.uuid(), reportId: z.uuid() });

/** How an attempt to get a report ended; `waiting`: asked for (of a library, an author) and not answered yet. */
export const RetrievalOutcome = z.enum(["retrieved", "not_retrieved", "waiting"]);
export type RetrievalOutcome = z.infer<typeof RetrievalOutcome>;

/** Whom a report was asked of. */
export const AskedOf = z.enum(["authors", "library", "other"]);
export type AskedOf = z.infer<typeof AskedOf>;

/** An attempt to get a report. A mistake is corrected by another attempt; the first one stays on record. */
export const NoteRetrieval = onReport.extend({
  operationId: OperationId,
  retrievalId: z.uuid(),
  outcome: RetrievalOutcome,
  /** Left out where nobody was asked: it was looked for, or simply had. */
  askedOf: AskedOf.optional(),
  /** The day it happened, when that is not today. */
  day: z.iso.date().optional(),
  /** Where it was looked for, what was answered. */
  note: note.default(""),
});
export type NoteRetrieval = z.infer<typeof NoteRetrieval>;

/** The PDF itself is the request's body. */
export const AttachDocument = onReport.extend({ operationId: OperationId, name: FileName });
export type AttachDocument = z.infer<typeof AttachDocument>;

export const RemoveDocument = onReport.extend({ operationId: OperationId, sha256: Sha256 });
export type RemoveDocument = z.infer<typeof RemoveDocument>;

/**
 * States that a lead sets by hand: no exclusions, on lines of their own beside "Reports excluded".
 * `awaiting_assessment` gives back what was set aside: an assessed report to its decision.
 */
export const SetReportState = onReport.extend({
  operationId: OperationId,
  status: z.enum(["awaiting_classification", "ongoing", "awaiting_assessment"]),
  note: note.min(3, "Say why: it is read beside the diagram."),
});
export type SetReportState = z.infer<typeof SetReportState>;

const studyLabel = z.string().trim().min(1, "Name the study.").max(200);

/** Says that a report describes a study. A new study gets its id from the client and needs a label. */
export const LinkStudy = onReport.extend({
  operationId: OperationId,
  studyId: z.uuid(),
  label: studyLabel.optional(),
  /** The study it was thought to describe: taken off in the same act. */
  insteadOf: z.uuid().optional(),
});
export type LinkStudy = z.infer<typeof LinkStudy>;

export const UnlinkStudy = onReport.extend({ operationId: OperationId, studyId: z.uuid() });
export type UnlinkStudy = z.infer<typeof UnlinkStudy>;

export const ReportFilter = z.strictObject({
  reviewId: z.uuid(),
  status: ReportStatus.exclude(["withdrawn"]).optional(),
  arm: Arm.optional(),
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

/** A report with everything known about getting it. */
export const ReportEntry = z.object({
  id: z.uuid(),
  arm: Arm,
  origin: z.enum(["new", "previous"]),
  status: ReportStatus,
  at: z.iso.datetime(),
  /** The one primary reason of an excluded report (PRISMA 2020 item 16b). */
  reason: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  /** The open batch of full texts that it is in. */
  openBatchId: z.uuid().nullable(),
  records: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      byline: z.string(),
      year: z.int().nullable(),
      journal: z.string().nullable(),
      doi: z.string().nullable(),
      pmid: z.string().nullable(),
    }),
  ),
  attempts: z.array(
    z.object({
      id: z.uuid(),
      outcome: RetrievalOutcome,
      askedOf: AskedOf.nullable(),
      day: z.iso.date().nullable(),
      note: z.string(),
      personId: z.uuid(),
      personName: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  documents: z.array(
    z.object({ sha256: Sha256, name: z.string(), bytes: z.int(), pagesRead: z.int(), at: z.iso.datetime() }),
  ),
  studies: z.array(z.object({ id: z.uuid(), label: z.string() })),
});
export type ReportEntry = z.infer<typeof ReportEntry>;

export const ReportPage = z.object({ reports: z.array(ReportEntry), next: z.uuid().nullable() });
export type ReportPage = z.infer<typeof ReportPage>;

export const StudyFilter = z.strictObject({
  reviewId: z.uuid(),
  /** Words of the label. */
  text: z.string().trim().max(200).default(""),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type StudyFilter = z.infer<typeof StudyFilter>;

export const StudyEntry = z.object({
  id: z.uuid(),
  label: z.string(),
  origin: z.enum(["new", "previous"]),
  reportIds: z.array(z.uuid()),
});
export type StudyEntry = z.infer<typeof StudyEntry>;

export const onDocument = z.strictObject({ reviewId: z.uuid(), sha256: Sha256 });

export const PageFilter = onDocument.extend({
  from: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PageFilter = z.infer<typeof PageFilter>;

/** The text of a document, page by page; no pages: it is still being read, or it cannot be. */
export const PageTexts = z.object({
  pages: z.array(z.object({ page: z.int(), text: z.string() })),
  pagesRead: z.int(),
  next: z.int().nullable(),
});
export type PageTexts = z.infer<typeof PageTexts>;

/** What the step's events say. `status` is the report's state afterwards, decided when the event was noted. */
export const fullTextEvents = {
  retrieval_noted: z.object({
    retrievalId: z.uuid(),
    reportId: z.uuid(),
    retrieved: z.boolean(),
    note: z.string(),
    status: ReportStatus,
    askedOf: AskedOf.nullable().default(null),
    day: z.iso.date().nullable().default(null),
  }),
  document_attached: z.object({
    reportId: z.uuid(),
    sha256: Sha256,
    name: z.string(),
    bytes: z.int(),
    /** Null where attaching changes no state: the report was retrieved before. */
    status: ReportStatus.nullable(),
  }),
  document_removed: z.object({ reportId: z.uuid(), sha256: Sha256 }),
  report_state_set: z.object({
    reportId: z.uuid(),
    status: ReportStatus,
    before: ReportStatus,
    /** Of a report given back to its exclusion. */
    reasonId: z.uuid().nullable().default(null),
    note: z.string(),
  }),
  study_linked: z.object({
    studyId: z.uuid(),
    reportId: z.uuid(),
    /** Given when the study is new. */
    label: z.string().nullable(),
    insteadOf: z.uuid().nullable(),
  }),
  study_unlinked: z.object({ studyId: z.uuid(), reportId: z.uuid() }),
};
