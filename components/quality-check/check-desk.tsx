"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Progress } from "../ui/progress";
import { CheckBar } from "./check-bar";
import { DeskToCome } from "./desk-to-come";
import { ReadRecord } from "./read-record";
import { type CheckWork, useCheck } from "./use-check";
import { words } from "./words";

interface CheckDeskProps {
  reviewId: string;
  checkId: string;
  /** What stands above it on the page. */
  header: ReactNode;
}

/** The records of a check one after the other, from the first that was not read. */
export function CheckDesk({ reviewId, checkId, header }: CheckDeskProps) {
  const work = useCheck(reviewId, checkId);
  const { desk, current, problem } = work;
  return (
    <div className="flex min-h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] flex-col">
      <Page className="grow">
        {header}
        <div role="alert">
          {problem ? (
            <Notice tone="danger" className="mb-4">
              {words.notSaved}. {problem}
            </Notice>
          ) : null}
        </div>
        {desk.isPending ? <DeskToCome /> : null}
        {desk.isError ? (
          <ErrorState title={words.loadFailed} onRetry={() => desk.refetch()} retrying={desk.isFetching}>
            {sentenceOf(desk.error)}
          </ErrorState>
        ) : null}
        {desk.data ? <Standing work={work} needed={desk.data.needed} /> : null}
        {current ? <ReadRecord {...{ reviewId, checkId, work }} record={current} /> : null}
        {desk.data && !current ? <Done reviewId={reviewId} work={work} /> : null}
      </Page>
      {desk.data ? <CheckBar work={work} /> : null}
    </div>
  );
}

function Standing({ work, needed }: { work: CheckWork; needed: number | null }) {
  const read = work.records.filter(({ verdict }) => verdict !== null).length;
  return (
    <div className="mb-6 grid max-w-[40rem] gap-3">
      <p aria-live="polite" className="tabular max-w-3xl text-base">
        {words.inRow(work.inRow, needed)}
      </p>
      <Progress label={words.progress} done={read} total={work.records.length} noun={words.noun} />
    </div>
  );
}

function Done({ reviewId, work }: { reviewId: string; work: CheckWork }) {
  const open = work.records.filter(({ standing }) => standing === "open").length;
  return (
    <EmptyState
      icon={<Check />}
      title={words.done}
      action={
        open > 0 ? (
          <LinkButton href={stepHref(reviewId, "conflicts")}>{words.panel.toConflicts}</LinkButton>
        ) : (
          <LinkButton href={stepHref(reviewId, "screening")}>{words.toScreening}</LinkButton>
        )
      }
    >
      {words.doneLine(open)}
    </EmptyState>
  );
}
