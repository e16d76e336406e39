import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import {
  AttachDocument,
  LinkStudy,
  NoteRetrieval,
  onDocument,
  onReport,
  PageFilter,
  PageTexts,
  RemoveDocument,
  ReportEntry,
  ReportFilter,
  ReportPage,
  SetReportState,
  StudyEntry,
  StudyFilter,
  UnlinkStudy,
} from "./schema";

const moved = z.object({ status: ReportEntry.shape.status });
const linked = z.object({ studyIds: z.array(z.uuid()) });

export const fullText = {
  reports: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/reports",
    permission: "full_text.view",
    summary: "Reports with their records, attempts, documents and studies",
  })
    .input(ReportFilter)
    .output(ReportPage),
  report: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/reports/{reportId}",
    permission: "full_text.view",
    summary: "One report",
  })
    .input(onReport)
    .output(ReportEntry),
  noteRetrieval: endpoint({
    method: "POST",
    path: "/reviews/{reviewId}/reports/{reportId}/retrievals",
    permission: "full_text.retrieve",
    summary: "Note an attempt to get a report, or correct an earlier one",
  })
    .input(NoteRetrieval)
    .output(moved),
  setReportState: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/state",
    permission: "screening.manage",
    summary: "Set a report aside as awaiting classification or ongoing, or give it back to where it was",
  })
    .input(SetReportState)
    .output(moved),
  attachDocument: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/document",
    permission: "full_text.retrieve",
    summary: "Attach a PDF, which makes the report retrieved; operationId and name stand in the query",
    upload: true,
  })
    .input(AttachDocument)
    .output(z.object({ sha256: z.string(), bytes: z.int() })),
  removeDocument: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/documents/{sha256}",
    permission: "full_text.retrieve",
    summary: "Take a PDF off a report",
  })
    .input(RemoveDocument)
    .output(z.object({})),
  document: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/documents/{sha256}",
    permission: "full_text.view",
    summary: "The bytes of a PDF",
  })
    .input(onDocument)
    .output(z.file().mime("application/pdf")),
  pages: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/documents/{sha256}/pages",
    permission: "full_text.view",
    summary: "The text of a PDF, page by page",
  })
    .input(PageFilter)
    .output(PageTexts),
  studies: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/studies",
    permission: "full_text.view",
    summary: "Studies and their reports",
  })
    .input(StudyFilter)
    .output(z.object({ studies: z.array(StudyEntry), next: z.uuid().nullable() })),
  linkStudy: endpoint({
    method: "PUT",
    path: "/reviews/{reviewId}/reports/{reportId}/studies/{studyId}",
    permission: "full_text.link",
    summary: "Say that a report describes a study, a known or a new one",
  })
    .input(LinkStudy)
    .output(linked),
  unlinkStudy: endpoint({
    method: "DELETE",
    path: "/reviews/{reviewId}/reports/{reportId}/studies/{studyId}",
    permission: "full_text.link",
    summary: "Take back that a report describes a study",
  })
    .input(UnlinkStudy)
    .output(linked),
};
