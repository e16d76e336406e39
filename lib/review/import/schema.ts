import { z } from "zod";
import { SOURCES } from "../flow";
import { WARNING_CODES } from "../formats/format";
import { columnMappingSchema, tableOutlineSchema } from "../formats/table/column-mapping";
import { OperationId } from "../history/schema";
import { keyPaperEvents } from "./key-papers/schema";
import { RemovalRule } from "./removal/schema";
import { PRISMA_S } from "./search/prisma-s";

/** No file of a search is larger than this. */
export const MAX_IMPORT_BYTES = 250 * 1024 * 1024;

/** A file's content, as lower-case hexadecimal SHA-256: the only name a file has here. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "Must be a SHA-256 in lower-case hexadecimal.");

/** What the person called the file; never used as a path. */
export const FileName = z
  .string()
  .trim()
  .min(1, "The file needs a name.")
  .max(300)
  .refine((name) => !/\p{Cc}/u.test(name), "The name holds control characters.");

/** Which entries of a file: all, or the main paper of a page and the related papers it lists. */
export const PARTS = ["all", "main", "related"] as const;
export const Feed = z.strictObject({ part: z.enum(PARTS), searchId: z.uuid() });
export type Feed = z.infer<typeof Feed>;

/** Items of PRISMA-S that are told in words of their own; the others follow from the fields of the search. */
const PrismaSItems = z.partialRecord(z.enum(PRISMA_S.map(({ item }) => item)), z.string().trim().max(10_000));

/** One search of one source, as PRISMA-S asks to report it. */
const searchFields = {
  source: z.enum(SOURCES),
  /** "Web of Science", "ClinicalTrials.gov". */
  name: z.string().trim().min(1, "Say what was searched.").max(200),
  platform: z.string().trim().max(200).default(""),
  searchedOn: z.iso.date().nullable().default(null),
  query: z.string().max(50_000).default(""),
  hitsReported: z.int().min(0).max(100_000_000).nullable().default(null),
  note: z.string().max(5_000).default(""),
  /** Left out: what was written stays. */
  prismaS: PrismaSItems.optional(),
};

export const DescribeSearch = z.strictObject({
  reviewId: z.uuid(),
  searchId: z.uuid(),
  operationId: OperationId,
  ...searchFields,
});
export type DescribeSearch = z.infer<typeof DescribeSearch>;

export const StartImport = z.strictObject({
  reviewId: z.uuid(),
  operationId: OperationId,
  importId: z.uuid(),
  sha256: Sha256,
  fileName: FileName,
  /** An id of a format; left out, the file's content decides. */
  format: z.string().max(40).optional(),
  /** What the columns of a table hold, where that is not what their names say. */
  columns: columnMappingSchema.optional(),
  feeds: z.array(Feed).min(1).max(2),
});
export type StartImport = z.infer<typeof StartImport>;

export const UndoImport = z.strictObject({
  reviewId: z.uuid(),
  importId: z.uuid(),
  operationId: OperationId,
  /** Asked for when some of its records are in batches, whether or not anybody voted there. */
  reason: z.string().trim().max(2000).default(""),
});
export type UndoImport = z.infer<typeof UndoImport>;

/** PRISMA 2020 tells apart records "marked as ineligible by automation tools" and those "removed for other reasons". */
export const REMOVALS = ["removed_automation", "removed_other"] as const;
const recordIds = z.array(z.uuid()).min(1).max(10_000);

export const RemoveRecords = z.strictObject({
  reviewId: z.uuid(),
  operationId: OperationId,
  recordIds,
  as: z.enum(REMOVALS),
  /** The rule or tool, in words that the report can print. */
  method: z.string().trim().min(1, "Say by which rule.").max(500),
  decidedBy: z.enum(["person", "software"]),
});
export type RemoveRecords = z.infer<typeof RemoveRecords>;

export const RestoreRecords = z.strictObject({ reviewId: z.uuid(), operationId: OperationId, recordIds });
export type RestoreRecords = z.infer<typeof RestoreRecords>;

/** A rule may take out most of a review; people's own lists are shorter. */
const manyRecords = z.array(z.uuid()).min(1);

/** The events of this step, each with what a replay needs. */
export const importEvents = {
  search_described: z.object({ searchId: z.uuid(), ...searchFields }),
  import_started: z.object({
    importId: z.uuid(),
    sha256: Sha256,
    fileName: z.string(),
    format: z.string(),
    columns: columnMappingSchema.optional(),
    feeds: z.array(Feed),
  }),
  import_published: z.object({
    importId: z.uuid(),
    records: z.int(),
    warnings: z.int(),
    /** Records of the other methods arm skip screening: each goes on as a report. */
    reports: z.array(z.object({ reportId: z.uuid(), recordId: z.uuid() })),
  }),
  import_failed: z.object({ importId: z.uuid(), message: z.string() }),
  import_undone: z.object({ importId: z.uuid(), reason: z.string().default("") }),
  records_removed: RemoveRecords.pick({ as: true, method: true, decidedBy: true }).extend({
    recordIds: manyRecords,
    /** The filter behind it, where one was set; `method` says it in words. */
    rule: RemovalRule.optional(),
  }),
  records_restored: z.object({ recordIds: manyRecords }),
  ...keyPaperEvents,
};

