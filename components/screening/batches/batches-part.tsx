"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { StageOverview } from "@/lib/review/screening/schema";
import { api, sentenceOf } from "../../api/client";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Notice } from "../../ui/notice";
import { Loading, Skeleton } from "../../ui/skeleton";
import { TextLink } from "../../ui/text-link";
import { NothingWaits } from "../no-batch";
import { words } from "../words";
import { BatchPanel } from "./batch-panel";
import { OpenBatchDialog } from "./open-batch-dialog";
import { OrderLine } from "./order-line";
import { orderWords } from "./words";

interface BatchesPartProps {
  reviewId: string;
  stage: StageKind;
  manages: boolean;
  overview: UseQueryResult<StageOverview>;
}

/** The batches of a stage: how far everybody is, never how anybody voted. Leads open, close and reopen them. */
export function BatchesPart({ reviewId, stage, manages, overview }: BatchesPartProps) {
  // Both at once: what ranks stands above the batches, which must not move when it comes.
  const order = useQuery(api.screening.order.queryOptions({ input: { reviewId, stage }, enabled: manages }));
  if (overview.isPending || order.isLoading) {
    return (
      <Loading label={words.batches.title} className="grid gap-4">
        <Skeleton className="h-9 w-72" />
        <Skeleton className="h-40" />
      </Loading>
    );
  }
  if (!overview.data) {
    return (
      <ErrorState
        title={words.batches.loadFailed}
        onRetry={() => overview.refetch()}
        retrying={overview.isFetching}
      >
        {sentenceOf(overview.error)}
      </ErrorState>
    );
  }
  const { waiting, batches, leftUnscreened } = overview.data;
  const open = manages ? (
    <OpenBatchDialog key={waiting} reviewId={reviewId} stage={stage} waiting={waiting} />
  ) : null;
  if (batches.length === 0 && waiting === 0) return <NothingWaits reviewId={reviewId} stage={stage} />;
  if (batches.length === 0) {
    return (
      <EmptyState icon={<Layers />} title={words.batches.none} action={open}>
        <p>{words.batches.noneLine}</p>
        <p className="mt-2">
          {manages ? words.noBatchForLead(stage, waiting) : words.noBatchLine(stage, waiting)}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-soft">{words.batches.line(stage, waiting)}</p>
        {waiting > 0 ? open : null}
      </div>
      {leftUnscreened > 0 ? <Stopped records={leftUnscreened} /> : null}
      {manages ? <OrderLine reviewId={reviewId} stage={stage} /> : null}
      {batches.map((batch) => (
        <BatchPanel key={batch.id} {...{ reviewId, stage, manages, batch }} />
      ))}
    </div>
  );
}

/** Why no record waits though not all were screened, and where that is taken back. */
function Stopped({ records }: { records: number }) {
  return (
    <Notice action={<TextLink href="?part=stopping">{orderWords.toStopping}</TextLink>}>
      {orderWords.stopped(records)}
    </Notice>
  );
}
