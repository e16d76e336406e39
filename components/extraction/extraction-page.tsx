"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Quote } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ReportToExtract } from "@/lib/review/extraction/shapes";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { Extractors } from "./extractors";
import { words } from "./words";

const TONES: Record<ReportToExtract["mine"], Tone> = {
  not_started: "neutral",
  started: "accent",
  submitted: "good",
  settled: "good",
  given_up: "neutral",
};

interface ExtractionPageProps {
  reviewId: string;
  personId: string;
  mayExtract: boolean;
  mayHandOver: boolean;
}

/** The included reports, each with where one's own extraction stands. */
export function ExtractionPage({ reviewId, ...member }: ExtractionPageProps) {
  const reports = useInfiniteQuery(
    api.extraction.reports.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, limit: 50, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const rows = reports.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <Page>
      <PageHeader title={words.title} description={words.line} />
      {reports.isPending ? <ListToCome /> : null}
      {reports.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => reports.refetch()} retrying={reports.isFetching}>
          {sentenceOf(reports.error)}
        </ErrorState>
      ) : null}
      {reports.isSuccess && rows.length === 0 ? (
        <EmptyState
          icon={<Quote />}
          title={words.none}
          action={<LinkButton href={stepHref(reviewId, "full_text")}>{words.toFullText}</LinkButton>}
        >
          {words.noneLine}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <Table
          caption={words.list}
          captionHidden
          columns={columnsFor(reviewId, member)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      ) : null}
      {reports.hasNextPage ? (
        <Button className="mt-4" busy={reports.isFetchingNextPage} onClick={() => reports.fetchNextPage()}>
          {words.moreReports}
        </Button>
      ) : null}
    </Page>
  );
}

function columnsFor(
  reviewId: string,
  { mayExtract, ...member }: Omit<ExtractionPageProps, "reviewId">,
): Column<ReportToExtract>[] {
  const base = stepHref(reviewId, "extraction");
  const title: Column<ReportToExtract> = {
    key: "report",
    header: words.report,
    rowHeader: true,
    className: "min-w-56 max-w-xl",
    cell: (report) => (
      <>
        <TextLink href={`${base}/${report.id}`} className="no-underline">
          {report.title}
        </TextLink>
        <span className="block text-xs font-normal text-soft">
          {[report.byline, words.year(report.year)].filter(Boolean).join(" · ")}
        </span>
        <OnPhone {...{ reviewId, report, base, mayExtract }} {...member} />
      </>
    ),
  };
  const mine: Column<ReportToExtract>[] = [
    {
      key: "mine",
      header: words.yours,
      className: "max-sm:hidden",
      cell: ({ mine: state }) => <Badge tone={TONES[state]}>{words.states[state]}</Badge>,
    },
    {
      key: "claims",
      header: words.claimsColumn,
      numeric: true,
      className: "max-sm:hidden",
      cell: ({ myClaims }) => myClaims,
    },
  ];
  const others: Column<ReportToExtract> = {
    key: "extractors",
    header: words.extractors,
    className: "text-soft max-sm:hidden",
    cell: (report) => <Extractors {...{ reviewId, report }} {...member} />,
  };
  const next: Column<ReportToExtract> = {
    key: "next",
    header: words.next,
    className: "text-right max-sm:hidden",
    cell: (report) => <NextStep report={report} base={base} mayExtract={mayExtract} />,
  };
  return mayExtract ? [title, ...mine, others, next] : [title, others, next];
}

interface OnPhoneProps extends NextStepProps {
  reviewId: string;
  personId: string;
  mayHandOver: boolean;
}

/** A report's other columns, below its title: at the right end of a table its next step would be out of sight. */
function OnPhone({ reviewId, report, base, mayExtract, ...member }: OnPhoneProps) {
  return (
    <div className="mt-2 grid justify-items-start gap-2 font-normal sm:hidden">
      {mayExtract ? (
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[report.mine]}>{words.states[report.mine]}</Badge>
          <span className="text-soft">{words.yourClaims(report.myClaims)}</span>
        </p>
      ) : null}
      {report.extractors.length > 0 ? (
        <div className="text-soft">
          <Extractors {...{ reviewId, report }} {...member} />
        </div>
      ) : null}
      <NextStep {...{ report, base, mayExtract }} />
    </div>
  );
}

interface NextStepProps {
  report: ReportToExtract;
  base: string;
  mayExtract: boolean;
}

function NextStep({ report, base, mayExtract }: NextStepProps) {
  const done = report.extractors.filter(({ state }) => state === "submitted" || state === "settled");
  const act =
    done.length === 2
      ? { href: `${base}/${report.id}/comparison`, verb: words.compare }
      : { href: `${base}/${report.id}`, verb: mayExtract ? words.open[report.mine] : words.open.submitted };
  return (
    <LinkButton href={act.href} size="small" aria-label={words.reportOf(report.title, act.verb)}>
      {act.verb}
    </LinkButton>
  );
}

function ListToCome() {
  return (
    <Loading label={words.list}>
      <Skeleton className="mb-px h-9" />
      {["a", "b", "c", "d", "e"].map((row) => (
        <Skeleton key={row} className="mb-px h-14" />
      ))}
    </Loading>
  );
}
