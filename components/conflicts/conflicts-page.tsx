"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { StageKind } from "@/lib/review/protocol/schema";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { Badge } from "../ui/badge";
import { classNames } from "../ui/class-names";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { FoldPanel } from "../ui/panel";
import { useShortcuts } from "../ui/shortcuts";
import { Loading, Skeleton } from "../ui/skeleton";
import { ConflictPanel, ConflictShape, type Looking } from "./conflict-panel";
import { Queue } from "./queue";
import { words } from "./words";

/** Conflicts of either stage: the queue at the left, the one that is being settled at the right. */
export function ConflictsPage(who: Omit<Looking, "stage">) {
  const asked = useSearchParams();
  const stage = StageKind.safeParse(asked.get("stage")).data ?? "title_abstract";
  return (
    <Page>
      <PageHeader title={words.title} description={words.line} />
      <nav aria-label={words.stagesLabel} className="mb-6 flex gap-1 overflow-x-auto border-b p-1 pb-0 -mx-1">
        {StageKind.options.map((one) => (
          <Link
            key={one}
            href={`?stage=${one}`}
            scroll={false}
            aria-current={one === stage ? "page" : undefined}
            className={classNames(
              "-mb-px inline-flex min-h-9 shrink-0 items-center rounded-t-sm border-b-2 px-3",
              one === stage
                ? "border-accent font-medium text-ink"
                : "border-transparent text-soft hover:text-ink",
            )}
          >
            {words.stages[one]}
          </Link>
        ))}
      </nav>
      <Stage key={stage} looking={{ ...who, stage }} asked={asked.get("item")} />
    </Page>
  );
}

const COLUMNS =
  "grid items-start gap-6 lg:grid-cols-[17rem_minmax(0,42rem)] lg:gap-10 xl:grid-cols-[20rem_minmax(0,42rem)] min-[120rem]:grid-cols-[26rem_minmax(0,52rem)]";

const SCREENING: Record<StageKind, (reviewId: string) => string> = {
  title_abstract: (reviewId) => stepHref(reviewId, "screening"),
  full_text: (reviewId) => `${stepHref(reviewId, "full_text")}/assess`,
};

function useConflicts(looking: Looking, status: "conflict" | "resolved", enabled: boolean) {
  const { reviewId, stage } = looking;
  const answer = useInfiniteQuery(
    api.conflicts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, stage, status, cursor, limit: 50 }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      enabled,
    }),
  );
  return { answer, items: answer.data?.pages.flatMap((page) => page.items) ?? [] };
}

function Stage({ looking, asked }: { looking: Looking; asked: string | null }) {
  const [wanted, setWanted] = useState(asked);
  const [showsSettled, setShowsSettled] = useState(false);
  const { answer: open, items } = useConflicts(looking, "conflict", true);
  const { answer: settled, items: settledItems } = useConflicts(looking, "resolved", showsSettled);
  const all = [...items, ...settledItems];
  const chosenId = wanted ?? items[0]?.itemId;

  function choose(itemId: string | null) {
    setWanted(itemId);
    const item = itemId ? `&item=${itemId}` : "";
    window.history.replaceState(null, "", `?stage=${looking.stage}${item}`);
  }
  function move(by: number) {
    const at = all.findIndex((one) => one.itemId === chosenId);
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (next) choose(next.itemId);
  }
  /** After one is settled the next in the list is there. */
  function onSettled() {
    const at = items.findIndex((one) => one.itemId === chosenId);
    choose((items[at + 1] ?? items[at - 1])?.itemId ?? null);
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) });

  if (open.isPending) {
    return (
      <div className={COLUMNS}>
        <Loading label={words.queue}>
          <Skeleton className="h-64" />
        </Loading>
        <ConflictShape />
      </div>
    );
  }
  if (!open.data) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => open.refetch()} retrying={open.isFetching}>
        {sentenceOf(open.error)}
      </ErrorState>
    );
  }
  return (
    <div className={COLUMNS}>
      <div className="grid gap-3 lg:sticky lg:top-[calc(var(--shell-top)+1.5rem)]">
        <FoldPanel
          open
          flush
          title={words.queue}
          aside={<Badge>{words.queueCount(items.length, open.hasNextPage)}</Badge>}
        >
          <div className="max-h-60 overflow-y-auto lg:max-h-[60dvh]">
            {items.length === 0 ? <p className="p-3 text-soft">{words.queueNone}</p> : null}
            <Queue
              label={words.queue}
              items={items}
              chosenId={chosenId}
              onChoose={choose}
              onMore={open.hasNextPage ? () => open.fetchNextPage() : undefined}
              isFetching={open.isFetchingNextPage}
            />
          </div>
        </FoldPanel>
        <FoldPanel
          flush
          title={words.settled}
          onToggle={(event) => setShowsSettled(event.currentTarget.open)}
        >
          <div className="max-h-60 overflow-y-auto lg:max-h-[40dvh]">
            {settled.isSuccess && settledItems.length === 0 ? (
              <p className="p-3 text-soft">{words.settledNone}</p>
            ) : null}
            <Queue
              label={words.settled}
              items={settledItems}
              chosenId={chosenId}
              onChoose={choose}
              onMore={settled.hasNextPage ? () => settled.fetchNextPage() : undefined}
              isFetching={settled.isFetchingNextPage}
            />
          </div>
        </FoldPanel>
      </div>
      {chosenId ? (
        <ConflictPanel key={chosenId} looking={looking} itemId={chosenId} onSettled={onSettled} />
      ) : (
        <EmptyState
          icon={<Scale />}
          title={words.none}
          action={
            <LinkButton href={`${SCREENING[looking.stage](looking.reviewId)}?part=batches`}>
              {words.toBatches}
            </LinkButton>
          }
        >
          {words.noneLine}
        </EmptyState>
      )}
    </div>
  );
}
