"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { api, sentenceOf } from "../api/client";
import { IncomingFiles } from "./incoming-files";
import { SearchList } from "./search-list";
import { useImports } from "./use-imports";
import { words } from "./words";

/** Where files come in, and every search with what it brought. */
export function ImportPage({ reviewId, mayRun }: { reviewId: string; mayRun: boolean }) {
  const imports = useImports(reviewId);
  const searches = useQuery(api.imports.searches.queryOptions({ input: { reviewId } }));
  const failed = [imports, searches].find(({ isError }) => isError);
  return (
    <Page>
      <PageHeader
        title={words.title}
        description={words.line}
        actions={
          <>
            <LinkButton href={`/reviews/${reviewId}/import/key-papers`}>{words.toKeyPapers}</LinkButton>
            <LinkButton href={`/reviews/${reviewId}/import/sources`}>{words.toSources}</LinkButton>
            <LinkButton href={`/reviews/${reviewId}/records`}>{words.allRecords}</LinkButton>
          </>
        }
      />
      {mayRun ? (
        <IncomingFiles reviewId={reviewId} imports={imports.data ?? []} searches={searches.data ?? []} />
      ) : (
        <Notice>{words.readOnly}</Notice>
      )}
      {failed ? (
        <ErrorState
          title={words.loadFailed}
          onRetry={() => Promise.all([imports.refetch(), searches.refetch()])}
          retrying={imports.isFetching || searches.isFetching}
        >
          {sentenceOf(failed.error)}
        </ErrorState>
      ) : null}
      {imports.isPending || searches.isPending ? (
        <Loading label={words.list.title} className="mt-10 grid gap-4">
          <Skeleton className="h-36" />
          <Skeleton className="h-36" />
        </Loading>
      ) : null}
      {imports.data && searches.data ? (
        <SearchList reviewId={reviewId} searches={searches.data} imports={imports.data} mayRun={mayRun} />
      ) : null}
    </Page>
  );
}
