import type { PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { stepHref } from "../review/places";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";
import { words } from "./words";

/** Says that the numbers may still change, for as long as they may. */
export function Provisional({ reviewId, counts }: { reviewId: string; counts: PrismaCounts }) {
  const { pendingRecords, pendingReports } = counts;
  if (pendingRecords + pendingReports === 0) return null;
  return (
    <Notice className="print:hidden">
      <p className="flex flex-wrap items-center gap-x-4 [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
        <span>{words.provisional(pendingRecords, pendingReports)}</span>
        {pendingRecords > 0 ? (
          <TextLink href={stepHref(reviewId, "screening")}>{words.pendingRecords}</TextLink>
        ) : null}
        {pendingReports > 0 ? (
          <TextLink href={stepHref(reviewId, "full_text")}>{words.pendingReports}</TextLink>
        ) : null}
      </p>
    </Notice>
  );
}
