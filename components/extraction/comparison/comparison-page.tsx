"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { api, refusalCode, sentenceOf } from "../../api/client";
import { stepHref } from "../../review/places";
import { placesOf } from "../places";
import { useWorld } from "../use-extraction";
import { Agreement } from "./agreement";
import { Settled } from "./settled";
import { Settling } from "./settling";
import { words } from "./words";

interface ComparisonPageProps {
  reviewId: string;
  reportId: string;
  maySettle: boolean;
}

/** Two extractions of a report side by side, and what becomes of them. */
export function ComparisonPage({ reviewId, reportId, maySettle }: ComparisonPageProps) {
  const input = { reviewId, reportId };
  const comparison = useQuery(api.extraction.comparison.queryOptions({ input, retry: false }));
  const source = useQuery(api.extraction.source.queryOptions({ input }));
  const { world } = useWorld(reviewId);
  const { data, error } = comparison;
  const report = `${stepHref(reviewId, "extraction")}/${reportId}`;
  const title = source.data?.sections.find(({ section }) => section === "title")?.text;
  const isClosed = error !== null && refusalCode(error) === "CONFLICT";
  return (
    <Page>
      <PageHeader
        title={words.title}
        description={title}
        back={<TextLink href={stepHref(reviewId, "extraction")}>{words.back}</TextLink>}
      />
      {isClosed ? (
        <EmptyState title={words.closed} action={<LinkButton href={report}>{words.toReport}</LinkButton>}>
          {sentenceOf(error)}
        </EmptyState>
      ) : null}
      {error && !isClosed ? (
        <ErrorState
          title={words.failed}
          onRetry={() => comparison.refetch()}
          retrying={comparison.isFetching}
        >
          {sentenceOf(error)}
        </ErrorState>
      ) : null}
      {comparison.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="mb-6 h-28" />
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {data ? (
        <div className="grid gap-8">
          <div>
            <Agreement comparison={data} />
          </div>
          {data.settledAt !== null ? <Settled {...input} {...{ maySettle }} comparison={data} /> : null}
          {data.settledAt === null && world && source.data ? (
            <Settling {...input} {...{ maySettle, world }} comparison={data} places={placesOf(source.data)} />
          ) : null}
        </div>
      ) : null}
    </Page>
  );
}
