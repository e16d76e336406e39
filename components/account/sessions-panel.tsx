"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "../api/client";
import { browserName } from "./browser-name";
import { accountWords as words } from "./words";

/** Every browser that is signed in; each can be ended. */
export function SessionsPanel() {
  const queries = useQueryClient();
  const sessions = useQuery(api.access.sessions.queryOptions({ input: {} }));
  const end = useMutation(
    api.access.endSession.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.access.sessions.key() }),
    }),
  );
  return (
    <Panel title={words.sessions} flush>
      {sessions.isPending ? <Skeleton className="h-12" /> : null}
      <ul className="divide-y">
        {sessions.data?.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 grow basis-60 truncate" title={session.userAgent}>
              {browserName(session.userAgent) ?? (session.userAgent || words.unknownBrowser)}
            </span>
            <span className="text-xs text-soft">
              {words.lastSeen} <DateText iso={session.lastSeenAt} time />
            </span>
            {session.current ? (
              <Badge tone="accent">{words.thisOne}</Badge>
            ) : (
              <Button size="small" onClick={() => end.mutate({ sessionId: session.id })}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
