import { unpackArchive } from "@/lib/review/import/archive/commands";
import * as commands from "@/lib/review/import/commands";
import { imports } from "@/lib/review/import/contract";
import { dropKeyPaper, nameKeyPapers } from "@/lib/review/import/key-papers/commands";
import { keyPapers } from "@/lib/review/import/key-papers/queries";
import * as queries from "@/lib/review/import/queries";
import { columnsOfFile, previewFile } from "@/lib/review/import/reading/queries";
import {
  removeByRule,
  removeRecords,
  restoreRecords,
  reverseRemoval,
} from "@/lib/review/import/removal/commands";
import * as removal from "@/lib/review/import/removal/queries";
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
  keyPapers: inReview(imports.keyPapers, (scope) => keyPapers(scope)),
  nameKeyPapers: inReview(imports.nameKeyPapers, (scope, input) => nameKeyPapers(scope, input)),
  dropKeyPaper: inReview(imports.dropKeyPaper, (scope, input) => dropKeyPaper(scope, input)),
  remove: inReview(imports.remove, (scope, input) => removeRecords(scope, input)),
  removals: inReview(imports.removals, (scope) => removal.removals(scope)),
  removalFacets: inReview(imports.removalFacets, (scope) => removal.removalFacets(scope)),
  countByRule: inReview(imports.countByRule, (scope, input) => removal.countByRule(scope, input.rule)),
  removeByRule: inReview(imports.removeByRule, (scope, input) => removeByRule(scope, input)),
  reverseRemoval: inReview(imports.reverseRemoval, (scope, input) => reverseRemoval(scope, input)),
  restore: inReview(imports.restore, (scope, input) => restoreRecords(scope, input)),
};
