"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { orderWords } from "./words";

/** What ranks the stage and what it knows, where the protocol ranks; another model is one click away, and back again. */
export function OrderLine({ reviewId, stage }: { reviewId: string; stage: StageKind }) {
  const queries = useQueryClient();
  const order = useQuery(
    api.screening.order.queryOptions({
      input: { reviewId, stage },
      refetchInterval: (query) => (query.state.data?.isCatchingUp ? 3_000 : false),
    }),
  );
  const choose = useMutation(api.screening.chooseModel.mutationOptions());
  if (!order.data || !["ranked_batches", "ranked_own"].includes(order.data.mode)) return null;
  const { mode, model } = order.data;
  const next = model === "two_views" ? "bayes" : "two_views";

  async function change() {
    try {
      await choose.mutateAsync({ reviewId, stage, operationId: newOperationId(), model: next });
      toast(orderWords.now(next));
    } catch (error) {
      toast.error(sentenceOf(error));
    }
    await queries.invalidateQueries({ queryKey: api.screening.key() });
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-3 text-soft">
      <p className="min-w-60 grow" aria-live="polite">
        {orderWords.ranks(model)} {mode === "ranked_own" ? orderWords.own : orderWords.knows(order.data)}
      </p>
      <Button
        size="small"
        variant="quiet"
        title={orderWords.anotherHint}
        busy={choose.isPending}
        onClick={change}
      >
        {next === "bayes" ? orderWords.another : orderWords.back}
      </Button>
    </div>
  );
}
