"use client";

import { useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { announce } from "@/components/ui/live-region";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton, SkeletonText } from "@/components/ui/skeleton";
import { Split } from "@/components/ui/split";
import type { OwnExtraction, ReportSource } from "@/lib/review/extraction/shapes";
import { Closed } from "./closed";
import { Desk } from "./desk";
import { NotStarted } from "./not-started";
import { ReportFrame } from "./report-frame";
import type { ReportProps } from "./report-props";
import { ReportText } from "./report-text";
import { type Extraction, useExtraction } from "./use-extraction";
import { useReading } from "./use-reading";
import { words } from "./words";
import type { World } from "./world";

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
    <ReportFrame {...{ reviewId, title }}>
      {source && mine && world ? (
        <Parts {...{ reviewId, reportId, mayExtract, extraction, source, mine, world }} />
      ) : (
        <Loading label={words.title} className="grid gap-8 p-8 md:grid-cols-2">
          <SkeletonText lines={14} reading />
          <Skeleton className="h-96" />
        </Loading>
      )}
    </ReportFrame>
  );
}

interface PartsProps extends ReportProps {
  mayExtract: boolean;
  extraction: Extraction;
  source: ReportSource;
  mine: OwnExtraction;
  world: World;
}

function Parts({ reviewId, reportId, mayExtract, extraction, source, mine, world }: PartsProps) {
  const reading = useReading(source);
  const lineField = useRef<HTMLInputElement>(null);
  const there = { reviewId, reportId, extraction };
  const isOpen = mayExtract && mine.state === "started";
  function onTaken() {
    announce(words.source.taken);
    lineField.current?.focus();
  }
  return (
    <Split
      id="extraction"
      className="grow"
      left={<ReportText {...{ reviewId, reading }} onTaken={isOpen ? onTaken : undefined} />}
      right={
        isOpen ? (
          <Desk {...there} {...{ reading, mine, world, lineField }} />
        ) : mayExtract && mine.state === "not_started" ? (
          <NotStarted {...there} />
        ) : (
          <Closed {...there} {...{ reading, mine, world, mayExtract }} />
        )
      }
    />
  );
}
