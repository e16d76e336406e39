import { unpackArchive } from "@/lib/review/import/archive/commands";
import * as commands from "@/lib/review/import/commands";
import { imports } from "@/lib/review/import/contract";
import * as queries from "@/lib/review/import/queries";
import { columnsOfFile, previewFile } from "@/lib/review/import/reading/queries";
import { removeRecords, restoreRecords } from "@/lib/review/import/removal/commands";
import { undoPreview } from "@/lib/review/import/undo/queries";
import { StreamedFile } from "../download";
import { inReview } from "../entrance";

export const importRoutes = {
  upload: inReview(imports.upload, (scope, input, { context }) =>
    commands.uploadFile(scope, input, context.upload),
  ),
  unpack: inReview(imports.unpack, (scope, input) => unpackArchive(scope, input.sha256)),
  preview: inReview(imports.preview, (scope, input) => previewFile(scope, input)),
  columns: inReview(imports.columns, (scope, input) => columnsOfFile(scope, input.sha256)),
  searches: inReview(imports.searches, (scope) => queries.searches(scope)),
  describeSearch: inReview(imports.describeSearch, (scope, input) => commands.describeSearch(scope, input)),
  list: inReview(imports.list, (scope) => queries.imports(scope)),
  start: inReview(imports.start, (scope, input) => commands.startImport(scope, input)),
  one: inReview(imports.one, (scope, input) => queries.importOf(scope, input.importId)),
  file: inReview(imports.file, async (scope, input) => {
    const { name, bytes, stream } = await queries.fileOf(scope, input.importId);
    return new StreamedFile(name, "application/octet-stream", bytes, stream);
  }),
  undoPreview: inReview(imports.undoPreview, (scope, input) => undoPreview(scope, input.importId)),
  undo: inReview(imports.undo, (scope, input) => commands.undoImport(scope, input)),
  remove: inReview(imports.remove, (scope, input) => removeRecords(scope, input)),
  restore: inReview(imports.restore, (scope, input) => restoreRecords(scope, input)),
};
