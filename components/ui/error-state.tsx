"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { words } from "./words";

interface ErrorStateProps {
  /** What happened. */
  title: string;
  children?: ReactNode;
  /** What became of the work: nothing lost, or exactly what. */
  kept?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** 1 when it stands in place of the whole page. */
  level?: 1 | 2;
  /** Another way out. */
  action?: ReactNode;
  /** A code by which the person who runs the server finds it in the log. */
  reference?: string;
}

/** Something failed: what, what was kept, what to do. */
export function ErrorState({
  title,
  children,
  kept,
  onRetry,
  retrying,
  action,
  reference,
  level = 2,
}: ErrorStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <section
      role="alert"
      className="mx-auto my-4 max-w-lg rounded-md border border-l-3 border-l-danger bg-surface p-5"
    >
      <Heading className="text-base font-semibold text-balance">{title}</Heading>
      {children ? <div className="mt-1.5 text-soft">{children}</div> : null}
      {kept ? <p className="mt-1.5 font-medium">{kept}</p> : null}
      {onRetry || action ? (
        <div className="mt-4 flex flex-wrap gap-2">
          {onRetry ? (
            <Button variant="primary" onClick={onRetry} busy={retrying}>
              {words.error.retry}
            </Button>
          ) : null}
          {action}
        </div>
      ) : null}
      {reference ? (
        <p className="mt-4 text-xs text-soft">
          {words.error.reference}: <code className="font-mono text-ink select-all">{reference}</code>
        </p>
      ) : null}
    </section>
  );
}
