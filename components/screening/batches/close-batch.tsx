"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { BatchEntry, ClosingPreview } from "@/lib/review/screening/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Num } from "../../ui/number";
import { Loading, SkeletonText } from "../../ui/skeleton";
import { words } from "../words";

/** Closes a batch, after showing what that does. */
export function CloseBatch({ reviewId, batch }: { reviewId: string; batch: BatchEntry }) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const on = { reviewId, batchId: batch.id };
  const preview = useQuery(
    api.screening.closing.queryOptions({ input: on, enabled: operationId !== null, staleTime: 0 }),
  );
  const close = useMutation(api.screening.closeBatch.mutationOptions());
  async function confirm() {
    const counts = await close.mutateAsync({ ...on, operationId: operationId ?? newOperationId() });
    toast(words.batches.closed(counts.agreed, counts.conflict));
    await queries.invalidateQueries();
  }
  const problem = close.error ?? preview.error;
  return (
    <ConfirmDialog
      trigger={<Button size="small">{words.batches.close}</Button>}
      open={operationId !== null}
      onOpenChange={(open) => {
        close.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={words.batches.closeTitle(batch.number)}
      description={words.batches.closeLine}
      preview={<Preview preview={preview.data} />}
      confirm={words.batches.close}
      onConfirm={confirm}
      error={problem ? sentenceOf(problem) : undefined}
    />
  );
}

function Preview({ preview }: { preview: ClosingPreview | undefined }) {
  if (!preview) {
    return (
      <Loading label={words.batches.close}>
        <SkeletonText lines={4} />
      </Loading>
    );
  }
  const { counts, missing } = preview;
  return (
    <div className="grid gap-3">
      {counts ? (
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
          {(["agreed", "conflict", "resolved", "unfinished", "removed"] as const).map((key) => (
            <div key={key} className="contents">
              <dt>{words.batches.counts[key]}</dt>
              <dd className="text-right">
                <Num value={counts[key]} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{words.batches.blindCounts}</p>
      )}
      {missing.length === 0 ? <p className="text-soft">{words.batches.noneMissing}</p> : null}
      <ul className="grid gap-1 empty:hidden">
        {missing.map((person) => (
          <li key={person.personId}>{words.batches.missing(person.name, person.votes)}</li>
        ))}
      </ul>
    </div>
  );
}
