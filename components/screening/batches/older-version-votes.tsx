"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { OlderVersionVoteEntry } from "@/lib/review/screening/older-version/schema";
import type { BatchEntry } from "@/lib/review/screening/schema";
import { api, sentenceOf } from "../../api/client";
import { recordHref, reportHref } from "../../history/place";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ErrorState } from "../../ui/error-state";
import { Notice } from "../../ui/notice";
import { Loading, SkeletonText } from "../../ui/skeleton";
import { TextLink } from "../../ui/text-link";
import { words } from "../words";

const { olderVersion: say } = words;

interface OlderVersionVotesProps {
  reviewId: string;
  stage: StageKind;
  batch: BatchEntry;
}

/** Says how many votes of a batch were cast under an older version of the protocol, and lists them. */
export function OlderVersionVotes({ reviewId, stage, batch }: OlderVersionVotesProps) {
  const input = { reviewId, stage };
  const counts = useQuery(api.screening.olderVersionCounts.queryOptions({ input, staleTime: 60_000 }));
  const found = counts.data?.batches.find((one) => one.batchId === batch.id);
  if (!found) return null;
  return (
    <Notice
      tone="warning"
      className="mt-4"
      action={
        <Dialog
          trigger={<Button size="small">{say.show}</Button>}
          title={say.title(batch.number)}
          description={say.line}
        >
          <List reviewId={reviewId} batchId={batch.id} />
        </Dialog>
      }
    >
      {say.count(found.votes)}
    </Notice>
  );
}

function List({ reviewId, batchId }: { reviewId: string; batchId: string }) {
  const list = useInfiniteQuery(
    api.screening.olderVersionVotes.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, batchId, cursor, limit: 100 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  if (list.isPending) {
    return (
      <Loading label={say.show}>
        <SkeletonText lines={6} />
      </Loading>
    );
  }
  if (!list.data) {
    return (
      <ErrorState title={say.loadFailed} onRetry={() => list.refetch()} retrying={list.isFetching}>
        {sentenceOf(list.error)}
      </ErrorState>
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul className="grid gap-3">
        {items.map((item) => (
          <li key={item.itemId}>
            <TextLink href={hrefOf(reviewId, item)}>{item.title}</TextLink>
            <p className="text-xs text-soft">
              {[item.byline, item.year].filter(Boolean).join(", ")}
              {" · "}
              {item.votes.map((vote) => say.vote(vote.name, vote.protocolNumber)).join(", ")}
            </p>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          size="small"
          className="mt-4"
          busy={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {say.more}
        </Button>
      ) : null}
    </>
  );
}

function hrefOf(reviewId: string, { kind, itemId }: OlderVersionVoteEntry): string {
  return kind === "record" ? recordHref(reviewId, itemId) : reportHref(reviewId, itemId);
}
