"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { announce } from "@/components/ui/live-region";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Split } from "@/components/ui/split";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import type { ReportSource } from "@/lib/review/extraction/shapes";
import { api, refusalCode, sentenceOf } from "../../api/client";
import { stepHref } from "../../review/places";
import { ReportFrame } from "../report-frame";
import { ReportText } from "../report-text";
import { useWorld } from "../use-extraction";
import { useReading } from "../use-reading";
import { words as reading } from "../words";
import type { World } from "../world";
import { Agreement } from "./agreement";
import { Settled } from "./settled";
import { Settling } from "./settling";
import { words } from "./words";

interface ComparisonPageProps {
  reviewId: string;
  reportId: string;
  maySettle: boolean;
}

/** Two extractions of a report side by side, with what the report says, and what becomes of them. */
export function ComparisonPage({ reviewId, reportId, maySettle }: ComparisonPageProps) {
  const input = { reviewId, reportId };
  const comparison = useQuery(api.extraction.comparison.queryOptions({ input, retry: false }));
  const source = useQuery(api.extraction.source.queryOptions({ input }));
  const { world, error: worldError } = useWorld(reviewId);
  const error = comparison.error ?? source.error ?? worldError;
  const report = `${stepHref(reviewId, "extraction")}/${reportId}`;
  const title = source.data?.sections.find(({ section }) => section === "title")?.text ?? "";
  const isClosed = comparison.error !== null && refusalCode(comparison.error) === "CONFLICT";
  return (
    <ReportFrame {...{ reviewId, title }} what={words.title}>
      {isClosed ? (
        <Page>
          <EmptyState title={words.closed} action={<LinkButton href={report}>{words.toReport}</LinkButton>}>
            {sentenceOf(comparison.error)}
          </EmptyState>
        </Page>
      ) : error ? (
        <Page>
          <ErrorState
            title={words.failed}
            onRetry={() => Promise.all([comparison.refetch(), source.refetch()])}
            retrying={comparison.isFetching || source.isFetching}
          >
            {sentenceOf(error)}
          </ErrorState>
        </Page>
      ) : comparison.data && source.data && world ? (
        <Compared {...{ ...input, maySettle, world }} comparison={comparison.data} source={source.data} />
      ) : (
        <Loading label={words.title} className="grid gap-8 p-8 md:grid-cols-2">
          <Skeleton className="h-96 max-md:hidden" />
          <Skeleton className="h-96" />
        </Loading>
      )}
    </ReportFrame>
  );
}

interface ComparedProps extends ComparisonPageProps {
  comparison: ReportComparison;
  source: ReportSource;
  world: World;
}

function Compared({ reviewId, reportId, maySettle, comparison, source, world }: ComparedProps) {
  const read = useReading(source);
  const [isAdding, setAdding] = useState(false);
  const there = { reviewId, reportId, maySettle, comparison };
  const isOpen = maySettle && comparison.settledAt === null;
  function onTaken() {
    announce(reading.source.taken);
    setAdding(true);
  }
  return (
    <Split
      id="comparison"
      initial={40}
      above="right"
      className="grow"
      left={<ReportText {...{ reviewId }} reading={read} onTaken={isOpen ? onTaken : undefined} />}
      right={
        <div className="grid max-w-5xl grid-cols-1 content-start gap-8 p-4 sm:px-6">
          <div>
            <Agreement comparison={comparison} />
          </div>
          {comparison.settledAt === null ? (
            <Settling {...there} {...{ world, isAdding }} reading={read} onAdding={setAdding} />
          ) : (
            <Settled {...there} onShow={read.show} />
          )}
        </div>
      }
    />
  );
}
