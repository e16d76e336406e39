"use client";

import { useQuery } from "@tanstack/react-query";
import { DateText } from "@/components/ui/date";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { api, sentenceOf } from "../api/client";
import { didWhat } from "../history/event-words";
import { words } from "./words";

/** What happened to one record, newest first; others' votes show only to those who may see them. */
export function RecordTimeline({ reviewId, recordId }: { reviewId: string; recordId: string }) {
  const history = useQuery(api.history.list.queryOptions({ input: { reviewId, recordId, limit: 100 } }));
  return (
    <Panel
      title={words.timeline}
      className="mt-8"
      actions={
        <TextLink href={`/reviews/${reviewId}/history`} className="mr-2 text-xs">
          {words.timelineAll}
        </TextLink>
      }
    >
      {history.isPending ? (
        <Loading label={words.timeline}>
          <SkeletonText lines={2} />
        </Loading>
      ) : null}
      {history.isError ? <Notice tone="danger">{sentenceOf(history.error)}</Notice> : null}
      {history.data?.entries.length === 0 ? <p className="text-soft">{words.timelineEmpty}</p> : null}
      <ol className="grid gap-3 empty:hidden">
        {history.data?.entries.map((entry) => (
          <li key={entry.id}>
            <p>
              <span className="font-medium">{entry.actorName}</span> {didWhat(entry.kind, entry.payload)}
            </p>
            <p className="text-xs text-soft">
              <DateText iso={entry.at} time />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
