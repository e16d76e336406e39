"use client";

import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { words } from "@/components/ui/words";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What stands in place of a page that failed. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh content-center px-6">
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
    </main>
  );
}
