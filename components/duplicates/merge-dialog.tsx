"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { ComparisonByHand } from "@/lib/review/duplicates/by-hand/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { Comparison } from "./comparison";
import { words } from "./words";

interface MergeDialogProps {
  reviewId: string;
  recordIds: readonly string[];
  onClose: (done: boolean) => void;
}

/** Records picked by a person, side by side: which stays and why, and then one decision, which can be undone. */
export function MergeDialog({ reviewId, recordIds, onClose }: MergeDialogProps) {
  const announce = useAnnounce();
  const [survivorId, setSurvivorId] = useState<string>();
  const preview = useQuery({
    ...api.duplicates.comparison.queryOptions({
      input: { reviewId, recordIds: recordIds.join(","), survivorId },
    }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const { decide, busy, error } = useDecision(reviewId, recordIds, survivorId, () => onClose(true));
  const candidates = preview.data?.records.filter(({ mayStay }) => mayStay) ?? [];
  function stayNext() {
    const now = candidates.findIndex(({ id }) => id === preview.data?.survivorId);
    const next = candidates[(now + 1) % candidates.length];
    if (!preview.data || !next) return;
    setSurvivorId(next.id);
    announce(words.stayNow(preview.data.records.indexOf(next) + 1));
  }
  const mayMerge = preview.data?.problems.length === 0 && !preview.isPlaceholderData;
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title={words.byHand.title(recordIds.length)}
      description={preview.data ? words.byHand.stays[preview.data.staysBecause] : words.byHand.line}
      width="large"
      footer={
        <>
          <DialogClose>
            <Button>{words.byHand.cancel}</Button>
          </DialogClose>
          {candidates.length > 1 ? (
            <Button onClick={stayNext} busy={preview.isPlaceholderData}>
              {words.whichStays}
            </Button>
          ) : null}
          <Button disabled={!preview.data} busy={busy === "apart"} onClick={() => decide("apart")}>
            {words.notDuplicate}
          </Button>
          <Button
            variant="primary"
            disabled={!mayMerge}
            busy={busy === "merge"}
            onClick={() => decide("merge")}
          >
            {words.byHand.merge}
          </Button>
        </>
      }
    >
      {error ? (
        <Notice tone="danger" className="mb-3">
          {sentenceOf(error)}
        </Notice>
      ) : null}
      {preview.isPending ? (
        <Loading label={words.byHand.line}>
          <Skeleton className="h-72" />
        </Loading>
      ) : null}
      {preview.isError ? (
        <ErrorState
          title={words.byHand.failed}
          onRetry={() => preview.refetch()}
          retrying={preview.isFetching}
        >
          {sentenceOf(preview.error)}
        </ErrorState>
      ) : null}
      {preview.data ? <Preview preview={preview.data} /> : null}
    </Dialog>
  );
}

function Preview({ preview }: { preview: ComparisonByHand }) {
  const numberOf = (recordId: string) => preview.records.findIndex(({ id }) => id === recordId) + 1;
  return (
    <>
      {preview.problems.length > 0 ? (
        <Notice tone="warning" className="mb-3">
          <p className="font-medium">{words.byHand.cannot}</p>
          <ul className="grid gap-1">
            {preview.problems.map(({ recordId, sentence }) => (
              <li key={recordId}>
                {words.recordNumber(numberOf(recordId))}: {sentence}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ScrollRegion label={words.byHand.sideBySide}>
        <Comparison cluster={{ ...preview, status: "proposed" }} />
      </ScrollRegion>
    </>
  );
}

type Decision = "merge" | "apart";

/** One operation id a decision: pressing twice decides once. */
function useDecision(
  reviewId: string,
  recordIds: readonly string[],
  survivorId: string | undefined,
  onDone: () => void,
) {
  const queries = useQueryClient();
  const [ids] = useState(() => ({ merge: newOperationId(), apart: newOperationId() }));
  const input = (decision: Decision) => ({
    reviewId,
    recordIds: [...recordIds],
    operationId: ids[decision],
  });
  const decision = useMutation({
    mutationFn: (made: Decision) =>
      made === "merge"
        ? client.duplicates.mergeByHand({ ...input(made), survivorId })
        : client.duplicates.keepApart(input(made)),
    onSuccess: ({ clusterId }, made) => {
      toast(words.byHand.done[made](recordIds.length), {
        description: words.byHand.where,
        duration: 10_000,
        action: { label: words.undo, onClick: () => void undo(clusterId, made) },
      });
      void queries.invalidateQueries();
      onDone();
    },
  });

  async function undo(clusterId: string, made: Decision) {
    const from = made === "merge" ? "confirmed" : "split";
    try {
      await client.duplicates.undo({ reviewId, clusterId, from, operationId: newOperationId() });
      toast(words.byHand.undone[made]);
    } catch (error) {
      toast(words.notDone, { description: sentenceOf(error) });
    }
    void queries.invalidateQueries();
  }

  return {
    decide: (made: Decision) => decision.mutate(made),
    busy: decision.isPending ? decision.variables : null,
    error: decision.error,
  };
}
