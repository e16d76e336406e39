"use client";

import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton, SkeletonText } from "@/components/ui/skeleton";
import { Split } from "@/components/ui/split";
import { TextLink } from "@/components/ui/text-link";
import { stepHref } from "../review/places";
import { Closed } from "./closed";
import { Desk } from "./desk";
import { NotStarted } from "./not-started";
import { placesOf } from "./places";
import type { ReportProps } from "./report-props";
import { SourceText } from "./source-text";
import { type Extraction, useExtraction } from "./use-extraction";
import { words } from "./words";

/** One report: its text at the left, what is extracted from it at the right. */
export function ReportPage({ reviewId, reportId, mayExtract }: ReportProps & { mayExtract: boolean }) {
  const extraction = useExtraction(reviewId, reportId);
  const { source, mine, world, problem, retry } = extraction;
  if (problem) {
    return (
      <Page>
        <ErrorState title={words.reportFailed} onRetry={retry} level={1}>
          {problem}
        </ErrorState>
      </Page>
    );
  }
  const title = source?.sections.find(({ section }) => section === "title")?.text ?? "";
  return (
    <div className="flex flex-col md:h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))]">
      <header className="shrink-0 border-b bg-paper px-4 py-2 sm:px-8">
        <div className="text-xs text-soft [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
          <TextLink href={stepHref(reviewId, "extraction")}>{words.back}</TextLink>
        </div>
        <h1 className="truncate font-semibold">{title || words.title}</h1>
      </header>
      {source && mine && world ? (
        <Parts {...{ reviewId, reportId, mayExtract, extraction }} />
      ) : (
        <Loading label={words.title} className="grid gap-8 p-8 md:grid-cols-2">
          <SkeletonText lines={14} reading />
          <Skeleton className="h-96" />
        </Loading>
      )}
    </div>
  );
}

interface PartsProps extends ReportProps {
  mayExtract: boolean;
  extraction: Extraction;
}

function Parts({ reviewId, reportId, mayExtract, extraction }: PartsProps) {
  const { source, mine, world } = extraction;
  if (!source || !mine || !world) return null;
  const there = { reviewId, reportId, extraction };
  if (mayExtract && mine.state === "started") return <Desk {...there} {...{ source, mine, world }} />;
  return (
    <Split
      id="extraction"
      className="grow"
      left={
        <SourceText
          places={placesOf(source)}
          isCapped={source.pagesAreCapped}
          marked={null}
          shown={0}
          root={{ current: null }}
        />
      }
      right={
        mayExtract && mine.state === "not_started" ? (
          <NotStarted {...there} />
        ) : (
          <Closed {...there} {...{ mine, world, mayExtract }} />
        )
      }
    />
  );
}
