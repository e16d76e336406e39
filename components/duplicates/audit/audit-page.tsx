"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { stepHref } from "../../review/places";
import { Sample, SampleToCome } from "./sample";
import { SampleDownload } from "./sample-download";
import { words } from "./words";

/** Samples of what the software merged, to be looked through by anyone who decides on duplicates. */
export function AuditPage({ reviewId, mayDecide }: { reviewId: string; mayDecide: boolean }) {
  const input = { reviewId };
  const list = useQuery(api.duplicates.audits.queryOptions({ input }));
  const counts = useQuery(api.duplicates.counts.queryOptions({ input }));
  const [chosen, setChosen] = useState<string | null>(null);
  const draw = useDraw(reviewId, setChosen);
  const failed = list.error ?? counts.error;
  const audits = list.data?.audits ?? [];
  const auditId = audits.find(({ id }) => id === chosen)?.id ?? audits[0]?.id;
  const merged = counts.data?.duplicatesBySoftware ?? 0;
  const drawButton = (label: string, isPrimary: boolean) =>
    mayDecide && merged > 0 ? (
      <Button variant={isPrimary ? "primary" : undefined} busy={draw.isPending} onClick={() => draw.mutate()}>
        {label}
      </Button>
    ) : undefined;
  const header = (
    <>
      <PageHeader
        title={words.title}
        description={words.line}
        back={<TextLink href={stepHref(reviewId, "duplicates")}>{words.back}</TextLink>}
        actions={
          auditId ? (
            <>
              {drawButton(words.drawAnother, false)}
              <SampleDownload reviewId={reviewId} auditId={auditId} />
            </>
          ) : undefined
        }
      />
      {mayDecide ? null : <Notice className="mb-4">{words.readOnly}</Notice>}
      {draw.error ? (
        <Notice tone="danger" className="mb-4">
          {words.notDone}. {sentenceOf(draw.error)}
        </Notice>
      ) : null}
    </>
  );
  return (
    <div className="flex min-h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] flex-col">
      {auditId && !failed ? (
        <Sample key={auditId} {...{ reviewId, auditId, audits, mayDecide, header }} onChoose={setChosen} />
      ) : (
        <Page className="grow">
          {header}
          {failed ? (
            <ErrorState
              title={words.loadFailed}
              onRetry={() => Promise.all([list.refetch(), counts.refetch()])}
              retrying={list.isFetching || counts.isFetching}
            >
              {sentenceOf(failed)}
            </ErrorState>
          ) : list.data && counts.data ? (
            <EmptyState
              icon={<ClipboardCheck />}
              title={merged > 0 ? words.none : words.nothingMerged}
              action={drawButton(words.draw, true)}
            >
              {merged > 0 ? words.noneLine(merged) : words.nothingMergedLine}
            </EmptyState>
          ) : (
            <SampleToCome />
          )}
        </Page>
      )}
    </div>
  );
}

function useDraw(reviewId: string, onDrawn: (auditId: string) => void) {
  const queries = useQueryClient();
  const draw = useMutation(api.duplicates.drawAudit.mutationOptions());
  return {
    isPending: draw.isPending,
    error: draw.error,
    mutate: () =>
      draw.mutate(
        { reviewId, operationId: newOperationId() },
        {
          onSuccess: async ({ auditId }) => {
            await queries.invalidateQueries({ queryKey: api.duplicates.audits.key() });
            onDrawn(auditId);
            toast(words.wasDrawn);
          },
        },
      ),
  };
}
