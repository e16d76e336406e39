import type { Step } from "@/lib/review/flow";
import type { HistoryEntry, HistorySubject } from "@/lib/review/history/schema";
import { stepHref } from "../review/places";

/** The page of one record: what its source said, where it stands and what happened to it. */
export function recordHref(reviewId: string, recordId: string): string {
  return `/reviews/${reviewId}/records/${recordId}`;
}

/** The page of one report: its PDF, how it was got, what was decided. */
export function reportHref(reviewId: string, reportId: string): string {
  return `${stepHref(reviewId, "full_text")}/${reportId}`;
}

/** The page of what a line names. */
export function subjectHref(reviewId: string, { kind, id }: HistorySubject): string {
  return kind === "record" ? recordHref(reviewId, id) : reportHref(reviewId, id);
}

/** Where the step of a kind of event is, by the words the kind is made of. */
const STEPS_BY_WORD: readonly (readonly [RegExp, Step])[] = [
  [/^(search|import|records)_(described|started|published|failed|undone|removed|restored)$/, "import"],
  [/cluster|duplicate|merged|kept_apart|sure_level/, "duplicates"],
  [/batch|vote|slots/, "screening"],
  [/conflict|consensus|resolution/, "conflicts"],
  [/retrieval|document|report|study/, "full_text"],
  [/claim|card|extraction|settlement/, "extraction"],
];

/** The page that shows what an event is about: its record or report, or else the place where it was done. */
export function entryHref(
  reviewId: string,
  entry: Pick<HistoryEntry, "kind" | "recordId" | "reportId" | "payload" | "subject">,
): string {
  if (entry.subject) return subjectHref(reviewId, entry.subject);
  if (entry.recordId) return recordHref(reviewId, entry.recordId);
  const reportId = entry.reportId ?? entry.payload.reportId;
  if (typeof reportId === "string") return reportHref(reviewId, reportId);
  if (entry.kind.startsWith("protocol")) return `/reviews/${reviewId}/protocol`;
  const step = STEPS_BY_WORD.find(([words]) => words.test(entry.kind))?.[1];
  return step ? stepHref(reviewId, step) : `/reviews/${reviewId}/team`;
}
