"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import type { ClaimEntry } from "@/lib/review/mechanisms/shapes";
import { sentenceOf } from "../api/client";
import { ClaimCard } from "./claim-card";
import { words } from "./words";

interface QuotesFrameProps {
  title: string;
  /** Another key takes the reader to the heading again. */
  openKey: string;
  query: {
    isPending: boolean;
    isError: boolean;
    isFetching: boolean;
    error: unknown;
    refetch: () => unknown;
  };
  onClose: () => void;
  children: ReactNode;
}

/** Quotes at the right of the view that opened them; on a narrow screen, under it. */
export function QuotesFrame({ title, openKey, query, onClose, children }: QuotesFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each thing that is opened takes the reader to its heading.
  useEffect(() => heading.current?.focus(), [openKey]);
  return (
    <aside
      aria-label={words.panel.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      className="rounded-md border bg-surface lg:sticky lg:top-[calc(var(--shell-top)+1rem)] lg:max-h-[calc(100dvh-var(--shell-top)-2rem)] lg:overflow-y-auto"
    >
      <header className="flex items-start justify-between gap-2 border-b py-2 pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="py-1 font-semibold text-balance outline-none">
          {title}
        </h2>
        <IconButton size="small" label={words.panel.close} icon={<X />} onClick={onClose} />
      </header>
      <div className="p-4">
        {query.isPending ? (
          <Loading label={words.panel.title}>
            <SkeletonText lines={5} reading />
          </Loading>
        ) : null}
        {query.isError ? (
          <ErrorState title={words.claimsFailed} onRetry={() => query.refetch()} retrying={query.isFetching}>
            {sentenceOf(query.error)}
          </ErrorState>
        ) : null}
        {children}
      </div>
    </aside>
  );
}

/** One quote after the other. */
export function QuoteList({ claims, says }: { claims: readonly ClaimEntry[]; says?: boolean }) {
  return (
    <ul className="mt-4 grid gap-5 first:mt-0">
      {claims.map((claim) => (
        <li key={claim.id}>
          {says ? <p className="mb-2 font-medium">{claim.statement}</p> : null}
          <ClaimCard claim={claim} />
        </li>
      ))}
    </ul>
  );
}
