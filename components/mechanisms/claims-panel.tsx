"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";
import { api, sentenceOf } from "../api/client";
import { ClaimCard } from "./claim-card";
import { ClassBadge } from "./class-badge";
import { words } from "./words";

interface ClaimsPanelProps {
  reviewId: string;
  propositionId: string;
  onClose: () => void;
}

/** The quotes behind one proposition, at the right of the view that opened them. */
export function ClaimsPanel({ reviewId, propositionId, onClose }: ClaimsPanelProps) {
  const claims = useQuery(api.mechanisms.proposition.queryOptions({ input: { reviewId, propositionId } }));
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each proposition that is opened takes the reader to its heading.
  useEffect(() => heading.current?.focus(), [propositionId]);
  return (
    <aside
      aria-label={words.panel.title}
      className="rounded-md border bg-surface lg:sticky lg:top-[calc(var(--shell-top)+1rem)] lg:max-h-[calc(100dvh-var(--shell-top)-2rem)] lg:overflow-y-auto"
    >
      <header className="flex items-start justify-between gap-2 border-b py-2 pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="py-1 font-semibold text-balance outline-none">
          {claims.data?.proposition.statement ?? words.panel.title}
        </h2>
        <IconButton size="small" label={words.panel.close} icon={<X />} onClick={onClose} />
      </header>
      <div className="p-4">
        {claims.isPending ? (
          <Loading label={words.panel.title}>
            <SkeletonText lines={5} reading />
          </Loading>
        ) : null}
        {claims.isError ? (
          <ErrorState
            title={words.claimsFailed}
            onRetry={() => claims.refetch()}
            retrying={claims.isFetching}
          >
            {sentenceOf(claims.error)}
          </ErrorState>
        ) : null}
        {claims.data ? (
          <>
            <Standing proposition={claims.data.proposition} />
            <ul className="mt-4 grid gap-5">
              {claims.data.claims.map((claim) => (
                <li key={claim.id}>
                  <ClaimCard claim={claim} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </aside>
  );
}

function Standing({ proposition }: { proposition: PropositionEntry }) {
  const { tally, comparativeOnly } = proposition;
  const { reportsSupporting, reportsRefuting, nPrimary } = tally;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap gap-2">
        <ClassBadge proposition={proposition} />
        {comparativeOnly ? <Badge>{words.comparative}</Badge> : null}
      </p>
      <p className="text-soft first-letter:uppercase">
        {words.studied(reportsSupporting.length, reportsRefuting.length, nPrimary)}
      </p>
    </div>
  );
}
