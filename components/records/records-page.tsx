"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { useShortcuts } from "@/components/ui/shortcuts";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { VirtualList } from "@/components/ui/virtual-list";
import type { RecordEntry } from "@/lib/review/record/contract";
import { sentenceOf } from "../api/client";
import { ExportMenu } from "./export-menu";
import { filterIn, type ListFilter, queryOf } from "./filter";
import { RecordFilters } from "./record-filters";
import { RecordRow } from "./record-row";
import { RecordSheet } from "./record-sheet";
import { RuleButton } from "./rule-dialog";
import { SelectionBar } from "./selection-bar";
import { useRecordPages } from "./use-record-pages";
import { useSelection } from "./use-selection";
import { words } from "./words";

interface RecordsPageProps {
  reviewId: string;
  mayRemove: boolean;
  mayMerge: boolean;
}

const LIST_HEIGHT = "h-[calc(100dvh-var(--shell-top)-var(--shell-bottom)-16rem)] min-h-96";

/** Every record of the review; the address keeps what is shown. */
export function RecordsPage({ reviewId, mayRemove, mayMerge }: RecordsPageProps) {
  const path = usePathname();
  const query = useSearchParams();
  const filter = filterIn(new URLSearchParams(query));
  const filterKey = queryOf(filter);
  const { pages, rows, total, totalIsCapped } = useRecordPages(reviewId, filter);
  const selection = useSelection(reviewId, filter);
  const [active, setActive] = useState<RecordEntry>();
  const [shown, setShown] = useState<number | null>(null);
  const { toggle } = selection;
  useShortcuts({ x: () => active && toggle(active.id) }, { enabled: mayRemove && shown === null });

  function change(patch: ListFilter) {
    const before = filterIn(new URLSearchParams(window.location.search));
    window.history.replaceState(null, "", path + queryOf({ ...before, ...patch }));
    selection.clear();
  }

  return (
    <Page>
      <PageHeader
        title={words.title}
        aside={pages.isSuccess ? <Badge aria-live="polite">{words.count(total, totalIsCapped)}</Badge> : null}
        description={words.line}
        back={<TextLink href={`/reviews/${reviewId}/import`}>{words.toImport}</TextLink>}
        actions={
          <>
            {mayRemove ? <RuleButton reviewId={reviewId} /> : null}
            {total > 0 ? <ExportMenu reviewId={reviewId} filter={filter} /> : null}
          </>
        }
      />
      <RecordFilters reviewId={reviewId} filter={filter} onChange={change} />
      {mayRemove && (total > 0 || pages.isPending) ? (
        <SelectionBar {...{ reviewId, selection, total, totalIsCapped, mayMerge }} />
      ) : null}
      {pages.isPending ? (
        <Loading label={words.title}>
          <Skeleton className={`${LIST_HEIGHT} rounded-md`} />
        </Loading>
      ) : null}
      {pages.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => pages.refetch()} retrying={pages.isFetching}>
          {sentenceOf(pages.error)}
        </ErrorState>
      ) : null}
      {pages.isSuccess && total === 0 ? (
        <Nothing reviewId={reviewId} filtered={filterKey !== ""} path={path} />
      ) : null}
      {total > 0 ? (
        <VirtualList
          // Another selection of records begins at its top.
          key={filterKey}
          label={words.title}
          rows={rows}
          rowKey={({ id }) => id}
          total={totalIsCapped ? Math.max(total, rows.length) + 1 : total}
          rowHeight={65}
          className={LIST_HEIGHT}
          onActiveChange={setActive}
          onOpen={(record) => setShown(rows.indexOf(record))}
          onEndReached={() => pages.hasNextPage && !pages.isFetchingNextPage && void pages.fetchNextPage()}
          renderRow={(record) => (
            <RecordRow
              record={record}
              {...(mayRemove
                ? { ticked: selection.selected.has(record.id), onTick: () => toggle(record.id) }
                : {})}
            />
          )}
        />
      ) : null}
      <RecordSheet reviewId={reviewId} rows={rows} at={shown} onMove={setShown} />
    </Page>
  );
}

function Nothing({ reviewId, filtered, path }: { reviewId: string; filtered: boolean; path: string }) {
  if (!filtered) {
    const action = <LinkButton href={`/reviews/${reviewId}/import`}>{words.toImport}</LinkButton>;
    return (
      <EmptyState title={words.none} action={action}>
        {words.noneLine}
      </EmptyState>
    );
  }
  const clear = <Button onClick={() => window.history.replaceState(null, "", path)}>{words.clear}</Button>;
  return (
    <EmptyState title={words.noMatch} action={clear}>
      {words.noMatchLine}
    </EmptyState>
  );
}
