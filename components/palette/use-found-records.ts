"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { RecordEntry } from "@/lib/review/record/contract";
import { api } from "../api/client";

const PAUSE = 200;
const SHOWN = 6;

/** Records whose words were typed, once the typing pauses. */
export function useFoundRecords(reviewId: string | undefined, typed: string) {
  const [text, setText] = useState("");
  const wanted = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isAsked = reviewId !== undefined && text.length > 1;
  const found = useQuery({
    ...api.records.list.queryOptions({ input: { reviewId: reviewId ?? "", text, limit: SHOWN } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const isCurrent = isAsked && wanted.length > 1;
  const records: RecordEntry[] = isCurrent ? (found.data?.records ?? []) : [];
  const isSearching = reviewId !== undefined && wanted.length > 1 && (wanted !== text || found.isFetching);
  return { records, isSearching, hasFailed: isCurrent && found.isError };
}
