"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { HistorySubject } from "@/lib/review/history/schema";
import { api, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { DateText } from "../ui/date";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { Loading, Skeleton } from "../ui/skeleton";
import { TextLink } from "../ui/text-link";
import { VirtualList } from "../ui/virtual-list";
import { didWhat } from "./event-words";
import { addressOf, choiceIn, type HistoryChoice } from "./filter";
import { HistoryFilters } from "./history-filters";
import { entryHref, subjectHref } from "./place";
import { words } from "./words";

interface HistoryPageProps {
  reviewId: string;
  /** Whoever votes or extracts is not shown what others judged. */
  isBlinded: boolean;
}

/** Who did what, and when. */
export function HistoryPage({ reviewId, isBlinded }: HistoryPageProps) {
  const path = usePathname();
  const choice = choiceIn(useSearchParams());
  const change = (patch: HistoryChoice) =>
    window.history.replaceState(null, "", addressOf(path, { ...choice, ...patch }));
  return (
    <Page width="standard" className="max-w-4xl!">
      <PageHeader title={words.title} description={words.line} />
      <Notice className="mb-4">{isBlinded ? words.blinded : words.later}</Notice>
      <HistoryFilters reviewId={reviewId} choice={choice} onChange={change} />
      <Entries
        key={addressOf("", choice)}
        reviewId={reviewId}
        choice={choice}
        onClear={() => window.history.replaceState(null, "", path)}
      />
    </Page>
  );
}

interface EntriesProps {
  reviewId: string;
  choice: HistoryChoice;
  onClear: () => void;
}

function Entries({ reviewId, choice, onClear }: EntriesProps) {
  const router = useRouter();
  const list = useInfiniteQuery(
    api.history.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, ...choice, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (list.isPending) {
    return (
      <Loading label={words.list}>
        <Skeleton className="h-[calc(100dvh-21rem)] min-h-80" />
      </Loading>
    );
  }
  if (list.isError) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => list.refetch()} retrying={list.isFetching}>
        {sentenceOf(list.error)}
      </ErrorState>
    );
  }
  const entries = list.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0)
    return <NothingHere isFiltered={addressOf("", choice) !== ""} onClear={onClear} />;
  return (
    <VirtualList
      label={words.list}
      rows={entries}
      rowKey={({ id }) => id}
      total={list.hasNextPage ? entries.length + 1 : entries.length}
      rowHeight={81}
      onOpen={(entry) => router.push(entryHref(reviewId, entry))}
      onEndReached={() => {
        if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
      }}
      className="h-[calc(100dvh-21rem)] min-h-80"
      renderRow={({ actorName, kind, payload, at, subject }) => (
        <div className="px-4 py-2.5">
          <p className="line-clamp-3 [overflow-wrap:anywhere]">
            <span className="font-medium">{actorName}</span> {didWhat(kind, payload)}
          </p>
          {subject ? <SubjectLink reviewId={reviewId} subject={subject} /> : null}
          <p className="text-xs text-soft">
            <DateText iso={at} time />
          </p>
        </div>
      )}
    />
  );
}

/** A real link, for a new tab; with the keyboard, Enter opens the whole line. */
function SubjectLink({ reviewId, subject }: { reviewId: string; subject: HistorySubject }) {
  return (
    <p className="line-clamp-2">
      <TextLink
        tabIndex={-1}
        href={subjectHref(reviewId, subject)}
        prefetch={false}
        onClick={(event) => event.stopPropagation()}
      >
        {subject.title || words.untitled}
      </TextLink>
    </p>
  );
}

function NothingHere({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) {
    return (
      <EmptyState icon={<History />} title={words.none}>
        {words.noneLine}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<History />}
      title={words.noMatch}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    >
      {words.noMatchLine}
    </EmptyState>
  );
}
