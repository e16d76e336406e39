"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { BatchEntry } from "@/lib/review/screening/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { DateText } from "../../ui/date";
import { words } from "../words";

const { handOver: say } = words;

/** What was handed over in a batch; while it is open, each can be taken back. */
export function HandedOver({ reviewId, batch }: { reviewId: string; batch: BatchEntry }) {
  if (batch.reassignments.length === 0) return null;
  return (
    <section aria-label={say.past} className="mt-4 border-t pt-3">
      <h3 className="text-xs font-medium text-soft">{say.past}</h3>
      <ul className="mt-1 grid gap-1">
        {batch.reassignments.map((one) => (
          <li key={one.id} className="flex min-h-9 flex-wrap items-center gap-x-3">
            <span>{say.gave(one.slots, one.from.name, one.to.name)}</span>
            <span className="text-xs text-soft">
              {one.by.name}, <DateText iso={one.at} time />
              {one.returnedAt ? (
                <>
                  {" · "}
                  {say.back} <DateText iso={one.returnedAt} time />
                </>
              ) : null}
            </span>
            {batch.status === "open" && !one.returnedAt ? (
              <span className="ml-auto">
                <HandBack {...{ reviewId, batch }} given={one} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface HandBackProps {
  reviewId: string;
  batch: BatchEntry;
  given: BatchEntry["reassignments"][number];
}

function HandBack({ reviewId, batch, given }: HandBackProps) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const giveBack = useMutation(api.screening.returnSlots.mutationOptions());
  async function confirm() {
    const { moved } = await giveBack.mutateAsync({
      reviewId,
      batchId: batch.id,
      reassignmentId: given.id,
      operationId: operationId ?? newOperationId(),
    });
    toast(say.done(moved, given.from.name));
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet" aria-label={say.backOf(given.from.name, given.to.name)}>
          {say.giveBack}
        </Button>
      }
      open={operationId !== null}
      onOpenChange={(open) => {
        giveBack.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={say.backTitle(given.from.name)}
      description={say.backLine(given.to.name)}
      confirm={say.giveBack}
      onConfirm={confirm}
      error={giveBack.isError ? sentenceOf(giveBack.error) : undefined}
    />
  );
}
