import { AMENDED } from "../stopping/stop/rules";
import type { BoxCount, PrismaCounts } from "./schema";
import { numberSegment, type Paragraph, type Segment } from "./text";
import { ADAPTED, OFFICIAL } from "./wording";

/**
 * What stands below the boxes: answers to the template's two footnotes, the numbers for which the template
 * has no box, and its attribution.
 */
export function footnotes(counts: PrismaCounts, isAdapted = false): Paragraph[] {
  const { screening, removed, otherMethods } = counts;
  const notes: (Segment | string)[][] = [
    ["*Records as each database or register returned them, before duplicates were removed."],
    [
      "**Excluded by a person ",
      numberSegment(screening.excludedByPerson),
      ", by automation tools ",
      numberSegment(screening.excludedByAutomation),
      ".",
    ],
  ];
  if (removed.unscreenedStopped.n > 0) {
    notes.push(notScreened(removed));
  }
  if (otherMethods.notSought.n > 0) {
    const number = numberSegment(otherMethods.notSought);
    notes.push([
      "\u2021Includes records that were duplicates or were screened out before retrieval ",
      number,
      ".",
    ]);
  }
  notes.push(...beyondRecords(counts), [isAdapted ? ADAPTED : OFFICIAL.attribution]);
  return notes.map(paragraph);
}

/** Never a bare number: nobody judged these records. A rule that was amended meanwhile was not specified before. */
function notScreened({ unscreenedStopped, stoppingRule }: PrismaCounts["removed"]): (Segment | string)[] {
  const { n, members, sentence } = unscreenedStopped;
  const rule = stoppingRule?.endsWith(AMENDED) ? "the rule" : "the pre-specified rule";
  return [
    "\u2020",
    { text: n.toLocaleString("en"), members, sentence },
    ` ${n === 1 ? "was" : "were"} not screened: prioritised screening stopped under ${rule}${stoppingRule ? ` (${stoppingRule})` : ""}; no person or tool judged them individually.`,
  ];
}

/** The line above a diagram that may still change: what is pending, or nothing. */
export function provisionalNotice({ screening, databases, otherMethods }: PrismaCounts): Paragraph | null {
  const { reports } = otherMethods;
  const waiting: [string, BoxCount][] = [
    ["records to screen", screening.pending],
    ["reports to retrieve", databases.pendingRetrieval],
    ["reports to assess", databases.pendingAssessment],
    ["records from other methods to decide", otherMethods.pending],
    ["reports from other methods to retrieve", reports.pendingRetrieval],
    ["reports from other methods to assess", reports.pendingAssessment],
  ];
  const parts = waiting.filter(([, count]) => count.n > 0);
  if (parts.length === 0) return null;
  const segments = parts.flatMap(([what, count], index) => [
    { text: `${index === 0 ? "Provisional: " : ", "}${what} ` },
    numberSegment(count),
  ]);
  return { segments: segments.map((segment) => ({ ...segment, style: "italic" as const })), indent: 0 };
}

function beyondRecords({
  reportsBeyondRecords,
  screening,
  otherMethods,
}: PrismaCounts): (Segment | string)[][] {
  const arms: [number, BoxCount][] = [
    [reportsBeyondRecords.databases, screening.included],
    [reportsBeyondRecords.other_methods, otherMethods.included],
  ];
  return arms
    .filter(([beyond]) => beyond !== 0)
    .map(([beyond, records]) => [
      `\u00a7${Math.abs(beyond)} ${beyond > 0 ? "more" : "fewer"} than the included records `,
      numberSegment(records),
      ": a record can lead to no report or to several.",
    ]);
}

function paragraph(parts: (Segment | string)[]): Paragraph {
  return { segments: parts.map((part) => (typeof part === "string" ? { text: part } : part)), indent: 0 };
}
