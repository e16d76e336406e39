"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../api/client";
import type { ListFilter } from "./filter";

const PAGE = 200;

/** The records that match, fetched page by page as the list is scrolled. */
export function useRecordPages(reviewId: string, filter: ListFilter) {
  const pages = useInfiniteQuery(
    api.records.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        reviewId,
        ...filter,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => pages.data?.pages.flatMap(({ records }) => records) ?? [], [pages.data]);
  const first = pages.data?.pages[0];
  return { pages, rows, total: first?.total ?? 0, totalIsCapped: first?.totalIsCapped ?? false };
}
