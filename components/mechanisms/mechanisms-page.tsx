"use client";

import { useQuery } from "@tanstack/react-query";
import { GitFork } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { EvidenceFilters } from "./evidence-filters";
import { addressOf, choiceIn, type EvidenceChoice, type View, viewIn } from "./filter";
import { MechanismViews } from "./mechanism-views";
import { words } from "./words";

/** What the settled claims say together: as a table, a map, a map of gaps, and where they contradict. */
export function MechanismsPage({ reviewId, mayExtract }: { reviewId: string; mayExtract: boolean }) {
  const { view, choice, show, narrow } = useAddress();
  const propositions = useQuery({
    ...api.mechanisms.propositions.queryOptions({ input: { reviewId, ...choice } }),
    placeholderData: (before) => before,
  });
  const isNarrowed = Object.keys(choice).length > 0;
  const entries = propositions.data ?? [];
  const isNothing = propositions.isSuccess && entries.length === 0;
  return (
    <Page width="full" className="max-w-[120rem]">
      <PageHeader
        title={words.title}
        description={words.counts}
        actions={
          entries.length > 0 ? (
            <LinkButton href={`/api/v1/reviews/${reviewId}/mechanisms/claims.csv`} prefetch={false} download>
              {words.download}
            </LinkButton>
          ) : null
        }
      />
      {entries.length > 0 || isNarrowed ? (
        <EvidenceFilters reviewId={reviewId} choice={choice} onChange={narrow} />
      ) : null}
      {propositions.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="mb-4 h-9 max-w-md" />
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {propositions.isError ? (
        <ErrorState
          title={words.loadFailed}
          onRetry={() => propositions.refetch()}
          retrying={propositions.isFetching}
        >
          {sentenceOf(propositions.error)}
        </ErrorState>
      ) : null}
      {isNothing && isNarrowed ? (
        <EmptyState
          icon={<GitFork />}
          title={words.filters.noMatch}
          action={<Button onClick={() => narrow({})}>{words.filters.clear}</Button>}
        >
          {words.filters.noMatchLine}
        </EmptyState>
      ) : null}
      {isNothing && !isNarrowed ? <NoClaims reviewId={reviewId} mayExtract={mayExtract} /> : null}
      {entries.length > 0 ? <MechanismViews {...{ reviewId, entries, view, choice }} onView={show} /> : null}
    </Page>
  );
}

/** The view and its filter stand in the address, to be shared and to go back to. */
function useAddress() {
  const path = usePathname();
  const search = useSearchParams();
  const view = viewIn(search);
  const choice = choiceIn(search);
  const go = (next: View, narrowed: EvidenceChoice) =>
    window.history.replaceState(null, "", addressOf(path, next, narrowed));
  return {
    view,
    choice,
    show: (next: View) => go(next, choice),
    narrow: (narrowed: EvidenceChoice) => go(view, narrowed),
  };
}

function NoClaims({ reviewId, mayExtract }: { reviewId: string; mayExtract: boolean }) {
  const action = mayExtract ? (
    <LinkButton href={stepHref(reviewId, "extraction")}>{words.toExtraction}</LinkButton>
  ) : null;
  return (
    <EmptyState icon={<GitFork />} title={words.none} action={action}>
      {words.noneLine}
    </EmptyState>
  );
}
