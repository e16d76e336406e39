"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, sentenceOf } from "../api/client";
import { worldOf } from "./world";

/** The words one may use in a review: terms and propositions, with the codes that lines name them by. */
export function useWorld(reviewId: string) {
  const book = useQuery(api.extraction.book.queryOptions({ input: { reviewId } }));
  const world = useMemo(
    () => (book.data ? worldOf(book.data.terms, book.data.propositions) : undefined),
    [book.data],
  );
  return { world, error: book.error };
}

/** A report as its extractor works on it: text, own cards and claims, and what can be done. */
export function useExtraction(reviewId: string, reportId: string) {
  const queries = useQueryClient();
  const input = { reviewId, reportId };
  const source = useQuery(api.extraction.source.queryOptions({ input }));
  const mine = useQuery(api.extraction.mine.queryOptions({ input }));
  const { world, error } = useWorld(reviewId);
  const then = {
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: api.extraction.key() }),
        queries.invalidateQueries({ queryKey: api.overview.key() }),
      ]),
  };
  const failed = source.error ?? mine.error ?? error;
  return {
    source: source.data,
    mine: mine.data,
    world,
    problem: failed ? sentenceOf(failed) : null,
    retry: () => queries.refetchQueries({ queryKey: api.extraction.key() }),
    start: useMutation(api.extraction.start.mutationOptions(then)),
    saveCard: useMutation(api.extraction.saveCard.mutationOptions(then)),
    enter: useMutation(api.extraction.enterClaims.mutationOptions(then)),
    change: useMutation(api.extraction.changeClaim.mutationOptions(then)),
    remove: useMutation(api.extraction.removeClaim.mutationOptions(then)),
    restore: useMutation(api.extraction.restoreClaim.mutationOptions(then)),
    submit: useMutation(api.extraction.submit.mutationOptions(then)),
    reopen: useMutation(api.extraction.reopen.mutationOptions(then)),
  };
}

export type Extraction = ReturnType<typeof useExtraction>;
