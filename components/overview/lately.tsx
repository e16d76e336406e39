"use client";

import { useQuery } from "@tanstack/react-query";
import { DateText } from "@/components/ui/date";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { api, sentenceOf } from "../api/client";
import { didWhat } from "../history/event-words";
import { entryHref } from "../history/place";
import { type Run, runsOf } from "../history/runs";
import { Link } from "../ui/link";
import { words } from "./words";

const READ = 60;
const SHOWN = 8;

/** The last that happened, as far as this person may know it: the history's own query decides that. */
export function Lately({ reviewId }: { reviewId: string }) {
  const history = useQuery(
    api.history.list.queryOptions({ input: { reviewId, limit: READ }, refetchInterval: 30_000 }),
  );
  const runs = runsOf(history.data?.entries ?? []).slice(0, SHOWN);
  return (
    <Panel
      title={words.lately}
      flush
      actions={
        <TextLink href={`/reviews/${reviewId}/history`} className="mr-2 text-xs">
          {words.latelyAll}
        </TextLink>
      }
    >
      {history.isPending ? (
        <Loading label={words.lately} className="p-4">
          <Skeleton className="h-72" />
        </Loading>
      ) : null}
      {history.isError ? (
        <Notice tone="danger" className="m-3">
          {sentenceOf(history.error)}
        </Notice>
      ) : null}
      <ol className="divide-y empty:hidden">
        {runs.map((run) => (
          <li key={run.entry.id}>
            <Line reviewId={reviewId} run={run} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Line({ reviewId, run: { entry, more } }: { reviewId: string; run: Run }) {
  const { actorName, kind, payload, subject, at } = entry;
  return (
    <Link
      href={entryHref(reviewId, entry)}
      prefetch={false}
      className="flex flex-wrap items-baseline gap-x-4 px-4 py-2 -outline-offset-2 hover:bg-hover sm:flex-nowrap"
    >
      <span className="min-w-0 grow truncate max-sm:basis-full">
        <span className="font-medium">{actorName}</span> {didWhat(kind, payload)}
        {subject?.title ? <span className="text-soft"> · {subject.title}</span> : null}
      </span>
      <span className="shrink-0 text-xs text-soft">
        {more > 0 ? `${words.latelyMore(more)} · ` : null}
        <DateText iso={at} time />
      </span>
    </Link>
  );
}
