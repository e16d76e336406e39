"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { api, sentenceOf } from "../api/client";
import { FlowPicture } from "./flow-picture";
import { Lately } from "./lately";
import { type NextStep, nextSteps, type Rights } from "./next-steps";
import { words } from "./words";

/** Where every record is now, and what waits for whoever looks. */
export function OverviewPage({
  reviewId,
  title,
  rights,
}: {
  reviewId: string;
  title: string;
  rights: Rights;
}) {
  const now = useQuery(api.overview.now.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }));
  return (
    <Page>
      <PageHeader title={title} />
      {now.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="h-40" />
          <Skeleton className="mt-8 h-28" />
        </Loading>
      ) : null}
      {now.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => now.refetch()} retrying={now.isFetching}>
          {sentenceOf(now.error)}
        </ErrorState>
      ) : null}
      {now.data ? (
        <div className="grid gap-8">
          <ForYou reviewId={reviewId} steps={nextSteps(now.data, rights)} />
          <FlowPicture reviewId={reviewId} now={now.data} />
          <Lately reviewId={reviewId} />
        </div>
      ) : null}
    </Page>
  );
}

/** What waits as one big button, the rest as smaller ones. */
function ForYou({ reviewId, steps }: { reviewId: string; steps: NextStep[] }) {
  return (
    <section aria-labelledby="for-you">
      <h2 id="for-you" className="mb-3 font-semibold">
        {words.forYou}
      </h2>
      {steps.length === 0 ? <p className="text-soft">{words.nothing}</p> : null}
      <ul className="flex flex-wrap gap-2">
        {steps.map((step, index) => (
          <li key={step.title}>
            <LinkButton
              href={`/reviews/${reviewId}/${step.path}`}
              variant={index === 0 ? "primary" : "secondary"}
              className="max-sm:flex-wrap max-sm:justify-start max-sm:gap-y-0 max-sm:py-1.5 max-sm:whitespace-normal"
            >
              {step.title}
              <span className="font-normal opacity-80">{step.line}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
