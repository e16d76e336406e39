import { ChevronRight } from "lucide-react";
import { Num } from "@/components/ui/number";
import type { Overview } from "@/lib/review/overview/schema";
import { counted, formatNumber } from "../ui/format";
import { Link } from "../ui/link";
import { words } from "./words";

interface Place {
  label: string;
  count: number;
  /** What left the road here, or waits on it. */
  notes: string[];
  path: string;
}

/** Where every record is now, as one flowing line: imported -> unique -> screened -> full text -> included. */
export function FlowPicture({ reviewId, now }: { reviewId: string; now: Overview }) {
  return (
    <ol className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
      {placesOf(now).map((place, index) => (
        <li key={place.label} className="relative">
          <Link
            href={`/reviews/${reviewId}/${place.path}`}
            className="flex h-full min-h-24 flex-col rounded-md border bg-surface px-4 py-3 hover:bg-hover"
          >
            <span className="text-soft">{place.label}</span>
            <Num value={place.count} className="text-title font-semibold" />
            {place.notes.map((note) => (
              <span key={note} className="text-xs text-soft">
                {note}
              </span>
            ))}
          </Link>
          {index > 0 ? (
            <ChevronRight
              aria-hidden="true"
              className="absolute top-1/2 -left-3 z-10 size-4 -translate-y-1/2 text-faint max-xl:hidden"
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** The numbers of the line, from the states of records and reports. */
export function placesOf({ records, reports, otherMethods, studies }: Overview): Place[] {
  const total = sum(records) - records.withdrawn;
  const removed = records.duplicate + records.removed_automation + records.removed_other;
  const unscreened = records.awaiting_screening + records.unscreened_stopped;
  const sought = sum(reports) - reports.withdrawn;
  const pending = reports.sought + reports.awaiting_assessment;
  const assessed = sought - pending - reports.not_retrieved;
  const { flow } = words;
  return [
    { label: flow.imported, count: total, notes: [], path: "import" },
    { label: flow.unique, count: total - removed, notes: some(removed, words.removed), path: "duplicates" },
    {
      label: flow.screened,
      count: total - removed - unscreened - otherMethods,
      notes: [
        ...some(records.excluded, words.excluded),
        ...some(records.awaiting_screening, words.pendingScreening),
        ...some(records.unscreened_stopped, words.unscreened),
        ...some(otherMethods, words.otherMethods),
      ],
      path: "screening",
    },
    {
      label: flow.sought,
      count: sought,
      notes: some(reports.not_retrieved, words.notRetrieved),
      path: "full-text",
    },
    {
      label: flow.assessed,
      count: assessed,
      notes: [...some(reports.excluded, words.excluded), ...some(pending, words.pendingReports)],
      path: "full-text",
    },
    {
      label: flow.included,
      count: reports.included,
      notes: some(studies, () => words.studies(counted(studies, words.study.one, words.study.many))),
      path: "prisma-flow",
    },
  ];
}

const some = (count: number, say: (count: string) => string) => (count > 0 ? [say(formatNumber(count))] : []);

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
