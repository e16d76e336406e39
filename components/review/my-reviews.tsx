"use client";

import { useQuery } from "@tanstack/react-query";
import { Files } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import type { ReviewEntry } from "@/lib/review/team/schema";
import { api, sentenceOf } from "../api/client";
import { Link } from "../ui/link";
import { NewReviewDialog } from "./new-review-dialog";
import { words } from "./words";

/** The first page after signing in. */
export function MyReviews() {
  const reviews = useQuery(api.team.reviews.queryOptions({ input: {} }));
  return (
    <Page>
      <PageHeader title={words.myReviews} actions={reviews.data?.length ? <NewReviewDialog /> : null} />
      {reviews.isPending ? <Skeleton className="h-40" /> : null}
      {reviews.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => reviews.refetch()} retrying={reviews.isFetching}>
          {sentenceOf(reviews.error)}
        </ErrorState>
      ) : null}
      {reviews.data ? <ReviewList reviews={reviews.data} /> : null}
    </Page>
  );
}

function ReviewList({ reviews }: { reviews: ReviewEntry[] }) {
  if (reviews.length === 0) {
    return (
      <EmptyState icon={<Files />} title={words.noReviews} action={<NewReviewDialog />}>
        {words.noReviewsLine}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y overflow-hidden rounded-md border bg-surface">
      {reviews.map((review) => (
        <li key={review.id}>
          <Link
            href={`/reviews/${review.id}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 -outline-offset-2 hover:bg-hover"
          >
            <span className="min-w-0 grow font-medium">{review.title}</span>
            <span className="flex flex-wrap gap-1">
              {review.roles.map((role) => (
                <Badge key={role}>{words.roles[role]}</Badge>
              ))}
            </span>
            <span className="text-xs text-soft">
              <DateText iso={review.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
