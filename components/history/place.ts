import { stepHref } from "../review/places";

/** The page of one record: what its source said, where it stands and what happened to it. */
export function recordHref(reviewId: string, recordId: string): string {
  return `/reviews/${reviewId}/history/records/${recordId}`;
}

/** The page of one report: its PDF, how it was got, what was decided. */
export function reportHref(reviewId: string, reportId: string): string {
  return `${stepHref(reviewId, "full_text")}/${reportId}`;
}
