import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { columnMappingSchema } from "../formats/table/column-mapping";
import { DropKeyPaper, KeyPaperReport, NameKeyPapers } from "./key-papers/schema";
import {
  CountByRule,
  Removal,
  RemovalFacets,
  RemoveByRule,
  ReverseRemoval,
  RuleCount,
} from "./removal/schema";
import {
  DescribeSearch,
  FileColumns,
  FileName,
  ImportEntry,
  Preview,
  RemoveRecords,
  RestoreRecords,
  SearchEntry,
  Sha256,
  StartImport,
  UndoImport,
  UndoPreview,
  Unpacked,
  Uploaded,
  WarningEntry,
} from "./schema";

const inReview = z.strictObject({ reviewId: z.uuid() });
const oneFile = z.strictObject({ reviewId: z.uuid(), sha256: Sha256 });
/** A mapping of columns as JSON, since it stands in a query. */
const columnsInQuery = z
  .string()
  .max(100_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "Write the columns as a JSON object." });
      return z.NEVER;
    }
  })
  .pipe(columnMappingSchema)
  .optional();
const oneImport = z.strictObject({ reviewId: z.uuid(), importId: z.uuid() });
const counted = z.object({ records: z.int() });

export const imports = {
  upload: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/files",
    permission: "import.run",
    summary: "Upload a file: its bytes are the body, `name` and, to be checked, `sha256` stand in the query",
    upload: true,
  })
    .input(z.strictObject({ reviewId: z.uuid(), name: FileName, sha256: Sha256.optional() }))
    .output(Uploaded),
  unpack: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/files/{sha256}/files",
    permission: "import.run",
    summary: "Unpack an uploaded zip archive: its files are kept as if each had been uploaded",
  })
    .input(oneFile)
    .output(Unpacked),
  preview: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/files/{sha256}/preview",
    permission: "import.run",
    summary: "What an import of an uploaded file would bring, from its beginning",
  })
    .input(oneFile.extend({ columns: columnsInQuery }))
    .output(Preview),
  columns: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/files/{sha256}/columns",
    permission: "import.run",
    summary: "What the columns of a table seem to hold, with some of their cells",
  })
    .input(oneFile)
    .output(FileColumns),
  searches: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/searches",
    permission: "import.view",
    summary: "Searches with their files and how many records each brought",
  })
    .input(inReview)
    .output(z.array(SearchEntry)),
  describeSearch: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/searches/{searchId}",
    permission: "import.run",
    summary: "Describe a search, or correct its description",
  })
    .input(DescribeSearch)
    .output(z.object({ searchId: z.uuid() })),
  list: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/imports",
    permission: "import.view",
    summary: "Imports, newest first, with how far each is",
  })
    .input(inReview)
    .output(z.array(ImportEntry)),
  start: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/imports",
    permission: "import.run",
    summary: "Import an uploaded file; its records appear all at once when it is read",
  })
    .input(StartImport)
    .output(z.object({ importId: z.uuid() })),
  one: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/imports/{importId}",
    permission: "import.view",
    summary: "One import with its warnings",
  })
    .input(oneImport)
    .output(ImportEntry.extend({ warningList: z.array(WarningEntry) })),
  file: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/imports/{importId}/file",
    permission: "import.view",
    summary: "The file of an import, byte for byte as it was uploaded",
  })
    .input(oneImport)
    .output(z.file()),
  undoPreview: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/imports/{importId}/undo",
    permission: "import.run",
    summary: "What undoing an import takes along, and what stands in its way",
  })
    .input(oneImport)
    .output(UndoPreview),
  undo: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/imports/{importId}/undo",
    permission: "import.run",
    summary: "Undo an import: its records count nowhere any more",
  })
    .input(UndoImport)
    .output(counted),
  keyPapers: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/key-papers",
    permission: "import.view",
    summary: "Papers that the team knows to be relevant, and which searches found each",
  })
    .input(inReview)
    .output(KeyPaperReport),
  nameKeyPapers: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/key-papers",
    permission: "import.run",
    summary:
      "Name key papers from a pasted list: a DOI, a PubMed number, a title or a reference on each line",
  })
    .input(NameKeyPapers)
    .output(z.object({ named: z.int(), known: z.int() })),
  dropKeyPaper: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/key-papers/{keyPaperId}",
    permission: "import.run",
    summary: "Take a paper off the list of key papers",
  })
    .input(DropKeyPaper)
    .output(z.object({ keyPaperId: z.uuid() })),
  remove: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/records/removals",
    permission: "records.remove",
    summary: "Remove records before screening, by a tool or for another reason",
  })
    .input(RemoveRecords)
    .output(counted),
  removals: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/removals",
    permission: "import.view",
    summary: "Acts of removing records before screening that still stand, with what each was for",
  })
    .input(inReview)
    .output(z.array(Removal)),
  removalFacets: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/removals/facets",
    permission: "import.view",
    summary: "Publication types, languages and years of the records that wait for screening",
  })
    .input(inReview)
    .output(RemovalFacets),
  countByRule: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/removals/count",
    permission: "import.view",
    summary: "How many records a rule would remove, and the first of them; nothing is changed",
  })
    .input(CountByRule)
    .output(RuleCount),
  removeByRule: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/removals",
    permission: "records.remove",
    summary:
      "Remove before screening what a rule over type, year or language says, if it is as many as counted",
  })
    .input(RemoveByRule)
    .output(counted),
  reverseRemoval: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/removals/{removalId}/reversal",
    permission: "records.remove",
    summary: "Reverse an act of removing as a whole",
  })
    .input(ReverseRemoval)
    .output(counted),
  restore: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/records/restorations",
    permission: "records.remove",
    summary: "Reverse the removal of records",
  })
    .input(RestoreRecords)
    .output(counted),
};
