"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyCheck } from "lucide-react";
import { useEffect } from "react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { ClusterEntry, DuplicateCounts } from "@/lib/review/duplicates/schema";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { Comparison } from "./comparison";
import { DecidedList } from "./decided-list";
import { DecisionBar } from "./decision-bar";
import { type Choice, useChoice } from "./use-choice";
import { useQueue } from "./use-queue";
import { words } from "./words";
import { workTouched } from "./work-touched";

/** Possible duplicates one after the other, and below them what was decided. */
export function DuplicatesPage({ reviewId, mayDecide }: { reviewId: string; mayDecide: boolean }) {
  const counts = useQuery(
    api.duplicates.counts.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }),
  );
  const queue = useQueue(reviewId);
  const { waiting, current, clusters, problem } = queue;
  const choice = useChoice(current);
  const total = Math.max(clusters.length, waiting.hasNextPage ? (counts.data?.proposed ?? 0) : 0);
  const isEmpty = !current;
  const isLoading = waiting.isPending || (!current && waiting.isFetching);
  const { proposed } = counts.data ?? { proposed: 0 };
  const { isSuccess, refetch } = waiting;
  // The search for duplicates after an import may end while nothing waits here. Asked once for each new count.
  const asked = counts.dataUpdatedAt;
  useEffect(() => {
    if (asked > 0 && isEmpty && isSuccess && proposed > 0) void refetch();
  }, [asked, isEmpty, isSuccess, proposed, refetch]);
  return (
    <div className="flex min-h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] flex-col">
      <Page className="grow">
        <PageHeader
          title={words.title}
          description={words.line}
          actions={
            <>
              <LinkButton href={`${stepHref(reviewId, "duplicates")}/sure-level`}>
                {words.sureLevel}
              </LinkButton>
              <LinkButton href={`${stepHref(reviewId, "duplicates")}/audit`}>{words.audit}</LinkButton>
            </>
          }
        />
        {mayDecide ? null : <Notice className="mb-4">{words.readOnly}</Notice>}
        <div role="alert">
          {problem ? (
            <Notice tone="danger" className="mb-4">
              {words.notDone}. {problem}
            </Notice>
          ) : null}
        </div>
        {waiting.isError ? (
          <ErrorState
            title={words.loadFailed}
            onRetry={() => waiting.refetch()}
            retrying={waiting.isFetching}
          >
            {sentenceOf(waiting.error)}
          </ErrorState>
        ) : null}
        {isLoading ? <QueueToCome /> : null}
        {current ? (
          <>
            {counts.data ? <PeopleProgress counts={counts.data} /> : null}
            <OpenCluster cluster={current} place={queue.place + 1} total={total} choice={choice} />
          </>
        ) : null}
        {counts.data && waiting.isSuccess && !isLoading && !current ? (
          <NoneWait reviewId={reviewId} counts={counts.data} />
        ) : null}
        {counts.data ? (
          <Decided
            reviewId={reviewId}
            counts={counts.data}
            mayDecide={mayDecide}
            onTakenBack={queue.lookAgain}
          />
        ) : null}
      </Page>
      {current || queue.canUndo ? <DecisionBar queue={queue} choice={choice} mayDecide={mayDecide} /> : null}
    </div>
  );
}

interface OpenClusterProps {
  cluster: ClusterEntry;
  place: number;
  total: number;
  choice: Choice;
}

function OpenCluster({ cluster, place, total, choice }: OpenClusterProps) {
  const touched = workTouched(cluster, choice.chosen, choice.staysId);
  return (
    <section aria-labelledby="open-cluster" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b px-4 py-2.5">
        <div className="flex flex-wrap items-baseline gap-2">
          <h2 id="open-cluster" className="tabular font-semibold">
            {words.place(place, total)}
          </h2>
          {cluster.relations.map((relation) => (
            <Badge key={relation} tone="warning">
              {words.relation(relation)}
            </Badge>
          ))}
        </div>
        {cluster.reasons.length === 0 ? <p className="text-xs text-soft">{words.throughCopies}</p> : null}
        <ul aria-label={words.evidence} className="flex flex-wrap gap-x-4 text-xs text-soft">
          {cluster.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </header>
      {cluster.records.some(({ apartFrom }) => apartFrom.length > 0) ? (
        <Notice className="mx-4 mt-3">{words.foundApart}</Notice>
      ) : null}
      {touched.open ? (
        <Notice tone="warning" className="mx-4 mt-3">
          {words.touchesWork.open(touched.open)}
        </Notice>
      ) : null}
      {touched.closed ? (
        <Notice className="mx-4 mt-3">{words.touchesWork.closed(touched.closed)}</Notice>
      ) : null}
      <div className="px-4 py-1">
        <Comparison
          cluster={cluster}
          choice={{
            staysId: choice.staysId,
            ...(choice.mayChoose && { chosen: choice.chosen, onToggle: choice.toggle }),
          }}
        />
      </div>
    </section>
  );
}

function PeopleProgress({ counts }: { counts: DuplicateCounts }) {
  const done = counts.confirmedByPerson + counts.split;
  return (
    <Progress
      label={words.progress}
      done={done}
      total={done + counts.proposed}
      noun={words.noun}
      className="mb-5"
    />
  );
}

function NoneWait({ reviewId, counts }: { reviewId: string; counts: DuplicateCounts }) {
  const { duplicatesBySoftware: software, duplicatesByPerson: people, split } = counts;
  const isAnythingFound = software + people + split > 0;
  return (
    <EmptyState
      icon={<CopyCheck />}
      title={words.noneWait}
      action={
        <LinkButton href={stepHref(reviewId, isAnythingFound ? "screening" : "import")}>
          {isAnythingFound ? words.toScreening : words.toImport}
        </LinkButton>
      }
    >
      {isAnythingFound ? words.mergedSoFar(software, people) : words.nothingFound}
    </EmptyState>
  );
}

interface DecidedProps {
  reviewId: string;
  counts: DuplicateCounts;
  mayDecide: boolean;
  onTakenBack: (clusterId: string) => void;
}

function Decided({ counts, ...rest }: DecidedProps) {
  const lists = [
    { kind: "software", count: counts.confirmedBySoftware },
    { kind: "person", count: counts.confirmedByPerson },
    { kind: "split", count: counts.split },
  ] as const;
  return (
    <div className="mt-8 grid gap-3">
      {lists
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <DecidedList key={kind} kind={kind} count={count} {...rest} />
        ))}
    </div>
  );
}

function QueueToCome() {
  return (
    <Loading label={words.title}>
      <Skeleton className="mb-5 h-8" />
      <Skeleton className="h-80" />
    </Loading>
  );
}
