"use client";

import { useQuery } from "@tanstack/react-query";
import type { Role } from "@/lib/access/roles";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, sentenceOf } from "../api/client";
import { RecordCard } from "../record/record-card";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import { Loading, Skeleton, SkeletonText } from "../ui/skeleton";
import { Positions } from "./positions";
import { Proposal } from "./proposal";
import { Resolutions } from "./resolutions";
import { SettleForm } from "./settle-form";
import { words } from "./words";

/** Who looks, and where. */
export interface Looking {
  reviewId: string;
  stage: StageKind;
  personId: string;
  roles: readonly Role[];
}

/** One conflict: the record, the positions, what was proposed or settled, and the form to settle it. */
export function ConflictPanel({
  looking,
  itemId,
  onSettled,
}: {
  looking: Looking;
  itemId: string;
  onSettled: () => void;
}) {
  const { reviewId, stage, personId, roles } = looking;
  const answer = useQuery(api.conflicts.conflict.queryOptions({ input: { reviewId, stage, itemId } }));
  const versions = useQuery(api.protocol.versions.queryOptions({ input: { reviewId }, staleTime: 60_000 }));
  if (answer.isPending || versions.isPending) return <ConflictShape />;
  if (!answer.data || !versions.data) {
    return (
      <ErrorState title={words.oneFailed} onRetry={() => answer.refetch()} retrying={answer.isFetching}>
        {sentenceOf(answer.error ?? versions.error)}
      </ErrorState>
    );
  }
  const view = answer.data;
  const [protocol] = versions.data;
  const reasonOf = (id: string) =>
    versions.data.flatMap((version) => version.reasons).find((one) => one.reasonId === id)?.label ?? id;
  const decides = roles.some((role) => role === "owner" || role === "lead" || role === "adjudicator");
  const on = { reviewId, stage, itemId };
  return (
    <div>
      <RecordCard
        record={view.card}
        highlights={protocol?.settings.highlights}
        above={words.place(view.card.batchNumber)}
      />
      <Positions view={view} protocolVersionId={protocol?.id} reasonOf={reasonOf} />
      <section aria-labelledby="resolution" className="mt-8 grid gap-4 border-t pt-6">
        <h3 id="resolution" className="text-base font-semibold">
          {words.resolution}
        </h3>
        {view.batchOpen ? <Notice>{words.batchOpen}</Notice> : null}
        <Resolutions
          {...on}
          resolutions={view.resolutions}
          reasonOf={reasonOf}
          mayReopen={(one) => decides || one.resolvers.some((person) => person.personId === personId)}
        />
        {view.status === "conflict" && view.proposal ? (
          <Proposal
            {...{ reviewId, stage, personId, view, reasonOf, onSettled }}
            key={view.proposal.id}
            proposal={view.proposal}
          />
        ) : null}
        {view.ways.length > 0 && protocol ? (
          <SettleForm
            {...{ reviewId, stage, view, reasonOf, onSettled }}
            key={itemId}
            protocolVersionId={protocol.id}
          />
        ) : view.status === "conflict" ? (
          <Notice>{words.noWay}</Notice>
        ) : null}
      </section>
    </div>
  );
}

/** The shape of a conflict while it is fetched. */
export function ConflictShape() {
  return (
    <Loading label={words.title}>
      <Skeleton className="h-14" />
      <Skeleton className="mt-3 h-3 w-64" />
      <div className="mt-8">
        <SkeletonText lines={8} reading />
      </div>
      <Skeleton className="mt-8 h-28" />
    </Loading>
  );
}
