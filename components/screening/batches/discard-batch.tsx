"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { BatchEntry } from "@/lib/review/screening/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { NoteDialog } from "../../ui/note-dialog";
import { words } from "../words";

interface DiscardBatchProps {
  reviewId: string;
  stage: StageKind;
  batch: BatchEntry;
}

/** Takes everything out of an open batch. It says how much is in it, and never how far anybody is. */
export function DiscardBatch({ reviewId, stage, batch }: DiscardBatchProps) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const release = useMutation(api.screening.releaseItems.mutationOptions());

  async function save(reason: string) {
    if (!operationId) return;
    const { released } = await release.mutateAsync({ reviewId, batchId: batch.id, operationId, reason });
    toast(words.batches.discarded(released));
    await queries.invalidateQueries();
  }

  return (
    <>
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          release.reset();
          setOperationId(newOperationId());
        }}
      >
        {words.batches.discard}
      </Button>
      {operationId ? (
        <NoteDialog
          title={words.batches.discardTitle(batch.number)}
          line={words.batches.discardLine(stage, batch.items)}
          label={words.batches.discardWhy}
          confirm={words.batches.discard}
          error={release.isError ? sentenceOf(release.error) : undefined}
          onSave={save}
          onClose={() => setOperationId(null)}
        />
      ) : null}
    </>
  );
}
