"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ClipboardList } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { FoldPanel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Protocol } from "@/lib/review/protocol/schema";
import { api, sentenceOf } from "../api/client";
import { ProtocolForm } from "./protocol-form";
import { ProtocolText } from "./protocol-text";
import { words } from "./words";

/** The protocol in force, to read or to amend, and its amendments. */
export function ProtocolPage({ reviewId, mayEdit }: { reviewId: string; mayEdit: boolean }) {
  const current = useQuery(api.protocol.current.queryOptions({ input: { reviewId }, staleTime: 60_000 }));
  const protocol = current.data?.protocol ?? null;
  return (
    <Page width="narrow">
      <PageHeader
        title={words.title}
        description={words.line}
        aside={protocol ? <Badge tone="accent">{words.version(protocol.number)}</Badge> : null}
      />
      {current.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="h-24" />
          <Skeleton className="mt-6 h-64" />
        </Loading>
      ) : null}
      {current.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => current.refetch()} retrying={current.isFetching}>
          {sentenceOf(current.error)}
        </ErrorState>
      ) : null}
      {current.isSuccess && !mayEdit ? (
        <div className="grid gap-4">
          {protocol ? (
            <>
              <Notice>{words.readOnly}</Notice>
              <ProtocolText protocol={protocol} />
            </>
          ) : (
            <EmptyState icon={<ClipboardList />} title={words.none}>
              {words.noneReadOnly}
            </EmptyState>
          )}
        </div>
      ) : null}
      {current.isSuccess && mayEdit && !protocol ? <Notice className="mb-6">{words.noneLine}</Notice> : null}
      {current.isSuccess && mayEdit ? <Amending reviewId={reviewId} inForce={protocol} /> : null}
      {protocol ? <Amendments reviewId={reviewId} /> : null}
    </Page>
  );
}

/** The form stays with the version it was opened on, whatever others publish, until its author moves on. */
function Amending({ reviewId, inForce }: { reviewId: string; inForce: Protocol | null }) {
  const queries = useQueryClient();
  const [base, setBase] = useState(inForce);
  async function goOn() {
    const current = api.protocol.current.queryOptions({ input: { reviewId }, staleTime: 0 });
    setBase((await queries.fetchQuery(current)).protocol);
    await queries.invalidateQueries({ queryKey: api.protocol.versions.key() });
  }
  return (
    <ProtocolForm
      key={base?.id ?? "first"}
      reviewId={reviewId}
      protocol={base}
      newer={inForce && inForce.id !== base?.id ? inForce : null}
      onLoadNewer={() => setBase(inForce)}
      onPublished={goOn}
    />
  );
}

function Amendments({ reviewId }: { reviewId: string }) {
  const versions = useQuery(api.protocol.versions.queryOptions({ input: { reviewId } }));
  if (!versions.data) return null;
  return (
    <FoldPanel title={words.amendments} aside={versions.data.length} className="mt-6">
      <ol className="grid gap-3">
        {versions.data.map((version) => (
          <li key={version.id} className="grid gap-0.5">
            <p>
              <span className="font-medium">{words.version(version.number)}</span>
              <span className="ml-2 text-soft">
                <DateText iso={version.at} />
              </span>
            </p>
            <p className="text-soft">{version.rationale || words.first}</p>
          </li>
        ))}
      </ol>
    </FoldPanel>
  );
}
