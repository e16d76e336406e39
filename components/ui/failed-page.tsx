"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "./error-state";
import { LinkButton } from "./link-button";
import { words } from "./words";

interface FailedPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What stands in place of a page that failed. */
export function FailedPage({ error, reset }: FailedPageProps) {
  const queries = useQueryClient();
  // What the page failed on may be an answer that is kept: it is asked for again.
  const retry = () => {
    queries.removeQueries({ type: "inactive" });
    reset();
  };
  return (
    <div className="px-6">
      <title>{`${words.error.title} · ${words.product}`}</title>
      <ErrorState
        level={1}
        title={words.error.title}
        kept={words.error.kept}
        onRetry={retry}
        action={<LinkButton href="/">{words.error.home}</LinkButton>}
        reference={error.digest}
      >
        {words.error.what}
      </ErrorState>
    </div>
  );
}
