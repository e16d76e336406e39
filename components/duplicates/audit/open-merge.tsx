"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { JudgedMerge, Judgement } from "@/lib/review/duplicates/audit/schema";
import { api, sentenceOf } from "../../api/client";
import { Comparison } from "../comparison";
import type { AuditWork } from "./use-audit";
import { words } from "./words";

const TONES: Record<Judgement, Tone> = { right: "good", wrong: "danger", unsure: "warning" };

/** Saying that a merge is wrong changes nothing yet: taking the record out does. */
export const isOffered = ({ judgement, mergedIn }: JudgedMerge) => judgement === "wrong" && mergedIn !== null;

interface OpenMergeProps {
  reviewId: string;
  work: AuditWork;
  merge: JudgedMerge;
  mayDecide: boolean;
}

/** The record that the software took out beside the one that stayed. */
export function OpenMerge({ reviewId, work, merge, mayDecide }: OpenMergeProps) {
  const queries = useQueryClient();
  const pairOf = ({ survivorId, recordId }: JudgedMerge) =>
    api.duplicates.comparison.queryOptions({
      input: { reviewId, recordIds: [survivorId, recordId].join(",") },
      staleTime: 60_000,
    });
  const pair = useQuery(pairOf(merge));
  const next = work.merges[work.place + 1];
  const ahead = next?.recordId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next one is read ahead once, whatever else changes.
  useEffect(() => {
    if (next) void queries.prefetchQuery(pairOf(next));
  }, [ahead]);
  return (
    <section aria-labelledby="open-merge" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b px-4 py-2.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="open-merge" className="tabular font-semibold">
            {words.place(work.place + 1, work.merges.length)}
          </h2>
          <Found merge={merge} />
        </div>
        <ul aria-label={words.evidence} className="flex flex-wrap gap-x-4 text-xs text-soft">
          {pair.data?.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </header>
      {mayDecide && isOffered(merge) ? (
        <Notice tone="warning" className="m-3">
          {words.offer}
        </Notice>
      ) : null}
      <div className="px-4 py-1">
        {pair.isPending ? (
          <Loading label={words.sideBySide}>
            <Skeleton className="my-3 h-72" />
          </Loading>
        ) : pair.isError ? (
          <ErrorState title={words.mergeFailed} onRetry={() => pair.refetch()} retrying={pair.isFetching}>
            {sentenceOf(pair.error)}
          </ErrorState>
        ) : (
          <ScrollRegion label={words.sideBySide}>
            <Comparison cluster={{ ...pair.data, status: merge.mergedIn ? "confirmed" : "split" }} />
          </ScrollRegion>
        )}
      </div>
    </section>
  );
}

function Found({ merge: { judgement, by, mergedIn } }: { merge: JudgedMerge }) {
  return (
    <>
      {judgement ? (
        <Badge tone={TONES[judgement]}>{words.judgedBy(words.judgements[judgement], by)}</Badge>
      ) : null}
      {mergedIn === null ? <Badge>{words.takenOut}</Badge> : null}
      {mergedIn?.decidedBy === "person" ? <Badge>{words.byPerson}</Badge> : null}
    </>
  );
}
