"use client";

import { ErrorState } from "./error-state";
import { LinkButton } from "./link-button";
import { words } from "./words";

interface FailedPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What stands in place of a page that failed. */
export function FailedPage({ error, reset }: FailedPageProps) {
  return (
    <div className="px-6">
      <title>{`${words.error.title} · ${words.product}`}</title>
      <ErrorState
        level={1}
        title={words.error.title}
        kept={words.error.kept}
        onRetry={reset}
        action={<LinkButton href="/">{words.error.home}</LinkButton>}
        reference={error.digest}
      >
        {words.error.what}
      </ErrorState>
    </div>
  );
}