/** What a file says about itself, gathered while it is read. */
export const FileSays = z.object({
  hitsReported: z.int().nullable(),
  hitsHeld: z.int().nullable(),
  columns: z.array(z.string()).nullable(),
  parts: z.array(z.enum(["main", "related"])),
  /** Which databases its entries name, and how many entries each. */
  databases: z.record(z.string(), z.int()).default({}),
  /** The numbers that its entries bear in the list of hits: "Record #12 of 41", "12." */
  numbers: z.object({ first: z.int(), last: z.int() }).nullable().default(null),
});
export type FileSays = z.infer<typeof FileSays>;

export const WarningEntry = z.object({
  line: z.int(),
  code: z.enum(WARNING_CODES),
  message: z.string(),
  original: z.string().nullable(),
});
export type WarningEntry = z.infer<typeof WarningEntry>;

/** `remembered`: what people said such columns hold at the last import of a table with the same ones. */
export const FileColumns = tableOutlineSchema.extend({ remembered: columnMappingSchema.nullable() });
export type FileColumns = z.infer<typeof FileColumns>;

/** A file that is kept for a review. */
export const KeptFile = z.object({
  sha256: Sha256,
  bytes: z.int(),
  name: z.string(),
  /** A standing import of the same content; it must be undone before the file can be imported again. */
  alreadyImported: z.object({ importId: z.uuid(), at: z.iso.datetime() }).nullable(),
});
export type KeptFile = z.infer<typeof KeptFile>;

/** `archive`: it holds files of its own, which are to be unpacked before anything is imported. */
export const Uploaded = KeptFile.extend({ archive: z.boolean() });
export type Uploaded = z.infer<typeof Uploaded>;

/** A file of an archive that was not taken, and why. */
export const LeftOut = z.object({
  name: z.string(),
  why: z.enum(["archive", "empty", "encrypted", "of_the_system", "too_large"]),
});
export type LeftOut = z.infer<typeof LeftOut>;

export const Unpacked = z.object({ files: z.array(KeptFile), leftOut: z.array(LeftOut) });
export type Unpacked = z.infer<typeof Unpacked>;

export const Preview = z.object({
  format: z.object({ id: z.string(), label: z.string() }),
  bytes: z.int(),
  /** Entries that were read, of each role. */
  counts: z.object({ main: z.int(), related: z.int() }),
  /** The first of them. */
  entries: z.array(
    z.object({
      line: z.int(),
      role: z.enum(["main", "related"]),
      title: z.string(),
      byline: z.string(),
      year: z.int().nullable(),
      journal: z.string().nullable(),
      doi: z.string().nullable(),
    }),
  ),
  warnings: z.array(WarningEntry),
  /** False: only the beginning was read, and the file holds more. */
  complete: z.boolean(),
  /** It says what people decided in another tool, so that who votes gets none of its lines as printed. */
  withheld: z.boolean(),
  says: FileSays,
});
export type Preview = z.infer<typeof Preview>;

export const IMPORT_STATUSES = ["waiting", "reading", "published", "failed", "undone"] as const;

export const ImportEntry = z.object({
  id: z.uuid(),
  sha256: Sha256,
  fileName: z.string(),
  format: z.string(),
  status: z.enum(IMPORT_STATUSES),
  startedBy: z.object({ id: z.uuid(), name: z.string() }),
  at: z.iso.datetime(),
  bytes: z.int(),
  bytesRead: z.int(),
  recordsRead: z.int(),
  /** About how long the reading still takes; null while that cannot be told. */
  secondsLeft: z.int().nullable(),
  warnings: z.int(),
  /** Why it failed, or why it is being tried again. */
  error: z.string().nullable(),
  feeds: z.array(Feed.extend({ searchName: z.string() })),
  says: FileSays.nullable(),
});
export type ImportEntry = z.infer<typeof ImportEntry>;

/** What undoing an import takes along, and what stands in its way. */
export const UndoPreview = z.object({
  importId: z.uuid(),
  records: z.int(),
  /** Records of other imports that stop being duplicates because the record they repeat goes. */
  duplicatesReleased: z.int(),
  reports: z.int(),
  /** Of these reports, those that are more than sought: retrieved, assessed, or set aside. */
  reportsAtWork: z.int(),
  /** Records and reports of this import that are in a batch, open or closed; they come out of it with all their votes. */
  inBatches: z.int(),
  /** Of those, the ones that a closed batch has decided. */
  decided: z.int(),
  /** Null: it can be undone now. */
  obstacle: z.string().nullable(),
});
export type UndoPreview = z.infer<typeof UndoPreview>;

export const SearchEntry = z.object({
  id: z.uuid(),
  ...searchFields,
  prismaS: PrismaSItems,
  at: z.iso.datetime(),
  /** Records that count: those of undone imports do not. */
  records: z.int(),
  files: z.array(
    z.object({
      importId: z.uuid(),
      fileName: z.string(),
      part: z.enum(PARTS),
      status: z.enum(IMPORT_STATUSES),
      records: z.int(),
      /** Which hits of the search it holds, as the file or its name says. */
      range: z.object({ first: z.int(), last: z.int() }).nullable(),
    }),
  ),
});
export type SearchEntry = z.infer<typeof SearchEntry>;
