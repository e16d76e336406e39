"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { api, refusalCode, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { classNames } from "../ui/class-names";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Page } from "../ui/page";
import { Loading, Skeleton } from "../ui/skeleton";
import { Split } from "../ui/split";
import { TextLink } from "../ui/text-link";
import { PdfViewer } from "./pdf-viewer";
import { ReportFacts } from "./report-facts";
import type { Rights } from "./rights";
import { words } from "./words";

interface ReportPageProps {
  reviewId: string;
  reportId: string;
  rights: Rights;
}

/** One report: its PDF left, what is known about it right. */
export function ReportPage({ reviewId, reportId, rights }: ReportPageProps) {
  const found = useQuery(api.fullText.report.queryOptions({ input: { reviewId, reportId } }));
  const wanted = useSearchParams().get("pdf");
  if (found.isPending) {
    return (
      <Loading label={words.facts} className="grid gap-4 p-4 md:grid-cols-2">
        <Skeleton className="h-[80dvh]" />
        <Skeleton className="h-[80dvh]" />
      </Loading>
    );
  }
  if (found.isError) {
    const isGone = refusalCode(found.error) === "NOT_FOUND";
    return (
      <Page>
        <ErrorState
          level={1}
          title={words.oneFailed}
          onRetry={isGone ? undefined : () => found.refetch()}
          retrying={found.isFetching}
          action={<LinkButton href={stepHref(reviewId, "full_text")}>{words.back}</LinkButton>}
        >
          {sentenceOf(found.error)}
        </ErrorState>
      </Page>
    );
  }
  const report = found.data;
  const document = report.documents.find(({ sha256 }) => sha256 === wanted) ?? report.documents.at(-1);
  return (
    <Split
      id="report"
      initial={60}
      className="md:h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))]"
      left={
        <div className={classNames("md:h-full", document && "h-[75dvh]")}>
          {document ? (
            <PdfViewer
              key={document.sha256}
              reviewId={reviewId}
              sha256={document.sha256}
              name={document.name}
            />
          ) : (
            <div className="grid h-full place-items-center bg-sunken">
              <EmptyState icon={<FileText />} title={words.noDocument.title}>
                {words.noDocument.line}
              </EmptyState>
            </div>
          )}
        </div>
      }
      right={
        <div className="p-5 sm:p-6">
          <p className="text-xs [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
            <TextLink href={stepHref(reviewId, "full_text")}>{words.back}</TextLink>
          </p>
          <h1 className="mb-4 text-title font-semibold text-pretty [overflow-wrap:anywhere]">
            {report.records[0]?.title || words.untitled}
          </h1>
          <ReportFacts reviewId={reviewId} report={report} rights={rights} isNamed />
        </div>
      }
    />
  );
}
