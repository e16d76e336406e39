import { Refusal } from "@/lib/errors";
import { mayMoveReport, type ReportState } from "../flow";
import type { RetrievalOutcome } from "./schema";

/** No PDF is larger than this. */
export const MAX_PDF_BYTES = 100 * 1024 * 1024;

/** A PDF says so within its first kilobyte (ISO 32000, implementation note 13). */
export const PDF_HEAD_BYTES = 1024;

/** A report as the rules see it. */
export interface StandingReport {
  status: ReportState;
  /** It is in a batch of full texts that is open, whether or not somebody has voted on it. */
  beingAssessed: boolean;
  /** Its batch is closed, and its votes differ. */
  inConflict: boolean;
  /** What its batch, which is closed, decided; being set aside does not take that back. */
  decided: { decision: "include" | "exclude"; reasonId: string | null } | null;
}

const AFTER: Record<RetrievalOutcome, ReportState> = {
  retrieved: "awaiting_assessment",
  not_retrieved: "not_retrieved",
  waiting: "sought",
};

/**
 * The state after an attempt to get a report. While it is assessed nothing moves it; that rule asks for the batch and
 * never for votes, so that a refusal tells nobody whether the other has voted.
 */
export function afterRetrieval(report: StandingReport, outcome: RetrievalOutcome): ReportState {
  refuseWithdrawn(report);
  const status = AFTER[outcome];
  if (status === report.status) return status;
  refuseWhileAssessed(report);
  if (!["sought", "not_retrieved", "awaiting_assessment"].includes(report.status)) {
    throw new Refusal(
      "CONFLICT",
      "This report was assessed already, so it was retrieved. Nothing was changed.",
    );
  }
  return moved(report.status, status);
}

/** Nobody has asked tomorrow. A day is a calendar day somewhere: the latest is that of the easternmost clock. */
export function refuseFuture(day: string | null, now: Date): void {
  const latest = new Date(now.getTime() + 14 * 3600 * 1000).toISOString().slice(0, 10);
  if (day === null || day <= latest) return;
  throw new Refusal("BAD_INPUT", "This day is still to come.", [
    { path: "day", message: "Choose today or a day before." },
  ]);
}

/** The state after a PDF is attached: a report whose file is here is retrieved. Null: nothing changes. */
export function afterAttaching(report: StandingReport): ReportState | null {
  refuseWithdrawn(report);
  if (report.status !== "sought" && report.status !== "not_retrieved") return null;
  return moved(report.status, "awaiting_assessment");
}

/**
 * The state a lead sets by hand. `awaiting_assessment` gives back what was set aside: to its decision where it has one,
 * and to assessment otherwise, where the next batch finds it.
 */
export function afterSetting(
  report: StandingReport,
  status: "awaiting_classification" | "ongoing" | "awaiting_assessment",
): { status: ReportState; reasonId: string | null } {
  refuseWithdrawn(report);
  refuseWhileAssessed(report);
  const setByHand = report.status === "awaiting_classification" || report.status === "ongoing";
  if (status === "awaiting_assessment" && !setByHand) {
    throw new Refusal(
      "CONFLICT",
      "Only a report that awaits classification or is ongoing can be given back here.",
    );
  }
  if (report.status === status) {
    throw new Refusal("CONFLICT", "This report is in that state already. Nothing was changed.");
  }
  if (status === "awaiting_assessment") return givenBack(report);
  return { status: setByHand ? status : moved(report.status, status), reasonId: null };
}

function givenBack({ status, decided }: StandingReport): { status: ReportState; reasonId: string | null } {
  if (!decided) return { status: moved(status, "awaiting_assessment"), reasonId: null };
  if (decided.decision === "include") return { status: moved(status, "included"), reasonId: null };
  return { status: moved(status, "excluded"), reasonId: decided.reasonId };
}

function moved(from: ReportState, to: ReportState): ReportState {
  if (mayMoveReport(from, to)) return to;
  throw new Refusal("CONFLICT", "This report is at another point of its way. Reload and look again.");
}

function refuseWithdrawn(report: StandingReport): void {
  if (report.status !== "withdrawn") return;
  throw new Refusal("CONFLICT", "This report was withdrawn: no record that leads to it stands any more.");
}

function refuseWhileAssessed(report: StandingReport): void {
  if (report.beingAssessed) {
    throw new Refusal(
      "CONFLICT",
      "This report is in an open batch of full texts. Close the batch first. Nothing was changed.",
    );
  }
  if (report.inConflict) {
    throw new Refusal(
      "CONFLICT",
      "This report is in conflict. Settle the conflict first. Nothing was changed.",
    );
  }
}

/**
 * Whether the first bytes of a file are those of a PDF: the header stands within 1024 bytes, behind whatever a mail
 * program put before it, but not behind the tag of an HTML, SVG or XML file.
 */
export function startsLikePdf(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, PDF_HEAD_BYTES)).toString("latin1");
  const isMarkup = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(start);
  return !isMarkup && start.includes("%PDF-");
}

/** Every included report describes at least one study, or the studies box could not be counted. */
export function refuseLastStudy(status: ReportState, studyIds: readonly string[], studyId: string): void {
  if (!studyIds.includes(studyId)) {
    throw new Refusal("NOT_FOUND", "This report is not linked to that study. Nothing was changed.");
  }
  if (status !== "included" || studyIds.length > 1) return;
  throw new Refusal(
    "CONFLICT",
    "An included report belongs to at least one study. Link it to the right study first, or instead of this one.",
  );
}
