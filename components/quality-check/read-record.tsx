"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CheckedRecord } from "@/lib/review/stopping/quality-check/schema";
import { api, sentenceOf } from "../api/client";
import { RecordCard } from "../record/record-card";
import { Badge } from "../ui/badge";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton, SkeletonText } from "../ui/skeleton";
import { type CheckWork, isOpen } from "./use-check";
import { words } from "./words";

interface ReadRecordProps {
  reviewId: string;
  checkId: string;
  work: CheckWork;
  record: CheckedRecord;
}

/** The record to be read, and what its reader said of it; nobody's vote. */
export function ReadRecord({ reviewId, checkId, work, record }: ReadRecordProps) {
  const queries = useQueryClient();
  const protocol = useQuery(api.protocol.current.queryOptions({ input: { reviewId }, staleTime: 60_000 }));
  const cardOf = (itemId: string) =>
    api.qualityCheck.card.queryOptions({ input: { reviewId, checkId, itemId }, staleTime: 60_000 });
  const card = useQuery(cardOf(record.itemId));
  const next = work.records[work.place + 1]?.itemId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next one is read ahead once, whatever else changes.
  useEffect(() => {
    if (next) void queries.prefetchQuery(cardOf(next));
  }, [next]);
  return (
    <section aria-label={words.place(work.place + 1, work.records.length)} className="max-w-[40rem]">
      {card.data ? (
        <RecordCard
          record={card.data}
          highlights={protocol.data?.protocol?.settings.highlights}
          above={<Above work={work} record={record} />}
        />
      ) : card.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="h-14" />
          <SkeletonText lines={9} reading />
        </Loading>
      ) : (
        <ErrorState title={words.recordFailed} onRetry={() => card.refetch()} retrying={card.isFetching}>
          {sentenceOf(card.error)}
        </ErrorState>
      )}
    </section>
  );
}

function Above({ work, record }: Pick<ReadRecordProps, "work" | "record">) {
  const { verdict, standing } = record;
  return (
    <>
      <span className="tabular">{words.place(work.place + 1, work.records.length)}</span>
      {verdict ? (
        <Badge tone={verdict === "doubted" && isOpen(record) ? "warning" : "neutral"}>
          {words.standing[verdict][standing]}
        </Badge>
      ) : null}
    </>
  );
}
