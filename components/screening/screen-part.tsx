"use client";

import { useQuery } from "@tanstack/react-query";
import { ClipboardList } from "lucide-react";
import { useState } from "react";
import type { Protocol } from "@/lib/review/protocol/schema";
import type { StageOverview } from "@/lib/review/screening/schema";
import { api, sentenceOf } from "../api/client";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { announce } from "../ui/live-region";
import { Loading, Skeleton, SkeletonText } from "../ui/skeleton";
import type { DeskPlace } from "./entry";
import { NotSaved } from "./not-saved";
import { useDesk } from "./use-desk";
import { words } from "./words";
import { Workplace } from "./workplace";

interface ScreenPartProps {
  place: DeskPlace;
  overview: StageOverview | undefined;
}

/** A voter's part of the page: their queue, once it and the protocol are there. */
export function ScreenPart({ place, overview }: ScreenPartProps) {
  const { reviewId } = place;
  const { desk, state } = useDesk(place);
  const protocol = useQuery(
    api.protocol.current.queryOptions({
      input: { reviewId },
      staleTime: 20_000,
      // Without a network the page mends itself, as the desk does.
      refetchInterval: (query) => (query.state.status === "error" ? 3_000 : 60_000),
      refetchOnWindowFocus: "always",
    }),
  );
  // Criteria never change under a reader's eyes: the version they began with stays until they take the new one.
  const [seen, setSeen] = useState<Protocol | null>(null);
  const current = protocol.data?.protocol ?? null;
  if (seen === null && current !== null) setSeen(current);
  // What is on the desk stays there when asking for it again fails.
  const error = (protocol.data ? null : protocol.error) ?? (state.queue ? null : state.fetchError);
  if (error) {
    return (
      <div className="mx-auto grid w-full max-w-2xl gap-4 px-4 py-8 sm:px-8">
        {/* With nothing to read and nothing to save, the line below says all there is to say. */}
        {state.entries.length > 0 || state.line === "signed_out" ? (
          <NotSaved desk={desk} state={state} />
        ) : null}
        <ErrorState
          title={words.loadFailed}
          retrying={protocol.isFetching}
          onRetry={() => {
            void protocol.refetch();
            desk.refresh();
            desk.retry();
          }}
        >
          {sentenceOf(error)}
        </ErrorState>
      </div>
    );
  }
  if (protocol.data?.protocol === null) {
    return (
      <EmptyState
        icon={<ClipboardList />}
        title={words.noProtocol}
        action={<LinkButton href={`/reviews/${reviewId}/protocol`}>{words.toProtocol}</LinkButton>}
      >
        {words.noProtocolLine}
      </EmptyState>
    );
  }
  if (!protocol.data || !state.queue) return <Shape />;
  return (
    <Workplace
      place={place}
      protocol={seen ?? protocol.data.protocol}
      currentProtocol={protocol.data.protocol}
      onTakeProtocol={() => {
        setSeen(current);
        if (current) announce(words.protocolTaken(current.number));
      }}
      desk={desk}
      state={state}
      queue={state.queue}
      overview={overview}
    />
  );
}

/** The shape of a record while it is fetched. */
function Shape() {
  return (
    <Loading label={words.loading} className="mx-auto w-full max-w-[38rem] grow px-4 py-8">
      <Skeleton className="h-3 w-40" />
      <Skeleton className="mt-4 h-14" />
      <Skeleton className="mt-3 h-3 w-64" />
      <div className="mt-8">
        <SkeletonText lines={9} reading />
      </div>
    </Loading>
  );
}
