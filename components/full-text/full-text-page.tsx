"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText, FileUp } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { Loading, Skeleton } from "../ui/skeleton";
import { Tabs } from "../ui/tabs";
import { AddPdfsDialog } from "./add-pdfs-dialog";
import { ReportList } from "./report-list";
import type { Rights } from "./rights";
import { SHOWN_STATES, type ShownState, words } from "./words";

/** Where the reports stand on their way from sought to included (PRISMA 2020 items 8 and 16a). */
export function FullTextPage({ reviewId, rights }: { reviewId: string; rights: Rights }) {
  const now = useQuery(api.overview.now.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }));
  const [isAdding, setAdding] = useState(false);
  const search = useSearchParams();
  const reports = now.data?.reports;
  const total = reports ? SHOWN_STATES.reduce((sum, state) => sum + reports[state], 0) : 0;
  const base = stepHref(reviewId, "full_text");
  return (
    <Page width="full" className="max-w-[96rem]!">
      <PageHeader
        title={words.title}
        description={words.line}
        actions={
          total > 0 ? (
            <>
              {rights.mayRetrieve ? (
                <Button icon={<FileUp />} onClick={() => setAdding(true)}>
                  {words.addMany.open}
                </Button>
              ) : null}
              <LinkButton variant="primary" href={`${base}/assess`}>
                {words.assess}
              </LinkButton>
            </>
          ) : null
        }
      />
      {now.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="h-9" />
          <Skeleton className="mt-4 h-[calc(100dvh-18rem)]" />
        </Loading>
      ) : null}
      {now.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => now.refetch()} retrying={now.isFetching}>
          {sentenceOf(now.error)}
        </ErrorState>
      ) : null}
      {reports && total === 0 ? <NoReports reviewId={reviewId} /> : null}
      {reports && total > 0 ? (
        <Tabs
          label={words.stateTabs}
          value={stateOf(search.get("state")) ?? firstWith(reports)}
          onValueChange={(state) => window.history.replaceState(null, "", `${base}?state=${state}`)}
          tabs={SHOWN_STATES.map((state) => ({
            value: state,
            label: words.states[state],
            count: reports[state],
            content: <ReportList reviewId={reviewId} state={state} count={reports[state]} rights={rights} />,
          }))}
        />
      ) : null}
      {isAdding ? <AddPdfsDialog reviewId={reviewId} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function stateOf(text: string | null): ShownState | undefined {
  return SHOWN_STATES.find((state) => state === text);
}

/** Where there is something to do: reports to get, reports to assess, and then whatever there is. */
function firstWith(reports: Record<ShownState, number>): ShownState {
  const order: ShownState[] = ["sought", "awaiting_assessment", ...SHOWN_STATES];
  return order.find((state) => reports[state] > 0) ?? "sought";
}

function NoReports({ reviewId }: { reviewId: string }) {
  const { title, line, action } = words.emptyAll;
  return (
    <EmptyState
      icon={<FileText />}
      title={title}
      action={
        <LinkButton variant="primary" href={stepHref(reviewId, "screening")}>
          {action}
        </LinkButton>
      }
    >
      {line}
    </EmptyState>
  );
}
