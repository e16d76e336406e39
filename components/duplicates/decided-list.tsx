"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatNumber } from "@/components/ui/format";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { FoldPanel } from "@/components/ui/panel";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ClusterEntry } from "@/lib/review/duplicates/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Comparison } from "./comparison";
import { RELATION_NAMES } from "./relation-names";
import { titleOf } from "./use-queue";
import { words } from "./words";

export type DecidedKind = keyof typeof words.lists;

interface DecidedListProps {
  reviewId: string;
  kind: DecidedKind;
  count: number;
  mayDecide: boolean;
  onTakenBack: (clusterId: string) => void;
}

/** What was decided, folded until somebody wants to look; each decision can be taken back. */
export function DecidedList({ reviewId, kind, count, mayDecide, onTakenBack }: DecidedListProps) {
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<ClusterEntry | null>(null);
  const { title, line } = words.lists[kind];
  return (
    <FoldPanel
      title={title}
      aside={<Badge>{formatNumber(count)}</Badge>}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <p className="mb-3 text-soft">{line}</p>
      {isOpen ? <DecidedRows reviewId={reviewId} kind={kind} count={count} onOpen={setShown} /> : null}
      {shown ? (
        <DecidedDialog
          reviewId={reviewId}
          cluster={shown}
          mayDecide={mayDecide}
          onClose={() => setShown(null)}
          onTakenBack={onTakenBack}
        />
      ) : null}
    </FoldPanel>
  );
}

const FILTERS = {
  software: { status: "confirmed", decidedBy: "software" },
  person: { status: "confirmed", decidedBy: "person" },
  split: { status: "split" },
} as const;

interface DecidedRowsProps extends Pick<DecidedListProps, "reviewId" | "kind" | "count"> {
  onOpen: (cluster: ClusterEntry) => void;
}

function DecidedRows({ reviewId, kind, count, onOpen }: DecidedRowsProps) {
  const list = useInfiniteQuery(
    api.duplicates.clusters.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, ...FILTERS[kind], cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (list.isPending) {
    return (
      <Loading label={words.lists[kind].title}>
        <Skeleton className="h-40" />
      </Loading>
    );
  }
  if (list.isError) {
    return (
      <ErrorState title={words.listFailed} onRetry={() => list.refetch()} retrying={list.isFetching}>
        {sentenceOf(list.error)}
      </ErrorState>
    );
  }
  const rows = list.data.pages.flatMap((page) => page.clusters);
  return (
    <VirtualList
      label={words.listOf(words.lists[kind].title, count)}
      rows={rows}
      rowKey={({ id }) => id}
      total={Math.max(count, rows.length)}
      rowHeight={80}
      onOpen={onOpen}
      onEndReached={() => {
        if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
      }}
      className={rows.length > 4 ? "h-96" : "h-44"}
      renderRow={(cluster) => (
        <div className="px-3 py-2.5">
          <p className="line-clamp-2 font-medium text-pretty">
            {titleOf(cluster)}
            {cluster.relation ? (
              <Badge tone="accent" className="ml-2">
                {words.relatedAs(RELATION_NAMES[cluster.relation])}
              </Badge>
            ) : null}
          </p>
          <p className="truncate text-xs text-soft">
            {words.records(cluster.records.length)} ·{" "}
            {[...new Set(cluster.records.map(({ searchName }) => searchName))].join(", ")}
          </p>
          <p className="truncate text-xs text-soft">{cluster.reasons.join(" · ")}</p>
        </div>
      )}
    />
  );
}

interface DecidedDialogProps extends Pick<DecidedListProps, "reviewId" | "mayDecide" | "onTakenBack"> {
  cluster: ClusterEntry;
  onClose: () => void;
}

function DecidedDialog({ reviewId, cluster, mayDecide, onClose, onTakenBack }: DecidedDialogProps) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [operationId] = useState(newOperationId);
  const split = useMutation(api.duplicates.split.mutationOptions());
  const undo = useMutation(api.duplicates.undo.mutationOptions());
  const isMerged = cluster.status === "confirmed";
  const error = split.error ?? undo.error;
  const input = { reviewId, clusterId: cluster.id, operationId };

  async function takeBack(how: "split" | "undo") {
    try {
      if (how === "split") await split.mutateAsync({ ...input, from: "confirmed" });
      else await undo.mutateAsync({ ...input, from: isMerged ? "confirmed" : "split" });
    } catch {
      return;
    }
    announce(how === "split" ? words.wasSplit(titleOf(cluster)) : words.undone(titleOf(cluster)));
    onClose();
    onTakenBack(cluster.id);
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.duplicates.key() }),
      queries.invalidateQueries({ queryKey: api.overview.key() }),
    ]);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={words.records(cluster.records.length)}
      description={cluster.reasons.join(" · ") || undefined}
      width="large"
      footer={
        mayDecide ? (
          <>
            {cluster.decidedBy === "software" ? null : (
              <Button busy={undo.isPending} disabled={split.isPending} onClick={() => takeBack("undo")}>
                {words.takeBack}
              </Button>
            )}
            {isMerged ? (
              <Button busy={split.isPending} disabled={undo.isPending} onClick={() => takeBack("split")}>
                {words.split}
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      {error ? (
        <Notice tone="danger" className="mb-3">
          {sentenceOf(error)}
        </Notice>
      ) : null}
      <ScrollRegion label={words.byHand.sideBySide}>
        <Comparison cluster={cluster} />
      </ScrollRegion>
    </Dialog>
  );
}
