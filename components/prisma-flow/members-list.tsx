"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { BoxCount, MemberEntry, MemberKey } from "@/lib/review/prisma-flow/schema";
import { api, sentenceOf } from "../api/client";
import { kindName } from "../history/event-words";
import { recordHref, reportHref } from "../history/place";
import { DateText } from "../ui/date";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { VirtualList } from "../ui/virtual-list";
import { MembersDownload } from "./members-download";
import { words } from "./words";

const { members: say } = words;

interface MembersListProps {
  reviewId: string;
  members: MemberKey;
  number: BoxCount | undefined;
}

/** The records, reports or studies that a number counts, each with why it is there. */
export function MembersList({ reviewId, members, number }: MembersListProps) {
  const sentence = number?.sentence ?? say.title;
  const router = useRouter();
  const list = useInfiniteQuery(
    api.prismaFlow.members.infiniteOptions({
      input: (cursor: string | undefined) => ({ reviewId, ...members, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (list.isPending) {
    return (
      <Loading label={sentence} className="grid gap-px">
        {["first", "second", "third", "fourth"].map((row) => (
          <Skeleton key={row} className="m-4 h-12" />
        ))}
      </Loading>
    );
  }
  if (list.isError) {
    return (
      <div className="p-4">
        <ErrorState title={words.listFailed} onRetry={() => list.refetch()} retrying={list.isFetching}>
          {sentenceOf(list.error)}
        </ErrorState>
      </div>
    );
  }
  const rows = list.data.pages.flatMap((page) => page.members);
  if (rows.length === 0) return <p className="p-5 text-soft">{say.none}</p>;
  return (
    <>
      <VirtualList
        label={sentence}
        rows={rows}
        rowKey={({ id }) => id}
        total={list.hasNextPage ? Math.max(number?.n ?? 0, rows.length + 1) : rows.length}
        rowHeight={84}
        onOpen={(entry) => router.push(hrefOf(reviewId, entry))}
        onEndReached={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        className="min-h-0 grow rounded-none border-0 bg-raised"
        renderRow={(entry) => <Member entry={entry} />}
      />
      <div className="flex flex-wrap items-center justify-between gap-2 border-t py-2 pr-3 pl-5">
        <p className="tabular text-xs text-soft">
          {list.hasNextPage ? say.firstShown(rows.length, number?.n) : say.allShown(rows.length)}
        </p>
        <MembersDownload reviewId={reviewId} members={members} />
      </div>
    </>
  );
}

function Member({ entry }: { entry: MemberEntry }) {
  const { title, byline, year, because, sourceName, event } = entry;
  const facts = [byline, year, sourceName, spread(entry)].filter(Boolean).join(" · ");
  return (
    <div className="px-5 py-3">
      <p className="line-clamp-2 font-medium [overflow-wrap:anywhere]">{title || say.untitled}</p>
      {facts ? <p className="mt-0.5 truncate text-xs text-soft">{facts}</p> : null}
      {because || event ? (
        <p className="mt-0.5 truncate text-xs text-soft">
          {because ? <span className="font-medium text-ink">{because}</span> : null}
          {because && event ? " · " : null}
          {event ? (
            <>
              {say.by(kindName(event.kind), event.actorName)}, <DateText iso={event.at} time />
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

/** A study says in how many reports it is told, and a report from how many records it came, where that is more than one. */
function spread({ unit, of }: MemberEntry): string {
  if (unit === "study") return say.reports(of.length);
  return unit === "report" && of.length > 1 ? say.records(of.length) : "";
}

/** A study is opened through its first report, which names the others. */
function hrefOf(reviewId: string, { unit, id, of }: MemberEntry): string {
  if (unit === "record") return recordHref(reviewId, id);
  return reportHref(reviewId, unit === "report" ? id : (of[0] ?? id));
}
