"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, sentenceOf } from "../api/client";
import { reportHref } from "../history/place";
import { Badge } from "../ui/badge";
import { classNames } from "../ui/class-names";
import { DateText } from "../ui/date";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Loading, Skeleton } from "../ui/skeleton";
import { VirtualList } from "../ui/virtual-list";
import { attemptName } from "./attempts";
import { DropTarget } from "./drop-target";
import { ReportFacts } from "./report-facts";
import type { Rights } from "./rights";
import { useAttach } from "./use-attach";
import { type ShownState, words } from "./words";

interface ReportListProps {
  reviewId: string;
  state: ShownState;
  count: number;
  rights: Rights;
}

/** The reports in one state; on a desk the one at hand stands beside them with all that can be done. */
export function ReportList({ reviewId, state, count, rights }: ReportListProps) {
  const router = useRouter();
  const [place, setPlace] = useState(0);
  const list = useInfiniteQuery(
    api.fullText.reports.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, status: state, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (list.isPending) return <ListToCome label={words.states[state]} />;
  if (list.isError) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => list.refetch()} retrying={list.isFetching}>
        {sentenceOf(list.error)}
      </ErrorState>
    );
  }
  const rows = list.data.pages.flatMap((page) => page.reports);
  const current = rows[Math.min(place, rows.length - 1)];
  if (!current) return <p className="py-8 text-soft">{words.empty[state]}</p>;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] *:min-w-0">
      <VirtualList
        label={words.listOf(words.states[state], Math.max(count, rows.length))}
        rows={rows}
        rowKey={({ id }) => id}
        total={list.hasNextPage ? Math.max(count, rows.length + 1) : rows.length}
        rowHeight={74}
        onActiveChange={(report) => setPlace(rows.indexOf(report))}
        onOpen={(report) => {
          // Beside the list on a desk; on a narrow screen, a page of its own.
          if (!window.matchMedia("(min-width: 64rem)").matches) router.push(reportHref(reviewId, report.id));
        }}
        onEndReached={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        className="h-[calc(100dvh-18rem)] min-h-80"
        renderRow={(report) => (
          <Row
            reviewId={reviewId}
            report={report}
            isCurrent={report.id === current.id}
            mayRetrieve={rights.mayRetrieve}
          />
        )}
      />
      <BesideList key={current.id} reviewId={reviewId} report={current} rights={rights} />
    </div>
  );
}

interface BesideListProps extends Pick<ReportListProps, "reviewId" | "rights"> {
  report: ReportEntry;
}

/** The report at hand. When an act has taken the last one off the list, the focus goes on here and not to nowhere. */
function BesideList({ reviewId, report, rights }: BesideListProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={words.facts}
      className="max-h-[calc(100dvh-18rem)] min-h-80 overflow-y-auto rounded-md border bg-surface p-5 outline-none max-lg:hidden"
    >
      <div className="mb-4">
        <LinkButton href={reportHref(reviewId, report.id)} size="small">
          {words.open}
        </LinkButton>
      </div>
      <ReportFacts reviewId={reviewId} report={report} rights={rights} />
    </section>
  );
}

interface RowProps {
  reviewId: string;
  report: ReportEntry;
  isCurrent: boolean;
  mayRetrieve: boolean;
}

function Row({ reviewId, report, isCurrent, mayRetrieve }: RowProps) {
  const { attach, busy } = useAttach(reviewId, report.id);
  const [record] = report.records;
  const last = report.attempts.at(-1);
  const facts = [record?.byline, record?.year, record?.journal].filter(Boolean).join(" · ");
  return (
    <DropTarget
      disabled={!mayRetrieve || busy}
      onFile={attach}
      className={classNames("px-4 py-2.5", isCurrent && "lg:bg-accent-wash")}
    >
      <p className="line-clamp-2 font-medium text-pretty">{record?.title || words.untitled}</p>
      <p className="truncate text-xs text-soft">{facts}</p>
      <p className="mt-1 flex min-h-5 items-center gap-2 overflow-hidden text-xs text-soft">
        {report.documents.length > 0 ? (
          <span className="inline-flex shrink-0 items-center gap-1">
            <FileText aria-hidden="true" className="size-3.5" />
            {words.pdfs(report.documents.length)}
          </span>
        ) : null}
        {report.status === "excluded" && report.reason ? (
          <span className="truncate font-medium text-ink">{report.reason.label}</span>
        ) : null}
        {report.arm === "other_methods" ? <Badge className="shrink-0">{words.otherMethods}</Badge> : null}
        {last && ["sought", "not_retrieved"].includes(report.status) ? (
          <span className="truncate">
            <DateText iso={last.day ?? last.at} /> · {words.lastAttempt(attemptName(last), last.note)}
          </span>
        ) : null}
        {report.studies.length > 0 ? (
          <span className="truncate">{report.studies.map(({ label }) => label).join(", ")}</span>
        ) : null}
      </p>
    </DropTarget>
  );
}

function ListToCome({ label }: { label: string }) {
  return (
    <Loading label={label} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <Skeleton className="h-[calc(100dvh-18rem)] min-h-80" />
      <Skeleton className="h-[calc(100dvh-18rem)] min-h-80 max-lg:hidden" />
    </Loading>
  );
}
