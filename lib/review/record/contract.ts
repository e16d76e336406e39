import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { RECORD_STATES, SOURCES } from "../flow";
import { CorrectRecord } from "./correction/schema";
import { Filled } from "./filling/schema";
import { retraction } from "./retraction";
import { identifierSchema, recordDraftSchema } from "./schema";

/** What a record can lack: a list of these is worked off before screening. */
export const LACKS = ["abstract", "title", "year", "identifier"] as const;
export type Lack = (typeof LACKS)[number];

export const RecordFilter = z.strictObject({
  reviewId: z.uuid(),
  /** Left out: every record that counts, whatever its status. */
  status: z.enum(RECORD_STATES).optional(),
  searchId: z.uuid().optional(),
  importId: z.uuid().optional(),
  source: z.enum(SOURCES).optional(),
  /** Records of one group of duplicates. */
  clusterId: z.uuid().optional(),
  lacks: z.enum(LACKS).optional(),
  /** Whether the source marks it as retracted. */
  retracted: z.enum(["true", "false"]).optional(),
  /** Words, "phrases", or, -without: in title, authors, keywords, journal, abstract, DOI and PMID. */
  text: z.string().trim().max(300).optional(),
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RecordFilter = z.infer<typeof RecordFilter>;

/** A record as lists show it. */
export const RecordEntry = z.object({
  id: z.uuid(),
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  journal: z.string().nullable(),
  doi: z.string().nullable(),
  /** The source marks it as retracted. */
  retracted: z.boolean(),
  /** What it prints of that; null where it does not. */
  retraction: retraction.nullable(),
  status: z.enum(RECORD_STATES),
  source: z.enum(SOURCES),
  searchId: z.uuid(),
  /** What was searched: "Web of Science". */
  searchName: z.string(),
});
export type RecordEntry = z.infer<typeof RecordEntry>;

export const RecordPage = z.object({
  records: z.array(RecordEntry),
  /** Null on the last page. */
  next: z.uuid().nullable(),
  total: z.int(),
  /** True: there are more than `total`; counting stopped there. */
  totalIsCapped: z.boolean(),
});
export type RecordPage = z.infer<typeof RecordPage>;

/** Which records go into a file, and in which format. */
export const RecordsFile = RecordFilter.omit({ cursor: true, limit: true }).extend({
  /** The id of a format that can be written: `ris`, `csv`. */
  format: z.string().max(40),
});
export type RecordsFile = z.infer<typeof RecordsFile>;

/** Shown beside a record, and counted in no agreement. */
export const PriorDecision = z.object({
  /** The program that it was made in: "Rayyan". Null: the file does not tell. */
  tool: z.string().nullable(),
  /** Null: the file does not say who. */
  decidedBy: z.string().nullable(),
  stage: z.enum(["title_abstract", "full_text"]),
  verdict: z.enum(["include", "maybe", "exclude"]),
  reasons: z.array(z.string()),
  blind: z.enum(["blind", "open", "unknown"]),
});
export type PriorDecision = z.infer<typeof PriorDecision>;

const oneRecord = z.strictObject({ reviewId: z.uuid(), recordId: z.uuid() });

/** One record whole: what its source said, where it came from and where it stands. */
export const WholeRecord = RecordEntry.extend({
  /** What it says itself: as its source gave it, or as people corrected it. */
  draft: recordDraftSchema,
  /** What it lacks and its duplicates say; it reads as `draft` and this together. */
  filling: recordDraftSchema.partial(),
  /** Which duplicate gave which field. */
  filled: z.array(Filled),
  /** Null: it reads as its source gave it. */
  correction: z
    .object({ id: z.uuid(), at: z.iso.datetime(), by: z.string(), imported: recordDraftSchema })
    .nullable(),
  /** What people decided about it in another tool, as its file says. */
  priorDecisions: z.array(PriorDecision),
  /**
   * True: its file says what people decided about it in another tool, and that is not for whoever votes on it before it
   * is decided. Prior decisions, notes and the original entry are left out.
   */
  withheld: z.boolean(),
  /** The entry exactly as it stood in the file. */
  original: z.string().nullable(),
  line: z.int(),
  ordinal: z.int(),
  importId: z.uuid(),
  fileName: z.string(),
  importedAt: z.iso.datetime(),
  identifiers: z.array(z.object({ scheme: z.string(), value: identifierSchema.shape.value })),
  decidedBy: z.enum(["person", "software"]).nullable(),
  method: z.string().nullable(),
  survivorId: z.uuid().nullable(),
});
export type WholeRecord = z.infer<typeof WholeRecord>;

export const records = {
  list: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/records",
    permission: "import.view",
    summary: "Records, page by page, filtered and searched",
  })
    .input(RecordFilter)
    .output(RecordPage),
  one: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/records/{recordId}",
    permission: "import.view",
    summary: "One record with the entry it came from",
  })
    .input(oneRecord)
    .output(WholeRecord),
  correct: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/records/{recordId}/correction",
    permission: "records.correct",
    summary: "Correct fields of a record; what its source said is kept",
  })
    .input(CorrectRecord)
    .output(z.object({ recordId: z.uuid() })),
  file: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/records/file",
    permission: "import.view",
    summary: "Records as a file for other programs, filtered as the list is",
  })
    .input(RecordsFile)
    .output(z.file()),
  entry: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/records/{recordId}/entry",
    permission: "import.view",
    summary: "The entry that a record came from, as it stood in its file",
  })
    .input(oneRecord)
    .output(z.file()),
};
