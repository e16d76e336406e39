"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { api, sentenceOf } from "../api/client";
import { PrismaSTable } from "./prisma-s-table";
import { words } from "./words";
import { YieldTable } from "./yield-table";

/** The search appendix: what each search brought, and the 16 items of PRISMA-S for each. */
export function SourcesPage({ reviewId, mayRun }: { reviewId: string; mayRun: boolean }) {
  const input = { reviewId };
  const statistics = useQuery(api.prismaFlow.sources.queryOptions({ input }));
  const report = useQuery(api.prismaFlow.searchReport.queryOptions({ input }));
  const failed = statistics.error ?? report.error;
  const back = <TextLink href={`/reviews/${reviewId}/import`}>{words.toImport}</TextLink>;
  return (
    <Page>
      <PageHeader title={words.title} description={words.line} back={back} />
      {failed ? (
        <ErrorState
          title={words.loadFailed}
          onRetry={() => Promise.all([statistics.refetch(), report.refetch()])}
          retrying={statistics.isFetching || report.isFetching}
        >
          {sentenceOf(failed)}
        </ErrorState>
      ) : !statistics.data || !report.data ? (
        <Loading label={words.title} className="grid gap-6">
          <Skeleton className="h-64" />
          <Skeleton className="h-[40rem]" />
        </Loading>
      ) : report.data.searches.length === 0 ? (
        <EmptyState
          title={words.none}
          action={<LinkButton href={`/reviews/${reviewId}/import`}>{words.toImport}</LinkButton>}
        >
          {words.noneLine}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-10">
          <YieldTable reviewId={reviewId} statistics={statistics.data} />
          <PrismaSTable reviewId={reviewId} report={report.data} mayRun={mayRun} />
        </div>
      )}
    </Page>
  );
}
