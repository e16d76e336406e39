"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { Notice } from "@/components/ui/notice";
import type { Removal } from "@/lib/review/import/removal/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { words } from "./words";

const say = words.rule;

/** What was removed before screening, act by act; each is reversed as a whole. */
export function StandingRemovals({ reviewId }: { reviewId: string }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const removals = useQuery(api.imports.removals.queryOptions({ input: { reviewId } }));
  if (!removals.data || removals.data.length === 0) return null;

  async function restore({ id: removalId }: Removal) {
    setBusy(removalId);
    setProblem(undefined);
    try {
      const input = { reviewId, removalId, operationId: newOperationId() };
      const { records } = await client.imports.reverseRemoval(input);
      toast(say.restored(records));
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setBusy(undefined);
  }

  return (
    <section aria-labelledby="standing-removals" className="border-t pt-4">
      <h3 id="standing-removals" className="mb-2 font-semibold">
        {say.standing}
      </h3>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <ul className="divide-y">
        {removals.data.map((removal) => (
          <li key={removal.id} className="flex items-start justify-between gap-4 py-2">
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p className="line-clamp-2">{removal.method}</p>
              <p className="tabular text-xs text-soft">
                {words.count(removal.records, false)} · {removal.by} · <DateText iso={removal.at} time />
              </p>
            </div>
            <Button
              size="small"
              aria-label={say.restoreOf(removal.method)}
              busy={busy === removal.id}
              onClick={() => restore(removal)}
            >
              {say.restore}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
