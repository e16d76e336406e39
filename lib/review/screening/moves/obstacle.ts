import type { ReportState } from "../../flow";
import type { Deciding } from "../outcome";

/** A report, and what has been done with it since its record, or it, was decided. Attempts to get it are kept in any case. */
export interface ReportAtWork {
  reportId: string;
  status: ReportState;
  hasDocument: boolean;
  /** Somebody extracts it, and has not given that up. */
  isExtracted: boolean;
  /** Its place among the full texts. */
  batch: { number: number; isOpen: boolean; item: "open" | "agreed" | "conflict" | "resolved" } | null;
}

/**
 * What keeps a decision from being taken back, and the one step that removes it: what was done last comes first. Null:
 * nothing does. It asks where the report is now, never what was tried, and never for votes.
 */
export function obstacleOf(report: ReportAtWork, stage: Deciding["stage"]): string | null {
  if (report.isExtracted) return "it is being extracted. Give its extractions up first.";
  if (stage === "full_text") return null;
  return obstacleAtFullText(report) ?? obstacleInRetrieval(report);
}

function obstacleAtFullText({ status, batch }: ReportAtWork): string | null {
  if (status === "ongoing" || status === "awaiting_classification") {
    return "its report is set aside. Give it back first.";
  }
  if (batch?.isOpen) {
    return `its report is in batch ${batch.number} of full texts. Take it out of that batch first.`;
  }
  if (batch && batch.item !== "open") {
    return `its report was assessed in batch ${batch.number} of full texts. Reopen that batch first.`;
  }
  return null;
}

function obstacleInRetrieval({ status, hasDocument }: ReportAtWork): string | null {
  if (hasDocument) return "its report has a PDF. Remove the PDF first.";
  if (status === "sought") return null;
  return `its report is noted as ${status === "not_retrieved" ? "not retrieved" : "retrieved"}. Set it back to sought first.`;
}
