import { Refusal } from "@/lib/errors";
import { attachDocument, removeDocument } from "@/lib/review/full-text/commands/documents";
import { noteRetrieval, setReportState } from "@/lib/review/full-text/commands/retrieval";
import { linkStudy, unlinkStudy } from "@/lib/review/full-text/commands/studies";
import { fullText } from "@/lib/review/full-text/contract";
import * as queries from "@/lib/review/full-text/queries";
import { StreamedFile } from "../download";
import { inReview } from "../entrance";

export const fullTextRoutes = {
  reports: inReview(fullText.reports, (scope, input) => queries.listReports(scope, input)),
  report: inReview(fullText.report, (scope, input) => queries.reportView(scope, input.reportId)),
  noteRetrieval: inReview(fullText.noteRetrieval, (scope, input) => noteRetrieval(scope, input)),
  setReportState: inReview(fullText.setReportState, (scope, input) => setReportState(scope, input)),
  attachDocument: inReview(fullText.attachDocument, (scope, input, { context }) => {
    if (!context.upload) throw new Refusal("BAD_INPUT", "Send the PDF as the request's body.");
    return attachDocument(scope, input, context.upload);
  }),
  removeDocument: inReview(fullText.removeDocument, (scope, input) => removeDocument(scope, input)),
  document: inReview(fullText.document, async (scope, input) => {
    const { name, bytes, stream } = await queries.readDocument(scope, input.sha256);
    return new StreamedFile(name, "application/pdf", bytes, stream);
  }),
  pages: inReview(fullText.pages, (scope, input) => queries.pageTexts(scope, input)),
  studies: inReview(fullText.studies, (scope, input) => queries.listStudies(scope, input)),
  linkStudy: inReview(fullText.linkStudy, (scope, input) => linkStudy(scope, input)),
  unlinkStudy: inReview(fullText.unlinkStudy, (scope, input) => unlinkStudy(scope, input)),
};
