import type { BoxCount, NamedCount, PrismaCounts, ReportBoxes } from "./schema";
import { numberSegment, type Paragraph, type Segment } from "./text";
import { NOT_SCREENED, OFFICIAL } from "./wording";

/** The boxes of a new review: five rows of the left arm, and the right arm's where other methods were used. */
export type BoxId =
  | "identified"
  | "removed"
  | "screened"
  | "excluded"
  | "sought"
  | "not_retrieved"
  | "assessed"
  | "reports_excluded"
  | "included"
  | "other_identified"
  | "other_sought"
  | "other_not_retrieved"
  | "other_assessed"
  | "other_reports_excluded";

/** What each box says, in the template's words, with a pending number on a line of its own. */
export function boxTexts(counts: PrismaCounts, isAdapted = false): Map<BoxId, Paragraph[]> {
  const { screening, databases, otherMethods, included } = counts;
  const texts: [BoxId, Paragraph[]][] = [
    ["identified", identifiedText(counts.identified)],
    ["removed", removedText(counts.removed, isAdapted)],
    [
      "screened",
      [...block(OFFICIAL.screened, screening.screened), ...pending("to screen", screening.pending)],
    ],
    ["excluded", block(`${OFFICIAL.excluded}**`, screening.excluded)],
    ["sought", soughtText(databases, counts.reportsBeyondRecords.databases)],
    ["not_retrieved", block(OFFICIAL.notRetrieved, databases.notRetrieved)],
    ["assessed", assessedText(databases)],
    ["reports_excluded", reportsExcludedText(databases)],
    [
      "included",
      [...block(OFFICIAL.studies, included.studies), ...block(OFFICIAL.reports, included.reports)],
    ],
  ];
  if (counts.template === "databases_only") return new Map(texts);
  const { reports } = otherMethods;
  return new Map([
    ...texts,
    ["other_identified", otherIdentifiedText(otherMethods)],
    ["other_sought", soughtText(reports, counts.reportsBeyondRecords.other_methods)],
    ["other_not_retrieved", block(OFFICIAL.notRetrieved, reports.notRetrieved)],
    ["other_assessed", assessedText(reports)],
    ["other_reports_excluded", reportsExcludedText(reports)],
  ]);
}

function identifiedText({ databases, registers, ...sources }: PrismaCounts["identified"]): Paragraph[] {
  return [
    words(`${OFFICIAL.identifiedFrom}*:`),
    ...line(OFFICIAL.databases, databases, 10),
    ...sources.perDatabase.flatMap((source) => line(source.label, source, 22)),
    ...line(OFFICIAL.registers, registers, 10),
    ...sources.perRegister.flatMap((source) => line(source.label, source, 22)),
  ];
}

/** In an adapted diagram what a stop left unscreened has its own line; else it is in the line of automation tools. */
function removedText(removed: PrismaCounts["removed"], isAdapted: boolean): Paragraph[] {
  const stopped = removed.unscreenedStopped.n > 0 ? "\u2020" : "";
  const automation = isAdapted
    ? line(OFFICIAL.automation, removed.markedByAutomation, 10)
    : line(OFFICIAL.automation + stopped, removed.automation, 10);
  return [
    words(`${OFFICIAL.removed} `, { text: OFFICIAL.beforeScreening, style: "italic" }, { text: ":" }),
    ...line(OFFICIAL.duplicates, removed.duplicates, 10),
    ...automation,
    ...line(OFFICIAL.other, removed.other, 10),
    ...(isAdapted ? line(NOT_SCREENED + stopped, removed.unscreenedStopped, 10) : []),
  ];
}

function otherIdentifiedText(other: PrismaCounts["otherMethods"]): Paragraph[] {
  return [
    words(`${OFFICIAL.identifiedFrom}${other.notSought.n > 0 ? "\u2021" : ""}:`),
    ...line(OFFICIAL.websites, other.websites, 10),
    ...line(OFFICIAL.organisations, other.organisations, 10),
    ...line(OFFICIAL.citationSearching, other.citationSearching, 10),
    ...line(OFFICIAL.otherSources, other.other, 10),
    ...pending("to decide", other.pending),
  ];
}

function soughtText(boxes: ReportBoxes, beyond: number): Paragraph[] {
  const name = OFFICIAL.sought + (beyond === 0 ? "" : "\u00a7");
  return [...block(name, boxes.sought), ...pending("to retrieve", boxes.pendingRetrieval)];
}

function assessedText(boxes: ReportBoxes): Paragraph[] {
  return [...block(OFFICIAL.assessed, boxes.assessed), ...pending("to assess", boxes.pendingAssessment)];
}

function reportsExcludedText(boxes: ReportBoxes): Paragraph[] {
  if (boxes.excluded.n === 0) return block(OFFICIAL.reportsExcluded, boxes.excluded);
  const open: NamedCount[] = [
    { ...boxes.awaitingClassification, label: OFFICIAL.awaitingClassification },
    { ...boxes.ongoing, label: OFFICIAL.ongoing },
  ].filter(({ n }) => n > 0);
  const reasons = [...boxes.excludedByReason, ...open];
  return [
    words(`${OFFICIAL.reportsExcluded}:`),
    ...reasons.flatMap((reason) => line(reason.label, reason, 10)),
  ];
}

function block(name: string, count: BoxCount): Paragraph[] {
  return [words(name), { segments: [numberSegment(count)], indent: 0 }];
}

function line(name: string, count: BoxCount | null, indent: number): Paragraph[] {
  return count ? [{ segments: [{ text: `${name} ` }, numberSegment(count)], indent }] : [];
}

function pending(what: string, count: BoxCount): Paragraph[] {
  if (count.n === 0) return [];
  const number: Segment = { ...numberSegment(count), style: "italic" };
  return [{ segments: [{ text: `Still ${what} `, style: "italic" }, number], indent: 0 }];
}

function words(text: string, ...more: Segment[]): Paragraph {
  return { segments: [{ text }, ...more], indent: 0 };
}
