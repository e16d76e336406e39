"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { toast } from "sonner";
import type { Queue } from "@/lib/review/screening/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Notice } from "../ui/notice";
import type { DeskPlace } from "./entry";
import { words } from "./words";

type OwnBatch = Queue["batches"][number];

interface SubmitProps {
  place: DeskPlace;
  batch: OwnBatch;
  /** All own votes have reached the server. */
  isSaved: boolean;
  onSubmitted: () => void;
}

/** Batches that can be submitted while others are still being read. */
export function completeBatches(queue: Queue): OwnBatch[] {
  return queue.batches.filter((batch) => batch.left === 0 && batch.done > 0 && batch.submittedAt === null);
}

/** Seals one's votes of a batch, after a question. */
export function SubmitBatch({ place, batch, isSaved, onSubmitted }: SubmitProps) {
  const queries = useQueryClient();
  const submit = useMutation(api.screening.submitBatch.mutationOptions());
  const operationId = useRef("");
  async function confirm() {
    operationId.current ||= newOperationId();
    const { sealed } = await submit.mutateAsync({
      reviewId: place.reviewId,
      batchId: batch.batchId,
      operationId: operationId.current,
    });
    operationId.current = "";
    toast(words.submitted(sealed));
    onSubmitted();
    await queries.invalidateQueries({ queryKey: api.screening.key() });
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" disabled={!isSaved}>
          {words.submit}
        </Button>
      }
      title={words.submitTitle(batch.done)}
      description={words.submitLine}
      confirm={words.submit}
      onConfirm={confirm}
      error={submit.isError ? sentenceOf(submit.error) : undefined}
    />
  );
}

/** Says above the record that an earlier batch is complete. */
export function SubmitNotices({ queue, ...rest }: Omit<SubmitProps, "batch"> & { queue: Queue }) {
  const complete = completeBatches(queue);
  if (complete.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {complete.map((batch) => (
        <Notice key={batch.batchId} action={<SubmitBatch {...rest} batch={batch} />}>
          {words.submitReady(batch.number)}
        </Notice>
      ))}
    </div>
  );
}
