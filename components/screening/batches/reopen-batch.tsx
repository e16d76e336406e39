"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { FieldProblem } from "@/lib/errors";
import type { BatchEntry } from "@/lib/review/screening/schema";
import { api, fieldProblems, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { words } from "../words";

/** Takes the closing of a batch back, after saying what that does. */
export function ReopenBatch({ reviewId, batch }: { reviewId: string; batch: BatchEntry }) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const reopen = useMutation(api.screening.reopenBatch.mutationOptions());
  const inTheWay = fieldProblems(reopen.error);
  async function confirm() {
    await reopen.mutateAsync({
      reviewId,
      batchId: batch.id,
      operationId: operationId ?? newOperationId(),
    });
    toast(words.batches.reopened(batch.number));
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet">
          {words.batches.reopen}
        </Button>
      }
      open={operationId !== null}
      onOpenChange={(open) => {
        reopen.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={words.batches.reopenTitle(batch.number)}
      description={words.batches.reopenLine}
      confirm={words.batches.reopen}
      onConfirm={confirm}
      preview={inTheWay.length > 1 ? <InTheWay problems={inTheWay} /> : undefined}
      error={reopen.isError ? sentenceOf(reopen.error) : undefined}
    />
  );
}

/** What rests on the batch, each with the step that frees it. */
function InTheWay({ problems }: { problems: readonly FieldProblem[] }) {
  return (
    <>
      <p className="mb-1.5 font-medium">{words.batches.inTheWay}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {problems.map(({ path, message }) => (
          <li key={path}>{message}</li>
        ))}
      </ul>
    </>
  );
}
