"use client";

import { useQuery } from "@tanstack/react-query";
import { GitFork } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { ClaimsPanel } from "./claims-panel";
import { ContradictionsView } from "./contradictions-view";
import { GapsView } from "./gaps-view";
import { MapView } from "./map-view";
import { TableView } from "./table-view";
import { words } from "./words";

/** What the settled claims say together: as a table, a map, a map of gaps, and where they contradict. */
export function MechanismsPage({ reviewId, mayExtract }: { reviewId: string; mayExtract: boolean }) {
  const propositions = useQuery(api.mechanisms.propositions.queryOptions({ input: { reviewId } }));
  const { opened, open, close } = useOpened();
  const [tab, setTab] = useState("table");
  const entries = propositions.data ?? [];
  return (
    <Page width="full" className="max-w-[120rem]">
      <PageHeader
        title={words.title}
        description={words.counts}
        actions={
          entries.length > 0 ? (
            <LinkButton href={`/api/v1/reviews/${reviewId}/mechanisms/claims.csv`} prefetch={false} download>
              {words.download}
            </LinkButton>
          ) : null
        }
      />
      {propositions.isPending ? (
        <Loading label={words.title}>
          <Skeleton className="mb-4 h-9 max-w-md" />
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {propositions.isError ? (
        <ErrorState
          title={words.loadFailed}
          onRetry={() => propositions.refetch()}
          retrying={propositions.isFetching}
        >
          {sentenceOf(propositions.error)}
        </ErrorState>
      ) : null}
      {propositions.isSuccess && entries.length === 0 ? (
        <EmptyState
          icon={<GitFork />}
          title={words.none}
          action={
            mayExtract ? (
              <LinkButton href={stepHref(reviewId, "extraction")}>{words.toExtraction}</LinkButton>
            ) : null
          }
        >
          {words.noneLine}
        </EmptyState>
      ) : null}
      {entries.length > 0 ? (
        <div className={opened ? "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]" : undefined}>
          <div className="min-w-0">
            <Tabs
              label={words.views}
              value={tab}
              onValueChange={(next) => {
                setTab(next);
                if (next === "gaps" || next === "contradictions") close();
              }}
              tabs={[
                {
                  value: "table",
                  label: words.tabs.table,
                  count: entries.length,
                  content: <TableView propositions={entries} opened={opened} onOpen={open} />,
                },
                {
                  value: "map",
                  label: words.tabs.map,
                  content: <MapView reviewId={reviewId} opened={opened} onOpen={open} />,
                },
                { value: "gaps", label: words.tabs.gaps, content: <GapsView reviewId={reviewId} /> },
                {
                  value: "contradictions",
                  label: words.tabs.contradictions,
                  content: <ContradictionsView reviewId={reviewId} />,
                },
              ]}
            />
          </div>
          {opened ? <ClaimsPanel reviewId={reviewId} propositionId={opened} onClose={close} /> : null}
        </div>
      ) : null}
    </Page>
  );
}

/** The proposition whose quotes are open. Closing gives the focus back to what opened them. */
function useOpened() {
  const [opened, setOpened] = useState<string | null>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (opened !== null) return;
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus();
  }, [opened]);
  return {
    opened,
    open: (propositionId: string) => {
      opener.current = document.activeElement;
      setOpened(propositionId);
    },
    close: () => setOpened(null),
  };
}
